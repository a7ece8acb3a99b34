"""The rules of single fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from jumbo_site.model.localized import LocalizedPlural, LocalizedText
from jumbo_site.model.people import BUILT_IN_ROLES, Role, RoleSet, Speaker
from jumbo_site.model.record import ClockTime, CountryCode, Id, TimeZoneName, is_id
from jumbo_site.model.site import BaseUrl, LanguageSetting, Series, Site

CONTEXT = {"default_language": "ar", "languages": ("ar", "en", "it")}


def text(value: object) -> LocalizedText:
    return TypeAdapter(LocalizedText).validate_python(value, context=CONTEXT)


def accepts(kind: object, value: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def test_a_plain_string_is_in_the_default_language() -> None:
    assert text("مرحبا") == LocalizedText((("ar", "مرحبا"),))


def test_a_text_falls_back_along_the_chain_and_tells_its_language() -> None:
    hello = text({"en": "Hello", "it": "Ciao"})
    assert hello.resolve(("it", "en")) == ("Ciao", "it")
    assert hello.resolve(("ar", "en")) == ("Hello", "en")
    assert hello.resolve(("ar",)) == ("Hello", "en")
    assert LocalizedText().resolve(("ar",)) is None


def test_a_language_that_the_site_lacks_is_refused() -> None:
    with pytest.raises(ValidationError, match="`fr` is not one of the languages"):
        text({"fr": "Bonjour"})


def test_plural_forms_need_the_form_other() -> None:
    plural = TypeAdapter(LocalizedPlural)
    with pytest.raises(ValidationError, match="`other` is missing"):
        plural.validate_python({"en": {"one": "speaker"}}, context=CONTEXT)
    forms = plural.validate_python({"en": {"one": "speaker", "other": "speakers"}, "it": "relatori"}, context=CONTEXT)
    assert forms.resolve(("it",)) == ({"other": "relatori"}, "it")


@pytest.mark.parametrize("value", ["a", "police-school-rome", "2022", "x" * 80])
def test_ids(value: str) -> None:
    assert accepts(Id, value)


@pytest.mark.parametrize("value", ["", "A", "a_b", "-a", "a--b", "a-", "é", "مرحبا", "a/b", "..", "x" * 81, "a b"])
def test_no_ids(value: str) -> None:
    assert not accepts(Id, value)


@given(st.text(max_size=90))
def test_an_id_is_a_safe_part_of_every_path(value: str) -> None:
    if is_id(value):
        assert value == value.lower()
        assert value.isascii()
        assert not set(value) & set("/\\.%?# ")


@pytest.mark.parametrize(("value", "good"), [("IT", True), ("XK", True), ("it", False), ("UK", False), ("ITA", False)])
def test_country_codes(value: str, good: bool) -> None:
    assert accepts(CountryCode, value) is good


@pytest.mark.parametrize(("value", "good"), [("Europe/Rome", True), ("UTC", True), ("Berlin", False), ("CEST", False)])
def test_time_zones(value: str, good: bool) -> None:
    assert accepts(TimeZoneName, value) is good


@pytest.mark.parametrize(("value", "good"), [("09:30", True), ("23:59", True), ("24:00", False), ("9:30", False)])
def test_clock_times(value: str, good: bool) -> None:
    assert accepts(ClockTime, value) is good


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "jumbo.example", "https://", "https://a b/", "https://a/?q", ""]
)
def test_no_base_urls(value: str) -> None:
    assert not accepts(BaseUrl, value)


def test_a_base_url_ends_in_a_stroke() -> None:
    assert TypeAdapter(BaseUrl).validate_python("https://jumbo.example/seventh") == "https://jumbo.example/seventh/"


def speaker(**values: object) -> Speaker:
    return Speaker.model_validate({"id": "amer", **values}, context=CONTEXT)


def test_a_name_is_shown_in_the_pages_script_or_as_its_owner_writes_it() -> None:
    person = speaker(name={"Latn": {"text": "Amer Kapetanović", "sort": "Kapetanović"}, "Arab": "عامر كابيتانوفيتش"})
    assert person.name_for("Arab")[1].text == "عامر كابيتانوفيتش"
    script, form = person.name_for("Cyrl")
    assert (script, form.text) == ("Latn", "Amer Kapetanović")


@pytest.mark.parametrize(
    ("value", "good"), [("0000-0002-1825-0097", True), ("0000-0002-1825-0098", False), ("x", False)]
)
def test_orcid_check_digits(value: str, good: bool) -> None:
    if good:
        assert speaker(name={"Latn": "A"}, orcid=value).orcid == value
    else:
        with pytest.raises(ValidationError, match="not an ORCID"):
            speaker(name={"Latn": "A"}, orcid=value)


def test_a_sites_own_roles_come_after_the_built_in_ones() -> None:
    own = Role.model_validate({"id": "patron", "name": {"en": "Patron"}}, context=CONTEXT)
    roles = RoleSet.with_own([own])
    assert [role.id for role in roles.roles] == [*BUILT_IN_ROLES, "patron"]
    assert roles.rank("opening") < roles.rank("chair") < roles.rank("patron")


def test_the_fallback_chain_begins_with_the_language_and_ends_with_all() -> None:
    def language(tag: str, *fallback: str) -> LanguageSetting:
        return LanguageSetting(tag=tag, digits=None, partial=False, fallback=fallback)

    name = LocalizedText((("ar", "س"),))
    site = Site(
        title=name,
        description=None,
        base_url="https://a.example/",
        languages=(language("ar"), language("en"), language("it", "en")),
        edition="2022",
        series=Series(name=name, short_name=None, description=None),
        missing_translations="warn",
    )
    assert site.fallback_chain("it") == ("it", "en", "ar")
    assert site.fallback_chain("en") == ("en", "ar", "it")
