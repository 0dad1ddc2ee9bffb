"""The columns of a topic's CSV, and what stands in each: its metadata is the sheet Columns."""

from __future__ import annotations

from typing import Final

COLUMNS: Final[dict[str, str]] = {
    "Force": "Name of the force that answered",
    "What is counted": "The topic, what narrows it, and what one of the numbers is of",
    "Kind of period": "Shape of the period; compare only numbers of one kind",
    "Period": "The period in words",
    "From": "First day of the period",
    "To": "Last day of the period",
    "Number": "The number; empty where none is printed",
    "As printed": "The cell as the force prints it; the sum where it is added up here",
    "Shorthand": "Government Analysis Function: [c] hidden, [x] not available, [z] not applicable,"
    " [low] printed only as less than another",
    "Why no plain number": "Qualifier of the cell, as in the published schema",
    "Lowest": "Lower bound, only as printed",
    "Highest": "Upper bound, only as printed",
    "State": "value, bounds, suppressed, no_number, or disputed: one answer gives several",
    "How": "How the number stands in its table: a printed total, the only row, a named row, a sum",
    "Answer": "The answer on this site",
    "Date of the answer": "Day of the answer or of its publication",
    "Reference": "The force's reference, as printed",
    "Cell": "The cell on this site, with its table, file, page and hash",
    "Source": "The force's own page",
    "Notes": "Numbers of the force's warnings about it, which the workbook's notes have",
    "Force (short)": "Short name of the force, as in addresses",
}
