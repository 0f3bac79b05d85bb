"""The watcher as a Prefect deployment: a flow that runs until it is cancelled and starts `verify_case` for what arrives."""

from __future__ import annotations

from prefect import flow

from flows.background import start
from flows.desk import inbox_address
from storage.opening import open_inbox
from verification.serving import watch as serve_watch


@flow(name="watch", flow_run_name="watch the inbox", persist_result=False)
def watch(address: str = "") -> None:
    """Watches the inbox. address: host:port at which a webhook listens, "" = none."""
    serve_watch(open_inbox(inbox_address()), start, address)
