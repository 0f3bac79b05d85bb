"""The model of kinds beside titles and telling words."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from extractors.documents import document_types
from extractors.kind_model import BUCKETS, chances, features, tokens
from tests.documents.paper_of import documents, transcript
from training.kinds import fit, misread, views, visible_text

LETTER = """
致深圳市公安局
本人陈某某为上述单位业主,现同意无偿提供房间给友人林某居住,自去年九月起一直住在这里。
林某持港澳居民来往内地通行证。如其搬离,本人会通知社区民警。
以上属实,如有不实,本人愿负责任。
屋主签字
"""
JOB = """
贵局台鉴
兹有我司同事黄某,自前年三月到岗,任软件工程师,每月薪金按时发放,至今仍为全职员工,与我司订有劳动合同。
我司对上述内容负责,如需核实请致电人事部。
人力资源部经理
"""


@pytest.mark.parametrize(("text", "kind"), [(LETTER, "lodging_letter"), (JOB, "employment_letter")])
def test_letters_without_a_title_are_known_by_what_they_say(text: str, kind: str) -> None:
    said = chances(text)
    assert max(said, key=lambda k: said[k]) == kind
    assert sum(said.values()) == pytest.approx(1.0, abs=1e-4)


def test_the_model_knows_the_types_of_the_program_and_no_others() -> None:
    assert set(chances(LETTER)) == {*document_types(), "unknown"}


def test_a_few_words_are_no_paper() -> None:
    assert chances("姓名 陈某") == {}
    assert chances("") == {}


def test_numbers_and_scripts_make_no_difference() -> None:
    assert tokens("住宿證明 2026年") == tokens("住宿证明 1999年")
    buckets, values = features(LETTER)
    assert buckets.max() < BUCKETS
    assert float(np.linalg.norm(values)) == pytest.approx(1.0, abs=1e-5)


def test_what_only_the_model_knows_is_never_sure() -> None:
    (letter,) = documents(transcript(LETTER))
    assert letter.type == "lodging_letter"
    assert letter.type_confidence < 0.9


def test_a_letter_that_names_a_permit_is_no_permit() -> None:
    text = LETTER.replace("林某持", "\n林某\n港澳居民来往内地通行证\nH12345678\n持")
    (letter,) = documents(transcript(text))
    assert letter.type == "lodging_letter"


def test_the_fit_parts_two_kinds_of_text() -> None:
    texts = [(0, "租金押金房东租客" * 3), (1, "学生学号专业入学" * 3)] * 8
    weights, bias = fit([features(t) for _, t in texts], [k for k, _ in texts], 2, 6)
    for kind, text in ((0, "房东收租金"), (1, "学号与专业")):
        buckets, values = features(text)
        assert int((values @ weights[buckets] + bias).argmax()) == kind


def test_views_and_misreadings_keep_to_the_paper() -> None:
    rng = Random(4)
    lines = LETTER.strip().split("\n")
    assert all(set(view.split("\n")) <= set(lines) for view in views(LETTER.strip(), rng))
    noisy = misread(LETTER * 20, rng)
    assert noisy != LETTER * 20
    assert abs(len(noisy) - len(LETTER * 20)) < 0.05 * len(LETTER * 20)
    assert visible_text("<style>x{}</style><p>姓名</p><td>陈</td>") == "姓名\n陈"
