"""The steps of the program as Prefect tasks: each by its name, with its retries.

Caching is not Prefect's: every step looks into our store by content and fingerprint first. Parameters are not
Prefect's either: a task is a closure, so no argument is ever shown, logged or kept by the server.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.tasks import exponential_backoff

import flows.settings  # noqa: F401 (before Prefect reads its settings)
from schemas.problems import PermitproofError, ServiceAway, StepBroke

T = TypeVar("T")
U = TypeVar("U")
_log = logging.getLogger(__name__)
RETRIES = 4


"""Of steps only, not of cases: a case that fails is tried again by the watcher.

Time limits lie where the time goes and can be enforced: reading stops its process (extractors.limits), the store's
network calls time out, and a claim is not renewed for ever (verification.claims). Prefect's limit on a step in a
thread interrupts nothing. Tags are on the flows' runs: of a task's run Prefect asks its server, for every tag, whether
it is a concurrency limit, two seconds each time.
"""


def passes(task: Any, run: Any, state: Any) -> bool:
    """Whether a failed step may go well the next time: a service was away. A bad case stays bad."""
    try:
        state.result()
    except ServiceAway:
        return True
    except Exception:
        return False
    return False


class AsTasks:
    """Steps as tasks of the flow that is running."""

    def run(self, name: str, function: Callable[[], T]) -> T:
        result: T = _task(name, name, lambda: _guarded(name, function))()
        return result

    def each(self, name: str, function: Callable[[U], T], items: Sequence[U]) -> list[T]:
        if len(items) == 1:
            return [self.run(name, lambda: function(items[0]))]
        futures = [
            _task(name, f"{name} {number} of {len(items)}", _closed(name, function, item)).submit()
            for number, item in enumerate(items, 1)
        ]
        return [future.result() for future in futures]


def _closed(name: str, function: Callable[[U], T], item: U) -> Callable[[], T]:
    return lambda: _guarded(name, lambda: function(item))


def _guarded(name: str, function: Callable[[], T]) -> T:
    """Errors of ours pass; of any other only the kind and the place go on to Prefect."""
    try:
        return function()
    except PermitproofError:
        raise
    except Exception as error:
        _log.error("step %s broke:\n%s", name, "".join(traceback.format_tb(error.__traceback__)))
        raise StepBroke(name, error) from None


def _task(name: str, run_name: str, function: Callable[[], T]) -> Any:
    return task(
        function,
        name=name,
        task_run_name=run_name,
        retries=RETRIES,
        retry_delay_seconds=exponential_backoff(backoff_factor=1),
        retry_jitter_factor=0.5,
        retry_condition_fn=passes,
        cache_policy=NO_CACHE,
        persist_result=False,
    )
