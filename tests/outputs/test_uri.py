"""Addresses with any letters become URIs of ASCII that mean the same."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.outputs.uri import absolute_uri


@pytest.mark.parametrize(
    "address",
    [
        "https://jumbo.example/",
        "https://jumbo.example:8443/seventh/ar/2022/panels/cybercrime/#shared-strategies",
        "http://jumbo.example/a%20b/?q=1&r=%D9%82",
        "https://jumbo.example/it/(a),b;c=d/~e/",
    ],
)
def test_a_uri_stays_as_it_is(address: str) -> None:
    assert absolute_uri(address) == address


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://jumbo.example/ar/قمة/", "https://jumbo.example/ar/%D9%82%D9%85%D8%A9/"),
        ("https://bücher.example:81/città/", "https://xn--bcher-kva.example:81/citt%C3%A0/"),
        ("https://موقع.example/", "https://xn--4gbrim.example/"),
        ("https://jumbo.example/a b/<c>", "https://jumbo.example/a%20b/%3Cc%3E"),
    ],
)
def test_other_letters_are_escaped_and_hosts_written_by_idna(address: str, uri: str) -> None:
    assert absolute_uri(address) == uri


@pytest.mark.parametrize("address", ["", "/ar/", "ar/", "//jumbo.example/", "https:///ar/", "javascript:alert(1)"])
def test_what_is_not_absolute_is_a_mistake(address: str) -> None:
    with pytest.raises(ValueError, match="no absolute web address"):
        absolute_uri(address)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="?#%")))
def test_any_path_is_one_line_of_ascii_and_reads_back(path: str) -> None:
    uri = absolute_uri(f"https://jumbo.example/{path}")
    assert uri.isascii()
    assert uri.isprintable()
    assert unquote(urlsplit(uri).path) == f"/{path}"
    assert absolute_uri(uri) == uri
