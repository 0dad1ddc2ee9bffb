"""A bank of invented police FOI letters with known truth, to measure a letter reader.

It knows nothing of the reader: no part of it imports ``parsers``. ``words`` holds the deciding
texts and ``around`` what stands round them, both split into two halves that share no wording.
"""
