from __future__ import annotations

import pytest

from dateline.code.figurative_fiction import is_fiction


@pytest.mark.parametrize(
    ("text", "trigger", "fiction"),
    [
        ("In the novel, the hero shoots the general.", "shoots", True),
        ("The film follows a sniper who kills a judge.", "kills", True),
        ("In the third season the detective is kidnapped.", "kidnapped", True),
        ("In the last scene of the play, soldiers execute the poet.", "execute", True),
        ("The thriller, in which gunmen hijack a train, opens on Friday.", "hijack", True),
        # footage shows what was
        ("The video shows soldiers shooting two prisoners.", "shooting", False),
        ("A new video shows fighters beating the mayor.", "beating", False),
        # a film's people live and die outside it
        ("The director of the film was killed by gunmen in Bogota.", "killed", False),
        ("Gunmen shot two guests at a film festival in Bamako.", "shot", False),
        ("A series of raids killed nine people.", "killed", False),
        ("The dry season began with raids that killed nine herders.", "killed", False),
    ],
)
def test_deeds_of_a_plot(parsed, word, text, trigger, fiction):
    _, sentence = parsed(text)
    assert is_fiction(sentence, word(sentence, trigger)) is fiction
