"""fuse/across: reports of many documents judged to be one happening. Pure functions over records.

`features` of a report are compared with those of others: `links` finds the pairs worth it and weighs them, `clusters`
draws them together under the judgements of persons, `waterfall` says why. `copies` spares equal reports the comparison,
`voices` finds texts that are copies.
"""

from __future__ import annotations

from .clusters import clusters
from .copies import copies
from .features import Features, features
from .link import Link, links, links_of
from .signature import signature
from .voices import voices
from .waterfall import Step, Waterfall, waterfall

__all__ = [
    "Features",
    "Link",
    "Step",
    "Waterfall",
    "clusters",
    "copies",
    "features",
    "links",
    "links_of",
    "signature",
    "voices",
    "waterfall",
]
