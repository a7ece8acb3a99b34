"""The files of data that readers may take along: of the whole site, and of an edition."""

from __future__ import annotations

from jumbo_site.model import addresses
from jumbo_site.model.content import EditionContent
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.views import DownloadView

Download = tuple[str, str, str]
"""What it is, in the page's language; its site path; its media type."""


def site_data_downloads(to: Localizer) -> tuple[Download, ...]:
    """Return the files of the whole site: the same in every language."""
    _, has = to.catalogue.gettext, to.content.site.outputs.has
    found = []
    if has("data_json"):
        found.append((_("All data of the site"), addresses.SITE_DATA, "application/json"))
    if has("sqlite"):
        found.append((_("All data as a database"), addresses.SITE_DATABASE, "application/vnd.sqlite3"))
    return tuple(found)


def edition_data_downloads(to: Localizer, edition: EditionContent) -> tuple[Download, ...]:
    """Return the files of an edition in the page's language."""
    _, has, own = to.catalogue.gettext, to.content.site.outputs.has, edition.edition.id
    found = []
    if has("tables") and edition.all_sessions:
        found.append((_("Sessions as a table"), to.path(addresses.sessions_table_path(own)), "text/csv"))
    if has("tables") and edition.appearances:
        found.append((_("Speakers as a table"), to.path(addresses.speakers_table_path(own)), "text/csv"))
    if has("schedule") and addresses.timed_days(edition):
        apps = _("Programme for conference apps")
        found.append((apps, to.path(addresses.schedule_xml_path(own)), "application/xml"))
        found.append((apps, to.path(addresses.schedule_json_path(own)), "application/json"))
    return tuple(found)


def data_download_views(to: Localizer, edition: EditionContent) -> tuple[DownloadView, ...]:
    """Return the files of an edition, then those of the whole site, as a page shows them."""
    found = (*edition_data_downloads(to, edition), *site_data_downloads(to))
    return tuple(DownloadView(label, path, path.rpartition(".")[2].upper(), kind) for label, path, kind in found)
