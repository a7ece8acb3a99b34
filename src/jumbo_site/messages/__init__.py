"""What is said to organisers, in English and in other languages. Knows nothing of what it speaks of."""

from jumbo_site.messages.message import (
    Listed,
    Message,
    as_plain,
    from_plain,
    say,
    say_plural,
    together,
    translated,
)

__all__ = ["Listed", "Message", "as_plain", "from_plain", "say", "say_plural", "together", "translated"]
