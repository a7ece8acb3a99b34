"""The theme kept in memory: templates compiled once, its files looked at again when they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.build.signatures import Signature, scan
from jumbo_site.model.site import ThemeOptions
from jumbo_site.render.assets import Assets, collect_assets
from jumbo_site.render.environment import ThemeSettings
from jumbo_site.render.template_fingerprints import template_fingerprints, theme_version


@dataclass(frozen=True)
class Theme:
    """Templates and assets as they were at one moment."""

    settings: ThemeSettings
    assets: Assets


class ResidentTheme:
    """The folders of a theme, the project's own first. For one thread at a time."""

    def __init__(self, folders: Sequence[Path], content: Path) -> None:
        self._folders = tuple(folders)
        self._content = content
        self._seen: Sequence[Mapping[str, Signature]] = ()
        self._key: tuple[object, ...] | None = None
        self._theme: Theme | None = None

    def has_changed(self) -> bool:
        """Look at the files; tell whether any is another than when this was last asked."""
        found = [scan(folder, follow_links=True) for folder in self._folders]
        changed = found != self._seen
        self._seen = found
        if changed:
            self._theme = None
        return changed

    def theme(self, options: ThemeOptions, fonts: object) -> Theme:
        """Return the theme with the site's options. Raises UnknownAssetError.

        ``fonts`` stands for the site's own font files: while it is the same, they are.
        """
        key = (options, fonts)
        if self._theme is None or self._key != key:
            folders = tuple(folder.absolute() for folder in self._folders if folder.is_dir())
            assets = collect_assets(folders, options.colour, options.fonts, self._content)
            version = theme_version(template_fingerprints(folders, assets.names))
            settings = ThemeSettings(tuple(str(folder) for folder in folders), dict(assets.names), version)
            self._key, self._theme = key, Theme(settings, assets)
        return self._theme
