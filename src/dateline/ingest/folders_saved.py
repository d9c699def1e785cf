"""Saved pages: a browser puts beside "page.html" a folder "page_files" with its pictures, frames and scripts."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import PurePath

#: What browsers append, in their user's language: "page_files", "page-Dateien", "page_fichiers", "page.files".
_BESIDE = re.compile(
    r"(?P<page>.+)[._-](?:files|dateien|fichiers|archivos|arquivos|bestanden|pliki|filer|soubory|"
    r"elemei|fisiere|tiedostot|dosyalar|файлы)",
    re.I,
)
_PAGES = (".html", ".htm", ".xhtml", ".HTML", ".HTM")


def is_beside_page(path: PurePath, names: Container[str]) -> bool:
    """Whether a file lies in the folder of a saved page; `names` are the paths of all files, with "/"."""
    return any(page in names for folder in path.parents for page in pages_of(folder))


def pages_of(folder: PurePath) -> list[str]:
    """The paths of the pages that a folder of this name may belong to."""
    found = _BESIDE.fullmatch(folder.name)
    return [(folder.parent / (found["page"] + end)).as_posix() for end in _PAGES] if found else []
