"""Which formats a site is published in, beside its pages."""

from __future__ import annotations

from pydantic import Field

from jumbo_site.model.record import Record


class OutputChoices(Record):
    """The outputs that are made: ``outputs`` in site.yaml. What is not named follows ``default``."""

    default: bool = Field(True, description="Whether the outputs that are not named here are made.")
    host_headers: bool | None = Field(
        None, description="The headers that hosts should send: _headers, and snippets for nginx and Apache."
    )
    cards: bool | None = Field(None, description="Social cards: a picture for each page of note.")
    document_previews: bool | None = Field(None, description="A picture of the first page of each PDF of media/.")
    search: bool | None = Field(None, description="A search in each language, made by Pagefind.")
    feed: bool | None = Field(None, description="The news as an Atom feed in each language.")
    offline: bool | None = Field(
        None, description="A service worker that keeps the programme and visited pages, and web app manifests."
    )
    volume: bool | None = Field(None, description="The proceedings as a book in PDF.")
    data_json: bool | None = Field(None, description="The whole site as data.json, with its JSON Schema.")
    sqlite: bool | None = Field(None, description="The whole site as a database, data.sqlite.")
    schedule: bool | None = Field(None, description="The timetable as schedule XML and JSON for conference apps.")
    site_files: bool | None = Field(
        None, description="opensearch.xml for browsers, humans.txt, and security.txt where there is a contact."
    )
    tables: bool | None = Field(None, description="Sessions and speakers as CSV for spreadsheet programs.")
    booklet: bool | None = Field(None, description="The programme as a booklet in PDF, on A4 and on A5.")
    epub: bool | None = Field(None, description="The proceedings as an e-book in EPUB.")
    deposits: bool | None = Field(None, description="Metadata to deposit: Crossref, DataCite, JATS, MODS, OAI-PMH.")
    citations: bool | None = Field(None, description="Citations as BibTeX, BibLaTeX, RIS and CSL-JSON.")

    def has(self, name: str) -> bool:
        """Tell whether an output is made. Raises AttributeError for one that there is not."""
        chosen: bool | None = getattr(self, name)
        return self.default if chosen is None else chosen
