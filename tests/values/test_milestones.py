"""The day that answers a time limit, where a completion tells of several."""

import pytest

from gridperf.values import judge

TOLD = [
    ("完成时间", "2022年10月底前完工", "2022年3月开工，2022年10月15日完工", "met", "2022-10-15"),
    ("完成时间", "2022年10月底前完工", "2022年3月开工，2022年11月15日完工", "unmet", "2022-11-15"),
    ("完工时间", "2022年10月底前", "开工时间：3月1日，完工时间：9月30日", "met", "2022-09-30"),
    ("时限", "2022年6月", "2022年5月启动，6月完成", "met", "2022-06-30"),
    ("时限", "2022年6月底", "第一批5月完成，第二批6月完成", "met", "2022-06-30"),
    ("时限", "2022年12月", "2021年11月开工，2022年10月完工", "met", "2022-10-31"),
    ("时限", "12月底前", "6月完成招标，12月20日完成建设", "met", "2022-12-20"),
    ("时限", "12月底前", "第一批5月完成，第二批2023年1月完成", "undecided", "2023-01-31"),
    ("开工时间", "3月底前", "3月15日开工，9月完工", "met", "2022-03-15"),
    ("时限", "2022年全年", "2022年全年，资料归档于2023年1月完成", "undecided", None),
    ("资料归档", "12月底前", "2023年1月归档", "unmet", "2023-01-31"),
    ("时限", "12月底前", "12月20日完成结算", "met", "2022-12-20"),
    ("时限", "12月底前", "9月30日完工，质保至2024年9月", "undecided", None),
    ("时限", "12月底前", "计划12月31日完成，实际12月20日完成", "met", "2022-12-20"),
]


@pytest.mark.parametrize(("name", "target", "actual", "status", "day"), TOLD)
def test_the_day_is_the_end_of_what_was_to_be_done(name, target, actual, status, day):
    said = judge(target, actual, "timeliness", name, 2022)
    assert (said.status, said.actual_value) == (status, day)
