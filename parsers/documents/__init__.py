"""Readers only: bytes to blocks and tables, a room a family. They know no letter and no gate."""
