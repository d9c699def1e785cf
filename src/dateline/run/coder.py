"""Who read it: the name under which a stored Reading says what program made it."""

from __future__ import annotations

import functools
from importlib import metadata


@functools.lru_cache(maxsize=1)
def coder() -> str:
    """Dateline's version and that of the English model it parses with: "dateline 0.1.0, en_core_web_sm 3.8.0".

    A document that was read by this coder need not be read again.
    """
    from dateline.annotate.sentences import MODELS

    parts = [f"dateline {metadata.version('dateline')}"]
    for model in MODELS:
        try:
            parts.append(f"{model} {metadata.version(model)}")
            break
        except metadata.PackageNotFoundError:
            continue
    return ", ".join(parts)
