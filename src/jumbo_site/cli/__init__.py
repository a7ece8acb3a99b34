"""The commands: parse, call, print, exit code. No logic."""

from jumbo_site.cli.commands import main

__all__ = ["main"]
