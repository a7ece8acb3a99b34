"""Where a site is published to, as site.yaml names it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from jumbo_site.messages import say
from jumbo_site.model.refusal import refused

THE_ONE = "default"
"""The name of a target that stands alone."""

_PASSWORD = re.compile(r"//[^/@\s]*:[^/@\s]*@")


def _checked(word: str) -> str:
    if _PASSWORD.search(word):
        message = say(
            "A password does not belong into site.yaml, which others read; leave it to git, ssh or the environment."
        )
        raise refused("invalid_value", message)
    return word


def _named(value: object) -> object:
    return {THE_ONE: value} if isinstance(value, str) else value


_Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
_Word = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_checked)]
PublishTargets = Annotated[
    Mapping[_Name, _Word], BeforeValidator(_named, json_schema_input_type=str | Mapping[_Name, _Word])
]
"""Name → the words of ``publishing.address``; one that stands alone is named ``default``."""
