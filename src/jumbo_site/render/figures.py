"""Images in organisers' texts: the sizes that browsers choose from, and figures with captions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from jumbo_site.plan.views import ImageView
from jumbo_site.render.link_marks import LINK_END, LINK_MARKER

READING_WIDTH = "(min-width: 44rem) 40rem, 92vw"
"""The width of an image in a column of text (HTML ``sizes``)."""
_IMAGE = re.compile(r'<img(?P<attributes>(?:\s+[a-z]+="[^"]*")*)\s*>')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_ALONE = re.compile(rf"<p>\s*(?P<image>{_IMAGE.pattern})\s*</p>")


def with_figures(html_text: str, images: Iterable[ImageView]) -> str:
    """Return sanitised HTML with each known image in its sizes; one alone in a paragraph with a title is a figure."""
    known = {one.path: one for one in images}

    def figure(match: re.Match[str]) -> str:
        title = dict(_ATTRIBUTE.findall(match["attributes"])).get("title")
        if title is None:
            return match.group()
        picture = _picture(match["attributes"], known, leave_out=("title",))
        return f"<figure>{picture}<figcaption>{title}</figcaption></figure>"

    text = _ALONE.sub(figure, html_text)
    return _IMAGE.sub(lambda match: _picture(match["attributes"], known), text)


def _picture(written: str, known: Mapping[str, ImageView], leave_out: tuple[str, ...] = ()) -> str:
    attributes = {name: value for name, value in _ATTRIBUTE.findall(written) if name not in leave_out}
    image = known.get(unquote(html.unescape(attributes.get("src", "")).removeprefix(LINK_MARKER)))
    if image is not None and image.width is not None and "width" not in attributes:
        attributes |= {"width": str(image.width), "height": str(image.height)}
    own = "<img" + "".join(f' {name}="{value}"' for name, value in attributes.items()) + ">"
    if image is None or not image.sizes:
        return own
    candidates = ", ".join(f"{LINK_MARKER}{path}{LINK_END} {width}w" for path, width in image.sizes)
    return f'<picture><source type="image/webp" srcset="{candidates}" sizes="{READING_WIDTH}">{own}</picture>'
