"""What the SDK and the network raise, said once in our words: the object store is away, and what to do."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import urllib3
from minio.error import MinioException, S3Error

from schemas.problems import ServiceAway

REFUSED = {
    "AccessDenied", "AllAccessDisabled", "AuthorizationHeaderMalformed", "ExpiredToken", "InvalidAccessKeyId",
    "InvalidToken", "RequestTimeTooSkewed", "SignatureDoesNotMatch",
}  # fmt: skip


@contextlib.contextmanager
def translated(url: str) -> Iterator[None]:
    """Inside it, whatever S3 or the network raises leaves as ServiceAway."""
    try:
        yield
    except S3Error as error:
        raise _said(url, error) from error
    except (MinioException, urllib3.exceptions.HTTPError, OSError) as error:
        raise away(url, error) from error


def away(url: str, error: Exception) -> ServiceAway:
    """Nobody answers, or not to the end."""
    return ServiceAway(
        f"the object store {url} does not answer ({type(error).__name__}); "
        "see that it runs and that PERMITPROOF_S3_ENDPOINT names it, then run again",
        f"对象存储 {url} 没有响应({type(error).__name__}),请检查服务和 PERMITPROOF_S3_ENDPOINT 后重试",
    )


def _said(url: str, error: S3Error) -> ServiceAway:
    if error.code in REFUSED:
        return ServiceAway(
            f"the object store {url} refuses us ({error.code}); set PERMITPROOF_S3_ACCESS_KEY and "
            "PERMITPROOF_S3_SECRET_KEY to a pair that may read and write there",
            f"对象存储 {url} 拒绝访问({error.code}),请设置有读写权限的 PERMITPROOF_S3_ACCESS_KEY 和 "
            "PERMITPROOF_S3_SECRET_KEY",
        )
    return ServiceAway(
        f"the object store {url} could not do what was asked ({error.code}); see its log, then run again",
        f"对象存储 {url} 无法完成请求({error.code}),请查看其日志后重试",
    )
