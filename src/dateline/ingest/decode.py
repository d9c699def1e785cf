"""Bytes to text: byte order mark, UTF-8, the declared charset, and only then a guess, which is said."""

from __future__ import annotations

import codecs
import re

from .charsets import best_charset, contradicts
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
#: What UTF-8 read as windows-1252 looks like: a dash or quote in three marks, a letter with an accent, or of another
#: alphabet, in two.
_MOJIBAKE = re.compile("â€[™œ\x9d“”˜¦\x93\x94]|[ÃÂÐÑØÙ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
#: What UTF-8 read as windows-1251 looks like: "РђСЂРјРёСЏ".
_MOJIBAKE_1251 = re.compile("(?:[РС][\u0400-\u045f\u0490\u0491‚„…†‡€‰‹‘’“”•–—™›\xa0-\xbb]){4}")
_BROKEN = re.compile("[\udc80-\udc9f]")
#: So often may text have been read wrongly, one time upon the other.
_TIMES = 3


def decode(content: bytes, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of these bytes, and warnings where it had to be guessed or mended. Never fails.

    `charset` is what the carrier declares (an HTTP header); a page's own <meta charset> is looked up here.
    """
    text, warning = _decode(content, charset)
    warnings = [warning] if warning else []
    if text.isascii():
        return text, tuple(warnings)
    for codec, sign, begins in (("cp1252", _MOJIBAKE, "âÃÂÐÑØÙ"), ("cp1251", _MOJIBAKE_1251, "РС")):
        # to look for one character is fifty times as quick as to look for the pattern
        if not any(char in text for char in begins):
            continue
        times, text = _mended(text, codec, sign)
        if times:
            often = "" if times == 1 else f", {times} times over"
            warnings.append(f"the text was UTF-8 read as windows-{codec[2:]}{often} (mojibake): repaired")
    # byte order marks in the middle, where two files were joined; the second one was read as windows-1252
    return text.replace("\ufeff", "").replace("ï»¿", ""), tuple(warnings)


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
                text = content.decode(known)
            except UnicodeError:
                continue
            if other := contradicts(content, known):
                return content.decode(other, "replace"), f"declared as {name}, and is {other}: read as that"
            return text, None
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
    # KOI8-U has all of KOI8-R's letters, and the Ukrainian ones that pages so declared are written with
    return "cp1252" if known.name in _LATIN else "koi8-u" if known.name == "koi8-r" else known.name


def _guess(content: bytes) -> tuple[str, str]:
    """UTF-8 with a few broken bytes, else another alphabet's charset where there is much of it, else windows-1252."""
    mostly = content.decode("utf-8", "replace")
    broken = mostly.count("\ufffd")
    beyond = sum(1 for char in mostly if char > "\x7f") - broken
    if beyond >= 10 * broken:
        return _patched(content), f"{broken} broken UTF-8 sequences: read as windows-1252 quotes, or shown as \ufffd"
    if best := best_charset(content):
        return content.decode(best, "replace"), f"no valid charset is declared: read as {best}"
    if len(content.translate(None, bytes(range(128)))) > _FEW * len(content):
        from charset_normalizer import from_bytes

        likely = from_bytes(content[:50_000]).best()
        if likely is not None and likely.encoding not in ("ascii", "utf_8"):
            return content.decode(
                likely.encoding, "replace"
            ), f"no valid charset is declared: read as {likely.encoding}"
    return content.decode("cp1252", "replace"), "not UTF-8, and no valid charset is declared: read as windows-1252"


def _patched(content: bytes) -> str:
    """UTF-8 in which stray bytes are the quotes and dashes of windows-1252: "army\\x92s"; other ones are \ufffd."""

    def quote(found: re.Match[str]) -> str:
        return bytes([ord(found.group()) - 0xDC00]).decode("cp1252", "replace")

    text = _BROKEN.sub(quote, content.decode("utf-8", "surrogateescape"))
    return re.sub("[\udc80-\udcff]", "\ufffd", text)


def _mended(text: str, codec: str, sign: re.Pattern[str]) -> tuple[int, str]:
    """How many times mojibake was undone, and the text then: all of it, else line by line where it is certain."""
    for times in range(_TIMES):
        if not sign.search(text):
            return times, text
        whole = _mend(text, codec)
        if whole is None:
            lines = text.split("\n")
            mended = [_mend(line, codec) if sign.search(line) else None for line in lines]
            if not any(mended):
                return times, text
            whole = "\n".join(new or line for new, line in zip(mended, lines, strict=True))
        text = whole
    return _TIMES, text


def _mend(text: str, codec: str) -> str | None:
    """The text with mojibake undone, when it is certain: all of it turns back into valid UTF-8. Else None."""
    try:
        # a control character stands for the byte that the codec leaves undefined, or was read as latin-1
        raw = b"".join(bytes([ord(char)]) if "\x80" <= char <= "\x9f" else char.encode(codec) for char in text)
        mended = raw.decode("utf-8")
    except UnicodeError:
        return None
    return mended if mended != text else None
