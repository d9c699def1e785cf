"""Bytes to text: byte order mark, UTF-8, the declared charset, and only then a guess, which is said."""

from __future__ import annotations

import codecs
import re

from .sniff import looks_utf16

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
#: Browsers read these names as windows-1252 (WHATWG Encoding Standard, section 4.2).
_LATIN = frozenset({"iso8859-1", "ascii", "latin_1", "latin-1"})
#: Below this share of bytes beyond ASCII a text is Latin with a few marks: too little to guess another charset from.
_FEW = 0.3
#: What UTF-8 read as windows-1252 looks like: a dash or quote in three marks, an accented letter in two.
_MOJIBAKE = re.compile("â€[™œ\x9d“”˜¦\x93\x94]|[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def decode(content: bytes, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of these bytes, and warnings where it had to be guessed or mended. Never fails.

    `charset` is what the carrier declares (an HTTP header); a page's own <meta charset> is looked up here.
    """
    text, warning = _decode(content, charset)
    mended = _mend(text)
    warnings = [warning] if warning else []
    if mended is not None:
        warnings.append("the text was UTF-8 read as windows-1252 (mojibake): repaired")
        text = mended
    return text, tuple(warnings)


def _decode(content: bytes, charset: str | None) -> tuple[str, str | None]:
    for bom, codec in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(codec, "replace"), None
    if wide := looks_utf16(content[:2000]):
        return content.decode(wide, "replace"), f"no charset is declared: read as {wide}"
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    for name in (charset, _declared(content)):
        if name and (known := _codec(name)):
            try:
                return content.decode(known), None
            except UnicodeError:
                continue
    return _guess(content)


def _declared(content: bytes) -> str | None:
    found = _META.search(content[:4096])
    return found.group(1).decode("ascii") if found else None


def _codec(name: str) -> str | None:
    try:
        known = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # "rot13" and "zlib" are codecs to Python, and no charsets.
    if not getattr(known, "_is_text_encoding", True):
        return None
    return "cp1252" if known.name in _LATIN else known.name


def _guess(content: bytes) -> tuple[str, str]:
    """UTF-8 with a few broken bytes, else another alphabet's charset where there is much of it, else windows-1252."""
    mostly = content.decode("utf-8", "replace")
    broken = mostly.count("\ufffd")
    beyond = sum(1 for char in mostly if char > "\x7f") - broken
    if beyond >= 10 * broken:
        return mostly, f"{broken} broken UTF-8 sequences: shown as \ufffd"
    if len(content.translate(None, bytes(range(128)))) > _FEW * len(content):
        from charset_normalizer import from_bytes

        best = from_bytes(content[:50_000]).best()
        if best is not None and best.encoding not in ("ascii", "utf_8"):
            return content.decode(best.encoding, "replace"), f"no valid charset is declared: read as {best.encoding}"
    return content.decode("cp1252", "replace"), "not UTF-8, and no valid charset is declared: read as windows-1252"


def _mend(text: str) -> str | None:
    """The text with mojibake undone, when it is certain: all of it turns back into valid UTF-8. Else None."""
    if not _MOJIBAKE.search(text):
        return None
    try:
        # latin-1 stands in for the five bytes that windows-1252 leaves undefined.
        raw = b"".join(
            char.encode("cp1252") if char not in "\x81\x8d\x8f\x90\x9d" else bytes([ord(char)]) for char in text
        )
        mended = raw.decode("utf-8")
    except UnicodeError:
        return None
    return mended if mended != text else None
