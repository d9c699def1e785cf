"""The text of any HTML by one pass over its characters: for pages that a real parser gives up on."""

from __future__ import annotations

import html
import re

_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9]*)")
#: Elements whose content is no text for readers, and elements that do not end a paragraph.
_HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "textarea", "select", "head", "nav", "footer"}
)
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd mark q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)


def plain_text(source: str) -> list[str]:
    """The paragraphs of a page, markup and hidden parts left out. Time grows with length only, not with depth."""
    parts: list[str] = []
    lowered = source.lower()
    position = 0
    while position < len(source):
        opening = source.find("<", position)
        if opening < 0:
            parts.append(source[position:])
            break
        parts.append(source[position:opening])
        position = _after_tag(source, lowered, opening, parts)
    paragraphs = (" ".join(html.unescape(each).split()) for each in "".join(parts).split("\0"))
    return [each for each in paragraphs if each]


def _after_tag(source: str, lowered: str, opening: int, parts: list[str]) -> int:
    """The offset behind the tag at `opening`; a paragraph end goes to `parts` where the tag is one."""
    if source.startswith("<!--", opening):
        end = source.find("-->", opening + 4)
        return end + 3 if end >= 0 else len(source)
    name = _NAME.match(source, opening + 1)
    if name is None and source[opening + 1 : opening + 2] not in ("!", "?"):
        parts.append("<")
        return opening + 1
    end = source.find(">", opening)
    if end < 0:
        return len(source)
    tag = name.group(1).lower() if name else ""
    if tag not in _INLINE:
        parts.append("\0")
    if tag in _HIDDEN and name and not name.group().startswith("/") and source[end - 1] != "/":
        closing = lowered.find(f"</{tag}", end)
        # A part never closed hides nothing but itself: "<nav>" in a page cut short must not swallow the report.
        if closing < 0:
            return len(source) if tag in ("script", "style") else end + 1
        return closing
    return end + 1
