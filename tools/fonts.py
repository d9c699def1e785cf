"""Makes src/dateline/export/fonts: the letters of a brief's PDF, cut out of Noto fonts.

    apt-get download fonts-noto-core        # Debian's 20201225-1
    dpkg-deb -x fonts-noto-core_*.deb noto
    python tools/fonts.py noto/usr/share/fonts/truetype/noto

Latin with all marks of transliteration, Greek and Cyrillic are of Noto Sans, Arabic of Noto Sans Arabic, with the
features that join its letters. Needs fonttools, which fpdf2 brings. The same fonts give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

FOLDER = Path(__file__).parents[1] / "src" / "dateline" / "export" / "fonts"
#: Latin and its extensions, letters and marks that modify, Greek, Cyrillic, punctuation, signs, arrows.
LATIN = (
    (0x20, 0x24F), (0x250, 0x36F), (0x370, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF),
    (0x2100, 0x214F), (0x2190, 0x21FF), (0x2212, 0x2265), (0x25A0, 0x25FF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
)  # fmt: skip
ARABIC = (
    (0x20, 0x20),
    (0x200C, 0x200F),
    (0x600, 0x6FF),
    (0x750, 0x77F),
    (0x8A0, 0x8FF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFF),
)
SIGNS = ((0x2190, 0x2193), (0x2264, 0x2265))
FONTS = {
    "NotoSans-Regular": LATIN,
    "NotoSans-Bold": LATIN,
    "NotoSans-Italic": LATIN,
    "NotoSansArabic-Regular": ARABIC,
    "NotoSansArabic-Bold": ARABIC,
    "NotoSansMath-Regular": SIGNS,
}


def main(source: Path) -> None:
    """Cut the letters out."""
    FOLDER.mkdir(exist_ok=True)
    for name, ranges in FONTS.items():
        options = Options()
        options.layout_features = ["*"] if "Arabic" in name else ["kern", "mark", "mkmk", "ccmp", "locl"]
        options.hinting = False
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        options.recalc_timestamp = False
        font = load_font(str(source / f"{name}.ttf"), options)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
        subsetter.subset(font)
        save_font(font, str(FOLDER / f"{name}.ttf"), options)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
