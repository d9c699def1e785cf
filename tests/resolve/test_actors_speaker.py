"""Whom "it", "its troops" and "we" mean."""

from __future__ import annotations

import pytest

from .test_actors import actors


def named(text: str) -> dict[str, str]:
    return {actor.span.quote: actor.name for actor in actors(text) if actor.span}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Boko Haram said that it had taken the hill.", "it", "Boko Haram"),
        ("Boko Haram said its fighters took the hill.", "fighters", "Boko Haram"),
        ("The hill was taken by its fighters, Boko Haram said.", "fighters", "Boko Haram"),
        ("According to Boko Haram, its fighters took the hill.", "fighters", "Boko Haram"),
        ("Al-Shabaab said the Somali army had lost its soldiers there.", "soldiers", "Somali National Army"),
        ("Chad's defence ministry said its forces had left.", "forces", "Chadian National Army"),
        ("Boko Haram took the hill. Its fighters burned the mill.", "fighters", "Boko Haram"),
        ("Boko Haram took the hill. It said the army had fled.", "It", "Boko Haram"),
    ],
)
def test_whom_it_means(text: str, words: str, name: str) -> None:
    assert named(text)[words] == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They left.", "They"),
        ("The group left.", "group"),
        ("It said nothing.", "It"),
        ("The farmers said its forces had left.", "forces"),
        ("Boko Haram said the shell had hit a house before it went off.", "it"),
    ],
)
def test_what_stays_open_names_nobody(text: str, words: str) -> None:
    assert words not in named(text)
