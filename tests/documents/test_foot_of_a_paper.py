"""Who signed, from the words at the foot of a contract."""

from __future__ import annotations

import pytest

from schemas.document import SURE
from tests.documents.paper_of import documents, transcript

LEASE = """房屋租赁合同
房主:吴志明
租房人:石夏志
房屋坐落:深圳市南山区科园路15号海岸明珠花园3栋1502室
租赁期限:自2025年9月1日至2026年8月31日
月租金:人民币5000元整
1、租房人按月支付租金。
2、房主负责维修房屋。
3、租房人不得转租房屋。
4、本合同自双方签字之日起生效。
{foot}
"""


def signed(foot: str) -> dict[str, object]:
    [lease] = documents(transcript(LEASE.format(foot=foot)))
    assert lease.type == "lease"
    return {str(f.details["party"]): f.details["present"] for f in lease.findings if f.kind == "signature"}


def test_a_label_that_lost_its_colon_to_the_flourish_is_found_beside_the_other_party() -> None:
    assert signed("房主兴志明|租房人(签字):石夏志|签约时间:2025-09-01") == {"landlord": True, "tenant": True}


@pytest.mark.parametrize(
    "foot",
    [
        "房主(签字):|租房人(签字):|签约时间:2025-09-01",
        "房主(签字):|租房人:|见证人:",
        "房主签字:|租房人签字:|身份证号码:",
    ],
)
def test_the_next_label_is_no_signature(foot: str) -> None:
    assert True not in signed(foot).values()


def pages_of(last: str, confidence: float | None) -> list[tuple[str, str, bool]]:
    """(kind, missing, sure) of what is found about a lease's pages, the last of which holds `last`."""
    first = LEASE.format(foot="房主(签字):吴志明|租房人(签字):石夏志") + "— 1 / 2 —"
    made = documents(transcript(first, last, confidence=confidence))
    found = [f for f in made[0].findings if f.kind in ("page_missing", "pages_numbered")]
    return [(f.kind, str(f.details["missing"]), (f.confidence or 0.0) >= SURE) for f in found]


def test_an_empty_last_page_that_prints_its_number_is_there() -> None:
    assert pages_of("— 2 / 2 —", None) == [("pages_numbered", "", True)]


def test_a_picture_of_which_only_the_number_was_read_is_not_sure() -> None:
    assert pages_of("— 2 / 2 —", 0.99) == [("page_missing", "2", False)]


def signed_on_scan(foot: str) -> dict[str, object]:
    text = LEASE.replace("租房人:石夏志", "租房人:|石夏志").format(foot=foot)
    [lease] = documents(transcript(text, confidence=0.99))
    return {str(f.details["party"]): f.details["present"] for f in lease.findings if f.kind == "signature"}


def test_names_on_the_line_above_the_places_for_signing_are_signatures() -> None:
    assert signed_on_scan("吴志明|石夏志\n房主(签字)|租房人(签字)") == {"landlord": True, "tenant": True}


def test_other_words_above_a_place_for_signing_are_not() -> None:
    assert True not in signed_on_scan("以下无正文|以下空白\n房主(签字)|租房人(签字)").values()


def test_a_platform_says_below_the_bare_label_that_somebody_signed() -> None:
    foot = "房主|租房人\n实名签署 2026-02-26 12:10:09|实名签署 2026-02-26 17:35:28"
    assert signed_on_scan(foot) == {"landlord": True, "tenant": True}


def test_a_statement_of_one_person_is_signed_behind_the_bare_word() -> None:
    text = "居住地址声明\n本人姓名简梓心,证件号码H98174675,现住在深圳市光明区龙翔一路1007号朗晴名苑12栋1308。\n以上均为事实,特此声明。\n签名:|{}\n2026年7月27日"
    [statement] = documents(transcript(text.format("简梓心"), confidence=0.99))
    [finding] = [f for f in statement.findings if f.kind == "signature"]
    assert finding.details["present"] is True
    [empty] = documents(transcript(text.format(""), confidence=0.99))
    assert [f.details["present"] for f in empty.findings if f.kind == "signature"] != [True]
