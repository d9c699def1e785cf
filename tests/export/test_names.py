"""Which words name a person, and which spellings are one name."""

import pytest

from dateline.export._mask import NameMask, replace
from dateline.export._names import fold, name_words, same_name, skeleton


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("local activist Omar al-Nabulsi", ("Omar", "al-Nabulsi")),
        ("Dr. Salma Qasim of the Harim clinic", ("Salma", "Qasim")),
        ("Colonel Abu Yusuf", ("Yusuf",)),
        ("John Bishop, a resident", ("John", "Bishop")),
        ("Jordan Smith", ("Jordan", "Smith")),
        ("a message from Dr. Omar Haddad", ("Omar", "Haddad")),
        ("relatives of Omar Haddad", ("Omar", "Haddad")),
        ("Health Ministry spokesman Karim Aziz", ("Karim", "Aziz")),
        ("عمر النابلسي", ("عمر", "النابلسي")),
        ("residents", ()),
        ("Local activists", ()),
        ("a Syrian activist", ()),
        ("Kurdish officials", ()),
        ("a resident of Old Harim", ()),
        ("doctors in Harim", ()),
        ("the Harim Media Office", ()),
        ("the Ministry of Health", ()),
        ("Network for Truth", ()),
        ("the army", ()),
        ("", ()),
    ],
)
def test_words_that_name_a_person(source: str, named: tuple[str, ...]) -> None:
    assert name_words(source) == named


def test_a_known_place_is_nobody_unless_it_is_a_surname() -> None:
    known = frozenset({fold("Harim")})
    assert name_words("Harim residents", known) == ()
    assert name_words("Omar Harim", known) == ("Omar", "Harim")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mohammed", "Muhammad"), ("Yousef", "Yusuf"), ("Qasim", "Kassem"), ("al-Khalil", "Khaleel")],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert same_name(fold(one), fold(other))


def test_names_with_like_consonants_are_not_one_name() -> None:
    assert not same_name(fold("Karam"), fold("Crime"))


@pytest.fixture
def mask() -> NameMask:
    mask = NameMask()
    mask.add(("Omar", "al-Nabulsi"), "a local activist")
    return mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Omar al-Nabulsi said.", "[a local activist] said."),
        ("OMAR AL-NABULSI SAID", "[a local activist] SAID"),
        ("He met Omar Nabulsy’s brother.", "He met [a local activist]’s brother."),
        ("said local activist Omar al-Nabulsi.", "said local activist [name withheld]."),
        ("said Mr. Nabulsi.", "said [a local activist]."),
        ("Ask al‑Nabulsi", "Ask [a local activist]"),
        ("Write to omar@desk.example or @omar_n", "Write to [contact withheld] or [contact withheld]"),
        ("Call +963 944 000 000 now", "Call [contact withheld] now"),
        ("Nobody here. 20 omars, 2016-04-20.", "Nobody here. 20 omars, 2016-04-20."),
    ],
)
def test_names_and_contacts_give_way(mask: NameMask, text: str, masked: str) -> None:
    assert replace(text, mask.edits(text), "[{}]") == masked


def test_one_word_inside_a_places_name_stays(mask: NameMask) -> None:
    text = "The Omar oil field fell, Omar al-Nabulsi said."
    assert replace(text, mask.edits(text, [(4, 8)])) == "The Omar oil field fell, a local activist said."


def test_addresses_that_spell_a_name(mask: NameMask) -> None:
    assert mask.betrays("https://desk.example/omar-al-nabulsi-speaks")
    assert not mask.betrays("https://desk.example/harim-market")


def test_a_short_name_is_hidden_in_its_other_spellings() -> None:
    mask = NameMask()
    mask.add(("Mohammed", "Umar"), "a witness")
    assert replace("Muhammad Omar wept.", mask.edits("Muhammad Omar wept.")) == "a witness wept."
    assert not mask.edits("Hama fell, Amman did not.")
