"""Who compared it: the name under which a store keeps what reports are compared by."""

from __future__ import annotations

import functools
import hashlib
from importlib import metadata, resources


@functools.lru_cache(maxsize=1)
def fuser() -> str:
    """Dateline's version and the hash of the weights of fusion: "dateline 0.1.0, weights 3fa9c1d2aa01".

    What another fuser compared is compared again.
    """
    weights = resources.files("dateline.knowledge").joinpath("fusion_weights.csv").read_bytes()
    return f"dateline {metadata.version('dateline')}, weights {hashlib.sha256(weights).hexdigest()[:12]}"
