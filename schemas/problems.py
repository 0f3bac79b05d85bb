"""The exceptions, each with a code, an exit code and what to do next.

Foreign exceptions are translated to these once, at the boundary where they appear.
docs/errors.md is generated from this file.
"""

from __future__ import annotations


class PermitproofError(Exception):
    """An error of our own (`PERMITPROOF_DEBUG=1` shows it); every other one is a subclass.

    code: stable name; exit_code: of the command; zh/en: what happened and what to do next.
    """

    code = "internal"
    exit_code = 1

    def __init__(self, en: str, zh: str = "") -> None:
        super().__init__(en)
        self.en = en
        self.zh = zh or en


class CaseError(PermitproofError):
    """The case cannot be judged: no application, unreadable JSON, nothing uploaded."""

    code = "case.unusable"
    exit_code = 3


class PolicyError(PermitproofError):
    """The policy file is missing or wrong; says file and line."""

    code = "policy.unusable"
    exit_code = 2


class UsageError(PermitproofError):
    """The command line is wrong."""

    code = "usage"
    exit_code = 2


class ServiceAway(PermitproofError):
    """A needed service (object store, database, server, OCR weights) is away."""

    code = "service.away"
    exit_code = 4


class UnreadableFile(PermitproofError):
    """One upload cannot be read. Never ends the run: it becomes a Problem on its document."""

    code = "file.unreadable"
    exit_code = 0

    def __init__(self, code: str, en: str, zh: str) -> None:
        super().__init__(en, zh)
        self.code = code


class DocumentBroke(PermitproofError):
    """An error of ours while one paper was understood. Never ends the run: it becomes a Problem on its document."""

    code = "document.internal"
    exit_code = 0

    def __init__(self, kind: str) -> None:
        """kind: of the exception; its text may be personal."""
        super().__init__(
            f"An internal error ({kind}) occurred while this paper was understood. This is our bug: a person has to look "
            "at the paper, and it need not be uploaded again.",
            f"理解该文件内容时发生内部错误({kind})。这是程序的问题，需要人工查看该文件，无须重新上传。",
        )


OUR_ERRORS = frozenset({"file.internal", DocumentBroke.code})
"""Problems of a document that are our bug: a person looks, and nobody is asked to upload the paper again for it."""


class BrokenRecord(PermitproofError):
    """A stored record does not have the form it was written in; somebody or something changed it."""

    code = "store.broken_record"
    exit_code = 1


class WorkerDied(PermitproofError):
    """Whoever worked on the case died of it, several times over."""

    code = "case.worker_died"

    def __init__(self, attempts: int) -> None:
        super().__init__(
            f"the worker died {attempts} times on this case; look at what was uploaded, then `permitproof retry`",
            f"处理此案件的进程已中止 {attempts} 次,请检查上传内容后执行 permitproof retry",
        )


class StepBroke(PermitproofError):
    """A step of a flow broke: our bug. Says of what kind; what it was about is not repeated, it may be personal."""

    code = "flow.step_broke"

    def __init__(self, step: str, error: Exception) -> None:
        kind = type(error).__name__
        super().__init__(
            f"the step “{step}” broke ({kind}); this is our bug: a person has to look at this case",
            f"步骤“{step}”出错({kind})，这是程序的问题，请人工处理此案件",
        )
