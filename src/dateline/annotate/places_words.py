"""Words that tell what a name beside them is: kinds of places, prepositions, and what is no place at all."""

from __future__ import annotations

import re

from dateline.model.records import Relation

#: Kind words as written (lower case, several words joined by a space) → the gazetteer's kind.
KIND_WORDS: dict[str, str] = {
    "village": "village",
    "hamlet": "village",
    "town": "town",
    "township": "town",
    "city": "city",
    "capital": "city",
    "neighborhood": "neighbourhood",
    "neighbourhood": "neighbourhood",
    "quarter": "neighbourhood",
    "suburb": "neighbourhood",
    "district": "district",
    "subdistrict": "district",
    "sub-district": "district",
    "municipality": "district",
    "province": "admin1",
    "governorate": "admin1",
    "oblast": "admin1",
    "state": "admin1",
    "region": "region",
    "prefecture": "admin1",
    "department": "admin1",
    "county": "county",
    "parish": "county",
    "countryside": "area",
    "area": "area",
    "suburbs": "area",
    "pocket": "area",
    "enclave": "area",
    "raion": "district",
    "rayon": "district",
    "airbase": "airbase",
    "air base": "airbase",
    "airfield": "airbase",
    "military airport": "airbase",
    "military airbase": "airbase",
    "military air base": "airbase",
    "air force base": "airbase",
    "airport": "airport",
    "international airport": "airport",
    "base": "military_base",
    "military base": "military_base",
    "army base": "military_base",
    "barracks": "military_base",
    "garrison": "military_base",
    "outpost": "military_base",
    "camp": "camp",
    "refugee camp": "camp",
    "displacement camp": "camp",
    "checkpoint": "checkpoint",
    "hospital": "hospital",
    "bridge": "bridge",
    "dam": "dam",
    "river": "river",
    "lake": "lake",
    "valley": "area",
    "mountain": "mountain",
    "mountains": "mountain",
    "hill": "mountain",
    "hills": "mountain",
    "peninsula": "region",
    "desert": "area",
    "island": "island",
    "islands": "island",
    "oil field": "oil_field",
    "oilfield": "oil_field",
    "gas field": "gas_field",
    "crossing": "crossing",
    "border crossing": "crossing",
    "square": "facility",
    "roundabout": "roundabout",
    "street": "road",
    "avenue": "road",
    "prison": "facility",
    "refinery": "facility",
    "market": "facility",
    "port": "port",
    "front": "area",
    "axis": "area",
    "highway": "road",
    "road": "road",
    "motorway": "road",
    "railway": "road",
}
#: Kind words in the plural, which stand once for a list of names ("Clarke and Oconee counties").
PLURAL_KINDS: dict[str, str] = {
    "villages": "village",
    "hamlets": "village",
    "towns": "town",
    "townships": "town",
    "cities": "city",
    "suburbs": "neighbourhood",
    "neighborhoods": "neighbourhood",
    "neighbourhoods": "neighbourhood",
    "quarters": "neighbourhood",
    "districts": "district",
    "municipalities": "district",
    "provinces": "admin1",
    "governorates": "admin1",
    "oblasts": "admin1",
    "prefectures": "admin1",
    "states": "admin1",
    "regions": "region",
    "counties": "county",
    "parishes": "county",
    "communities": "village",
    "streets": "road",
    "avenues": "road",
    "roads": "road",
    "highways": "road",
    "rivers": "river",
    "islands": "island",
    "camps": "camp",
    "airports": "airport",
    "airbases": "airbase",
}
#: Words that end the name of a street, written with a capital.
STREETS = frozenset("street streets avenue avenues road drive lane boulevard parkway st ave rd blvd dr ln pkwy".split())
#: Words that open the name of a feature, written with a capital ("Lake Chad", "Mount Hermon", "Camp Speicher").
OPENING: dict[str, str] = {
    "lake": "lake",
    "river": "river",
    "mount": "mountain",
    "mt": "mountain",
    "jebel": "mountain",
    "jabal": "mountain",
    "camp": "military_base",
    "cape": "area",
    "gulf": "area",
}
#: Bodies of a place's own authorities: the place is named, though nothing is said to happen there ("Herat police").
BODIES = frozenset(
    """police sheriff sheriffs council board commission commissioners bureau government legislature senate assembly
    mayor fire department high chamber division jail health public superior circuit detention municipal democrats
    republicans democratic republican residents chief town city county division environmental attorney clerk
    selectman selectmen supervisors representatives lawmakers national""".split()
)
#: Bodies that are no authority of the place in their name ("the Washington Post", "Leeds United").
PRIVATE = frozenset(
    """post times herald tribune journal gazette daily press mirror star sun globe chronicle examiner telegraph news
    review magazine radio tv television bank airlines airways university college united fc rovers tigers lions eagles
    bears hawks giants inc corp corporation ltd company group cup open games international club orchestra symphony
    festival conference party""".split()
)
#: Verbs of attack, seizure and movement: a name right after one is a place's ("rebels entered Y").
TAKEN = frozenset(
    """enter entered entering reach reached reaching seize seized seizing capture captured capturing recapture
    recaptured retake retook retaken overrun overran liberate liberated besiege besieged raid raided raiding shell
    shelled shelling bomb bombed bombing evacuate evacuated""".split()
)
#: Nouns for those who live somewhere, or what stands there: a name before one is a place's ("a Decatur man").
INHABITANTS = re.compile(
    r"\s+(?:man|woman|boy|girl|teen|teenager|couple|residents?|natives?|mother|father|driver|police|officials|officers?|"
    r"firefighters|mayor|students?|voters|schools?|homes?|area|border|suburbs?|hospitals?|airport|residence|streets?)\b"
)
#: Words before "of" that make what follows a place ("a resident of Y", "Tom Reed, 41, of Y").
DWELLING = re.compile(
    r"(?:\d,|\b(?:residents?|natives?|inhabitants|people|mayor|outskirts|streets|downtown|miles|kilomet(?:er|re)s|"
    r"north|south|east|west|northeast|northwest|southeast|southwest|outside|coast|skies|siege|battle|fall|capture|"
    r"towns?|formerly|both))\s+of\s+$"
)
#: States that are no more: named in reports, found in no gazetteer.
BYGONE = frozenset(("Soviet Union", "Yugoslavia", "Czechoslovakia", "East Germany", "West Germany", "Ottoman Empire"))
#: Words that end the name of a natural or protected area, written with a capital.
FEATURES: dict[str, str] = {
    "creek": "river",
    "valley": "area",
    "beach": "area",
    "bay": "area",
    "forest": "area",
    "wilderness": "area",
    "preserve": "area",
    "canyon": "area",
    "plateau": "area",
    "strait": "area",
    "peak": "mountain",
    "range": "mountain",
}
#: Heads after "the X of": the place belongs to the body's name ("the University of Y", "the Bank of Z").
BODY_OF = re.compile(
    r"\b(?:Universit(?:y|ies)|Bank|Voice|Corporation|Times|Institute|College|Act|Church|Museum|Society|Association|"
    r"Academy|Order|Duke|Duchess|Prince|Earl|Archbishop|Bishop|Mary|Sons|Daughters)\s+of\s+(?:the\s+)?$"
)
#: What makes a name that of a sickness or a make, not of a place.
NAMED_AFTER = frozenset(
    "virus viruses disease fever flu influenza syndrome ebolavirus horse horses hemorrhagic".split()
)
#: Kinds whose name is said with the kind word ("Deir ez-Zor airbase", "Fulton County").
WITH_KIND_WORD = frozenset(
    """airbase airport military_base camp checkpoint hospital bridge dam river lake mountain island oil_field
    gas_field crossing facility roundabout road port county""".split()
)
ROAD_WORDS = frozenset("highway road motorway railway".split())
#: Prepositions after which a capitalised name is likely a place.
LOCATIVE = frozenset(
    "in at near from to outside inside around toward towards into within across between via throughout".split()
)
#: Prepositions that alone make an unknown name a place.
STRONG = frozenset("in near outside around throughout at".split())
RELATIONS: dict[str, Relation] = {
    "near": "near",
    "around": "near",
    "outside": "near",
    "beside": "near",
    "adjacent": "near",
    "close": "near",
    "vicinity": "near",
    "surrounding": "near",
    "outskirts": "outskirts",
    "edge": "outskirts",
    "edges": "outskirts",
    "fringes": "outskirts",
    "periphery": "outskirts",
    "toward": "direction",
    "towards": "direction",
    "north": "direction",
    "south": "direction",
    "east": "direction",
    "west": "direction",
    "northeast": "direction",
    "northwest": "direction",
    "southeast": "direction",
    "southwest": "direction",
    "direction": "direction",
    "between": "between",
}
_COMPASS = (
    "north south east west northern southern eastern western northeast northwest southeast southwest central".split()
)
#: Words before a name that belong to it or lean on it ("northern Aleppo", "Greater Idlib").
COMPASS = frozenset(
    [
        *_COMPASS,
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "greater",
        "rural",
        "downtown",
        "upper",
        "lower",
        "mid",
        "inner",
        "outer",
    ]
)

#: Heads of organisations' names: a place name before one of these is part of the name.
ORGANISATION = frozenset(
    """army forces force brigade brigades battalion division corps front movement party council committee
    ministry minister ministers government parliament police bank university college school institute
    agency news times post herald tribune journal gazette daily press radio tv television observatory
    network centre center union league association federation society club company corporation corp inc
    ltd airlines airways group foundation court congress senate house office department commission
    authority bureau fund organization organisation alliance coalition command guard guards militia state
    states brotherhood jihad resistance front red cross crescent embassy consulate cup open games olympics
    championship fc united rovers city chamber board hotel museum church cathedral mosque library theatre
    theater stadium park hospital prison conference summit agreement treaty accords accord process plan
    initiative war battle revolution spring uprising massacre declaration protocol convention festival
    review magazine telegraph mirror examiner chronicle star sun globe legislature assembly
    treasury exchange railways railway electric energy oil gas petroleum international national sheriff
    mayor governor president senator tigers lions eagles bears hawks giants zoo orchestra symphony clinic
    academy high elementary middle county's medical health care services service security defense defence
    tigers""".split()
)
#: Titles: the capitalised words after one are a person.
TITLES = frozenset(
    """mr mrs ms miss dr president prime minister secretary general gen col colonel maj major capt captain lt
    lieutenant sgt sergeant senator sen rep gov governor mayor chief king queen prince princess sheikh
    imam mullah maulvi ayatollah pope bishop rev reverend father judge justice professor prof ambassador
    spokesman spokeswoman spokesperson chairman director commander leader activist journalist coach sir
    lord lady saint st brigadier admiral officer detective sheriff commissioner representative
    superintendent principal councilman attorney""".split()
)
#: Words that are no part of a name, whatever their capital says.
BREAKS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday i a an the he
    she it we they his her its their my our your you this that these those there here when while where who
    what why how but and or if as at by for in on to with from after before during since until also all
    any both each many most more some such no not only other another near outside inside around between
    among against under over about according despite although because however meanwhile once two three
    four five six seven eight nine ten first second third last next earlier later today yesterday tomorrow
    is was are were has have had will would could should might did does do been being says said mr mrs ms
    dr i'll i'm i've it's he's she's we're that's don't""".split()
)
#: Capitalised words that gazetteers also know as villages, and that are something else when they stand alone.
NEVER = BREAKS | frozenset(
    """ramadan eid easter christmas of islam islamic muslim muslims christian christians jewish jews jew sunni
    sunnis shia shiite shiites alawite alawites druze yazidi yazidis kurd kurds kurdish arab arabs arabic
    persian pashtun pashtuns tajiks hazara taliban isis isil daesh al-qaeda qaeda sham al-sham hamas
    hezbollah fatah houthi houthis amaq nusra god allah prophet internet twitter facebook telegram youtube
    google reuters afp ap bbc cnn sana tass ria nato un isaf ied ieds ngo ngos gen col maj sgt lt capt
    president prime minister king queen prince pope police army government parliament senate congress
    house state union republic party democratic republican democrats republicans center centre university
    college school church street avenue road highway international national federal royal general major
    independence liberty freedom unity victory mission war battle peace justice english french spanish
    german russian english-language black white red green blue brown gray grey young long short rose grace
    hope faith joy assad bashar putin obama trump clinton biden merkel erdogan netanyahu abbas karzai
    maliki saddam osama bin laden art dean rich page hall hill wood stone bush rice fox wolf bishop allied
    coalition download release pdf immediate contact photo video image caption story update breaking live
    operation operations commander force security joint command task regional afghan-led insurgent
    insurgents militant militants terrorist terrorists rebels residents officials sources people men women
    children spokesman section tournament agriculture free man wash shaping wildlife transportation
    secondary environmental medical sikh soul cobra western southern kingdom states need aid mass assyrian
    assyrians turkmen turkmens massacre week read policy wall wing abbasid
    abbasids umayyad passover ii iii iv vi vii viii""".split()
)
#: Given names and surnames that gazetteers also know as towns: a place only where the words around say so.
PERSONAL = frozenset(
    """honda toyota ford chevrolet dodge durango nissan mazda seat volkswagen opel lincoln mercedes nokia sony edison
    vladimir alexander ivan igor oleg sergei dmitry viktor petro volodymyr zara salma rabia mansour nawa midan
    hadar omar dora marea sabra harem hass hit balad bill mark jack grant dale lee baker cook smith jones
    brown johnson williams davis miller wilson moore taylor anderson thomas jackson harris martin thompson
    garcia martinez robinson clark rodriguez lewis walker allen scott adams nelson carter mitchell roberts
    turner phillips campbell parker evans edwards collins stewart morris rogers reed cooper bell murphy
    bailey kelly howard ward cox richardson watson brooks bennett james john robert michael david richard
    charles joseph christopher daniel paul george kenneth steven edward brian ronald anthony kevin jason
    matthew gary timothy jose larry jeffrey frank eric stephen andrew raymond gregory joshua jerry dennis
    walter patrick peter harold douglas henry carl arthur ryan roger joe juan albert jonathan justin terry
    gerald keith samuel willie ralph lawrence nicholas roy benjamin bruce brandon adam harry fred wayne
    billy steve louis jeremy aaron randy eugene carlos russell bobby victor ernest phillip todd jesse
    craig alan shawn clarence sean philip chris johnny earl mary patricia linda barbara elizabeth jennifer
    maria susan margaret dorothy lisa nancy karen betty helen sandra donna carol ruth sharon michelle
    laura sarah kimberly deborah jessica shirley cynthia angela melissa brenda amy anna rebecca kathleen
    mohammed muhammad mohammad ahmed ahmad ali hassan hussein omar khaled ibrahim mahmoud mustafa abdullah
    abdul yusuf saleh austin charlotte florence victoria sofia virginia carolina savannah dallas houston
    lincoln madison monroe jefferson franklin hamilton hudson logan mason carson chester clinton dayton
    francis gordon troy jasper vernon marion marshall leon lima malcolm marcus norman
    sydney tyler vincent wesley winston lloyd max oscar owen perry quincy ross salem stanley sterling
    sullivan salvador santiago diego pablo pedro luis jorge miguel rafael antonio manuel francisco
    fernando hasan saeed said rashid nasser karim jamal tariq zaid""".split()
)
_KINDS = sorted(KIND_WORDS, key=len, reverse=True)
#: A kind word right after a name, with at most one word between ("Sinaa neighborhood", "Aleppo international airport").
AFTER = re.compile(
    r"[\s\])\"”]+(?:['’]s\s+)?(?:(?:military|international|civilian|main|refugee|eastern|western|northern|southern)\s+)?("
    + "|".join(map(re.escape, _KINDS))
    + r")\b",
    re.IGNORECASE,
)
#: A kind word right before a name: "the village of", "the town of", "neighborhood [".
BEFORE = re.compile(
    r"\b(" + "|".join(map(re.escape, _KINDS)) + r")(?:\s+(?:of|called|named)|,)?\s+[\[(\"“]?$", re.IGNORECASE
)
PLURAL_BEFORE = re.compile(
    r"\b(villages|towns|cities|neighbou?rhoods|districts|provinces|governorates|quarters|suburbs|areas|counties|states)\s+of\s+(?:both\s+)?$",
    re.IGNORECASE,
)
