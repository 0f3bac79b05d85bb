"""The spaCy pipeline: the same stretches as the finders, with exact offsets; LAC only when asked."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.pipeline import GROUPS, annotate, build, find_entities
from language.folding import fold
from language.labels import find_labels

LEASE = """房屋租賃合同
出租方（甲　方）：陳大文  身份证号码：810000199001010019
承租方(乙方)：欧阳美玲，现任职于腾讯科技(深圳)有限公司
房屋坐落于广东省深圳市南山区粤海街道科苑路15号海岸明珠花园3栋2单元1502室，建筑面积89平方米
租赁期限自2026年3月10日起至2027年3月9日止,共12个月。月租金人民币伍仟元整(¥5,000.00)。
Tenant: CHAN TAI MAN
"""


def test_everything_is_found_once_with_its_place() -> None:
    found = annotate(LEASE)
    assert [d.raw for d in found.dates] == ["2026年3月10日", "2027年3月9日"]
    assert [t.months for t in found.terms] == [12]
    assert [a.value for a in found.amounts] == [5000, 5000]
    assert [i.kind for i in found.identifiers] == ["residence_permit"]
    assert [a.raw for a in found.addresses] == [
        "广东省深圳市南山区粤海街道科苑路15号海岸明珠花园3栋2单元1502室"
    ]
    assert found.persons == found.organisations == ()
    for group in GROUPS:
        for span in found.group(group):
            assert LEASE[span.start : span.end] == span.raw


def test_labels_with_blanks_inside() -> None:
    labels = {label.kind: label.raw for label in find_labels(LEASE)}
    assert labels["party_a"] == "甲　方" and labels["landlord"] == "出租方" and labels["tenant"] == "Tenant"


def test_doc_spans_cover_the_stretches() -> None:
    doc = build()(LEASE, disable=["permitproof_zh_entities"])
    assert [s.text for s in doc.spans["dates"]] == ["2026年3月10日", "2027年3月9日"]
    assert set(GROUPS) <= set(doc.spans)


def test_persons_and_organisations_are_evidence_with_exact_offsets() -> None:
    found = annotate(LEASE, entities=True)
    assert {"陳大文", "欧阳美玲"} <= {p.raw for p in found.persons}
    assert "腾讯科技(深圳)有限公司" in {o.raw for o in found.organisations}
    for span in (*found.persons, *found.organisations):
        assert LEASE[span.start : span.end] == span.raw


@pytest.mark.parametrize("text", ["", " \n", "。"])
def test_empty_texts(text: str) -> None:
    assert annotate(text, entities=True).dates == ()


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("陳大文在深圳市腾讯公司工作(（),，\n 　1AñＡ"), max_size=300))
def test_entities_lie_on_any_text(text: str) -> None:
    for spans in find_entities(text):
        assert all(text[s.start : s.end] == s.raw for s in spans)


def test_a_long_lease_is_quick() -> None:
    """Thirty pages of 1,100 characters, without the encoder; generous, since other work shares the cores."""
    text = (
        LEASE + "双方应当遵守本合同约定，任何一方违约的，应当承担违约责任，并赔偿对方因此遭受的损失。\n" * 20
    ) * 30
    assert 30_000 < len(text) < 45_000
    annotate(LEASE)
    fold.cache_clear()
    begin = time.process_time()
    annotate(text)
    assert time.process_time() - begin < 1.0
