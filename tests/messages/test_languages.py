"""Which language the environment asks for (GNU gettext, 2.3 Setting the locale)."""

from __future__ import annotations

import pytest

from jumbo_site.messages.languages import language_of, speech


@pytest.mark.parametrize(
    ("environment", "tag"),
    [
        ({}, "en"),
        ({"LANG": "it_IT.UTF-8"}, "it"),
        ({"LANG": "ar_EG"}, "ar"),
        ({"LANG": "it"}, "it"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "it_IT.UTF-8", "LC_MESSAGES": "ar_SA.UTF-8"}, "ar"),
        ({"LANG": "it_IT.UTF-8", "LC_MESSAGES": "ar_SA.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "it_IT.UTF-8", "LC_ALL": ""}, "it"),
        ({"LANG": "it_IT.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "it_IT.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:ar:it"}, "ar"),
        ({"LANG": "C", "LANGUAGE": "it"}, "en"),
        ({"LANGUAGE": "it"}, "en"),
        ({"LANG": "it_CH@euro"}, "it"),
    ],
)
def test_the_environment_chooses_the_language(environment: dict[str, str], tag: str) -> None:
    assert language_of(environment) == tag


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(KeyError):
        speech("de")
