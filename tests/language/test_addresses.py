"""Addresses of domain notes §5, component by component."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.address_find import find_addresses
from language.addresses import compare_addresses, parse_address
from language.variants import simplify_char
from tests.language.writing import full_width, small

FULL = "广东省深圳市南山区粤海街道科苑路15号海岸明珠花园3栋2单元1502室"


def parts(text: str) -> dict[str, str]:
    return {name: part.value for name, part in parse_address(text).parts().items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FULL, {"province": "广东省", "city": "深圳市", "district": "南山区", "street": "粤海街道", "road": "科苑路", "number": "15", "estate": "海岸明珠花园", "building": "3", "unit": "2", "room": "1502"}),
        ("深圳市龙华区民治街道民治社区梅龙路88号星河丹堤B栋1203", {"district": "龙华区", "street": "民治街道", "community": "民治", "road": "梅龙路", "building": "B", "room": "1203"}),
        ("深圳市光明新区公明街道建设路12号", {"district": "光明区", "street": "公明街道", "road": "建设路", "number": "12"}),
        ("深圳市宝安区龙华新区民治办事处东边村三巷5号402", {"district": "龙华区", "street": "民治街道", "estate": "东边村", "road": "3巷", "number": "5", "room": "402"}),
        ("横琴粤澳深度合作区琴朗道88号", {"district": "横琴粤澳深度合作区", "road": "琴朗道", "number": "88"}),
        ("珠海市横琴新区琴朗道88号3栋1502", {"city": "珠海市", "district": "横琴粤澳深度合作区", "building": "3", "room": "1502"}),
        ("朝阳区望京西园四区410号楼1202", {"district": "朝阳区", "estate": "望京西园4区", "building": "410", "room": "1202"}),
        ("廣東省深圳市南山區科技園南區三棟二單元1502房", {"province": "广东省", "city": "深圳市", "district": "南山区", "estate": "科技园南区", "building": "3", "unit": "2", "room": "1502"}),
        ("上海市黄浦区广东路689号", {"city": "上海市", "district": "黄浦区", "road": "广东路", "number": "689"}),
        ("上海市徐汇区广东路689弄12号302室", {"road": "广东路", "number": "689弄", "building": "12", "room": "302"}),
        ("北京市朝阳区望京西路50号院3号楼2单元1502", {"road": "望京西路", "number": "50院", "building": "3", "unit": "2", "room": "1502"}),
        ("广州市天河区中山大道西293号2503房", {"road": "中山大道西", "number": "293", "room": "2503"}),
        ("深圳市南山区高新南七道12号", {"road": "高新南7道", "number": "12"}),
        ("深圳市南山区学府路82号海岸明珠3-2-1502", {"estate": "海岸明珠", "building": "3", "unit": "2", "room": "1502"}),
        ("深圳市南山区科苑路15号海岸明珠花园3座15楼02室", {"building": "3", "floor": "15", "room": "1502"}),
        ("广东省东莞市南城街道鸿福路200号3栋1502", {"city": "东莞市", "street": "南城街道", "road": "鸿福路", "number": "200"}),
        ("深圳市深汕特别合作区鹅埠镇创新大道1号", {"district": "深汕特别合作区", "street": "鹅埠镇", "road": "创新大道"}),
        ("深圳市南山区后海大道2388号怡海广场东座1502", {"estate": "怡海广场", "building": "东", "room": "1502"}),
        ("江门市台山市台城街道桥湖路1号", {"city": "江门市", "district": "台山市"}),
        ("Room 1502, Unit 2, Building 3, No. 15 Keyuan Road, Nanshan District, Shenzhen", {"city": "深圳市", "district": "南山区", "number": "15", "building": "3", "unit": "2", "room": "1502"}),
    ],
)  # fmt: skip
def test_parsing(text: str, expected: dict[str, str]) -> None:
    found = parts(text)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "text", ["朝阳区望京西园四区410号楼", "南山区粤海街道", "鼓楼区中山路1号", "横琴粤澳深度合作区琴朗道88号"]
)
def test_no_province_and_no_city_is_ever_guessed(text: str) -> None:
    found = parts(text)
    assert "province" not in found and "city" not in found


def test_a_road_named_like_a_province_is_a_road() -> None:
    assert "province" not in parts("上海市黄浦区广东路689号")
    assert "province" not in parts("广东路689号")


@pytest.mark.parametrize(
    "other",
    [
        "深圳市南山区科苑路15号海岸明珠花园3栋2单元1502室",  # province and street left out
        "深圳市南山区粤海街道科苑路15号海岸明珠花园3栋2单元1502室",
        "廣東省深圳市南山區粵海街道科苑路15號海岸明珠花園3棟2單元1502室",
        "广东省深圳市南山区粤海街道科苑路15号海岸明珠花园3幢2单元1502房",
        "广东省深圳市南山区粤海街道科苑路15号海岸明珠花园三栋二单元1502",
        "广东省深圳市南山区粤海街道科苑路15号海岸明珠花园3座2单元1502号",
        "广东省深圳市南山区粤海街道科苑路15号海岸明珠花园3栋2单元15楼1502室",
        "广东省 深圳市 南山区 粤海街道 科苑路 15 号 海岸明珠花园 3 栋 2 单元 1502 室",
        "广东深圳南山区粤海街道科苑路15号海岸明珠花园3号楼2单元1502",
        "广东省深圳市南山区粤海街道办事处科苑路15号海岸明珠花园3#楼2单元1502室",
    ],
)
def test_one_place_written_in_many_ways(other: str) -> None:
    assert compare_addresses(FULL, other).outcome == "same"
    assert compare_addresses(FULL, full_width(other)).outcome == "same"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("深圳市光明新区公明街道建设路12号3栋502", "深圳市光明区公明街道建设路12号3栋502"),
        ("深圳市龙华新区民治街道梅龙路8号", "深圳市龙华区民治街道梅龙路8号"),
    ],
)
def test_old_district_names(old: str, new: str) -> None:
    assert compare_addresses(old, new).outcome == "same"


@pytest.mark.parametrize(
    ("other", "outcome", "component"),
    [
        (FULL.replace("1502", "1503"), "different", "room"), (FULL.replace("2单元", "1单元"), "different", "unit"), (FULL.replace("3栋", "5栋"), "different", "building"),
        (FULL.replace("海岸明珠花园", "万科云城"), "different", "estate"), (FULL.replace("南山区", "福田区"), "different", "district"),
        (FULL.replace("深圳市南山区", "珠海市香洲区"), "different", "city"), (FULL.replace("2单元", ""), "less_precise", "unit"), (FULL.replace("1502室", ""), "less_precise", "room"),
        (FULL.replace("科苑路15号", ""), "less_precise", "number"), (FULL.replace("海岸明珠花园", ""), "less_precise", "estate"),
        ("南山区科苑路15号海岸明珠花园3栋2单元1502室", "less_precise", "city"), (FULL.replace("粤海街道", "沙河街道"), "unclear", "street"),
        (FULL.replace("海岸明珠花园", "海岸明珠"), "unclear", "estate"), (FULL.replace("科苑路15号", "学府路82号"), "unclear", "road"),
    ],
)  # fmt: skip
def test_the_component_that_decides(other: str, outcome: str, component: str) -> None:
    match = compare_addresses(FULL, other)
    assert (match.outcome, match.component) == (outcome, component)


def test_different_estates_with_the_same_number() -> None:
    a, b = "深圳市南山区海岸明珠花园3栋1502", "深圳市南山区万科云城3栋1502"
    assert compare_addresses(a, b).outcome == "different"


def test_the_same_number_in_another_road() -> None:
    assert (
        compare_addresses("深圳市南山区科苑路15号1502", "深圳市南山区学府路15号1502").outcome == "different"
    )


def test_only_a_gazetteer_could_join_these() -> None:
    match = compare_addresses("深圳市南山区科技园南区", "深圳市南山区高新南七道12号")
    assert (match.outcome, match.rule) == ("unclear", "nothing_in_common")


def test_districts_of_one_name_in_two_cities() -> None:
    assert compare_addresses("北京市朝阳区建国路1号", "长春市朝阳区建国路1号").outcome == "different"


def test_a_letter_wing_may_stand_in_the_room() -> None:
    assert compare_addresses("深圳市南山区科苑路15号A座1502", "深圳市南山区科苑路15号A1502").outcome == "same"


def test_english_supports_or_contradicts() -> None:
    english = "Room 1502, Unit 2, Building 3, No. 15 Keyuan Road, Nanshan District, Shenzhen"
    assert (compare_addresses(FULL, english).outcome, compare_addresses(FULL, english).rule) == (
        "unclear",
        "english_consistent",
    )
    assert compare_addresses(FULL, english.replace("1502", "1503")).outcome == "different"
    assert compare_addresses(english, english.replace("Nanshan", "Futian")).outcome == "different"
    assert compare_addresses(
        english, english.upper().replace("KEYUAN ROAD", "Keyuan Road").replace("NO. 15", "No. 15")
    ).outcome in ("same", "unclear", "less_precise")


@pytest.mark.parametrize("text", ["", "   ", "，。"])
def test_nothing_to_compare(text: str) -> None:
    assert compare_addresses(text, FULL).rule == "empty"


# ---------------------------------------------------------------------------------------------------------

WORDS = {
    "district": ("南山区", "福田区", "龙岗区"),
    "road": ("科苑路", "深南大道", "学府路", "后海滨路"),
    "estate": ("海岸明珠花园", "万科云城", "星河丹堤", "蔚蓝海岸"),
}


@st.composite
def places(draw: st.DrawFn) -> dict[str, str | int]:
    place: dict[str, str | int] = {name: draw(st.sampled_from(options)) for name, options in WORDS.items()}
    for name, most in (("number", 300), ("building", 40), ("unit", 6)):
        place[name] = draw(st.integers(1, most))
    place["room"] = draw(st.integers(1, 40)) * 100 + draw(st.integers(1, 12))
    return place


def write(
    place: dict[str, str | int],
    *,
    chinese: bool = False,
    house: str = "栋",
    room: str = "室",
    lead: str = "广东省深圳市",
) -> str:
    building, unit = (small(int(place[n])) if chinese else place[n] for n in ("building", "unit"))
    return f"{lead}{place['district']}{place['road']}{place['number']}号{place['estate']}{building}{house}{unit}单元{place['room']}{room}"


@given(
    places(),
    st.booleans(),
    st.sampled_from(["栋", "幢", "座", "号楼"]),
    st.sampled_from(["室", "房", "号", ""]),
    st.sampled_from(["广东省深圳市", "深圳市", "广东深圳"]),
)
def test_notation_never_matters(
    place: dict[str, str | int], chinese: bool, house: str, room: str, lead: str
) -> None:
    match = compare_addresses(write(place), write(place, chinese=chinese, house=house, room=room, lead=lead))
    assert match.outcome == "same", match.details


@given(
    places(), places(), st.sampled_from(["district", "road", "number", "estate", "building", "unit", "room"])
)
def test_one_component_changed_is_never_the_same(
    place: dict[str, str | int], other: dict[str, str | int], name: str
) -> None:
    changed = place | {name: other[name]}
    if changed == place:
        return
    for a, b in ((place, changed), (changed, place)):
        match = compare_addresses(write(a), write(b))
        assert match.outcome in ("different", "unclear") and match.component == name


@given(places(), places())
def test_order_of_the_two_does_not_matter(a: dict[str, str | int], b: dict[str, str | int]) -> None:
    one, two = compare_addresses(write(a), write(b)), compare_addresses(write(b), write(a))
    assert (one.outcome, one.component, one.rule) == (two.outcome, two.component, two.rule)


@given(places())
def test_every_part_keeps_its_place(place: dict[str, str | int]) -> None:
    text = write(place, lead="地址：深圳市　")
    for part in parse_address(text).parts().values():
        assert text[part.start : part.end] == part.raw


@given(
    st.text(
        alphabet=st.sampled_from(
            "深圳市南山区粤海街道路号栋单元室房0123456789三二A-B（）() ，弄院楼层\nRoom"
        ),
        max_size=60,
    )
)
def test_anything_can_be_parsed(text: str) -> None:
    for part in parse_address(text).parts().values():
        assert text[part.start : part.end] == part.raw
    assert compare_addresses(text, text).outcome in ("same", "unclear")
    assert all(text[s.start : s.end] == s.raw for s in find_addresses(text))


def test_addresses_in_running_text() -> None:
    text = f"一、房屋坐落于{FULL}，建筑面积89平方米。"
    assert [s.raw for s in find_addresses(text)] == [FULL]


# ---------------------------------------------------------------------------------------------------------
# Cities and their ways of counting houses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上海市黄浦区延安东路222弄2支弄8号301", {"road": "延安东路", "number": "222弄|2支弄", "building": "8", "room": "301"}),
        ("上海市浦东新区川沙新镇城南路1弄甲2号502室", {"street": "川沙新镇", "number": "1弄", "building": "甲2", "room": "502"}),
        ("上海市徐汇区漕溪北路398号2号楼甲1802室", {"number": "398", "building": "2", "room": "甲1802"}),
        ("北京市海淀区学院路甲5号院2号楼5门301号", {"road": "学院路", "number": "甲5院", "building": "2", "unit": "5", "room": "301"}),
        ("北京市丰台区方庄芳古园一区29楼3门201", {"estate": "方庄芳古园1区", "building": "29", "unit": "3", "room": "201", "floor": None}),
        ("北京市朝阳区东三环中路39号建外SOHO东区5号楼1603", {"road": "东三环中路", "number": "39", "building": "5", "room": "1603"}),
        ("北京市朝阳区重庆路12号院3号楼2单元401室", {"city": "北京市", "province": None, "road": "重庆路", "number": "12院"}),
        ("广州市海珠区新港西路135号大院蒲园区623号之二101房", {"number": "135院", "building": "623-2", "room": "101"}),
        ("广州市白云区机场路1438号之一201", {"number": "1438-1", "room": "201"}), ("广州市越秀区北京路374号后座302房", {"road": "北京路", "building": "后", "room": "302"}),
        ("广州市天河区财富广场东塔18楼03单元", {"building": "东", "floor": "18", "unit": "3"}), ("珠海市横琴新区宝华路6号105室-72313", {"number": "6", "room": "105-72313"}),
        ("深圳市南山区北环大道9018号", {"road": "北环大道", "number": "9018"}), ("成都市武侯区二环路西一段5号附3号", {"road": "二环路西一段", "number": "5|附3"}),
        ("成都市武侯区天府大道北段1700号环球中心E5 1-1-1101", {"building": "1", "unit": "1", "room": "1101"}),
        ("深圳南山海岸明珠花园3栋1502", {"city": "深圳市", "district": "南山区", "estate": "海岸明珠花园"}), ("深圳市南山大道12号", {"city": "深圳市", "district": None, "road": "南山大道"}),
        ("深圳市前海前湾一路1号A栋201", {"district": "前海深港现代服务业合作区", "road": "前湾1路"}), ("深圳市前海花园3栋501", {"district": None, "estate": "前海花园"}), ("深圳市前海路5号", {"district": None, "road": "前海路"}),
        ("香港九龙弥敦道100号12楼A室", {"province": "香港特别行政区", "room": "12A"}), ("青岛市市南区香港中路18号", {"province": None, "district": "市南区", "road": "香港中路"}),
        ("深圳市南山区科苑路15号B1层", {"floor": "-1"}), ("深圳市福田区福华三路星河COCO Park 3栋15A", {"building": "3", "room": "15A"}), ("深圳市南山区科苑路 1 5 号 3 栋 15 02 室", {"number": "15", "room": "1502"}),
        ("佛山市顺德市大良街道1号", {"district": "顺德区"}), ("上海市卢湾区瑞金二路1号", {"district": "黄浦区"}), ("公司地址：广州市番禺市市桥街1号", {"city": "广州市", "district": "番禺区"}),
        ("Room 301, No. 6, Lane 399, Shengxia Road, Pudong New Area, Shanghai", {"district": "浦东新区", "number": "399弄", "building": "6", "room": "301", "road": "shengxia"}),
        ("Room 1502, Unit 2, Building 3, Yard 50, Wangjing West Road, Chaoyang District, Beijing", {"district": "朝阳区", "number": "50院", "road": "wangjingxi", "unit": "2"}),
        ("ROOM 1502, BUILDING 3, 15 KEYUAN ROAD, NANSHAN, SHENZHEN", {"district": "南山区", "road": "keyuan", "number": "15"}), ("15/F Unit 02, Tower A, Shenzhen", {"floor": "15", "room": "1502", "building": "A"}),
    ],
)  # fmt: skip
def test_more_parsing(text: str, expected: dict[str, str | None]) -> None:
    found = parts(text)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("a", "b", "outcome", "rule"),
    [
        ("深圳市南山区太子路5号太子广场A栋2座1201", "深圳市南山区太子路5号太子广场A2栋1201", "same", "notation"), ("深圳市南山区太子广场A栋2座1201", "深圳市南山区太子广场B栋2座1201", "different", "building_differs"),
        ("深圳市南山区太子广场A栋2座1201", "深圳市南山区太子广场A座1201", "less_precise", "component_left_out"), ("深圳市南山区海岸明珠1栋2座1201", "深圳市南山区海岸明珠12栋1201", "different", "building_differs"),
        ("上海市徐汇区虹桥路1弄3号1602室", "上海市徐汇区虹桥路1弄3号楼1602", "same", "notation"), ("上海市徐汇区虹桥路1弄3号1602室", "上海市徐汇区虹桥路1号3号楼1602", "different", "number_differs"),
        ("北京市朝阳区望京西路50号院3号楼2单元1502", "北京市朝阳区望京西路50号3号楼2门1502", "same", "notation"), ("北京市朝阳区望京西路50号院3号楼2单元1502", "北京市朝阳区望京西路50号院3楼2单元1502", "same", "notation"),
        ("北京市朝阳区望京西路甲50号院3号楼1502", "北京市朝阳区望京西路50号院3号楼1502", "different", "number_differs"), ("深圳市前海前湾一路1号A栋201", "深圳市前海深港合作区前湾一路1号A座201", "same", "notation"),
        ("珠海市横琴新区琴朗道88号", "横琴粤澳深度合作区琴朗道88号", "same", "notation"), ("广东省汕尾市海丰县鹅埠镇创新大道1号", "深圳市深汕特别合作区鹅埠镇创新大道1号", "unclear", "overlapping_zone"),
        (FULL, FULL + "主卧", "less_precise", "part_of_room"), (FULL, FULL + " 邮编518057", "same", "notation"), (FULL, FULL.replace("1502室", "1502、1503室"), "less_precise", "component_left_out"),
        (FULL, FULL.replace("1502室", "1502A室"), "different", "room_differs"), ("重庆市渝中区重庆路8号", "青岛市市北区重庆路8号", "different", "city_differs"), ("上海市黄浦区广东路689号", "上海市黄浦区广西路689号", "different", "road_differs"),
        ("广州市天河区中山大道西293号2503房", "Room 2503, 293 Zhongshan Avenue West, Tianhe District, Guangzhou", "unclear", "english_consistent"),
        ("深圳市南山区高新南七道12号1502", "Room 1502, No.12 Gaoxin South 7th Road, Nanshan, Shenzhen", "unclear", "english_consistent"),
        ("深圳市南山区高新南七道12号1502", "Room 1502, No.12 Gaoxin South 6th Road, Nanshan, Shenzhen", "unclear", "english_road_differs"),
        ("上海市徐汇区虹桥路1弄3号1602室", "Room 1602, No. 5, Lane 1, Hongqiao Road, Xuhui District, Shanghai", "different", "building_differs"),
    ],
)  # fmt: skip
def test_more_pairs(a: str, b: str, outcome: str, rule: str) -> None:
    for match in (compare_addresses(a, b), compare_addresses(b, a)):
        assert (match.outcome, match.rule) == (outcome, rule)


def test_reasons_show_what_is_printed() -> None:
    match = compare_addresses("深圳市南山区高新南七道12号", "深圳市南山区高新南六道12号")
    assert "高新南七道／高新南六道" in match.zh and match.en.count("高新南七道") == 1


# ---------------------------------------------------------------------------------------------------------

LANES = st.builds(
    lambda district, road, lane, house, room: (
        f"上海市{district}{road}{lane}弄",
        f"{house}号",
        f"{room}室",
    ),
    st.sampled_from(["徐汇区", "静安区", "浦东新区", "普陀区"]),
    st.sampled_from(["虹桥路", "广东路", "北京西路", "重庆南路", "张衡路"]),
    st.integers(1, 999),
    st.integers(1, 60),
    st.integers(101, 2904),
)


@given(LANES, LANES)
def test_lanes_of_shanghai(one: tuple[str, str, str], two: tuple[str, str, str]) -> None:
    """Lane, house and room each tell two flats apart; 号楼 and a room without 室 do not."""
    lane, house, room = one
    full = lane + house + room
    assert compare_addresses(full, lane + house + "楼" + room.removesuffix("室")).outcome == "same"
    for other in (two[0] + house + room, lane + two[1] + room, lane + house + two[2]):
        if other != full:
            assert compare_addresses(full, other).outcome in ("different", "unclear")


YARDS = st.builds(
    lambda district, road, yard, building, unit, room: (
        f"北京市{district}{road}{yard}号院",
        building,
        unit,
        room,
    ),
    st.sampled_from(["朝阳区", "海淀区", "丰台区"]),
    st.sampled_from(["望京西路", "学院路", "东三环中路", "重庆路"]),
    st.integers(1, 200),
    st.integers(1, 30),
    st.integers(1, 8),
    st.integers(101, 2904),
)


@given(YARDS, st.sampled_from([1, 2, 3]), st.integers(1, 40))
def test_yards_of_beijing(place: tuple[str, int, int, int], part: int, other: int) -> None:
    """2单元 is 2门, 3号楼 is 3楼 before a unit; another building, unit or room is another flat."""
    yard, building, unit, room = place
    full = f"{yard}{building}号楼{unit}单元{room}室"
    assert compare_addresses(full, f"{yard}{building}楼{unit}门{room}号").outcome == "same"
    changed = [yard, building, unit, room]
    changed[part] = other
    text = f"{changed[0]}{changed[1]}号楼{changed[2]}单元{changed[3]}室"
    if text != full:
        assert compare_addresses(full, text).outcome == "different"


@given(st.integers(0, 8), st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5))
def test_another_character_in_a_name_is_never_the_same(place: int, char: str) -> None:
    """科苑路 and 海岸明珠花园, any one character changed to any other one."""
    text = "深圳市南山区科苑路15号海岸明珠花园3栋1502室"
    at = (6, 7, 12, 13, 14, 15, 16, 17, 7)[place]
    changed = text[:at] + char + text[at + 1 :]
    if simplify_char(char) != text[at]:
        assert compare_addresses(text, changed).outcome != "same", changed


def test_a_street_office_named_after_a_road_is_no_road() -> None:
    parsed = parse_address("北京市海淀区万寿路街道海德三路1327号雅颂新村C栋3302室")
    assert (parsed.get("street"), parsed.get("road"), parsed.get("estate")) == (
        "万寿路街道",
        "海德3路",
        "雅颂新村",
    )
