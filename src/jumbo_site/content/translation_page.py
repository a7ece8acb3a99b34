"""The state of the translations as one HTML page that needs nothing else: for the browser, and for the live preview."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from jumbo_site.content.translation_coverage import Count, LanguageCoverage
from jumbo_site.i18n.language import language

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, sans-serif; margin: 0 auto; max-inline-size: 60rem; padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; margin-block: 1rem; }
caption { font-weight: bold; text-align: start; }
th, td { border-block-end: 1px solid; padding: 0.3rem 0.6rem; text-align: end; }
th[scope="row"], thead th:first-child { text-align: start; }
code { overflow-wrap: anywhere; }
"""
_HEADINGS = ("Texts", "Done", "Stale", "Missing", "Up to date")


def coverage_page(languages: Sequence[LanguageCoverage], title: str) -> str:
    """Return the page; ``title`` is the site's. It is in English, as the commands are."""
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Translations: \u2068{escape(title)}\u2069</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>Translations: <bdi>{escape(title)}</bdi></h1>\n"
    ]
    rows = [(_language_cell(one.tag), one.total) for one in languages]
    parts.append(_table("All languages", "Language", rows))
    for one in languages:
        parts.append(f"<section>\n<h2>{_language_name(one.tag)}</h2>\n")
        kinds = [(f'<th scope="row">{escape(kind)}</th>', count) for kind, count in one.by_kind.items()]
        parts.append(_table("By kind of content", "Kind", kinds))
        if one.total.unmarked:
            parts.append(
                f"<p>{one.total.unmarked} of the texts that are done are in files without a fingerprint of their "
                "source; <code>jumbo-site translations accept</code> writes them.</p>\n"
            )
        for state, heading in (("stale", "Stale"), ("missing", "Missing")):
            gaps = [gap for gap in one.gaps if gap.state == state]
            if gaps:
                items = "".join(
                    f"<li><code>{escape(gap.address)}</code>"
                    f" (<code>{escape(gap.location.file)}:{gap.location.line}</code>)</li>\n"
                    for gap in gaps
                )
                parts.append(
                    f"<details>\n<summary>{heading} in <bdi>{escape(one.tag)}</bdi>: {len(gaps)}</summary>\n"
                    f"<ul>\n{items}</ul>\n</details>\n"
                )
        parts.append("</section>\n")
    parts.append("</main>\n</body>\n</html>\n")
    return "".join(parts)


def _language_name(tag: str) -> str:
    known = language(tag)
    name = f'<span lang="{escape(tag)}" dir="{known.direction}">{escape(known.name)}</span>'
    return f"{name} (<bdi>{escape(tag)}</bdi>)"


def _language_cell(tag: str) -> str:
    return f'<th scope="row">{_language_name(tag)}</th>'


def _table(caption: str, first: str, rows: Sequence[tuple[str, Count]]) -> str:
    transliterated = any(count.transliterated for _, count in rows)
    headings = [*_HEADINGS[:-1], *(["Transliterated"] if transliterated else []), _HEADINGS[-1]]
    head = "".join(f'<th scope="col">{heading}</th>' for heading in (first, *headings))
    body = ""
    for cell, count in rows:
        numbers = [count.texts, count.done, count.stale, count.missing]
        numbers += [count.transliterated] if transliterated else []
        cells = "".join(f"<td>{number}</td>" for number in numbers)
        body += f"<tr>{cell}{cells}<td>{count.percent} %</td></tr>\n"
    return (
        f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0">\n<table>\n'
        f"<caption>{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n"
        "</table>\n</div>\n"
    )
