"""Typed values into one strict SQLite file, checked, swapped in and described to Datasette."""
