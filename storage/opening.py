"""A store by its address: a folder, or s3://bucket[/prefix] with the server and the credentials from the environment.

PERMITPROOF_S3_ENDPOINT (http://host:port or https://host), PERMITPROOF_S3_ACCESS_KEY, PERMITPROOF_S3_SECRET_KEY,
PERMITPROOF_S3_REGION (default us-east-1), PERMITPROOF_S3_RETENTION_DAYS (default 30; 0 = records are not locked).
The AWS names of the credentials serve when ours are not set.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from schemas.problems import UsageError
from storage.folder import FolderStore
from storage.protocol import ObjectStore

RETENTION_DAYS = 30


def open_store(url: str) -> ObjectStore:
    """Records: written once, locked where the server has object lock. Raises UsageError, ServiceAway."""
    return _open(url, lock=True)


def open_inbox(url: str) -> ObjectStore:
    """What comes and goes: uploads, claims on them. Never locked. Raises UsageError, ServiceAway."""
    return _open(url, lock=False)


def inbox_url(store_url: str) -> str:
    """The inbox that belongs to a store when none is named: a bucket or a folder beside it, called …-inbox."""
    if not store_url.startswith("s3://"):
        return f"{store_url.rstrip('/')}-inbox"
    bucket, _, prefix = store_url.removeprefix("s3://").partition("/")
    return f"s3://{bucket}-inbox/{prefix}".rstrip("/")


def _open(url: str, *, lock: bool) -> ObjectStore:
    if not url.startswith("s3://"):
        if "://" in url:
            raise UsageError(f"{url}: a store is a folder or s3://bucket/prefix")
        return FolderStore(Path(url))
    bucket, _, prefix = url.removeprefix("s3://").partition("/")
    if not bucket:
        raise UsageError(f"{url}: name a bucket, as in s3://permitproof")
    return _open_s3(bucket, prefix, lock=lock)


def _open_s3(bucket: str, prefix: str, *, lock: bool) -> ObjectStore:
    import urllib3
    from minio import Minio

    from storage.s3 import S3Store
    from storage.s3_errors import translated
    from storage.s3_features import prepare

    endpoint = urlsplit(_setting("PERMITPROOF_S3_ENDPOINT"))
    if endpoint.scheme not in ("http", "https") or not endpoint.netloc:
        raise UsageError("PERMITPROOF_S3_ENDPOINT must be http://host:port or https://host")
    pool = urllib3.PoolManager(
        timeout=urllib3.Timeout(connect=5, read=60),
        maxsize=16,
        retries=urllib3.Retry(total=4, backoff_factor=0.2, status_forcelist=(500, 502, 503, 504)),
        cert_reqs="CERT_REQUIRED",
    )
    client = Minio(
        endpoint.netloc,
        access_key=_setting("PERMITPROOF_S3_ACCESS_KEY", "AWS_ACCESS_KEY_ID"),
        secret_key=_setting("PERMITPROOF_S3_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"),
        region=os.environ.get("PERMITPROOF_S3_REGION", "us-east-1"),
        secure=endpoint.scheme == "https",
        http_client=pool,
    )
    with translated(f"s3://{bucket}"):
        try:
            features = prepare(client, bucket, prefix, lock=lock)
        except ValueError as error:
            raise UsageError(f"s3://{bucket}: {error}") from None
    days = int(os.environ.get("PERMITPROOF_S3_RETENTION_DAYS", str(RETENTION_DAYS))) if lock else 0
    return S3Store(client, bucket, prefix, features, days)


def _setting(*names: str) -> str:
    for name in names:
        if os.environ.get(name):
            return os.environ[name]
    raise UsageError(f"set {names[0]} for the object store (see .env.example)")
