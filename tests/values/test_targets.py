"""Targets and completions: the reviewed spellings, and what is written is what is read."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridperf.values import (
    Judgement,
    chinese_number,
    is_not_applicable,
    judge,
    split_numbered,
)

YEAR = 2022
SPELLINGS = list(
    csv.DictReader(
        Path(__file__).with_name("spellings.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


@pytest.mark.parametrize("row", SPELLINGS, ids=lambda row: f"{row['target']}|{row['actual'][:20]}")
def test_reviewed_spelling_means_what_it_says(row):
    said = judge(row["target"] or None, row["actual"] or None, row["dimension"], None, YEAR)
    assert said == Judgement(
        row["status"],
        row["comparator"] or None,
        row["target_value"] or None,
        row["actual_value"] or None,
        row["unit"] or None,
        inferred=row["inferred"] == "yes",
    )


def test_the_reviewed_file_is_a_real_one():
    assert len(SPELLINGS) >= 200
    assert len({(row["target"], row["actual"], row["dimension"]) for row in SPELLINGS}) == len(
        SPELLINGS
    )


def test_the_seeds_cell_of_three_targets_becomes_three_pairs():
    pairs = split_numbered(
        "1. 一社一策一会议场所: 不少于12场; 2. 军事大演练: 不少于2场; 3. 网格员业务培训: 不少于2场",
        "1. 一社一策一会议场所: 完成12场; 2. 军事大演练: 完成2场; 3. 网格员业务培训: 完成2场",
    )
    assert [judge(*pair, "quantity").status for pair in pairs] == ["met"] * 3
    assert pairs[2] == ("网格员业务培训: 不少于2场", "网格员业务培训: 完成2场")


@pytest.mark.parametrize(
    ("target", "actual", "pairs"),
    [
        ("1、培训3期；2、宣传2次", "已完成", [("培训3期", "已完成"), ("宣传2次", "已完成")]),
        (
            "（1）培训3期\n（2）宣传2次",
            "（1）3期\n（2）2次",
            [("培训3期", "3期"), ("宣传2次", "2次")],
        ),
        ("①培训3期②宣传2次", "①宣传2次②培训3期", [("培训3期", "培训3期"), ("宣传2次", "宣传2次")]),
        ("⑴培训4期⑵资料2份", "⑴培训4期⑵资料1份", [("培训4期", "培训4期"), ("资料2份", "资料1份")]),
        ("⒈培训4期⒉资料2份", "⒈培训4期⒉资料1份", [("培训4期", "培训4期"), ("资料2份", "资料1份")]),
        (
            "㈠培训4期㈡资料2份",
            "㈠培训4期㈡资料1份",
            [("培训4期", "培训4期"), ("资料2份", "资料1份")],
        ),
        ("❶培训4期❷资料2份", "❶培训4期❷资料1份", [("培训4期", "培训4期"), ("资料2份", "资料1份")]),
        (
            "①培训⑴甲4期⑵乙2期②资料2份",
            "①培训6期②资料1份",
            [("培训⑴甲4期⑵乙2期", "培训6期"), ("资料2份", "资料1份")],
        ),
        ("指标1：培训3期；指标2：宣传2次", None, [("培训3期", None), ("宣传2次", None)]),
        ("一、培训3期。二、宣传2次", "一、3期。二、2次", [("培训3期", "3期"), ("宣传2次", "2次")]),
        (
            "1.2020年完成培训;2.宣传",
            "1.完成;2.完成",
            [("2020年完成培训", "完成"), ("宣传", "完成")],
        ),
        (
            "1.培训;2.宣传",
            "1、3期;2、2次;3、1场",
            [("培训", "3期"), ("宣传", "2次"), (None, "1场")],
        ),
        ("1.5万人次", "2.5万人次", [("1.5万人次", "2.5万人次")]),
        ("新建1.2公里，改造2.5公里", "完成", [("新建1.2公里，改造2.5公里", "完成")]),
        ("1. 培训3期", "3期", [("1. 培训3期", "3期")]),
        ("≥95%", "95%", [("≥95%", "95%")]),
        (None, None, [(None, None)]),
        (
            "1.宣传≥20场；2.资料≥5000份",
            "1.22场；2.5200份",
            [("宣传≥20场", "22场"), ("资料≥5000份", "5200份")],
        ),
        (
            "1.宣传≥1场；2.资料≥3万份",
            "1.5场；3.2万份",
            [("宣传≥1场", "1.5场；3.2万份"), ("资料≥3万份", "1.5场；3.2万份")],
        ),
        (
            "(1)检查300家(2)整改200处",
            "（1）检查312家（2）整改215处",
            [("检查300家", "检查312家"), ("整改200处", "整改215处")],
        ),
        (
            "一是检查300家；二是整改200处",
            "一是312家；二是215处。",
            [("检查300家", "312家"), ("整改200处", "215处")],
        ),
        (
            "1. 完成3个；2. 完成2场；3. 完成1次",
            "1. 完成3个；2. 完成2场；3. 完成1次",
            [("完成3个", "完成3个"), ("完成2场", "完成2场"), ("完成1次", "完成1次")],
        ),
        ("1、宣传10场；2、培训5场", "1、宣传10场", [("宣传10场", "宣传10场"), ("培训5场", None)]),
        ("1、完成3个；2、完成2场", "1、完成3个", [("完成3个", "完成3个"), ("完成2场", None)]),
        ("1、宣传10场；2、培训5场", "2、培训5场", [("宣传10场", None), ("培训5场", "培训5场")]),
        (
            "1、宣传10场；2、培训5场；3、演练1次",
            "2、培训5场；3、演练1次",
            [("宣传10场", None), ("培训5场", "培训5场"), ("演练1次", "演练1次")],
        ),
        (
            "1、宣传10场；2、培训5场",
            "1、宣传10场，培训5场",
            [("宣传10场", "1、宣传10场，培训5场"), ("培训5场", "1、宣传10场，培训5场")],
        ),
        (
            "1.12场宣传活动；2.200人培训",
            "1.13场；2.180人",
            [("12场宣传活动", "13场"), ("200人培训", "180人")],
        ),
        ("1.12场\n2.200人", "1.13场\n2.220人", [("12场", "13场"), ("200人", "220人")]),
        (
            "1.6月30日前完成招标；2.12月31日前完成验收",
            "1.6月20日；2.12月20日",
            [("6月30日前完成招标", "6月20日"), ("12月31日前完成验收", "12月20日")],
        ),
        (
            "1.95%以上合格；2.100%到位",
            "1.98%；2.90%",
            [("95%以上合格", "98%"), ("100%到位", "90%")],
        ),
        (
            "1.宣传12场；2.200人培训；3.走访50户",
            "1.13场；2.220人；3.60户",
            [("宣传12场", "13场"), ("200人培训", "220人"), ("走访50户", "60户")],
        ),
        (
            "1.宣传12场；2.培训200人；3.走访50户",
            "1.13场；2.220人",
            [("宣传12场", "13场"), ("培训200人", "220人"), ("走访50户", None)],
        ),
        ("1.宣传12场；2.培训200人", "1.13场", [("宣传12场", "13场"), ("培训200人", None)]),
        (
            "1.宣传12场；2.道路 3.5公里",
            "1.13场；2.3.6公里",
            [("宣传12场", "13场"), ("道路 3.5公里", "3.6公里")],
        ),
        *(
            (
                f"1.宣传12场{mark}2.培训200人",
                f"1.13场{mark}2.220人",
                [("宣传12场", "13场"), ("培训200人", "220人")],
            )
            for mark in "，,、 "
        ),
        ("1.12场", "1.13场", [("1.12场", "1.13场")]),
        ("1.5公里；2.3公里", "1.6公里；2.4公里", [("1.5公里；2.3公里", "1.6公里；2.4公里")]),
        ("1.5个月；2.3个月", "1.6个月", [("1.5个月；2.3个月", "1.6个月")]),
        ("1、2、3号楼改造", "已完成", [("1、2、3号楼改造", "已完成")]),
        ("宣传12场", "1.13场；2.220人", [("宣传12场", "1.13场；2.220人")]),
    ],
)
def test_numbered_targets_are_paired_with_their_completions(target, actual, pairs):
    assert list(split_numbered(target, actual)) == pairs


@pytest.mark.parametrize("text", ["不适用", " 不适用 ", "/", "／", "—", "－", "-", "——"])
def test_not_applicable_in_its_spellings(text):
    assert is_not_applicable(text)


@pytest.mark.parametrize("text", ["", None, "0", "0起", "100%", "无事故"])
def test_a_blank_or_a_value_does_apply(text):
    assert not is_not_applicable(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("十二", 12), ("二十", 20), ("一百零五", 105), ("三百五十万", 3500000), ("二〇二〇", 2020),
     ("九点五", Decimal("9.5")), ("两千", 2000), ("一亿二千万", 120000000), ("一二十", None),
     ("万", None), ("", None)],
)  # fmt: skip
def test_chinese_numerals(text, number):
    assert chinese_number(text) == number


SIGNS = {">=": ["≥", ">=", "不少于", "不低于", "＞＝"], "<=": ["≤", "<=", "不超过", "不高于"],
         "=": ["=", "＝", "﹦"], ">": [">", "大于", "＞"], "<": ["<", "小于", "＜"]}  # fmt: skip
numbers = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False)


@given(
    st.sampled_from([(key, sign) for key, signs in SIGNS.items() for sign in signs]),
    numbers,
    numbers,
    st.sampled_from(["%", "场", "人次", "万元", "起", "套"]),
    st.booleans(),
)
def test_a_target_written_is_the_target_read(sign, promised, done, unit, wide):
    target, actual = f"{sign[1]}{promised}{unit}", f"完成{done}{unit}"
    if wide:
        target = target.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    said = judge(target, actual, "quantity")
    holds = {">=": done >= promised, "<=": done <= promised, ">": done > promised,
             "<": done < promised,
             "=": done <= promised if promised == 0 else done >= promised}  # fmt: skip
    assert said == Judgement(
        "met" if holds[sign[0]] else "unmet", sign[0], str(promised), str(done), unit
    )


@given(st.dates(date(2022, 1, 1), date(2022, 12, 31)), st.integers(-60, 60))
def test_dates_written_are_the_dates_read(due, late):
    done = due + timedelta(days=late)
    target = f"{due.year}年{due.month}月{due.day}日前完成"
    said = judge(target, f"{done.year}-{done.month:02}-{done.day:02}", "timeliness")
    status = "met" if late <= 0 else "unmet"
    assert said == Judgement(status, "<=", due.isoformat(), done.isoformat(), "date")


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_the_judgement(target, actual):
    for part, done in split_numbered(target, actual):
        assert judge(part, done, "other", None, YEAR).status


marks = st.text(
    "≥≤<>=%％0123456789.,/-—～年月日前内底一二十百万亿成约共以上下第每（）()《》“”;；: 、场人次元",
    max_size=24,
)


@given(marks, marks)
def test_no_jumble_of_signs_breaks_the_judgement(target, actual):
    for part, done in split_numbered(target, actual):
        assert judge(part, done, "other", None, YEAR).status


def test_a_lists_labels_are_no_part_of_its_figures():
    said = judge("宣传12场、培训200人", "1.13场；2.180人", "quantity")
    assert (said.target_value, said.actual_value, said.status) == ("200", "180", "unmet")


def test_numbered_completions_in_another_order_go_to_their_targets():
    target, actual = "（1）巡查≥12次\n（2）培训≥2次", "（2）培训1次\n（1）巡查13次"
    pairs = split_numbered(target, actual)
    assert pairs == (("巡查≥12次", "巡查13次"), ("培训≥2次", "培训1次"))
    assert [judge(*pair, "quantity").status for pair in pairs] == ["met", "unmet"]
    twice = split_numbered(target, "（2）培训1次\n（2）巡查13次")
    assert all(done == "（2）培训1次\n（2）巡查13次" for _, done in twice)


@pytest.mark.parametrize(
    ("name", "target", "actual", "status"),
    [
        ("办结时限", "5个工作日", "4个工作日", "met"),
        ("办结时限", "5个工作日", "8个工作日", "unmet"),
        ("工期", "60天", "55日", "met"),
        ("故障整改时长", "2小时", "1.5小时", "met"),
        ("公示时间", "7天", "5天", "undecided"),
        ("刑事发案率", "-5%", "-6%", "met"),
        ("刑事发案率", "≤-5%", "-3%", "unmet"),
        ("作物返工率", "2%", "1%", "met"),
        ("成本控制率", "100%", "97.2%", "undecided"),
    ],
)
def test_a_name_tells_which_way_a_number_is_better(name, target, actual, status):
    dimension = "timeliness" if "时" in name or "工期" in name else "cost"
    assert judge(target, actual, dimension, name, YEAR).status == status


def test_a_long_gap_between_a_comparator_and_no_number_takes_no_time():
    assert judge("达到" + " " * 400 + "x1", "达到" + " " * 400 + "x", "quality").status


@pytest.mark.parametrize(
    ("name", "target", "actual", "dimension", "said"),
    [
        ("培训人数（人）", "≥120", "125", "quantity", "met >= 120 125 人"),
        ("培训人数（单位：人）", "≥120", "115人次", "quantity", "unmet >= 120 115 人"),
        ("合格率（%）", "≥98", "99.2", "quality", "met >= 98 99.2 %"),
        ("项目成本（万元）", "≤50", "49.8", "cost", "met <= 50 49.8 万元"),
        ("项目成本（万元）", "≤50", "498000元", "cost", "met <= 50 49.8 万元"),
        ("项目成本（万元）", "≤500000元", "49.8万元", "cost", "met <= 500000 498000 元"),
        ("服务人次（万人次）", "≥2.6", "2.5", "quantity", "unmet >= 26000 25000 人次"),
        ("满意度(%)", "0.95", "0.98", "satisfaction", "met None 0.95 0.98 None"),
        ("改造项目（二期）", "≥10", "12", "quantity", "met >= 10 12 None"),
        ("培训（含线上）人数", "≥10", "12", "quantity", "met >= 10 12 None"),
    ],
)
def test_a_number_without_unit_has_the_one_that_its_name_tells(
    name, target, actual, dimension, said
):
    one = judge(target, actual, dimension, name, YEAR)
    assert said == (
        f"{one.status} {one.comparator} {one.target_value} {one.actual_value} {one.measure_unit}"
    )


def test_a_whole_report_in_two_cells_is_undecided_and_holds_nobody_up() -> None:
    target, actual = (
        ";".join(f"第{at}类宣传{word}{at + 3}场" for at in range(1_500)) for word in ("不少于", "")
    )
    assert judge(target, actual, "quantity").status == "undecided"
