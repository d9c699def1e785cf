"""Answers as JSON from msgspec records, and what the OpenAPI document says of them."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from fastapi import FastAPI, Response
from fastapi.openapi.utils import get_openapi

_encoder = msgspec.json.Encoder(order="deterministic")
_REF = "#/components/schemas/{name}"
#: Where a route's description names the record that it takes or answers with, and the records by that name.
_RECORD = "x-record"
_RECORDS: dict[str, type[msgspec.Struct]] = {}


class Problem(msgspec.Struct, frozen=True):
    """What was refused, and what a person can do."""

    error: str


#: Why a request may be refused, by status.
_REFUSALS = {
    400: "The request is not to be read",
    401: "Nobody is signed in",
    403: "The role does not allow it, or the request comes from another site",
    404: "There is no such thing",
    408: "The request did not come to its end in time",
    409: "It was done already, or something else stands against it",
    413: "The request is too large",
    422: "A value makes no sense",
    429: "Too many requests",
    503: "The database cannot be used just now",
}


def answer(value: Any, status: int = 200) -> Response:
    """The record as JSON."""
    return Response(_encoder.encode(value), status_code=status, media_type="application/json")


def answers(record: type[msgspec.Struct], *refusals: int, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """For a route's `responses=`: what it answers with, and the statuses with which it refuses."""
    told: dict[int | str, dict[str, Any]] = {status: {"description": "As asked", _RECORD: _named(record)}}
    for each in sorted({400, 401, 403, 408, 413, 422, 429, 503, *refusals}):
        told[each] = {"description": _REFUSALS[each], _RECORD: _named(Problem)}
    return told


def body(record: type[msgspec.Struct]) -> dict[str, Any]:
    """For a route's `openapi_extra=`: the record that it takes as JSON."""
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": {_RECORD: _named(record)}}}}}


def _named(record: type[msgspec.Struct]) -> str:
    name = f"{record.__module__}.{record.__qualname__}"
    _RECORDS[name] = record
    return name


def openapi(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the schemas of the records."""
    if app.openapi_schema:
        return app.openapi_schema
    document = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
    places: list[tuple[dict[str, Any], type[msgspec.Struct]]] = []
    for path in document.get("paths", {}).values():
        for operation in path.values():
            for told in operation.get("responses", {}).values():
                if name := told.pop(_RECORD, None):
                    told["content"] = {"application/json": {"schema": {}}}
                    places.append((told["content"]["application/json"]["schema"], _RECORDS[name]))
            for content in operation.get("requestBody", {}).get("content", {}).values():
                if name := content["schema"].pop(_RECORD, None):
                    places.append((content["schema"], _RECORDS[name]))
    schemas, components = msgspec.json.schema_components([record for _, record in places], ref_template=_REF)
    for (place, _), schema in zip(places, schemas, strict=True):
        place.update(schema)
    document.setdefault("components", {}).setdefault("schemas", {}).update(components)
    app.openapi_schema = document
    return document


def methods_at(app: FastAPI, path: str) -> list[str]:
    """What the OpenAPI document lets one do at a path; of templates that fit it the longest counts."""
    paths: dict[str, dict[str, Any]] = openapi(app)["paths"]
    fitting = [each for each in paths if re.fullmatch(re.sub(r"\\{\w+\\}", ".+", re.escape(each)), path)]
    return sorted(method.upper() for method in paths[max(fitting, key=len)]) if fitting else []
