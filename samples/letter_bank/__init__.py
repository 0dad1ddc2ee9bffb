"""A bank of invented police FOI letters with known truth, to measure a letter reader.

It knows nothing of the reader: no part of it imports ``parsers``. ``words`` holds the deciding
texts and ``around`` what stands round them, both split into two halves that share no wording:
tune on half a, report half b.

    python -m samples.letter_bank OUT --seed 1 --half b          # letters and truth.jsonl
    python -m samples.letter_bank.reading OUT READ               # forcewide extract, force by force
    python -m samples.letter_bank.score OUT READ --list wrong    # right, unknown, wrong
    python -m samples.letter_bank.wordings OUT                   # each seen wording alone
"""
