"""Invented answer letters with tables, as forces print them, and the figures they hold.

``model`` says what a letter is, ``printing`` how rows and heads become a table and its
truth, ``kinds`` what letters vary in, ``word``, ``sheet`` and ``text`` write them down.
Only tests and ``benchmarks/answers.py`` use it.
"""
