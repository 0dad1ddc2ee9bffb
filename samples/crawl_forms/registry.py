"""All forms, family by family."""

from __future__ import annotations

from samples.crawl_forms import (
    addresses,
    dates,
    encodings,
    files,
    indexes,
    medley,
    not_answers,
    sequel,
    shapes,
    signs_of_more,
    ways_on,
)
from samples.crawl_forms.form import Form, halved
from samples.crawl_forms.home import FORMS as HOME
from samples.crawl_forms.recordings import RECORDINGS as FIRST

FORMS: tuple[Form, ...] = (
    *halved(ways_on.FORMS),
    *halved(signs_of_more.FORMS),
    *halved(indexes.FORMS),
    *halved(addresses.FORMS),
    *halved(not_answers.FORMS),
    *halved(dates.FORMS),
    *halved(files.FORMS),
    *halved(encodings.FORMS),
    *halved(HOME),
    *halved(shapes.FORMS),
    *halved(medley.FORMS),
    *halved(sequel.FORMS),
)
RECORDINGS = (*FIRST, *medley.RECORDINGS)

__all__ = ["FORMS", "RECORDINGS"]
