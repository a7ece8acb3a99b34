"""Links between the pages of a site, so that it works at any address."""

from __future__ import annotations

from collections.abc import Callable


def relative_link(source: str, target: str) -> str:
    """Return the relative reference (RFC 3986, section 4.2) that leads from one site path to another.

    Both begin with ``/``; the target may end in a query or fragment. ``relative_link("/ar/2022/", "/ar/a/#b")``
    is ``"../a/#b"``.
    """
    path, mark, rest = _split(target)
    if path == source and mark == "#":
        return mark + rest
    from_folders = source.split("/")[1:-1]
    *to_folders, name = path.split("/")[1:]
    shared = 0
    for one, other in zip(from_folders, to_folders, strict=False):
        if one != other:
            break
        shared += 1
    steps = [".."] * (len(from_folders) - shared) + to_folders[shared:]
    relative = "/".join([*steps, name]) if steps else name
    if not relative or relative.startswith("/"):
        relative = "./" + relative.lstrip("/")
    return relative + mark + rest


def links_from(source: str) -> Callable[[str], str]:
    """Return a function that gives ``relative_link`` from one page: quicker where a page has many links."""
    folders = source.split("/")[1:-1]
    above = ["/" + "".join(f"{folder}/" for folder in folders[:length]) for length in range(len(folders), -1, -1)]
    steps = [(prefix, len(prefix), "../" * up) for up, prefix in enumerate(above)]
    known: dict[str, str] = {}

    def link(target: str) -> str:
        found = known.get(target)
        if found is None:
            found = known[target] = make(target)
        return found

    def make(target: str) -> str:
        if target.startswith(source) and target[len(source) : len(source) + 1] == "#":
            return target[len(source) :]
        for prefix, length, up in steps:
            if target.startswith(prefix):
                rest = target[length:]
                return up + rest if up or (rest and rest[0] not in "?#/") else f"./{rest}"
        return relative_link(source, target)

    return link


def rooted_link(base_path: str, target: str) -> str:
    """Return the reference from the root of the host, for pages that are served at any address."""
    return base_path.rstrip("/") + target


def _split(target: str) -> tuple[str, str, str]:
    for index, character in enumerate(target):
        if character in "?#":
            return target[:index], character, target[index + 1 :]
    return target, "", ""
