"""Stored bytes to parsed rows: workers under caps, conversion, recognition."""
