"""Dateline reads conflict reporting into events, with the sentence that says so.

>>> import dateline
>>> reading = dateline.read("page.html")
>>> reading.incidents[0].fatalities

`read`, `read_text`, `read_html` give one Reading, `read_many` one per document, `open_store` a database of them;
`fuse_store` makes one incident of what several documents tell of it, in a database, `fuse_readings` without one;
`Judge` merges, splits, accepts, rejects and corrects its incidents in a person's name; `control_of` tells who held
which place when; `evaluate` compares with what you coded by hand;
`write` makes files of all formats, `table` a table for a notebook.
Importing this package is light: what reading needs is loaded when something is read.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .agree import Agreement
    from .export.checking import Checked, check
    from .export.differing import Differences, compare_files
    from .export.rows import read_acled, read_ucdp
    from .model import (
        Actor,
        Annotations,
        Attribution,
        Casualties,
        ControlAssertion,
        ControlClaim,
        DatelineError,
        Document,
        Event,
        ExportError,
        FusedIncident,
        Grade,
        Incident,
        InputError,
        InvariantError,
        KnowledgeError,
        Place,
        PlaceControl,
        Reading,
        Section,
        Span,
        Spell,
        StoreError,
        StoreVersionError,
        Tally,
        TooLargeError,
        Weapon,
        When,
    )
    from .run.control import ControlSettings, control_of
    from .run.evaluate import evaluate
    from .run.exporting import Written, write
    from .run.facade import open_store, read, read_html, read_many, read_text
    from .run.fuse import fuse_store
    from .run.fuse_readings import fuse_readings
    from .run.grading import regrade
    from .run.judge import Judge
    from .run.outcome import Failed
    from .run.tables import table
    from .store import Store

    __version__: str

__all__ = [
    "Actor",
    "Agreement",
    "Annotations",
    "Attribution",
    "Casualties",
    "Checked",
    "ControlAssertion",
    "ControlClaim",
    "ControlSettings",
    "DatelineError",
    "Differences",
    "Document",
    "Event",
    "ExportError",
    "Failed",
    "FusedIncident",
    "Grade",
    "Incident",
    "InputError",
    "InvariantError",
    "Judge",
    "KnowledgeError",
    "Place",
    "PlaceControl",
    "Reading",
    "Section",
    "Span",
    "Spell",
    "Store",
    "StoreError",
    "StoreVersionError",
    "Tally",
    "TooLargeError",
    "Weapon",
    "When",
    "Written",
    "__version__",
    "check",
    "compare_files",
    "control_of",
    "evaluate",
    "fuse_readings",
    "fuse_store",
    "open_store",
    "read",
    "read_acled",
    "read_html",
    "read_many",
    "read_text",
    "read_ucdp",
    "regrade",
    "table",
    "write",
]

_ELSEWHERE = {
    "Agreement": "dateline.agree",
    "Checked": "dateline.export.checking",
    "ControlSettings": "dateline.run.control",
    "Differences": "dateline.export.differing",
    "Failed": "dateline.run.outcome",
    "Judge": "dateline.run.judge",
    "Store": "dateline.store",
    "Written": "dateline.run.exporting",
    "check": "dateline.export.checking",
    "compare_files": "dateline.export.differing",
    "control_of": "dateline.run.control",
    "evaluate": "dateline.run.evaluate",
    "fuse_readings": "dateline.run.fuse_readings",
    "fuse_store": "dateline.run.fuse",
    "open_store": "dateline.run.facade",
    "read": "dateline.run.facade",
    "read_acled": "dateline.export.rows",
    "read_html": "dateline.run.facade",
    "read_many": "dateline.run.facade",
    "read_text": "dateline.run.facade",
    "read_ucdp": "dateline.export.rows",
    "regrade": "dateline.run.grading",
    "table": "dateline.run.tables",
    "write": "dateline.run.exporting",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("dateline")
    elif name in __all__:
        value = getattr(importlib.import_module(_ELSEWHERE.get(name, "dateline.model")), name)
    else:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
