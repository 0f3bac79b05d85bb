"""From watcher to worker: Prefect's background tasks, carried out by processes that stay warm.

A new Python process for each run would cost five seconds; a background task begins in half a second. What is to be
done travels in the name of the task's run, not in parameters: those would be kept in files that both sides must share.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
import os
import sys

import httpx
import psutil
from prefect import tags, task
from prefect.context import TaskRunContext
from prefect.events.worker import EventsWorker
from prefect.task_worker import TaskWorker

from flows.crashed import settle_crashed
from flows.desk import close_desks, the_desk
from flows.settings import without_heartbeats
from flows.verify import verify_case
from schemas.problems import ServiceAway
from schemas.run import RunRecord
from storage.keys import CasePart
from verification.claims import Job
from verification.working import Desk, work

_log = logging.getLogger(__name__)
RUNS = 500
"""A worker process starts itself anew after so many runs, or when it has grown to MEBIBYTES."""
MEBIBYTES = 900
_leaving = False
_given_back: list[Job] = []
"""Jobs that came while this process was about to start itself anew."""


@task(
    name="verify_upload", persist_result=False, result_storage_key="permitproof-nothing", refresh_cache=True
)
def verify_upload() -> None:
    """One attempt at one case, as the run's name says. What it finds to be done is in the store, as is what comes of it."""
    context = TaskRunContext.get()
    assert context is not None
    job = job_of(context.task_run.name)
    if _leaving:  # given back when nothing is listened to any more: until then it would come to us again
        _given_back.append(job)
        return
    with without_heartbeats():
        if job.attempt > 1:
            settle_crashed(job.case)
        try:
            work(the_desk(), job, _as_flow)
        except ServiceAway as error:
            _log.warning("%s: %s", job.case, error.en)


def _as_flow(desk: Desk, case: CasePart) -> RunRecord:
    try:
        with tags("permitproof", "verify"):
            record: RunRecord = verify_case(case)
    except httpx.HTTPError as error:
        raise ServiceAway(
            f"Prefect's server does not answer ({type(error).__name__}); see that it runs at PREFECT_API_URL",
            f"Prefect 服务没有响应({type(error).__name__}),请检查 PREFECT_API_URL",
        ) from error
    return record


def start(job: Job) -> bool:
    """Asks whichever worker is free to begin a job. False when Prefect's server does not answer.

    In a context of its own: of a task begun inside a flow (the watcher as a deployment) Prefect makes a part of that flow
    and puts a number behind its name.
    """
    try:
        contextvars.Context().run(lambda: verify_upload.with_options(name=name_of(job)).delay())
    except Exception as error:  # httpx and Prefect raise many kinds; the watcher asks again
        _log.warning("Prefect's server does not take a job (%s); trying on", type(error).__name__)
        return False
    return True


def name_of(job: Job) -> str:
    """A job as the name of a task run."""
    return f"verify_upload {job.case} {job.work} {job.attempt}"


def job_of(name: str) -> Job:
    """The job that the name of a task run tells of."""
    _, case, work, attempt = name.split(" ")
    return Job(CasePart(case), work, int(attempt))


def serve(at_once: int | None = None, runs: int = RUNS, mebibytes: int = MEBIBYTES) -> None:
    """Carries out jobs until the process is ended. at_once: cases together, by default one more than readers, so
    that one is judged and written while another is read."""
    desk = the_desk()
    desk.reader.warm_up()
    asyncio.run(_serve(at_once or desk.reader.size + 1, runs, mebibytes))
    close_desks()
    for job in _given_back:  # should the server be away now, the watcher begins them again
        start(job)
    EventsWorker.drain_all()  # else what was done last would be «running» on Prefect's page for ever
    _log.info("starting anew, as workers do from time to time; %d jobs given back", len(_given_back))
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


async def _serve(at_once: int, runs: int, mebibytes: int) -> None:
    """Returns when it is time to start anew and nothing is in hand; what still comes until then is given back."""
    global _leaving
    worker = TaskWorker(verify_upload, limit=at_once)
    serving = asyncio.create_task(worker.astart())
    process = psutil.Process()
    while not serving.done():
        await asyncio.sleep(2)
        done = sum(worker.finished_task_runs.values())
        if done >= runs or process.memory_info().rss > mebibytes << 20:
            _leaving = True
        if _leaving and not worker.current_tasks:
            break
    if serving.done():
        serving.result()
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
