"""Small documents of the project's own making with known cells, in shapes seen in the wild.

`python -m samples.document_bank OUT` writes each file beside its truth;
`python -m samples.document_bank.score OUT READ` scores what `forcewide extract --out READ` made of
them. The files fall into two halves: `a` may be tuned on, `b` is only reported. A new shape goes
into both. All names and figures are invented.
"""
