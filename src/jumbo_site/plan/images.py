"""Images as pages show them: the sizes that a browser chooses from, and the room that they take."""

from __future__ import annotations

import re
from urllib.parse import unquote

from jumbo_site.model.content import Content
from jumbo_site.model.images import ImageUse, size_path, sizes_of
from jumbo_site.plan.views import ImageView


def image_view(content: Content, path: str | None, use: ImageUse) -> ImageView | None:
    """Return an image of media/ (``media/photos/ana.jpg``); None where there is none.

    What cannot be read, or is no image of pixels (SVG), is shown as it is, without sizes.
    """
    if path is None:
        return None
    own = path.removeprefix("/")
    facts = content.images.get(own)
    if facts is None:
        return ImageView(f"/{own}", None, None)
    sizes = tuple((size_path(facts, use, width), width) for width in sizes_of(facts, use))
    if use == "portrait" and sizes:
        side = min(facts.width, facts.height)
        return ImageView(f"/{own}", side, side, sizes)
    return ImageView(f"/{own}", facts.width, facts.height, sizes)


_IN_MARKDOWN = re.compile(r"/(media/[^\s<>\"'|]+)")


def images_in(content: Content, markdown: str) -> tuple[ImageView, ...]:
    """Return the images of media/ that a Markdown text names, in the order in which they first stand in it."""
    if not content.images or "/media/" not in markdown:
        return ()
    named = (unquote(path) for path in _IN_MARKDOWN.findall(markdown))
    # the closing bracket of Markdown may have been taken along
    known = (path if path in content.images else path.rstrip(")") for path in named)
    found = (image_view(content, path, "picture") for path in dict.fromkeys(known) if path in content.images)
    return tuple(view for view in found if view is not None)
