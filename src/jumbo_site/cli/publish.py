"""``jumbo-site publish``."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from jumbo_site.cli.language import fail, failure, spoken, told
from jumbo_site.cli.options import content_option
from jumbo_site.messages import Listed, Message, say, say_plural


@click.command()
@click.argument("target", required=False)
@content_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder that was built.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and send nothing.")
@click.option("--yes", is_flag=True, help="Send without asking.")
@click.option("--force", is_flag=True, help="Overwrite files of the same name by another hand; no others.")
@click.option("--endpoint-url", metavar="URL", help="The address of an S3 server other than Amazon's.")
@click.option("-v", "--verbose", is_flag=True, help="Show all files.")
def publish(
    target: str | None,
    content: Path,
    output: Path,
    dry_run: bool,
    yes: bool,
    force: bool,
    endpoint_url: str | None,
    verbose: bool,
) -> None:
    """Send the built site to TARGET: folder:PATH, git:REMOTE#BRANCH, rsync://HOST/MODULE/PATH, USER@HOST:/PATH,
    s3://BUCKET/PREFIX, or a name that `publish` in site.yaml gives to one.

    What the last build left is sent; nothing is built. The plan is shown first, and only what differs is sent.
    """
    from jumbo_site.diagnostics.reports import labelled
    from jumbo_site.publishing.publish import carry_out, plan_for, target_at
    from jumbo_site.publishing.release import UnreadyError, read_release
    from jumbo_site.publishing.reports import plan_lines
    from jumbo_site.publishing.settings import chosen_address, is_content_newer
    from jumbo_site.publishing.target import PublishingError, WrongTargetError

    done = 0

    def count(number: int) -> None:
        nonlocal done
        done += number

    try:
        address = chosen_address(target, content)
        release = read_release(output)
        if is_content_newer(content, output):
            newer = say("The content is newer than the built site; `jumbo-site build` makes it anew.")
            click.echo(labelled("warning", newer, spoken()), err=True)
        if release.unknown:
            _warn_of_unknown(release.unknown, output, verbose)
        with contextlib.closing(target_at(address, content, endpoint_url)) as place:
            plan = plan_for(place, release, force=force)
            for line in plan_lines(place.name, plan, release.sizes, all_files=verbose):
                click.echo(told(line))
            if dry_run:
                click.echo(told(say("Nothing was sent.")), err=True)
                return
            if plan.is_empty and not plan.is_record_new:
                click.echo(told(say("All is as it should be; nothing was sent.")), err=True)
                return
            if not yes and not _confirmed(say("Publish to {name}?", name=place.name)):
                click.echo(told(say("Nothing was sent.")), err=True)
                return
            with _shown(len(plan.sent) + len(plan.removed), count) as sent:
                plan = carry_out(place, release, plan, sent, force=force)
            done_now = say(
                "{name} is published: {new} new, {changed} changed, {removed} removed.",
                name=place.name,
                new=len(plan.new),
                changed=len(plan.changed),
                removed=len(plan.removed),
            )
            click.echo(told(done_now), err=True)
    except UnreadyError as error:
        fail(error.message, 2, error.hint)
    except WrongTargetError as error:
        fail(error.message, 2, error.hint)
    except PublishingError as error:
        if done:
            before = say_plural(
                "{n} file had been sent or removed before.", "{n} files had been sent or removed before.", done
            )
            click.echo(told(before), err=True)
        fail(error.message, 1, error.hint)
    except OSError as error:
        fail(failure(error, output), 1)
    except KeyboardInterrupt:
        click.echo(told(say("Interrupted. The next publication completes this one.")), err=True)
        sys.exit(130)


def _warn_of_unknown(unknown: tuple[str, ...], output: Path, verbose: bool) -> None:
    from jumbo_site.diagnostics.reports import labelled

    shown = unknown if verbose else unknown[:3]
    files = Listed([*shown, "…"] if len(unknown) > len(shown) else shown)
    message = say("Not sent, since no build wrote them: {files} in {folder}.", files=files, folder=output.as_posix())
    click.echo(labelled("note", message, spoken()), err=True)


def _confirmed(question: Message) -> bool:
    if not sys.stdin.isatty():
        fail(say("Nobody can be asked here."), 2, say("Look with --dry-run first, then send with --yes."))
    return click.confirm(told(question), err=True)


@contextlib.contextmanager
def _shown(length: int, count: Callable[[int], None]) -> Iterator[Callable[[int], None]]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield count
        return
    with click.progressbar(length=length, label="Files", file=sys.stderr) as bar:

        def move(number: int) -> None:
            count(number)
            bar.update(number)

        yield move
