"""Why a value is refused, as a message to organisers."""

from __future__ import annotations

from pydantic_core import ErrorDetails, PydanticCustomError

from jumbo_site.messages import Message


def refused(kind: str, message: Message, **context: object) -> PydanticCustomError:
    """Return the error of a validator. ``kind`` is a diagnostic's code with ``_`` for ``-``.

    Pydantic makes a plain text of what it formats; the message itself travels beside it.
    """
    return PydanticCustomError(kind, "{said}", {"said": message, **context})


def said_in(details: ErrorDetails) -> Message:
    """Return the message of a validator's error, or Pydantic's own words."""
    said = details.get("ctx", {}).get("said")
    return said if isinstance(said, Message) else Message(details["msg"])
