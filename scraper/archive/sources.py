"""Which source has given each answer and file of a force: its own site, a person's recording,
a public web archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from db.coverage import Given, GivenKind, Source
from scraper.archive.store import Store


def given(store: Store, force: str) -> Iterator[Given]:
    """Every answer and file that is known and not gone, with the sources that have given it.

    Its day is that of the answer's publication, or else of the answer itself as it was read.
    """
    for kind, day, sources in store.connection.execute(_GIVEN, {"force": force}).fetchall():
        named = frozenset(Source(one) for one in sources.split(",") if one)
        yield Given(GivenKind(kind), day[:7], named)


_GIVEN: Final = """
WITH dated AS (
  SELECT i.canonical_url AS url, coalesce(i.published_on, (
    SELECT json_extract(p.disclosure, '$.responded_on') FROM parsed p
    WHERE p.force = i.force AND p.canonical_url = i.canonical_url), '') AS day
  FROM items i WHERE i.force = :force AND i.gone_since IS NULL),
known AS (
  SELECT 'answers' AS kind, url, day FROM dated
  UNION ALL
  SELECT 'files', a.canonical_url, d.day FROM attachments a JOIN dated d ON d.url = a.item_url
  WHERE a.force = :force AND a.gone_since IS NULL),
named AS (
  SELECT kind, url, day, url AS at FROM known
  UNION ALL
  SELECT k.kind, k.url, k.day, s.canonical_url FROM known k
  JOIN aliases s ON s.item_url = k.url WHERE s.force = :force)
SELECT n.kind, n.day, coalesce(group_concat(DISTINCT
  CASE WHEN c.archive IS NOT NULL THEN 'archive' WHEN c.kind = 'import' THEN 'recording'
  WHEN c.id IS NOT NULL THEN 'site' END), '')
FROM named n LEFT JOIN captures c ON c.canonical_url = n.at
  AND c.verdict IN ('OK', 'UNCHANGED') AND c.kind IN ('item', 'attachment', 'import')
GROUP BY n.kind, n.url, n.day ORDER BY n.day, n.kind
"""
