"""Who did it and to whom."""

from __future__ import annotations

import pytest

from dateline.code.casualties import find_casualties
from dateline.code.hits import find_hits
from dateline.code.roles import find_roles


def sides(parsed, text: str, trigger: str) -> tuple[list[str], list[str]]:
    index, sentence = parsed(text)
    statements = find_casualties(index.resolved)
    hit = next(hit for hit in find_hits(index, sentence) if hit.token.lower == trigger)
    roles = find_roles(index, sentence, hit, [s for s in statements if s.sentence == sentence.index])
    written = index.resolved.text
    return (
        [written[n.mention.start : n.mention.end].lower() for n in roles.agents],
        [written[n.mention.start : n.mention.end].lower() for n in roles.targets],
    )


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        ("Rebels attacked soldiers.", "attacked", ["rebels"], ["soldiers"]),
        ("Soldiers were attacked by rebels.", "attacked", ["rebels"], ["soldiers"]),
        ("Soldiers were killed in an attack by gunmen.", "attack", ["gunmen"], []),
        ("Clashes broke out between soldiers and rebels.", "clashes", ["soldiers"], ["rebels"]),
        ("Soldiers clashed with rebels.", "clashed", ["soldiers"], ["rebels"]),
        ("The village fell to rebels.", "fell", ["rebels"], []),
        ("The army lost the hill to the rebels.", "lost", ["rebels"], ["army"]),
        ("Soldiers took the rebel-held village.", "took", ["soldiers"], ["rebel"]),
        ("A bomb went off near soldiers.", "went", [], []),
        ("Five men killed in raid", "killed", [], ["men"]),
        ("Soldiers repelled a Russian assault.", "repelled", ["soldiers"], ["russian"]),
        ("Gunmen carried out a raid on villagers.", "raid", ["gunmen"], ["villagers"]),
    ],
)
def test_sides(parsed, text, trigger, agents, targets):
    assert sides(parsed, text, trigger) == (agents, targets)


def test_the_helper_stands_with_the_doer(parsed):
    agents, targets = sides(
        parsed, "The Syrian army began an offensive with the support of Russian warplanes.", "offensive"
    )
    assert any("russian" in words for words in agents)
    assert targets == []


def test_it_is_who_says_so(parsed):
    index, sentence = parsed("The Malian army said it had arrested six suspects.")
    hit = next(hit for hit in find_hits(index, sentence) if hit.token.lower == "arrested")
    assert [named.actor.actor_id for named in find_roles(index, sentence, hit).agents] == ["ml_fama"]


def test_whom_a_threat_is_made_to(parsed):
    agents, targets = sides(
        parsed, "The fighters warned residents not to help the army, otherwise they would be killed.", "killed"
    )
    assert "residents" in targets
    assert "fighters" in agents
