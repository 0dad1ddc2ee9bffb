"""One module per force: a declaration, and quirks as data."""
