"""What site.yaml says of publishing, and whether the content is newer than what was built of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jumbo_site.build.cache import cache_folder
from jumbo_site.build.output_paths import MANIFEST
from jumbo_site.build.signatures import scan
from jumbo_site.content.file_names import LEDGER_FILE, SITE_FILE, is_ignored
from jumbo_site.diagnostics import Listed, say
from jumbo_site.model.publish_targets import THE_ONE
from jumbo_site.publishing.address import Address, parse_address
from jumbo_site.publishing.target import WrongTargetError


def chosen_address(word: str | None, content: Path) -> Address:
    """Return the address that is meant by a name of site.yaml, by the words themselves, or by none.

    A relative folder is one of the working folder on the command line, and of the content's parent in site.yaml.
    Raises WrongTargetError.
    """
    named = _named_targets(content)
    beside = content.resolve().parent
    if word is not None and word in named:
        return parse_address(named[word], beside)
    if word is not None:
        return parse_address(word, Path.cwd())
    if THE_ONE in named or len(named) == 1:
        return parse_address(named.get(THE_ONE) or next(iter(named.values())), beside)
    if named:
        raise WrongTargetError(
            say("Which target is meant? site.yaml names {named}.", named=Listed(named)), say("Give one of the names.")
        )
    hint = say("Give one, such as git:origin#gh-pages, or write `publish: git:origin#gh-pages` into site.yaml.")
    raise WrongTargetError(say("There is no target."), hint)


def is_content_newer(content: Path, output: Path) -> bool:
    """Tell whether a file of the content was written after the last build, by the disk's account of times."""
    known = [output / MANIFEST, *cache_folder(content, output).glob("*")]
    built = max((file.stat().st_mtime_ns for file in known if file.is_file()), default=0)
    signed = scan(content, is_ignored)
    return any(one[1] > built for path, one in signed.items() if path != LEDGER_FILE)


def _named_targets(content: Path) -> Mapping[str, str]:
    from pydantic import TypeAdapter, ValidationError

    from jumbo_site.content.yaml_nodes import location_of, parse_yaml, to_plain
    from jumbo_site.model.publish_targets import PublishTargets

    file = content / SITE_FILE
    try:
        text = file.read_text("utf-8")
    except (OSError, ValueError):
        return {}
    node = parse_yaml(text, file.as_posix()).node
    plain = to_plain(node)
    if node is None or not isinstance(plain, dict) or plain.get("publish") is None:
        return {}
    try:
        named: Mapping[str, str] = TypeAdapter(PublishTargets).validate_python(plain["publish"])
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = location_of(node, ("publish", *(part for part in first["loc"] if part != "[key]")))
        where = f"{place.file}:{place.line}:{place.column}"
        message = say("{place}: {reason}", place=where, reason=str(first["msg"]))
        raise WrongTargetError(message, say("Write `publish: git:origin#gh-pages`, or names with targets.")) from error
    return named
