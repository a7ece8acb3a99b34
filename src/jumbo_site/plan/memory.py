"""Pieces that several pages of a language show are made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])


def remembered(key: Callable[..., Hashable]) -> Callable[[F], F]:
    """Keep what a function of a localizer returns, for as long as the localizer lives.

    ``key`` names the arguments that follow the localizer: two calls with the same key give the same piece. What is
    returned must be immutable, or treated so.
    """

    def decorate(function: F) -> F:
        name = f"{function.__module__}.{function.__qualname__}"

        @wraps(function)
        def made_once(to: Any, *args: Any, **kwargs: Any) -> Any:
            place = (name, key(*args, **kwargs))
            pieces = to.pieces
            if place not in pieces:
                pieces[place] = function(to, *args, **kwargs)
            return pieces[place]

        return cast("F", made_once)

    return decorate
