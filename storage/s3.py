"""A store that is an S3 bucket, through the minio SDK. Plain S3 only, so that any server serves."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

import urllib3
from minio import Minio
from minio.commonconfig import GOVERNANCE
from minio.error import S3Error
from minio.retention import Retention

from storage.protocol import ANY_TYPE, LINK_SECONDS, Stat, parts
from storage.s3_errors import away, translated
from storage.s3_features import Features

PART = 8 << 20
"""Bytes of a large upload that are in memory at a time."""


class S3Store:
    """bucket and prefix: where keys live. features: what was found out about the server when it was opened.

    retention_days: how long a record cannot be deleted where the bucket has object lock; 0 = not locked.
    """

    def __init__(
        self, client: Minio, bucket: str, prefix: str, features: Features, retention_days: int = 0
    ) -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self.features = features
        self._retention_days = retention_days if features.object_lock else 0

    @property
    def url(self) -> str:
        return f"s3://{self._bucket}/{self._prefix}".rstrip("/")

    def get(self, key: str) -> bytes | None:
        stream = self.open(key)
        if stream is None:
            return None
        with stream as source, self._translated():
            return source.read()

    def open(self, key: str) -> AbstractContextManager[IO[bytes]] | None:
        name = self._name(key)
        with self._translated():
            try:
                return _stream(self._client.get_object(self._bucket, name), self.url)
            except S3Error as error:
                if error.code in ("NoSuchKey", "NoSuchObject"):
                    return None
                raise

    def stat(self, key: str) -> Stat | None:
        name = self._name(key)
        with self._translated():
            try:
                found = self._client.stat_object(self._bucket, name)
            except S3Error as error:
                if error.code in ("NoSuchKey", "NoSuchObject"):
                    return None
                raise
        return Stat(key, found.size or 0, _utc(found.last_modified), (found.etag or "").strip('"'))

    def list(self, prefix: str, after: str = "") -> Iterator[Stat]:
        with self._translated():
            found = self._client.list_objects(
                self._bucket,
                prefix=self._prefix + prefix,
                recursive=True,
                start_after=self._prefix + after if after else None,
            )
            for item in found:
                key = str(item.object_name).removeprefix(self._prefix)
                if not item.is_dir and not key.endswith("/") and not key.startswith(".probe/"):
                    yield Stat(key, item.size or 0, _utc(item.last_modified), (item.etag or "").strip('"'))

    def put_once(self, key: str, data: bytes, media_type: str = ANY_TYPE) -> bool:
        name = self._name(key)
        headers: dict[str, Any] = {"Content-Type": media_type, **self._lock_headers()}
        with self._translated():
            if not self.features.if_none_match:
                if self._there(name):
                    return False
                self._client._put_object(self._bucket, name, data, headers)
                return True
            try:
                # The public put_object takes no conditions; its own inner step takes any header.
                self._client._put_object(self._bucket, name, data, {**headers, "If-None-Match": "*"})
            except S3Error as error:
                if error.code in ("PreconditionFailed", "ConditionalRequestConflict"):
                    return False
                raise
            return True

    def put_file_once(self, key: str, path: Path, media_type: str = ANY_TYPE) -> bool:
        if path.stat().st_size <= PART:
            return self.put_once(key, path.read_bytes(), media_type)
        with self._translated():
            if self._there(self._name(key)):
                return False
            self._upload(key, path, media_type, self._retention())
        return True

    def put(self, key: str, data: bytes, media_type: str = ANY_TYPE) -> None:
        with self._translated():
            self._client._put_object(self._bucket, self._name(key), data, {"Content-Type": media_type})

    def put_file(self, key: str, path: Path, media_type: str = ANY_TYPE) -> None:
        with self._translated():
            self._upload(key, path, media_type, None)

    def delete(self, key: str) -> None:
        with self._translated():
            self._client.remove_object(self._bucket, self._name(key))

    def link(self, key: str, seconds: int = LINK_SECONDS) -> str:
        with self._translated():
            return str(
                self._client.presigned_get_object(
                    self._bucket, self._name(key), expires=timedelta(seconds=seconds)
                )
            )

    def events(self) -> Iterator[None] | None:
        """One item for each message of things that arrived, until the server ends it; None when the server does
        not let one listen (it is an extension that some have)."""
        with self._translated():
            try:
                answer = self._client._execute(
                    "GET",
                    self._bucket,
                    query_params={"prefix": self._prefix, "suffix": "", "events": "s3:ObjectCreated:*"},
                    preload_content=False,
                )
            except S3Error:
                return None
        if "event-stream" not in answer.headers.get("Content-Type", ""):
            answer.close()  # a server that does not know the question lists the bucket
            answer.release_conn()
            return None
        return self._messages(answer)

    def _messages(self, answer: Any) -> Iterator[None]:
        with _stream(answer, self.url) as lines:
            for line in lines:
                if line.strip():
                    yield None

    def _upload(self, key: str, path: Path, media_type: str, retention: Retention | None) -> None:
        with path.open("rb") as source:
            self._client.put_object(
                self._bucket,
                self._name(key),
                source,
                path.stat().st_size,
                content_type=media_type,
                part_size=PART,
                num_parallel_uploads=1,
                retention=retention,
            )

    def _there(self, name: str) -> bool:
        try:
            self._client.stat_object(self._bucket, name)
        except S3Error as error:
            if error.code in ("NoSuchKey", "NoSuchObject"):
                return False
            raise
        return True

    def _retention(self) -> Retention | None:
        if not self._retention_days:
            return None
        until = datetime.now(UTC) + timedelta(days=self._retention_days)
        return Retention(GOVERNANCE, until.replace(microsecond=0))

    def _lock_headers(self) -> dict[str, str]:
        retention = self._retention()
        if retention is None:
            return {}
        until = retention.retain_until_date
        return {
            "x-amz-object-lock-mode": GOVERNANCE,
            "x-amz-object-lock-retain-until-date": until.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        }

    def _name(self, key: str) -> str:
        return self._prefix + "/".join(parts(key))

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self.url)


@contextlib.contextmanager
def _stream(response: Any, url: str) -> Iterator[IO[bytes]]:
    try:
        yield response
    except urllib3.exceptions.HTTPError as error:  # OSErrors in here may be the caller's own
        raise away(url, error) from error
    finally:
        response.close()
        response.release_conn()


def _utc(moment: datetime | None) -> datetime:
    return moment.astimezone(UTC) if moment else datetime.fromtimestamp(0, UTC)
