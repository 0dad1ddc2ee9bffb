"""Workbooks of every format as one ``Book``: what is stored, and what is seen of it.

``book.open_book`` is the way in; each format has its own structural pass. The
spreadsheet reader takes the visible cells of a ``Book``; the gate looks at the rest.
"""
