"""Addresses: what may be linked to, and every disguise of what may not."""

from __future__ import annotations

import html
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.model.web_address import ALLOWED_SCHEMES, url_problem

REFUSED_SCHEMES = ["javascript", "data", "vbscript", "file", "blob", "about", "ftp", "ws", "x"]


@pytest.mark.parametrize(
    "address",
    [
        "https://jumbo.example",
        "HTTPS://Jumbo.Example/2022/?a=b&c=d#e",
        "http://[2001:db8::1]:8080/",
        "https://مثال.إختبار/مسار",
        "https://fa.example/wiki/می\u200cخواهم",
        "https://jumbo.example/?q=%5C%0A",
        "mailto:info@jumbo.example",
        "tel:+390612345678",
        "/2022/panels/cybercrime/#shared-strategies",
        "/media/slides.pdf",
        "/talks/10:30/",
        "media/x.png",
        "a/../b",
        "#section-1",
        "?page=2",
        " https://jumbo.example ",
    ],
)
def test_addresses_that_may_be_linked_to(address: str) -> None:
    assert url_problem(address) is None


@pytest.mark.parametrize("scheme", REFUSED_SCHEMES)
def test_other_schemes_are_refused_and_named(scheme: str) -> None:
    assert url_problem(f"{scheme}:alert(1)") == f"`{scheme}:` is not an address that the site may link to."


@pytest.mark.parametrize(
    "address",
    [
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "java\r\nscript:alert(1)",
        "\x00javascript:alert(1)",
        "\x01\x1f javascript:alert(1)",
        "\u00a0\u2003javascript:alert(1)",
        "java\u200bscript:alert(1)",
        "java\u00adscript:alert(1)",
        "\ufeffjavascript:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "&#0000106avascript:alert(1)",
        "javascript&colon;alert(1)",
        "java&Tab;script&colon;alert(1)",
        "java&NewLine;script:alert(1)",
        "&amp;#106;avascript:alert(1)",
        "%6Aavascript:alert(1)",
        "%256Aavascript:alert(1)",
        "javascript%3Aalert(1)",
        "javascript://jumbo.example/%0Aalert(1)",
        "feed:javascript:alert(1)",
    ],
)
def test_a_scheme_is_seen_through_its_disguise(address: str) -> None:
    assert str(url_problem(address)).endswith("is not an address that the site may link to.")


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", "The address is empty."),
        (" \t", "The address is empty."),
        ("//evil.example", "The address lacks its scheme; write https:// in full."),
        ("/%2fevil.example", "The address lacks its scheme; write https:// in full."),
        ("/\t/evil.example", "The address holds a control character."),
        ("/\\evil.example", "The address holds a backslash; paths are written with `/`."),
        ("https:\\\\evil.example", "The address holds a backslash; paths are written with `/`."),
        ("/&bsol;evil.example", "The address holds a backslash; paths are written with `/`."),
        ("https://jumbo.example/\u202egnp.exe", "The address holds an invisible character."),
        ("https://jumbo.example\x7f", "The address holds a control character."),
        ("h&#116;tps://jumbo.example", "The address hides its scheme."),
        ("htt%70s://jumbo.example", "The address hides its scheme."),
        ("https:jumbo.example", "The address lacks the name of a host after https://."),
        ("https:///path", "The address lacks the name of a host after https://."),
        ("https://user@", "The address lacks the name of a host after https://."),
        ("https://:80/", "The address lacks the name of a host after https://."),
        ("https://jumbo example/", "The address lacks the name of a host after https://."),
        ("mailto:", "The address lacks what follows `mailto:`."),
        ("..", "The path leads out of the site."),
        ("/a/../../b", "The path leads out of the site."),
        ("/%2e%2e/b", "The path leads out of the site."),
        ("/a/%252e%252e/../b", "The path leads out of the site."),
    ],
)
def test_an_address_that_leads_elsewhere_than_it_says_is_refused(address: str, problem: str) -> None:
    assert url_problem(address) == problem


@given(
    st.sampled_from(REFUSED_SCHEMES),
    st.lists(st.sampled_from(["\t", "\n", "\r", "\x00", " ", "\x1f", "\u200b", "\u202e", "\ufeff"]), max_size=4),
    st.sampled_from(["none", "entity", "hexadecimal", "percent", "twice"]),
    st.integers(0, 12),
    st.booleans(),
)
def test_every_mixture_of_disguises_is_refused(
    scheme: str, blanks: list[str], way: str, position: int, upper: bool
) -> None:
    address = scheme.upper() + ":alert(1)" if upper else scheme + ":alert(1)"
    position = min(position, len(scheme))
    character = address[position]
    disguised = {
        "none": character,
        "entity": f"&#{ord(character)};",
        "hexadecimal": f"&#x{ord(character):x};",
        "percent": f"%{ord(character):02x}",
        "twice": quote(f"%{ord(character):02x}"),
    }[way]
    assert url_problem(address[:position] + "".join(blanks) + disguised + address[position + 1 :]) is not None


@given(st.text())
def test_what_is_accepted_has_an_allowed_scheme_or_none_for_a_browser(address: str) -> None:
    if url_problem(address) is None:
        # WHATWG URL, 4.4: tabs and line ends are removed, controls and blanks at both ends stripped.
        seen = html.unescape(address)
        seen = "".join(character for character in seen if character not in "\t\n\r").strip("".join(map(chr, range(33))))
        scheme, colon, _ = seen.partition(":")
        has_scheme = bool(colon) and scheme.isascii() and scheme.replace("+", "").replace("-", "").isalnum()
        assert not has_scheme or scheme.lower() in ALLOWED_SCHEMES
        assert not seen.startswith(("//", "\\"))
