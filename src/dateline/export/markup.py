"""HTML built of elements: every string in it is escaped, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape as _escape

#: Signs that a terminal obeys, and those that turn the direction of writing about: a page has elements for that.
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_EMPTY = frozenset({"input", "link", "meta", "img", "br"})


class Markup(str):
    """A string that is HTML already; only `el` and `many` make one."""

    __slots__ = ()


def printed(text: str) -> str:
    """Text of others without signs that no page needs and a terminal obeys."""
    return _TURNS.sub("", _OBEYED.sub("\ufffd", text))


def escape(text: str) -> str:
    """Text as it stands in HTML: nothing in it is taken for more than text."""
    return _escape(printed(text))


Part = str | int | Markup | None


def el(tag: str, /, *parts: Part, **attributes: str | int | bool | None) -> Markup:
    """An element with its parts; a plain string among them is text, None is nothing.

    Attributes that are None or False are left out, those that are True stand without a value; `class_` is "class", and
    "_" within a name stands for "-".
    """
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    if tag in _EMPTY:
        return Markup(f"<{tag}{told}>")
    return Markup(f"<{tag}{told}>{many(parts)}</{tag}>")


def many(parts: Iterable[Part]) -> Markup:
    """Parts one behind another."""
    return Markup(
        "".join(part if isinstance(part, Markup) else escape(str(part)) for part in parts if part is not None)
    )


def page(title: str, parts: Iterable[Part], *, looks: Iterable[Part], head: Part = None) -> str:
    """A whole page with the parts in its main element; `looks` are its styles, `head` more for its head."""
    return "<!doctype html>\n" + el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("meta", name="color-scheme", content="light dark"),
            head,
            el("title", title),
            *looks,
        ),
        el("body", el("main", *parts)),
        lang="en",
    )


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
