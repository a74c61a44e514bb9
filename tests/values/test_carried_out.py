"""Numbers of what is only planned, put off, cancelled or under way answer no target."""

import pytest

from gridperf.values import judge

NOT_DONE = [
    "计划2024年完成200户",
    "计划完成200户",
    "预计完成200户",
    "预计2024年完成200户",
    "拟修缮200户",
    "力争完成200户",
    "将完成200户",
    "次年完成200户",
    "2024年6月可完成200户",
    "200户项目延期至2024年",
    "200户结转下年实施",
    "200户结转至2024年",
    "200户取消",
    "200户已取消",
    "200户推迟实施",
    "200户因资金未到位暂缓实施",
    "应走访200户，未走访",
    "200户，未实施",
    "200户，因疫情取消",
    "200户（尚未启动）",
    "200户未启动",
    "200户均未开工",
    "200户尚未完成",
    "200户待实施",
    "200户尚待验收",
    "200户正在施工",
    "200户尚在施工中",
    "200户仍在办理",
    "200户改造中",
    "200户修缮中",
    "200户延期至2024年完成",
    "200户仅签订合同",
    "200户已完成设计",
    "200户已完成招标工作",
]
DONE = [
    "完成200户",
    "200户",
    "按计划完成200户",
    "计划200户，实际完成205户",
    "计划完成200户，已全部完成",
    "预计完成200户，实际完成210户",
    "原定3月开工，延期后已完成200户",
    "完成200户，尚未验收",
    "完成200户，未发生事故",
    "200户，未发现问题",
    "完成210户，20户正在施工",
    "完成200户，取消收费",
    "将200户纳入改造并完成",
    "200户延期至12月完成",
    "200户，均已延期至12月完成",
    "模拟修缮200户",
    "200户全部完成并交付",
    "完成2024届毕业生住房修缮200户",
    "争取资金并修缮200户",
    "为200户办理延期缴费",
    "修缮200户，受益对象为未成年人",
    "未婚青年住房修缮200户",
    "应修尽修200户",
    "完成修缮200户，2024年继续推进",
    "210户，后续任务尚未完成",
    "210户，下一步工作尚未启动",
    "210户，尚有配套设施未完成",
]


@pytest.mark.parametrize("actual", NOT_DONE)
def test_what_is_not_done_is_no_completion(actual):
    said = judge("≥200户", actual, "quantity", "修缮户数", 2023)
    assert (said.status, said.actual_value) == ("undecided", None)


@pytest.mark.parametrize("actual", DONE)
def test_what_was_done_stays_so(actual):
    assert judge("≥200户", actual, "quantity", "修缮户数", 2023).status == "met"


@pytest.mark.parametrize(
    ("dimension", "name", "target", "actual", "status"),
    [
        ("quality", "验收合格率", "100%", "尚未验收，预计100%", "undecided"),
        ("quality", "验收合格率", "100%", "100%，尚未验收", "undecided"),
        ("quality", "完工率", "100%", "2024年6月可达100%", "undecided"),
        ("quality", "完工率", "2024年6月达100%", "2024年6月达100%", "met"),
        ("quantity", "修缮户数", "≥200户", "未满200户", "unmet"),
        ("quantity", "修缮户数", "≥200户", "不满200户", "unmet"),
        # What falls short even so is as it was, and so is what another number tells.
        ("quantity", "修缮户数", "≥200户", "已完成150户，其余正在施工", "unmet"),
        ("quantity", "修缮户数", "≥200户", "已完成150户，200户正在施工", "unmet"),
        ("quantity", "宣传场次", "12场", "12场中有2场未开展", "undecided"),
        ("quantity", "修缮户数", "≥200户", "200户，20户尚未实施", "undecided"),
        ("quality", "完工率", "100%", "80%，预计2024年完成100%", "unmet"),
        ("quantity", "宣传场次", "≥12场", "10场，剩余场次未举办", "unmet"),
        ("quality", "合格率", "≥98%", "95%，未达到目标", "unmet"),
        # An indicator of such things is answered by them.
        ("quantity", "取消审批事项数", "≥20项", "20项取消", "met"),
        ("quantity", "拟建项目储备数", "≥20项", "拟建项目20项", "met"),
        ("quantity", "计划编制数", "≥20个", "计划编制20个", "met"),
        ("quantity", "签订合同数", "≥20份", "20份已签订合同", "met"),
        # Less of something bad is less of it, whatever became of it.
        ("quality", "投诉数", "≤5起", "2起尚未处理完成", "met"),
        ("cost", "项目成本", "≤90万元", "预计支出85万元", "undecided"),
        ("cost", "项目成本", "≤90万元", "85万元", "met"),
    ],
)
def test_the_indicator_tells_what_counts(dimension, name, target, actual, status):
    assert judge(target, actual, dimension, name, 2023).status == status
