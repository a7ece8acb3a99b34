"""A site's settings without what is wrong in them, so that the rest of the content can be checked in the same run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from jumbo_site.model.site import Site


def stand_in_site(data: Mapping[str, Any], context: Mapping[str, Any], editions: Iterable[str]) -> Site | None:
    """Return a Site from the data of site.yaml without the top-level keys that have errors.

    Needed keys get values that are right in form. None where the languages are wrong: all texts depend on them.
    Errors are not reported here; who calls this has them already, and publishes nothing.
    """
    try:
        return Site.model_validate(data, context=dict(context))
    except ValidationError as error:
        wrong = {details["loc"][0] for details in error.errors(include_url=False) if details["loc"]}
    if "languages" in wrong:
        return None
    needed = {
        "title": "Site",
        "base_url": "https://site.example/",
        "edition": min(editions, default="edition"),
        "series": {"name": "Series"},
    }
    kept = {key: value for key, value in data.items() if key not in wrong}
    try:
        return Site.model_validate({**needed, **kept}, context=dict(context))
    except ValidationError:
        return None
