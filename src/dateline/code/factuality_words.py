"""Words that decide whether what they govern happened: each set with a phrase that shows why it is there."""

from __future__ import annotations

from dateline.model.events import Status


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: "tried to storm the base", "failed to take it", "sought to capture it"
ATTEMPT = _words("try attempt seek strive fail struggle endeavour endeavor")
#: "plans to attack", "is preparing to storm", "wants to take"
INTENT = _words(
    "plan prepare intend want hope aim expect agree decide order urge ask allow let plot conspire instruct tell "
    "direct mean wish like need promise pledge offer propose consider mull discuss schedule volunteer train mobilise "
    "mobilize gather mass recruit authorise authorize encourage incite call invite persuade move wait await send"
)
#: "threatened to kill them", "vowed to retake the town", "warned they would shell it"
THREAT = _words("threaten vow swear warn")
#: "refused to surrender", "declined to attack", "avoided hitting"
NOT_DONE = _words("refuse decline avoid refrain neglect omit forget")
#: "denied that it shelled the camp"
DENIAL = _words("deny refute reject dismiss rebut")
#: "continued to shell the town", "keep firing"
GOING_ON = _words("continue keep remain persist")
#: "began shelling", "managed to take", "were forced to leave", "helped to repel"
DONE = _words(
    "manage succeed begin start force compel oblige cause help resume proceed go come stop cease finish use get"
)
#: "to prevent them from reaching the base", "to avert an attack"
PREVENT = _words("prevent avert avoid deter stop block bar dissuade discourage prohibit forbid protect guard keep ban")
#: "foiled an attack", "an assault was repelled"
FOIL = _words("foil thwart repel repulse abort defeat frustrate disrupt fend beat counter intercept ward")
#: "plans an attack", "called for strikes", "fears an attack"
OBJECT_UNREAL: dict[str, Status] = {
    **dict.fromkeys(_words("plan prepare plot consider mull propose order authorise authorize want seek demand urge "
                           "schedule discuss rehearse mastermind organise organize"), "planned"),
    **dict.fromkeys(_words("threaten vow promise pledge"), "threatened"),
    **dict.fromkeys(_words("attempt"), "attempted"),
    **dict.fromkeys(_words("fear expect anticipate predict await risk imagine simulate practise practice face"),
                    "hypothetical"),
    **dict.fromkeys(_words("prevent avert avoid deter preempt pre-empt"), "hypothetical"),
    **dict.fromkeys(_words("deny"), "denied"),
    **dict.fromkeys(_words("continue intensify"), "occurred"),
}  # fmt: skip
#: nouns that govern a deed: "a plan to attack", "a threat of strikes", "the offensive to retake the town"
NOUN_STATUS: dict[str, Status] = {
    **dict.fromkeys(_words("plan plot decision order intention preparation call mission operation offensive campaign "
                           "push drive goal aim objective readiness willingness desire vow pledge promise mandate "
                           "proposal deal agreement battle fight war march conspiracy scheme need request right "
                           "pretext strategy"), "planned"),
    **dict.fromkeys(_words("attempt bid effort endeavour try"), "attempted"),
    **dict.fromkeys(_words("threat ultimatum warning"), "threatened"),
    **dict.fromkeys(_words("risk danger possibility chance prospect fear likelihood ability capability capacity power "
                           "concern opportunity hope expectation potential option case event scenario means way "
                           "permission licence license theory talk talks negotiation discussion"), "hypothetical"),
    **dict.fromkeys(_words("denial absence lack failure refusal"), "denied"),
}  # fmt: skip
#: "a planned attack", "the failed assault", "a possible strike"
ADJECTIVE_STATUS: dict[str, Status] = {
    **dict.fromkeys(_words("planned future upcoming intended scheduled forthcoming proposed would-be"), "planned"),
    **dict.fromkeys(_words("attempted failed foiled thwarted unsuccessful abortive botched"), "attempted"),
    **dict.fromkeys(_words("threatened"), "threatened"),
    **dict.fromkeys(_words("possible potential imminent hypothetical likely feared expected impending eventual "
                           "mock simulated fictional any"), "hypothetical"),
    **dict.fromkeys(_words("ongoing continuing continued continuous unrelenting raging"), "ongoing"),
}  # fmt: skip
#: "an assassination attempt", "attack plans"
COMPOUND_STATUS: dict[str, Status] = {
    **dict.fromkeys(_words("attempt bid"), "attempted"),
    **dict.fromkeys(_words("plan plot preparation mission"), "planned"),
    **dict.fromkeys(_words("threat warning"), "threatened"),
    **dict.fromkeys(_words("risk drill exercise capability training simulation"), "hypothetical"),
}  # fmt: skip
#: verbs that tell only that the noun beside them happens: "fighting broke out", "launched a raid"
LIGHT = _words(
    "launch carry conduct mount stage wage make begin start take happen occur break erupt follow come continue commit "
    "perpetrate execute undertake lead resume renew open kick intensify step escalate increase see suffer claim be "
    "unleash initiate perform do have get hit strike target kill wound injure destroy ensue rage go"
)
#: "ready to attack", "set to storm", "able to take", "unable to hold"
ADJECTIVE_GOVERNOR: dict[str, Status | None] = {
    **dict.fromkeys(_words("ready set poised willing eager keen determined due prepared about bound likely free "
                           "reluctant desperate necessary prone"), "planned"),
    **dict.fromkeys(_words("unable unwilling powerless"), "denied"),
    **dict.fromkeys(_words("able"), "occurred"),
    **dict.fromkeys(_words("capable possible impossible"), "hypothetical"),
}  # fmt: skip
#: "the battle was not over"
OVER = _words("over finished done ended complete")
FUTURE_MODALS = _words("will shall 'll wo ’ll")
MODALS = _words("would could might may can should must 'd ca ought")
NEGATIVE_PRONOUNS = _words("nobody none neither nothing no-one")
CONDITIONS = _words("if unless whether lest provided should")
