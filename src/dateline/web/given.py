"""What a request carries as JSON, as a record."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import Depends, Request


def given(kind: type[msgspec.Struct]) -> Any:
    """For a route's parameter: the request's JSON as this record, an empty body as one without fields.

    Raises msgspec.DecodeError or ValidationError, which are told as 422.
    """

    async def read(request: Request) -> msgspec.Struct:
        return msgspec.json.decode(await request.body() or b"{}", type=kind)

    return Depends(read)
