"""Tables as Parquet, where pyarrow is installed (``pip install 'forcewide[release]'``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import util
from itertools import islice
from pathlib import Path
from typing import Final

from db.spec import Table

_ROWS: Final = 50_000  # of one row group: what is in memory at once
INSTALL: Final = "pip install 'forcewide[release]'"


def available() -> bool:
    """Whether Parquet can be written here."""
    return util.find_spec("pyarrow") is not None


def write(path: Path, table: Table, rows: Iterable[tuple[object, ...]]) -> None:
    """Write the rows of a table; types and nulls are those of the schema."""
    import pyarrow as pa  # late: an extra, and large
    import pyarrow.parquet as pq

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema(
        [
            pa.field(column.name, kinds[column.holds], metadata={"about": column.about})
            for column in table.columns
        ],
        metadata={"about": table.about},
    )
    path.parent.mkdir(exist_ok=True)
    with pq.ParquetWriter(path, schema, compression="zstd") as out:
        for some in _batches(rows):
            columns = list(zip(*some, strict=True))
            arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
            out.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _batches(rows: Iterable[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    source = iter(rows)
    while some := list(islice(source, _ROWS)):
        yield some
