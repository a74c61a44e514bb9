from gridperf.forms import passed_over, read_forms
from gridperf.forms.choices import IGNORE, offered
from gridperf.model import Sheet, Workbook

NAMED = ["序号", "单位名称", "项目名称", "预算数", "支出数", "执行率", "绩效目标"]
HEAD = [*NAMED, "核心要点", "附言"]
ROW = ["1", "甲办", "巡查", "10.00", "9.00", "90.00%", "巡查12次", "全部完成", "见附件"]


def _workbook(head=HEAD, *others):
    title = ["甲办2021年部门预算项目绩效自评表（单位：万元）"]
    sheet = Sheet("自评表", [title, head, ROW])
    return Workbook("甲办.xlsx", "0" * 64, (sheet, *others))


def _read(choices=None, head=HEAD):
    (form,), findings = read_forms(_workbook(head), choices)
    return form, [f.found for f in findings if f.rule == "R126"]


def test_a_column_that_no_word_explains_is_named():
    form, unknown = _read()
    assert unknown == ["核心要点", "附言"]
    assert (form.headings["H"], form.headings["I"]) == ("核心要点", "附言")
    assert "H" not in form.columns


def test_what_a_person_says_of_a_column_is_read_and_no_longer_remarked():
    form, _ = _read()
    form, unknown = _read({form.shape: {"核心要点": "result", "附言": IGNORE}})
    assert unknown == []
    assert form.projects[0].result == "全部完成"
    assert form.projects[0].cells["result"].address == "H3"
    assert "I" not in form.columns


def test_a_source_and_a_side_of_an_indicator_can_be_chosen():
    head = [*HEAD[:7], "自有", "附言"]
    form, _ = _read(head=head)
    form, _ = _read({form.shape: {"附言": "quality.actual"}}, head)
    assert form.projects[0].indicators[0].actual == "见附件"
    assert form.projects[0].indicators[0].dimension == "quality"


def test_a_choice_holds_for_files_of_that_shape_only():
    form, _ = _read()
    other = [*HEAD[:8], "备考"]
    changed, unknown = _read({form.shape: {"核心要点": "result"}}, other)
    assert changed.shape != form.shape
    assert unknown == ["核心要点", "备考"]


def test_every_meaning_that_is_offered_can_be_taken():
    form, _ = _read()
    for meaning in offered("project_list"):
        taken, _ = _read({form.shape: {"附言": meaning}})
        assert len(taken.projects) == 1


def test_sheets_without_a_form_are_said_with_the_reason():
    blank = Sheet("Sheet2", [])
    goals = Sheet("目标", [["2021年项目绩效目标申报表"], ["项目名称", "绩效目标"]])
    notes = Sheet("说明", [["填表说明：请如实填写"]])
    workbook = _workbook(HEAD, blank, goals, notes)
    forms, _ = read_forms(workbook)
    said = {skipped.sheet: skipped.reason for skipped in passed_over(workbook, forms)}
    assert said == {"Sheet2": "blank", "目标": "look_alike_goals", "说明": "unknown"}
