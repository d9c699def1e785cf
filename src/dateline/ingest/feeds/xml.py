"""XML from elsewhere: looked at before any parser sees it, and parsed without entities and without network."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from dateline.model import InputError

#: How far the root element is looked for.
_HEAD = 65_536
_BEFORE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.S)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^>\[]*(?P<own>\[)?[^>]*>?", re.I)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")


def root_of(content: bytes) -> str:
    """The name of the root element in lower case, without its prefix; empty where there is none.

    Raises InputError where the document defines entities or a grammar of its own: no feed needs them, and they are how
    a small file becomes a large one, or asks for other files.
    """
    # markup is ASCII in every charset that a feed comes in; UTF-16 only puts a NUL between
    head = content[:_HEAD].replace(b"\0", b"").decode("latin-1").lstrip("ï»¿þÿ")
    at = 0
    while True:
        if found := _BEFORE.match(head, at):
            at = found.end()
        elif found := _DOCTYPE.match(head, at):
            if found.group("own"):
                raise InputError("it defines entities of its own (<!DOCTYPE … [): not read")
            at = found.end()
        else:
            break
    root = _ROOT.match(head, at)
    return root.group(2).lower() if root else ""


def elements(content: bytes, tags: tuple[str, ...]) -> Any:
    """An iterator over (event, element) for the ends of elements with these local names, from any namespace.

    The caller clears what it has used. Raises lxml's XMLSyntaxError where the document breaks off.
    """
    from lxml import etree

    return etree.iterparse(
        BytesIO(content),
        events=("end",),
        tag=[f"{{*}}{tag}" for tag in tags],
        no_network=True,
        load_dtd=False,
        resolve_entities=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
