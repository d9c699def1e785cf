"""What a request carries as JSON, as a record."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from fastapi import Depends, Path, Request

#: A route's parameter: the number of a row in an address; SQLite knows none beyond 64 bits, browsers none beyond 53.
Number = Annotated[int, Path(ge=1, le=2**53 - 1)]


def given(kind: type[msgspec.Struct]) -> Any:
    """For a route's parameter: the request's JSON as this record, an empty body as one without fields.

    Raises msgspec.DecodeError or ValidationError, which are told as 422.
    """

    async def read(request: Request) -> msgspec.Struct:
        try:
            return msgspec.json.decode(await request.body() or b"{}", type=kind)
        except UnicodeDecodeError as error:
            raise msgspec.DecodeError("JSON is written in UTF-8") from error

    return Depends(read)
