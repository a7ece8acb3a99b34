"""Images in the sizes that pages show, and each as its own file without what a camera wrote into it (place, owner)."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jumbo_site.model.content import Content
from jumbo_site.model.images import ImageFacts, ImageUse, size_path, sizes_of
from jumbo_site.outputs.image_notes import without_notes
from jumbo_site.outputs.output import ExportJob, ExportSources, Output

if TYPE_CHECKING:
    from PIL.Image import Image

VERSION = "2"
"""Changed with what is made of an image."""
LARGEST = 2400
"""Pixels of the longer side of what is published at the image's own address."""
QUALITY = 80
"""Of WebP."""
EYE_LEVEL = 0.2
"""Of what a portrait is higher than wide, this much is cut off above the head."""
_TOLD = ("exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp", "Raw profile type exif", "mp")
"""What Pillow names the notes in a file."""


def _jobs(content: Content) -> Iterator[ExportJob]:
    for path in content.images:
        yield ExportJob("images", item=path)


def _uses(content: Content, path: str) -> tuple[ImageUse, ...]:
    return ("portrait", "picture") if path in content.portraits else ("picture",)


def _fingerprint(job: ExportJob, sources: ExportSources) -> str:
    facts = sources.content.images[job.item]
    return " ".join((VERSION, facts.digest, *_uses(sources.content, job.item)))


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    from PIL import Image

    facts = sources.content.images[job.item]
    data = (sources.content_folder / job.item).read_bytes()
    wanted = [(use, width) for use in _uses(sources.content, job.item) for width in sizes_of(facts, use)]
    if facts.is_moving:
        return {job.item: _moving(data)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data)) as source:
                own = _published(source, facts, data)
                upright = _upright(source)
                files = {size_path(facts, use, width)[1:]: _size(upright, use, width) for use, width in wanted}
        except (OSError, ValueError, SyntaxError) as error:
            return _unreadable(job.item, data, facts, wanted, error)
    return {job.item: own, **files}


def _unreadable(
    path: str, data: bytes, facts: ImageFacts, wanted: list[tuple[ImageUse, int]], error: Exception
) -> dict[str, bytes]:
    """Return a grey picture in each size of an image whose header was right and whose rest is not."""
    from PIL import Image

    files = {path: data}
    for use, width in wanted:
        height = width if use == "portrait" else max(1, width * facts.height // facts.width)
        files[size_path(facts, use, width)[1:]] = _webp(Image.new("RGB", (width, height), "#888888"))
    return files


def _upright(source: Image) -> Image:
    """Return the image as it is seen, in sRGB."""
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(source)
    profile = turned.info.get("icc_profile")
    if profile:
        from PIL import ImageCms

        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            mode = "RGBA" if turned.mode in ("RGBA", "LA") else "RGB"
            converted = ImageCms.profileToProfile(turned, own, ImageCms.createProfile("sRGB"), outputMode=mode)
            turned = converted or turned
        except ImageCms.PyCMSError:  # a damaged profile, or one of another kind of colours
            pass
    has_alpha = turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info
    return turned.convert("RGBA" if has_alpha else "RGB")


def _size(image: Image, use: ImageUse, width: int) -> bytes:
    from PIL import Image

    if use == "portrait":
        side = min(image.size)
        left, top = (image.width - side) // 2, int((image.height - side) * EYE_LEVEL)
        square = image.crop((left, top, left + side, top + side))
        return _webp(square.resize((width, width), Image.Resampling.LANCZOS, reducing_gap=3.0))
    height = max(1, round(image.height * width / image.width))
    return _webp(image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0))


def _webp(image: Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "WEBP", quality=QUALITY, method=4)
    return stream.getvalue()


def _moving(data: bytes) -> bytes:
    """Return an animation without what it tells; of a rare kind its first picture, where it tells something."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as source:
        kind = source.format or ""
        with contextlib.suppress(ValueError, IndexError):
            copied = without_notes(data, kind)
            if copied is not None:
                return copied
        if not _tells(source):
            return data
        stream = io.BytesIO()
        _upright(source).save(stream, kind if kind in ("WEBP", "AVIF") else "PNG")
    return stream.getvalue()


def _tells(source: Image) -> bool:
    return any(source.info.get(name) for name in _TOLD) or bool(source.getexif())


def _published(source: Image, facts: ImageFacts, data: bytes) -> bytes:
    """Return the file for the image's own address: as it is where it holds nothing but an image of a fit size."""
    has_tail = source.format == "JPEG" and not data.rstrip(b"\0").endswith(b"\xff\xd9")  # a film, a thumbnail
    if not _tells(source) and not has_tail and max(facts.width, facts.height) <= LARGEST and source.format != "MPO":
        return data
    image = _upright(source)
    image.thumbnail((LARGEST, LARGEST))
    kind = {"MPO": "JPEG"}.get(source.format or "", source.format or "PNG")
    stream = io.BytesIO()
    if kind == "JPEG":
        image.convert("RGB").save(stream, kind, quality=88, optimize=True, progressive=True)
    elif kind in ("WEBP", "AVIF"):
        image.save(stream, kind, quality=85)
    else:
        image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


OUTPUT = Output("images", _jobs, _make, _fingerprint, is_optional=False)
