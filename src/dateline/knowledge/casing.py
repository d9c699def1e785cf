"""How English words are written in the middle of a sentence: with a small letter, with a capital, in capitals.

`casing.txt.gz` is built by `tools/casing.py` from the word frequencies of spacy-lookups-data (MIT) and the dictionary
SCOWL. A word that it does not hold is a name.
"""

from __future__ import annotations

import functools
import gzip
from pathlib import Path
from typing import Literal

from dateline.model import KnowledgeError

#: c a common word, e either it or a name ("bill"), n rather a name ("chile"), U an acronym.
Casing = Literal["c", "e", "n", "U"]


@functools.lru_cache(maxsize=1)
def casing() -> dict[str, Casing]:
    """The `Casing` of each word, by the word in lower case (about 90,000 words, 25 ms, at the first text in capitals).

    Raises KnowledgeError where the packaged table is absent or broken.
    """
    path = Path(__file__).with_name("casing.txt.gz")
    try:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
    except (OSError, EOFError, ValueError) as error:
        raise KnowledgeError(f"the table {path.name} cannot be read: {error}") from None
    return {line[1:]: line[0] for line in lines}  # type: ignore[misc]
