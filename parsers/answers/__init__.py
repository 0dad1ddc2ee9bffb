"""One answer from its documents: letter, tables and figures together, persons masked."""
