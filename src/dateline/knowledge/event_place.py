"""Weights of the features that tie a place name to a trigger (`event_place.json`, made by `training/event_place`)."""

from __future__ import annotations

import functools
import json
from importlib import resources

from dateline.model import KnowledgeError


@functools.cache
def weights() -> dict[str, float]:
    """Weights by the names of features. Raises KnowledgeError where the file is no table of weights."""
    text = resources.files(__package__).joinpath("event_place.json").read_text(encoding="utf-8")
    try:
        found = json.loads(text)["weights"]
        return {str(name): float(weight) for name, weight in found.items()}
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(f"event_place.json is no table of weights: {error}") from None
