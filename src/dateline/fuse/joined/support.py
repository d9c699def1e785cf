"""How many independent sources stand behind a fused incident, who they are, and how credible it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from dateline.fuse.grading_digits import Stand, digit, own_stand, stand_of
from dateline.fuse.grading_letters import publisher_voice
from dateline.fuse.independence import Account as Witness
from dateline.fuse.independence import Independence, account_of, independent
from dateline.knowledge.actors import allied
from dateline.model import Actor, Attribution, Grade

from .account import ASIDE, Account, named
from .sides import Charge
from .spans import bare_voice


def support_of(accounts: Sequence[Account]) -> Independence:
    """The independent sources over all documents: ownership, relays, and copies of one text, which are one voice.

    A report that only recalls the happening is no source of it where any other tells it as news.
    """
    telling = [account for account in accounts if account.weight >= ASIDE] or list(accounts)
    first: dict[str, Account] = {}
    witnesses: list[Witness] = []
    copies: list[str] = []
    for account in telling:
        original = first.setdefault(account.voice, account)
        witness = account_of(account.report.document, account.events, account.incident.sources)
        if account.is_copy and original.document != account.document:
            if account.publisher != original.publisher:
                copies.append(f"{account.publisher}: the same text as {original.publisher}")
            outlet = original.report.document.outlet
            witness = dataclasses.replace(witness, publisher=outlet, document=original.document)
        witnesses.append(witness)
    found = independent(witnesses)
    told = {account.document for account in telling}
    recalled = [f"{account.publisher}: only recalls it" for account in accounts if account.document not in told]
    return dataclasses.replace(found, reasons=tuple(dict.fromkeys((*copies, *recalled, *found.reasons))))


def sources_of(accounts: Iterable[Account]) -> tuple[Attribution, ...]:
    """The sources of all accounts, each once for each stance; words against the source's own side stand for it."""
    found: dict[tuple[str | None, str], Attribution] = {}
    for account in accounts:
        for voice in account.incident.sources:
            key = (voice.source_id or voice.source, voice.stance)
            if key not in found or (voice.interest == "against" and found[key].interest != "against"):
                found[key] = voice
    return tuple(bare_voice(voice) for voice in found.values())


def credibility_of(accounts: Sequence[Account], side_a: Sequence[Actor]) -> Grade | None:
    """The digit of what happened, by all who tell or deny it in any report; None where the reports are not graded.

    Who is accused and denies that he did it does not thereby deny that it happened.
    """
    telling = [account for account in accounts if account.weight >= ASIDE] or accounts
    stands = [stand for account in telling for stand in _stands(account, _not_accused(account, side_a))]
    return _graded(accounts, stands)


def doer_credibility_of(accounts: Sequence[Account], charges: Sequence[Charge]) -> Grade | None:
    """The digit of who did it: by those who name the doer, against those who deny it or name another one."""
    if not charges:
        return None
    chosen, *others = charges
    naming = {id(account) for account in chosen.accounts}
    news = [account for account in chosen.accounts if account.weight >= ASIDE] or chosen.accounts
    stands = [stand for account in news for stand in _stands(account, account.incident.sources)]
    for account in accounts:
        if id(account) not in naming:
            against = [voice for voice in account.incident.sources if voice.stance in ("denies", "doubts")]
            stands += [stand_of(voice, for_party=account.party) for voice in against]
    for charge in others:
        rivals = [stand for account in charge.accounts for stand in _stands(account, account.incident.sources)]
        stands += [dataclasses.replace(stand, says="denies") for stand in rivals if stand.says == "supports"]
    return _graded(accounts, stands)


def _stands(account: Account, voices: Iterable[Attribution]) -> list[Stand]:
    """How the voices of an account stand to it; its own voice where it cites nobody who supports it.

    Of several reports the own voice of each outlet is a source: none of them has it from another.
    """
    voices = [voice for voice in voices if voice.mode != "attitude"]
    told = [stand_of(voice, for_party=account.party) for voice in voices if named(voice, voices) is voice]
    if any(stand.says == "supports" for stand in told):
        return told
    own = own_stand(publisher_voice(account.report.document))
    return [*told, dataclasses.replace(own, weight="named") if own.weight == "own" and own.who else own]


def _not_accused(account: Account, side_a: Sequence[Actor]) -> list[Attribution]:
    return [
        voice
        for voice in account.incident.sources
        if voice.stance != "denies" or not any(allied(voice.aligned_with, actor.actor_id) for actor in side_a)
    ]


def _graded(accounts: Sequence[Account], stands: Sequence[Stand]) -> Grade | None:
    table = next((a.incident.credibility.table for a in accounts if a.incident.credibility is not None), None)
    if table is None:
        return None
    code, rule, reason = digit(stands)
    return Grade(code=code, rule=rule, reason=reason, table=table)
