"""Who read it: the name under which a stored Reading says what program made it."""

from __future__ import annotations

import functools
from importlib import metadata


@functools.lru_cache(maxsize=1)
def coder() -> str:
    """Dateline's version and that of the English model it parses with: "dateline 0.1.0, en_core_web_sm 3.8.0".

    Users' own gazetteers and lists of actors follow, each with the hash of what it was made of: ", gazetteer syria
    3fa9c1d2aa01, actors fronts 77be10c2d4f0". A document that was read by this coder need not be read again.
    """
    from dateline.annotate.sentences import MODELS
    from dateline.knowledge.actors_own import own_tables
    from dateline.knowledge.gazetteer import gazetteer

    parts = [f"dateline {metadata.version('dateline')}"]
    for model in MODELS:
        try:
            parts.append(f"{model} {metadata.version(model)}")
            break
        except metadata.PackageNotFoundError:
            continue
    parts += [f"gazetteer {own.title} {own.version}" for own in gazetteer().own]
    parts += [f"actors {own.title} {own.version}" for own in own_tables()]
    return ", ".join(parts)
