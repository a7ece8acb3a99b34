"""Names of files of content/ that have a meaning of their own, and names that have none."""

from __future__ import annotations

SITE_FILE = "site.yaml"
LEDGER_FILE = "published-urls.txt"
GLOSSARY_FILE = "glossary.yaml"
MEDIA_FOLDER = "media"
CMS_FOLDER = "cms"
CMS_NEEDED = ("js-yaml.min.js", "sveltia-cms.js", "icons.woff2")
"""What the editor in the browser is made of, in CMS_FOLDER."""
CMS_FILES = (*CMS_NEEDED, "js-yaml.LICENSE.txt", "sveltia-cms.LICENSE.txt", "icons.LICENSE.txt")

_IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini"})


def is_ignored(name: str) -> bool:
    """Tell whether a file or folder of this name is passed over: hidden ones and editors' backups."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".bak")) or name.casefold() in _IGNORED_NAMES
