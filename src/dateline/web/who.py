"""Who asks: the person behind a request, and what she may do."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import Depends, Request

from dateline.store import ROLES, Role

__all__ = ["ROLES", "Adjudicator", "Admin", "Coder", "DeniedError", "Role", "Viewer", "Who"]


class Who(msgspec.Struct, frozen=True):
    """A person at the desk."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether she has the rights of this role."""
        return ROLES.index(self.role) >= ROLES.index(role)


class DeniedError(Exception):
    """She may not do that; `status` is 401 where nobody is signed in, else 403."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


def _who(request: Request) -> Who:
    found: Who | None = request.scope.get("dateline.who")
    if found is None:
        raise DeniedError(401, "sign in first")
    return found


#: A route's parameter that receives whoever asks, of any role.
Viewer = Annotated[Who, Depends(_who)]


def _needs(role: Role) -> object:
    def check(who: Viewer) -> Who:
        if not who.may(role):
            raise DeniedError(403, f"this is for the role {role} and above; {who.name} is {who.role}")
        return who

    return Depends(check)


#: The same for who may see exact places, names and texts, and judge; who may decide between coders; who may do all.
Coder = Annotated[Who, _needs("coder")]
Adjudicator = Annotated[Who, _needs("adjudicator")]
Admin = Annotated[Who, _needs("admin")]
