"""`dateline completion`."""

from __future__ import annotations

import click

from .options import verbose_option


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@verbose_option
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes dateline's words in a shell.

    \b
    Examples:
      dateline completion bash >> ~/.bashrc
      dateline completion zsh >> ~/.zshrc
      dateline completion fish > ~/.config/fish/completions/dateline.fish
    """
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    assert completion is not None, "click knows the shells that are offered"
    click.echo(completion(ctx.find_root().command, {}, "dateline", "_DATELINE_COMPLETE").source())
