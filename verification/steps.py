"""How steps are run. Plainly here; flows run the very same functions as Prefect tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Steps(Protocol):
    """name: what a person calls the step ("read", "understand", "judge", "write"); options hang on it."""

    def run(self, name: str, function: Callable[[], T]) -> T:
        """One step, its result returned and its exceptions raised."""
        ...

    def each(self, name: str, function: Callable[[U], T], items: Sequence[U]) -> list[T]:
        """The step for every item, several at a time, results in the order of the items."""
        ...


class Plain:
    """Steps as function calls. at_once: how many of a step's items are worked on together."""

    def __init__(self, at_once: int = 1) -> None:
        self.at_once = at_once

    def run(self, name: str, function: Callable[[], T]) -> T:
        return function()

    def each(self, name: str, function: Callable[[U], T], items: Sequence[U]) -> list[T]:
        if self.at_once <= 1 or len(items) <= 1:
            return [function(item) for item in items]
        with ThreadPoolExecutor(self.at_once) as pool:
            return list(pool.map(function, items))


def plain_each(name: str, function: Callable[[U], T], items: Iterable[U]) -> list[T]:
    """One after another."""
    return [function(item) for item in items]
