"""Grid to figures: headers, row levels, totals, values, periods and what is counted."""

from parsers.tables.loading import table_from_json
from parsers.tables.numbers import count_numbers
from parsers.tables.read import read_table

__all__ = ["count_numbers", "read_table", "table_from_json"]
