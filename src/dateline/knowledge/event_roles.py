"""Weights of the features that tie an actor to a trigger (`event_roles.json`, made by `training/roles`)."""

from __future__ import annotations

import functools
import json
from importlib import resources

from dateline.model import KnowledgeError


@functools.cache
def role_weights() -> dict[str, tuple[float, float]]:
    """Weights of each feature for the doer and for whom it is done to, by its name.

    Raises KnowledgeError where the file is no table of weights.
    """
    text = resources.files(__package__).joinpath("event_roles.json").read_text(encoding="utf-8")
    try:
        found = json.loads(text)["weights"]
        return {str(name): (float(doer), float(target)) for name, (doer, target) in found.items()}
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(f"event_roles.json is no table of weights: {error}") from None
