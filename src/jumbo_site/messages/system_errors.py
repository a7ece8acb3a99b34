"""What the operating system says when it refuses something, as messages."""

from __future__ import annotations

from jumbo_site.messages.message import Message, say

_SAID = (
    say("No such file or directory"),
    say("Permission denied"),
    say("Operation not permitted"),
    say("File exists"),
    say("Not a directory"),
    say("Is a directory"),
    say("Directory not empty"),
    say("No space left on device"),
    say("Disk quota exceeded"),
    say("Read-only file system"),
    say("Too many open files"),
    say("File name too long"),
    say("Too many levels of symbolic links"),
    say("Input/output error"),
)
_BY_TEXT = {str.__str__(one): one for one in _SAID}


def reason_of(error: OSError) -> Message:
    """Return why the system refused; what it says otherwise than expected stays in its own words."""
    said = error.strerror or str(error)
    return said if isinstance(said, Message) else _BY_TEXT.get(said, Message(said))
