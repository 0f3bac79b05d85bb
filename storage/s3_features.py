"""What an S3 server can do is found out when a bucket is opened, used where it is there, and said where it is not."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from minio import Minio
from minio.error import MinioException, S3Error
from minio.sseconfig import Rule, SSEConfig

_log = logging.getLogger(__name__)
PROBE = ".probe/once"


@dataclass(frozen=True, slots=True)
class Features:
    """if_none_match: a put on condition that nothing is there is honoured, so that of many writers one wins.
    encrypted: the server encrypts what lies in the bucket. object_lock: records can be locked for a time."""

    if_none_match: bool
    encrypted: bool
    object_lock: bool


def prepare(client: Minio, bucket: str, prefix: str, *, lock: bool) -> Features:
    """Makes the bucket if need be (with object lock when `lock`), switches encryption on, probes conditions."""
    if not client.bucket_exists(bucket):
        _make(client, bucket, lock)
    features = Features(
        _honours_conditions(client, bucket, prefix), _encrypt(client, bucket), lock and _locks(client, bucket)
    )
    if not features.if_none_match:
        _log.warning("s3://%s: If-None-Match is not honoured; a look before each write stands in, and of two writers "
                     "at the same moment the later wins", bucket)  # fmt: skip
    if not features.encrypted:
        _log.warning("s3://%s: no server-side encryption on this server; encrypt its disks", bucket)
    if lock and not features.object_lock:
        _log.warning("s3://%s: no object lock; records are kept from deletion by permissions only", bucket)
    return features


def _make(client: Minio, bucket: str, lock: bool) -> None:
    for object_lock in (True, False) if lock else (False,):
        try:
            client.make_bucket(bucket, object_lock=object_lock)
            return
        except S3Error as error:
            if error.code in ("BucketAlreadyOwnedByYou", "BucketAlreadyExists"):
                return
            if not object_lock:
                raise


def _honours_conditions(client: Minio, bucket: str, prefix: str) -> bool:
    """The first put may find nothing there; one of two must be refused."""
    name = f"{prefix.strip('/')}/{PROBE}" if prefix.strip("/") else PROBE
    for _ in range(2):
        try:
            client._put_object(bucket, name, b"probe", {"If-None-Match": "*"})
        except S3Error as error:
            if error.code in ("PreconditionFailed", "ConditionalRequestConflict"):
                return True
            if error.code in ("NotImplemented", "InvalidArgument", "InvalidRequest"):
                return False
            raise
    return False


def _encrypt(client: Minio, bucket: str) -> bool:
    """Switches encryption on, and off again when the server then cannot write (it has no key)."""
    try:
        if client.get_bucket_encryption(bucket) is not None:
            return True
    except (MinioException, ValueError):
        return False
    try:
        client.set_bucket_encryption(bucket, SSEConfig(Rule.new_sse_s3_rule()))
    except MinioException:
        return False
    try:
        client._put_object(bucket, ".probe/encrypted", b"probe", {})
        return True
    except MinioException:
        client.delete_bucket_encryption(bucket)
        return False


def _locks(client: Minio, bucket: str) -> bool:
    try:
        client.get_object_lock_config(bucket)
    except (MinioException, ValueError):
        return False
    return True
