"""The description of the site's JSON (OpenAPI 3.1), made from what the loaders say they return."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Annotated, Any, Final, TypeAlias, Union, get_args, get_origin, get_type_hints

from db.faces.page import Address, Form
from db.faces.render import TYPES
from db.faces.route import Route

Schema: TypeAlias = dict[str, Any]
_KIND: Final = re.compile(r":(?:path|int)\}")
_SIMPLE: Final[dict[type, Schema]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}


def document(routes: Iterable[Route], build: str) -> Schema:
    """The whole description. Every type has one schema; a field's words are its description."""
    schemas: dict[str, Schema] = {}
    paths = {_path(route): {"get": _operation(route, schemas)} for route in routes}
    schemas["Error"] = _ERROR
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Forcewide",
            "version": build or "0",
            "description": "Answers to freedom of information requests by UK police forces."
            " Every address also gives a page for people without its ending.",
        },
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _path(route: Route) -> str:
    address = _KIND.sub("}", route.address)
    return "/home.json" if address == "/" else f"{address}.json"


def _operation(route: Route, schemas: dict[str, Schema]) -> Schema:
    parts = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": about,
            "schema": {"type": "string"},
        }
        for name, about in route.parts
    ]
    words = [
        {
            "name": word.name,
            "in": "query",
            "description": word.about,
            "schema": {"type": "string"} | ({"enum": [*word.one_of]} if word.one_of else {}),
        }
        for word in route.words
    ]
    given = _of(route.gives, schemas)
    page: Schema = {
        "allOf": [
            given,
            {
                "type": "object",
                "properties": {
                    "forms": {
                        "type": "object",
                        "additionalProperties": {"type": "string"},
                        "description": "The same page as "
                        + ", ".join(form for form in route.forms if form is not Form.JSON),
                    },
                    "build": {"type": "string", "description": "Build it was read from"},
                },
                "required": ["forms", "build"],
            },
        ]
    }
    error = {
        "description": "Not to be had",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }
    return {
        "operationId": route.name,
        "summary": route.about,
        "parameters": parts + words,
        "responses": {
            "200": {
                "description": route.about,
                "content": {TYPES[Form.JSON].partition(";")[0]: {"schema": page}},
            },
            "400": error,
            "404": error,
        },
    }


_ERROR: Final[Schema] = {
    "type": "object",
    "properties": {
        "ok": {"const": False},
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "error": {"type": "string", "description": "What is wrong and what to do"},
        "lead": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"words": {"type": "string"}, "address": {"type": "string"}},
            },
        },
    },
    "required": ["ok", "status", "title", "error", "lead"],
}


def _of(given: Any, schemas: dict[str, Schema]) -> Schema:
    """The schema of a type; dataclasses are put into ``schemas``. TypeError for what JSON lacks."""
    origin, arguments = get_origin(given), get_args(given)
    if origin is Annotated:
        return _of(arguments[0], schemas) | {"description": arguments[1]}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of(one, schemas) for one in arguments]}
    if origin is tuple:
        return _tuple(arguments, schemas)
    if origin in (dict, Mapping):
        return {"type": "object", "additionalProperties": _of(arguments[1], schemas)}
    if given in _SIMPLE:
        return dict(_SIMPLE[given])
    if isinstance(given, type) and issubclass(given, Address):
        return {"type": "string", "format": "uri"}
    if isinstance(given, type) and issubclass(given, StrEnum):
        return {"type": "string", "enum": [*given]}
    if is_dataclass(given) and isinstance(given, type):
        return _dataclass(given, schemas)
    raise TypeError(f"no schema for {given!r}")


def _tuple(arguments: tuple[Any, ...], schemas: dict[str, Schema]) -> Schema:
    if arguments[-1] is Ellipsis:
        return {"type": "array", "items": _of(arguments[0], schemas)}
    return {
        "type": "array",
        "prefixItems": [_of(one, schemas) for one in arguments],
        "minItems": len(arguments),
        "maxItems": len(arguments),
    }


def _dataclass(given: type, schemas: dict[str, Schema]) -> Schema:
    name = given.__name__
    if name not in schemas:
        schemas[name] = {}  # so that a type may hold itself
        hints = get_type_hints(given, include_extras=True)
        schemas[name] = {
            "type": "object",
            "description": (given.__doc__ or "").partition("\n")[0],
            "properties": {one.name: _of(hints[one.name], schemas) for one in fields(given)},
            "required": [one.name for one in fields(given)],
        }
    return {"$ref": f"#/components/schemas/{name}"}
