from gridperf.forms import passed_over, read_sheets
from gridperf.forms.choices import IGNORE, offered
from gridperf.model import Sheet, Workbook
from gridperf.resources import SAMPLES

NAMED = ["序号", "单位名称", "项目名称", "预算数", "支出数", "执行率", "绩效目标"]
HEAD = [*NAMED, "核心要点", "附言"]
ROW = ["1", "甲办", "巡查", "10.00", "9.00", "90.00%", "巡查12次", "全部完成", "见附件"]


def _workbook(head=HEAD, *others):
    title = ["甲办2021年部门预算项目绩效自评表（单位：万元）"]
    sheet = Sheet("自评表", [title, head, ROW])
    return Workbook("甲办.xlsx", "0" * 64, (sheet, *others))


def _read(choices=None, head=HEAD):
    (form,), findings, _ = read_sheets(_workbook(head), choices)
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
    forms, _, _ = read_sheets(workbook)
    said = {skipped.sheet: skipped.reason for skipped in passed_over(workbook, forms)}
    assert said == {"Sheet2": "blank", "目标": "look_alike_goals", "说明": "unknown"}


def _damaged(word):
    """The seed with one more column at its end: under every line something stands there."""
    lines = [line.split("\t") for line in SEED.read_text(encoding="utf-8").splitlines()]
    for row, cells in enumerate(lines):
        while cells and not cells[-1]:
            cells.pop()
        if row == TOP:
            cells.append(word)
        elif row > TOP + 2:
            cells.append("见附件")
    return Workbook("表.txt", "0" * 64, (Sheet("表", lines, delimited=True),))


SEED = next(SAMPLES.glob("2020*.txt"))
TOP = 8


def test_a_damaged_list_keeps_its_places_beside_a_column_that_no_word_explains():
    (form,), findings, _ = read_sheets(_damaged("推进要点"))
    assert [f.found for f in findings if f.rule == "R126"] == ["推进要点"]
    whole = form.projects[2]
    assert (whole.problems, whole.rectification, len(whole.indicators)) == ("无", "无", 7)
    lacking = form.projects[0]
    assert (lacking.problems, lacking.indicators) == (None, ())
    said = {f.cell for f in findings if f.rule == "R132"}
    assert {"I12", "X12", "Y12"} <= said
    assert {source.source for p in form.projects for source in p.funding} == {
        "general_public", "unconfirmed"}  # fmt: skip


def test_a_word_told_in_a_damaged_list_is_read_and_anchors_its_lines():
    (form,), _, _ = read_sheets(_damaged("推进要点"))
    (told,), findings, _ = read_sheets(_damaged("推进要点"), {form.shape: {"推进要点": "process"}})
    assert {p.process for p in told.projects} == {"见附件"}
    assert [len(p.indicators) for p in told.projects] == [6, 7, 7, 7, 7, 8, 7, 7]
    assert not {f.rule for f in findings} & {"R126", "R132"}
    (passed,), _, _ = read_sheets(_damaged("推进要点"), {form.shape: {"推进要点": IGNORE}})
    assert {p.problems for p in passed.projects} == {"无"}
    assert {p.process for p in passed.projects} == {None}


def test_a_head_that_contradicts_itself_and_cannot_be_put_right_is_said():
    book = _damaged("推进要点")
    rows = [list(row) for row in book.sheets[0].rows]
    for row in rows[TOP + 3 :]:
        del row[7]  # the rate: nothing anchors the lines any more
    _, findings, _ = read_sheets(Workbook("表.txt", "0" * 64, (Sheet("表", rows, delimited=True),)))
    assert [f.values["variant"] for f in findings if f.rule == "R120"] == ["unplaced"]


def test_of_two_columns_that_claim_a_field_the_one_that_a_person_chose_is_read():
    head = [*HEAD[:4], "支付金额", *HEAD[5:7], "支出金额", "附言"]
    row = [*ROW[:7], "8.00", "见附件"]
    title = ["甲办2021年部门预算项目绩效自评表（单位：万元）"]
    workbook = Workbook("甲办.xlsx", "0" * 64, (Sheet("自评表", [title, head, row]),))
    (form,), findings, _ = read_sheets(workbook)
    assert form.projects[0].spent == 9
    assert [f.cell for f in findings if f.values.get("variant") == "claimed"] == ["E2"]
    (form,), findings, _ = read_sheets(workbook, {form.shape: {"支出金额": "spent"}})
    assert form.projects[0].spent == 8
    assert [f.cell for f in findings if f.values.get("variant") == "claimed"] == []
    assert [f.found for f in findings if f.rule == "R126"] == ["支付金额", "附言"]
