"""The one search: its index, made at publish, and what a question finds in it."""
