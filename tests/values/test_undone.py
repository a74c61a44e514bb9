"""What a completion denies, or tells of others, isn't held against it."""

import duckdb
import pytest

from gridperf.store.declared import schema
from gridperf.values import judge, says_missed
from gridperf.values.undone import without_mentions

OTHERS = [
    "无未完成事项",
    "无未达标情况",
    "未发现未完成情况",
    "不存在尚未完成事项，全部完成",
    "没有未完成任务",
    "及时处置未达标排放企业",
    "对未达标企业全部责令整改到位",
    "未完成户籍登记的人员已全部补登",
    "未完成的历史遗留问题已全部解决",
    "98%，未完成2%",
]
OWN = [
    "未完成",
    "整改工作未完成",
    "未完成的主要原因是场地未落实",
    "未完成的任务已全部结转下年完成",
    "无故未完成年度任务",
    "对口帮扶任务未达标",
    "无安全事故，但任务未完成",
    "不达预期，未实现目标",
]


@pytest.mark.parametrize("words", OTHERS)
def test_what_is_denied_or_told_of_others_is_no_miss(words):
    assert not says_missed(words)


@pytest.mark.parametrize("words", OWN)
def test_what_the_unit_itself_did_not_do_is_one(words):
    assert says_missed(words)


def test_a_day_beside_nothing_undone_stays_met():
    said = judge("2022年12月底前", "12月20日完成，没有未完成事项", "timeliness", None, 2022)
    assert (said.status, said.actual_value) == ("met", "2022-12-20")


def test_checks_and_scores_read_the_same_words():
    texts = [*OTHERS, *OWN, "未开展面授培训，改为线上培训，人数达到目标"]
    with duckdb.connect() as database:
        database.execute(schema())
        asked = [database.execute("SELECT own_undone(?)", [text]).fetchall() for text in texts]
    assert asked == [[(without_mentions(text),)] for text in texts]
