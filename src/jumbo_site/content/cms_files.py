"""The files of the editor in the browser, which the content needs where it turns the editor on."""

from __future__ import annotations

from collections.abc import Iterable

from jumbo_site.content.entities import EntitySource
from jumbo_site.content.file_names import CMS_FOLDER, CMS_NEEDED
from jumbo_site.diagnostics import Diagnostic, Listed, diagnostic, say
from jumbo_site.model.site import Site


def cms_problems(site: Site, source: EntitySource, present: Iterable[str]) -> list[Diagnostic]:
    """Report what the editor lacks; ``present`` are the names of its files that lie in content/cms/."""
    missing = [name for name in CMS_NEEDED if name not in frozenset(present)]
    if site.cms is None or not missing:
        return []
    paths = Listed(f"`{CMS_FOLDER}/{name}`" for name in missing)
    message = say("The editor in the browser is not published, since it lacks {paths}.", paths=paths)
    hint = say("Run `jumbo-site cms fetch`, or take out `cms`.")
    return [diagnostic("missing-cms-file", message, source.key_location(("cms",)), hint)]
