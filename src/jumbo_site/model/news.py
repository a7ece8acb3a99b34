"""News: what is told on a day."""

from __future__ import annotations

import datetime

from pydantic import Field

from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.record import Id, MediaPath, Record


class NewsItem(Record):
    """Something told on a day: a call, a change of the programme, a thank-you."""

    id: Id = Field(description="The file's stem; part of the URL.")
    date: datetime.date = Field(description="The day on which it is told (2022-10-03).")
    updated: datetime.date | None = Field(None, description="The day on which it was last changed in substance.")
    title: LocalizedText | None = Field(None, description="The title.")
    summary: LocalizedText | None = Field(None, description="One or two sentences for lists, feeds and search engines.")
    image: MediaPath | None = Field(None, description="An image file in media/ that stands above the text.")
    image_text: LocalizedText | None = Field(None, description="What the image shows, for those who do not see it.")
    draft: bool = Field(False, description="Whether it is a draft: checked and shown in the preview, not published.")
    body: LocalizedText | None = Field(None, description="The text, from <id>.<lang>.md.")
