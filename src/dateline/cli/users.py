"""`dateline users`: who may sign in at a desk that several share, and the audit of what was seen there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from .jsonl import print_json
from .options import csv_option, json_option, limit_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.store import Accounts, Noted, Role, User

ROLES = ("viewer", "coder", "adjudicator", "admin")
#: What each role may do, for `--help` and `list`.
RIGHTS = {
    "viewer": "sees what a public export would give: names hidden, places coarse, 14 days late",
    "coder": "sees all, and judges",
    "adjudicator": "decides between coders too",
    "admin": "may do all",
}
USER_HEADS = ("name", "role", "state", "made_at", "password_at", "locked_at")
AUDIT_HEADS = ("number", "at", "user", "what", "method", "path", "status", "address", "note")

role_option = click.option("--role", required=True, type=click.Choice(ROLES), help="What she may do.")
name_argument = click.argument("name", metavar="NAME")
password_option = click.option(
    "--password-file",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Take the password from the first line of a file, or of standard input (-).",
)


@click.group("users")
def command() -> None:
    """Say who may sign in at the desk of a database, and see what was seen there.

    With accounts, `dateline serve` asks everybody to sign in. A viewer sees what a public export would give: names of
    local sources hidden, places on a coarse grid, nothing of the last 14 days. A coder sees all and judges, an
    adjudicator also decides between coders, an admin may do all. A password has at least 12 characters; of it only a
    hash (argon2id) is kept.

    \b
    Examples:
      dateline users add amira --role coder
      dateline users list
      dateline users password amira
      dateline users lock amira
      dateline users audit --since 2026-01 --user amira --csv > seen.csv
    """


@command.command("add")
@name_argument
@role_option
@password_option
@store_option
@json_option
@verbose_option
def add_command(name: str, role: Role, password_file: str | None, store: str, as_json: bool) -> None:
    """Add an account; the password is asked for twice.

    \b
    Examples:
      dateline users add amira --role coder
      dateline users add wall --role viewer --password-file secret.txt
    """
    password = _password(password_file)
    _change(store, as_json, "added", lambda desk, by: desk.add(name, role, password, by=by))


@command.command("list")
@store_option
@json_option
@csv_option
@verbose_option
def list_command(store: str, as_json: bool, as_csv: bool) -> None:
    """List the accounts, locked and removed ones too.

    \b
    Examples:
      dateline users list
      dateline users list --json
    """
    from dateline.store import Accounts

    from .listing import Column, print_list

    with Accounts.open(store, create=False) as desk:
        users = desk.users()
    columns: list[Column[User]] = [
        Column("name", lambda row: row.name, share=2),
        Column("role", lambda row: row.role, width=11),
        Column("state", lambda row: row.state, width=7),
        Column("since", lambda row: row.made_at[:10], width=10),
        Column("may", lambda row: RIGHTS[row.role], share=4, from_width=70),
    ]
    print_list(
        users, what="accounts", columns=columns, plain=_plain, flat=_plain, heads=USER_HEADS, as_json=as_json,
        as_csv=as_csv,
    )  # fmt: skip


@command.command("role")
@name_argument
@click.argument("role", metavar="ROLE", type=click.Choice(ROLES))
@store_option
@json_option
@verbose_option
def role_command(name: str, role: Role, store: str, as_json: bool) -> None:
    """Give an account another role, which holds at once.

    \b
    Examples:
      dateline users role amira adjudicator
    """
    _change(store, as_json, f"is {role} now", lambda desk, by: desk.set_role(name, role, by=by))


@command.command("password")
@name_argument
@password_option
@store_option
@json_option
@verbose_option
def password_command(name: str, password_file: str | None, store: str, as_json: bool) -> None:
    """Give an account another password; whoever is signed in with it must sign in again.

    \b
    Examples:
      dateline users password amira
      pass show dateline/amira | dateline users password amira --password-file -
    """
    password = _password(password_file)
    _change(store, as_json, "has a new password", lambda desk, by: desk.set_password(name, password, by=by))


@command.command("lock")
@name_argument
@store_option
@json_option
@verbose_option
def lock_command(name: str, store: str, as_json: bool) -> None:
    """Let nobody in with an account; whoever is signed in with it is out at once.

    \b
    Examples:
      dateline users lock amira
    """
    _change(store, as_json, "is locked", lambda desk, by: desk.lock(name, by=by))


@command.command("unlock")
@name_argument
@store_option
@json_option
@verbose_option
def unlock_command(name: str, store: str, as_json: bool) -> None:
    """Let an account in again, also one that was removed.

    \b
    Examples:
      dateline users unlock amira
    """
    _change(store, as_json, "may sign in again", lambda desk, by: desk.unlock(name, by=by))


@command.command("remove")
@name_argument
@store_option
@json_option
@verbose_option
def remove_command(name: str, store: str, as_json: bool) -> None:
    """Lock an account for good. It stays in the list, for judgements bear its name.

    \b
    Examples:
      dateline users remove amira
    """
    _change(store, as_json, "is removed", lambda desk, by: desk.remove(name, by=by))


@command.command("audit")
@click.option("--since", metavar="DAY", help="On or after a day: 2026-04-21, 2026-04 or 2026.")
@click.option("--until", metavar="DAY", help="On or before a day, month or year.")
@click.option("--user", metavar="NAME", help="Only what this account did.")
@limit_option
@store_option
@json_option
@csv_option
@verbose_option
def audit_command(
    since: str | None, until: str | None, user: str | None, limit: int | None, store: str, as_json: bool, as_csv: bool
) -> None:
    """List who signed in, which accounts were changed, and every request that could see protected fields.

    Of the requests of viewers only those are listed that were refused: the others see what is public. Times are UTC.
    With --limit the last so many are listed. Nothing is ever taken out of this list.

    \b
    Examples:
      dateline users audit --since 2026-04
      dateline users audit --user amira --limit 50
      dateline users audit --json
    """
    from collections import deque

    from dateline.store import Accounts

    from .listing import Column, print_list

    columns: list[Column[Noted]] = [
        Column("time (UTC)", lambda row: row.at[:19].replace("T", " "), width=19),
        Column("user", lambda row: row.user or "?", share=1),
        Column("what", lambda row: row.what.replace("_", " "), width=14),
        Column("request", lambda row: " ".join(filter(None, (row.method, row.path, row.note))), share=4),
        Column("status", lambda row: str(row.status or ""), width=6),
        Column("from", lambda row: row.address or "", width=15, from_width=110),
    ]
    with Accounts.open(store, create=False) as desk:
        rows = desk.audit(since=since, until=until, user=user)
        print_list(
            rows if limit is None else deque(rows, limit), what="lines of the audit", columns=columns, plain=_noted,
            flat=_noted, heads=AUDIT_HEADS, as_json=as_json, as_csv=as_csv,
        )  # fmt: skip


def _change(store: str, as_json: bool, words: str, act: Callable[[Accounts, str], User]) -> None:
    """Change an account and say so."""
    from dateline.run.judge import user_name
    from dateline.store import Accounts

    from .text import one_line

    with Accounts.open(store, create=False) as desk:
        user = act(desk, user_name())
    if as_json:
        print_json(_plain(user))
    else:
        click.echo(f"{one_line(user.name)} {words}." if words != "added" else f"Added {user.name} as {user.role}.")


def _password(file: str | None) -> str:
    """The password, from a file or asked for twice on the terminal."""
    import sys

    if file is None:
        if not sys.stdin.isatty():
            raise click.UsageError(
                "There is no terminal to ask for the password: give --password-file, or - for stdin."
            )
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    with click.open_file(file, encoding="utf-8-sig") as opened:
        return str(opened.readline()).rstrip("\r\n")


def _plain(user: User) -> dict[str, Any]:
    return {head: getattr(user, head) for head in USER_HEADS}


def _noted(row: Noted) -> dict[str, Any]:
    return {head: getattr(row, head) for head in AUDIT_HEADS}
