"""The editor in the browser: ``cms`` in site.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from jumbo_site.messages import say
from jumbo_site.model.record import Record, Url
from jumbo_site.model.refusal import refused

GitHost = Literal["github", "gitlab", "gitea"]

API_ADDRESSES: dict[GitHost, str] = {
    "github": "https://api.github.com",
    "gitlab": "https://gitlab.com/api/v4",
    "gitea": "https://gitea.com/api/v1",
}
"""Where the programs of each host are asked, unless it is an organisation's own."""


def _check_https(value: str) -> str:
    if not value.startswith("https://"):
        message = say("`{address}` must begin with https://, since keys are sent there.", address=value)
        raise refused("invalid_value", message)
    return value


HttpsUrl = Annotated[Url, AfterValidator(_check_https)]


class CmsSettings(Record):
    """The editor in the browser, published under admin/ where this is given."""

    host: GitHost = Field(
        description="What holds the repository: github, gitlab, or gitea (Forgejo and Codeberg as well)."
    )
    repository: str = Field(
        pattern=r"^[\w.-]+(?:/[\w.-]+)+$", max_length=200, description="The repository's name: organisation/site."
    )
    branch: str = Field(
        "main", pattern=r"^[\w.-]+(?:/[\w.-]+)*$", max_length=200, description="The branch that is edited."
    )
    folder: str = Field(
        "content",
        pattern=r"^[\w-][\w.-]*(?:/[\w-][\w.-]*)*$",
        max_length=200,
        description="Where the content lies in the repository.",
    )
    api: HttpsUrl | None = Field(
        None, description="The address of the host's API, where it is not the public one: https://git.example/api/v4."
    )
    sign_in: HttpsUrl | None = Field(
        None, description="The address where people sign in: an OAuth service for GitHub, or the host itself."
    )
    app_id: str | None = Field(
        None, pattern=r"^[\w-]+$", max_length=200, description="The id of the application that the host knows it as."
    )

    @property
    def api_address(self) -> str:
        """The address of the host's API."""
        return self.api or API_ADDRESSES[self.host]
