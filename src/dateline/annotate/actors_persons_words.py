"""Words by which a run of capitalised words is told to be a person's name, or none."""

from __future__ import annotations

from .places_words import COMPASS, FEATURES, KIND_WORDS, ORGANISATION, PLURAL_KINDS

#: Verbs of speaking: their subject, if it is a name, is mostly a person's.
SPEAKS = frozenset(
    """say tell add argue explain confirm note claim state warn announce insist comment write recall reply believe think
    testify ask acknowledge admit stress condemn welcome criticize criticise praise urge vow pledge deny appeal declare
    express thank speak remark tweet""".split()
)
#: What only a person does or suffers, besides speaking.
LIVES = frozenset(
    """bear marry die resign study graduate live retire fall serve lead head command found flee surrender become work
    succeed replace kill murder assassinate execute arrest detain kidnap abduct sentence convict accuse charge wound
    injure shoot behead stab appoint elect nominate name bury interview jail imprison release survive decorate hang
    torture rape summon escape travel meet visit arrive return own teach""".split()
)
SUFFERS = frozenset(
    """kill murder assassinate execute arrest detain kidnap abduct sentence convict accuse charge wound injure shoot
    behead stab appoint elect nominate bury interview jail imprison release hang torture rape summon meet marry name
    replace succeed""".split()
)
DEATHS = frozenset(
    """murder assassination killing kidnapping abduction death arrest detention execution funeral trial release son
    daughter wife widow husband brother sister father mother body home house family murderer killer murderers killers
    kidnappers assassins name remains burial appointment election leadership""".split()
)
KIN = frozenset(
    """son daughter wife widow husband brother sister father mother cousin uncle nephew niece grandson surname named
    called candidate cameraman photographer singer author poet writer scholar analyst physician surgeon student
    columnist editor editor-in-chief founder resident victim suspect driver senator rector trade-unionist""".split()
)
#: Words that no person's name holds.
NO_PART = frozenset(
    ORGANISATION - {"star", "sun", "park", "oil", "cross", "general"}
    | KIND_WORDS.keys()
    | PLURAL_KINDS.keys()
    | FEATURES.keys()
    | COMPASS
)
#: First words of the names of hills, valleys and villages: "Jabal al-Ward", "Kafr Zahra", "Santa Elena".
LAND = frozenset(
    """jabal jebel tal tell tel wadi deir dayr kafr kfar khirbet khirbat ras bir ain ayn beit bayt nahr bab mount lake
    camp cape port puerto san santa santo villa nueva nuevo el la los las fort saint st sao nova""".split()
)
#: What is done to places and not to persons, and the parts of places that "of" puts before their names.
STRUCK = frozenset("bomb bombard shell besiege storm overrun recapture retake raid pound strafe evacuate".split())
PARTS = frozenset(
    """areas boundary boundaries border outskirts edge edges centre center streets north south east west northeast
    northwest southeast southwest vicinity surroundings hills valleys fields residents inhabitants villagers""".split()
)
#: Arabic articles and Iberian links that are also English words: only with a hyphen are they parts of a name.
ENGLISH = frozenset("as at an ad ash e i".split())
