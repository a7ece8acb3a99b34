"""The words that name the kinds of things: roles, sessions, outcomes, organisations, editions."""

from __future__ import annotations

from jumbo_site.i18n.catalogues import Catalogue

SEVERAL = 3
"""The number that asks a catalogue for the form of a heading above several things.

A heading is no count: “21 institutions” takes the singular in Croatian, the heading above them does not, and that above
eleven does not take Arabic's accusative.
"""


def heading_number(number: int) -> int:
    """Return the number that stands for so many things in a heading; two keeps the dual of languages that have one."""
    return min(number, SEVERAL)


def role_label(catalogue: Catalogue, role: str, number: int) -> str | None:
    """Return the name of a built-in role for so many persons; None for a role of the site's own."""
    number = heading_number(number)
    match role:
        case "opening":
            return catalogue.npgettext("role", "Opening address", "Opening addresses", number)
        case "chair":
            return catalogue.npgettext("role", "Chair", "Chairs", number)
        case "co-chair":
            return catalogue.npgettext("role", "Co-chair", "Co-chairs", number)
        case "moderator":
            return catalogue.npgettext("role", "Moderator", "Moderators", number)
        case "keynote":
            return catalogue.npgettext("role", "Keynote speaker", "Keynote speakers", number)
        case "speaker":
            return catalogue.npgettext("role", "Speaker", "Speakers", number)
        case "panellist":
            return catalogue.npgettext("role", "Panellist", "Panellists", number)
        case "author":
            return catalogue.npgettext("role", "Author", "Authors", number)
        case "discussant":
            return catalogue.npgettext("role", "Discussant", "Discussants", number)
        case "rapporteur":
            return catalogue.npgettext("role", "Rapporteur", "Rapporteurs", number)
        case "host":
            return catalogue.npgettext("role", "Host", "Hosts", number)
        case "interpreter":
            return catalogue.npgettext("role", "Interpreter", "Interpreters", number)
        case "closing":
            return catalogue.npgettext("role", "Closing address", "Closing addresses", number)
    return None


def session_label(catalogue: Catalogue, kind: str, number: str | None) -> str:
    """Return what a session is, with its number where it has one: “Panel 3”, “Opening session”."""
    match kind:
        case "panel":
            if number is None:
                return catalogue.pgettext("session", "Panel")
            return catalogue.pgettext("session", "Panel %(number)s") % {"number": number}
        case "opening":
            name = catalogue.pgettext("session", "Opening session")
        case "closing":
            name = catalogue.pgettext("session", "Closing session")
        case "keynote":
            name = catalogue.pgettext("session", "Keynote")
        case "workshop":
            name = catalogue.pgettext("session", "Workshop")
        case "break":
            name = catalogue.pgettext("session", "Break")
        case "ceremony":
            name = catalogue.pgettext("session", "Ceremony")
        case _:
            name = catalogue.pgettext("session", "Session")
    if number is None:
        return name
    return catalogue.pgettext("session", "%(name)s %(number)s") % {"name": name, "number": number}


def outcome_label(catalogue: Catalogue, kind: str) -> str:
    """Return the name of one outcome of a kind."""
    match kind:
        case "challenge":
            return catalogue.pgettext("outcome", "Challenge")
        case "recommendation":
            return catalogue.pgettext("outcome", "Recommendation")
        case "strategy":
            return catalogue.pgettext("outcome", "Strategy")
    return catalogue.pgettext("outcome", "Finding")


def outcomes_label(catalogue: Catalogue, kind: str) -> str:
    """Return the heading over the outcomes of a kind."""
    match kind:
        case "challenge":
            return catalogue.pgettext("outcomes", "Challenges")
        case "recommendation":
            return catalogue.pgettext("outcomes", "Recommendations")
        case "strategy":
            return catalogue.pgettext("outcomes", "Strategies")
    return catalogue.pgettext("outcomes", "Findings")


def organiser_label(catalogue: Catalogue, role: str, number: int) -> str:
    """Return the part that organisations take in holding an edition."""
    number = heading_number(number)
    match role:
        case "co-organiser":
            return catalogue.npgettext("organiser", "Co-organiser", "Co-organisers", number)
        case "partner":
            return catalogue.npgettext("organiser", "Partner", "Partners", number)
        case "host":
            return catalogue.npgettext("organiser", "Host", "Hosts", number)
        case "sponsor":
            return catalogue.npgettext("organiser", "Sponsor", "Sponsors", number)
    return catalogue.npgettext("organiser", "Organiser", "Organisers", number)


def organisation_kind_label(catalogue: Catalogue, kind: str, number: int) -> str:
    """Return what sort of organisation it is, for so many of them."""
    number = heading_number(number)
    match kind:
        case "government":
            return catalogue.npgettext("organisation", "Government body", "Government bodies", number)
        case "international":
            return catalogue.npgettext(
                "organisation", "International organisation", "International organisations", number
            )
        case "academic":
            return catalogue.npgettext("organisation", "Academic institution", "Academic institutions", number)
        case "company":
            return catalogue.npgettext("organisation", "Company", "Companies", number)
        case "civil-society":
            return catalogue.npgettext(
                "organisation", "Civil society organisation", "Civil society organisations", number
            )
    return catalogue.npgettext("organisation", "Organisation", "Organisations", number)


def mode_label(catalogue: Catalogue, mode: str) -> str:
    """Return how people attend an edition."""
    match mode:
        case "online":
            return catalogue.pgettext("mode", "Online")
        case "hybrid":
            return catalogue.pgettext("mode", "In person and online")
    return catalogue.pgettext("mode", "In person")


def document_label(catalogue: Catalogue, kind: str) -> str:
    """Return what a document is."""
    match kind:
        case "slides":
            return catalogue.pgettext("document", "Slides")
        case "paper":
            return catalogue.pgettext("document", "Paper")
        case "video":
            return catalogue.pgettext("document", "Video")
        case "report":
            return catalogue.pgettext("document", "Report")
        case "photo":
            return catalogue.pgettext("document", "Photograph")
    return catalogue.pgettext("document", "Document")


def edition_label(catalogue: Catalogue, number: int | None, digits: str) -> str:
    """Return which holding of the series an edition is: in words up to the tenth, then by its number."""
    match number:
        case None:
            return ""
        case 1:
            return catalogue.pgettext("edition", "First edition")
        case 2:
            return catalogue.pgettext("edition", "Second edition")
        case 3:
            return catalogue.pgettext("edition", "Third edition")
        case 4:
            return catalogue.pgettext("edition", "Fourth edition")
        case 5:
            return catalogue.pgettext("edition", "Fifth edition")
        case 6:
            return catalogue.pgettext("edition", "Sixth edition")
        case 7:
            return catalogue.pgettext("edition", "Seventh edition")
        case 8:
            return catalogue.pgettext("edition", "Eighth edition")
        case 9:
            return catalogue.pgettext("edition", "Ninth edition")
        case 10:
            return catalogue.pgettext("edition", "Tenth edition")
    return catalogue.pgettext("edition", "Edition %(number)s") % {"number": digits}
