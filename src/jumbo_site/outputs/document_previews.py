"""The first page of each PDF of media/ as a small picture beside the link to it."""

from __future__ import annotations

import io
from collections.abc import Iterator

from jumbo_site.model.content import Content
from jumbo_site.outputs.output import ExportJob, ExportSources, Output

VERSION = "1"
"""Changed with what is made of a page."""


def _jobs(content: Content) -> Iterator[ExportJob]:
    for path, facts in content.documents.items():
        if facts.preview is not None:
            yield ExportJob("document_previews", item=path)


def _fingerprint(job: ExportJob, sources: ExportSources) -> str:
    return f"{VERSION} {sources.content.documents[job.item].digest}"


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    import pypdfium2
    from PIL import Image

    preview = sources.content.documents[job.item].preview
    if preview is None:
        return {}
    path, width, height = preview
    try:
        with pypdfium2.PdfDocument((sources.content_folder / job.item).read_bytes()) as document:
            page = document[0]
            picture = page.render(scale=2 * width / page.get_width()).to_pil().convert("RGB")
    except pypdfium2.PdfiumError:
        picture = Image.new("RGB", (width, height), "white")
    stream = io.BytesIO()
    picture.resize((width, height), Image.Resampling.LANCZOS).save(stream, "WEBP", quality=80, method=4)
    return {path.removeprefix("/"): stream.getvalue()}


OUTPUT = Output("document_previews", _jobs, _make, _fingerprint)
