"""Write data/samples and data/blank anew: same bytes every time, invented units marked 示例.

`python data/make_samples.py [FOLDER]` writes into FOLDER, by default into data/ itself. The other
forms than the list are laid out by make_forms.py, as forms.toml says. The seed's
text in data/samples is a source, not an output: the workbook beside it is laid out from it.
`--clean` writes the district without any fault, as faultless.py says (to measure false
accusations). What the samples are, and which faults are planted where, stands in data/README.md.
"""

from __future__ import annotations

import random
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faultless import Filed, district
from faultless import texts_of as faultless_texts
from make_forms import write_forms
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import BOX, CENTRE, TEXT, save

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

DATA = Path(__file__).parent
SEED_TEXT = DATA / "samples" / "2020年龙岗街道社区网格管理中心自评表.txt"
ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
PERCENT = "0.00%"
Row = list[str | float | None]
Head = tuple[str, tuple["Head", ...]]


def leaf(text: str) -> Head:
    """Return a head that reaches down to the body."""
    return (text, ())


def pairs(group: str, *dimensions: str) -> Head:
    """Return a group of indicators (产出, 效益): under each dimension target and completion."""
    pair = (leaf("年度指标内容"), leaf("完成情况"))
    return (group, tuple((name, pair) for name in dimensions))


def heads(sources: tuple[Head, ...]) -> tuple[Head, ...]:
    """Return the list form's three header rows with the given columns of actual spending."""
    return (
        *map(leaf, ("序号", "单位名称", "项目名称", "项目年度预算金额")),
        ("实际支出金额", sources),
        *map(leaf, ("预算支出执行率", "年初绩效目标", "绩效目标整体完成情况")),
        pairs("产出目标", "数量指标", "质量指标", "时效指标"),
        pairs("效益目标", "经济效益指标", "社会效益指标", "生态效益指标", "服务对象满意度指标"),
        *map(leaf, ("项目执行中存在的问题", "整改情况")),
    )


FULL = heads(
    (
        leaf("合计"),
        ("其中：财政拨款", (leaf("一般公共预算"), leaf("政府性基金"))),
        leaf("非财政资金"),
    )
)
SHARED = heads(
    (leaf("合计"), ("其中：财政拨款", (leaf("一般公共预算"),)), leaf("政府性基金／非财政资金"))
)
"""As FULL, but the last two sources share a heading: the seed's text leaves open which it is."""


def lay_heads(sheet: Worksheet, tree: Sequence[Head], top: int, column: int, bottom: int) -> int:
    """Write heads from `column` on, merged down to `bottom`; return the next free column."""
    for text, below in tree:
        sheet.cell(top, column, text)
        after = lay_heads(sheet, below, top + 1, column, bottom) if below else column + 1
        last_row = top if below else bottom
        if last_row > top or after - 1 > column:
            sheet.merge_cells(
                start_row=top, end_row=last_row, start_column=column, end_column=after - 1
            )
        column = after
    return column


def new_sheet(title: str, note: str, tree: Sequence[Head]) -> tuple[Workbook, Worksheet, int]:
    """Return a workbook whose only sheet holds the form's top: 附件1, title, money unit, heads."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 (a new workbook has a worksheet)
    sheet.title = "自评表"
    width = lay_heads(sheet, tree, 4, 1, 6) - 1
    for row, text in ((1, "附件1："), (2, title), (3, note)):
        sheet.cell(row, 1, text)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    sheet["A2"].font = Font(name="宋体", size=18, bold=True)
    sheet["A2"].alignment = CENTRE
    sheet["A3"].alignment = Alignment(horizontal="right")
    for cells in sheet.iter_rows(min_row=4, max_row=6, max_col=width):
        for cell in cells:
            cell.border, cell.alignment = BOX, CENTRE
            cell.font = Font(name="宋体", size=10, bold=True)
    for column in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 14
    for letter, size in (("A", 6), ("B", 22), ("C", 24)):
        sheet.column_dimensions[letter].width = size
    sheet.freeze_panes = "D7"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "4:6"
    return book, sheet, width


def write_row(sheet: Worksheet, row: int, values: Row, rate_column: int) -> None:
    """Write one row of the body: money as accounting numbers, the rate as a percent number."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column, value)
        cell.border, cell.font = BOX, Font(name="宋体", size=10)
        cell.alignment = TEXT if column > rate_column else CENTRE
        if 4 <= column < rate_column:
            cell.number_format = ACCOUNTING
        elif column == rate_column:
            cell.number_format = PERCENT


# The seed as a workbook -------------------------------------------------------------------------


def seed_rows() -> Iterator[list[str | None]]:
    """Yield the seed's eight rows in 26 columns, lost cells None, as a careful reader places them.

    Row 1 lost its 生态 pair. In row 2 target and completion of 数量 grew together into one cell.
    In row 6 the 时效 pair shrank to one sentence, which tells what was done, and the 社会
    completion and the 生态 pair are gone.
    """
    for line in SEED_TEXT.read_text(encoding="utf-8").splitlines()[11:]:
        cells: list[str | None] = [*line.rstrip("\t").split("\t")]
        if cells[0] == "1":
            cells[20:20] = [None, None]
        elif cells[0] == "2":
            target, _, actual = str(cells[10]).partition(" ")
            cells[10:11] = [target, actual]
        elif cells[0] == "6":
            cells[18:18] = [None, None, None]
            cells[14:14] = [None]
        yield cells


def typed(text: str | None, column: int) -> str | float | None:
    """Return what a clerk's sheet holds: numbers as numbers, an accounting zero as "-"."""
    if text is None or text == "-":
        return text
    if column == 1:
        return int(text)
    if column in {4, 5, 6, 7}:
        return float(text)
    return round(float(text[:-1]) / 100, 4) if column == 8 else text


def write_seed(folder: Path) -> None:
    """Write the seed's table as a workbook."""
    title = SEED_TEXT.read_text(encoding="utf-8").splitlines()[4]
    book, sheet, _ = new_sheet(title, "单位：万元", SHARED)
    for row, cells in enumerate(seed_rows(), start=7):
        values = [typed(text, column) for column, text in enumerate(cells, start=1)]
        write_row(sheet, row, values, 8)
    save(book, folder / SEED_TEXT.with_suffix(".xlsx").name)


def write_blank(folder: Path) -> None:
    """Write the form to be filled in, with ten empty rows and how to fill them."""
    book, sheet, width = new_sheet("××年××单位部门预算项目绩效自评表", "单位：万元", FULL)
    for row in range(7, 17):
        write_row(sheet, row, [None] * width, 9)
    sheet.cell(17, 1, "合计")
    sheet.cell(18, 1, "填报人：          联系电话：          填报日期：    年  月  日")
    note = "备注：1.没有该类指标的填“不适用”；2.预算支出执行率＝实际支出金额合计÷项目年度预算金额。"
    sheet.cell(19, 1, note)
    save(book, folder / "部门预算项目绩效自评表（空白）.xlsx")


# The synthetic district --------------------------------------------------------------------------


@dataclass(frozen=True)
class Project:
    """One invented project of one year, before it becomes a row."""

    unit: str
    name: str
    budget: float
    spent: float
    sources: tuple[float, float, float]
    rate: float
    texts: tuple[str, ...]
    """Goal, result, seven pairs of target and completion, problems, rectification."""

    def row(self, sequence: int) -> Row:
        """Return the project's 27 cells; an amount of zero is a dash."""
        money = [amount or "-" for amount in (self.spent, *self.sources)]
        head: Row = [sequence, self.unit, self.name, self.budget, *money, self.rate]
        return [*head, *self.texts]


SPELLINGS = ("{}≥{}%", "{}>={}%", "{}不低于{}%", "{}达到{}%以上", "{}：≥{}%")
REASONS = (
    (
        "前期手续办理时间较长，项目开工较晚，影响支付进度。",
        "已倒排工期，明确责任人，按月通报进度。",
    ),
    ("中标价低于预算，合同尾款未到付款节点。", "按合同约定付款，次年据实核减预算。"),
    ("受雨季影响，部分任务未能按期完成。", "已调整实施计划，剩余任务于次年一季度完成。"),
    ("服务对象减少，实际需求低于预期。", "加强需求调研，提高预算编制准确性。"),
)
SHARES = {"g": (1.0, 0.0), "f": (0.0, 1.0), "gf": (0.65, 0.35), "gn": (0.8, 0.0), "n": (0.0, 0.0)}


def execution(dice: random.Random, usual: float) -> float:
    """Return a share of the budget that this project spends, around what its unit usually does."""
    if dice.random() < max(0.0, usual - 0.65):
        return 1.0
    return min(1.0, max(0.35, dice.gauss(usual - 0.02, 0.06)))


def outcome(dice: random.Random, rate: float, target: float) -> tuple[float, bool]:
    """Return what was reached of a number and whether the promise was kept."""
    kept = dice.random() < (0.97 if rate > 0.9 else 0.6)
    reached = target * (dice.uniform(1.0, 1.09) if kept else dice.uniform(0.58, 0.97))
    whole = float(target).is_integer()
    return (max(round(reached), target) if kept else int(reached)) if whole else round(
        max(reached, target) if kept else reached, 2
    ), kept


def texts_of(dice: random.Random, plan: Sequence[Any], year: int, rate: float) -> tuple[str, ...]:
    """Return the eighteen texts of a project: goal, result, seven pairs, problems and cure."""
    goal, counted, number, unit, quality, share, task, *benefits, whom = plan[3:]
    done, kept = outcome(dice, rate, number)
    good = min(100, share + dice.choice((0, 0, 1, 1.5, 2))) if rate > 0.6 else share - 4.5
    happy = dice.choice((90, 90, 92, 95))
    asked = dice.choice(("{}不少于{:.12g}{}", "{}≥{:.12g}{}", "{}：{:.12g}{}以上")).format(
        counted, number, unit
    )
    day = f"{year}年{dice.randint(10, 12)}月{dice.randint(5, 25)}日完成{task}"
    late = f"截至{year}年12月底尚未完成{task}"
    pairs_of_benefits: list[str] = []
    came = "部分达成预期指标并具有一定效果" if rate < 0.72 else "有效{}"
    for text in benefits:
        pairs_of_benefits += [text, came.format(text)] if text else ["不适用", "不适用"]
    behind = not kept or rate < 0.8
    reason = dice.choice(REASONS) if behind and dice.random() < 0.65 else ("无", "无")
    return (
        f"{goal}。",
        f"部分完成年度目标，{counted}{done:.12g}{unit}。" if behind else f"已{goal}。",
        asked,
        f"{dice.choice(('完成', ''))}{done:.12g}{unit}",
        dice.choice(SPELLINGS).format(quality, share),
        f"{good:g}%",
        f"{year}年12月底前完成{task}",
        late if rate < 0.7 else day,
        *pairs_of_benefits,
        dice.choice(SPELLINGS).format(f"{whom}满意度", happy),
        f"{happy + dice.choice((0, 0.6, 1.5, 2.8)):g}%",
        *reason,
    )


def project_of(dice: random.Random, unit: Mapping[str, Any], at: int, year: int) -> Project:
    """Return the unit's project number `at` of that year."""
    plan = unit["projects"][at]
    budget = round(plan[1] * (1 + dice.uniform(-0.06, 0.09) * (year - 2021)), 2)
    story = STORIES.get((year, plan[0]))
    rate = story if story is not None else execution(dice, unit["rates"][year - 2021])
    spent = round(budget * rate, 2)
    general, fund = (round(spent * share, 2) for share in SHARES[plan[2]])
    rest = round(spent - general - fund, 2) if plan[2].endswith("n") else 0.0
    if not rest:
        general, fund = (general, round(spent - general, 2)) if fund else (spent, 0.0)
    return Project(
        unit=unit["name"],
        name=plan[0],
        budget=budget,
        spent=spent,
        sources=(general, fund, rest),
        rate=round(spent / budget, 4),
        texts=texts_of(dice, plan, year, spent / budget),
    )


STORIES = {
    (2021, "海绵城市建设"): 0.12,
    (2022, "文物保护修缮"): 0.0,
    (2023, "既有住宅加装电梯补贴"): 0.0,
    (2022, "应急指挥平台建设"): 1.0333,
    (2023, "卫生应急物资储备"): 1.018,
    (2022, "人居环境整治"): 0.5488,
}
"""Shares that are set by hand, so that low, zero and over-run execution always have a case."""


def with_faults(year: int, projects: list[Project]) -> list[Project]:
    """Plant what a reviewer must find: a wrong printed rate, sources that miss, a project twice."""
    planted: list[Project] = []
    for project in projects:
        values = dict(vars(project))
        if (year, project.name) == (2021, "智慧课堂建设"):
            values["rate"] = round(project.rate - 0.0235, 4)
        if (year, project.name) == (2022, "社区医院设备购置"):
            general, fund, rest = project.sources
            values["sources"] = (round(general - 10, 2), fund, rest)
        planted.append(Project(**values))
        if (year, project.name) == (2022, "候车亭改造"):
            planted.append(planted[-1])
    return planted


def as_filed(one: Filed) -> Project:
    """Return a faultless project as a row of the list."""
    (_, _, general), (_, _, rest) = one.parts
    sources = (float(general), 0.0, float(rest))
    money = (float(one.budget), float(one.spent), sources, float(one.rate))
    return Project(one.unit, one.name, *money, faultless_texts(one))


def sum_row(label: str, projects: Sequence[Project], width: int, off: float = 0.0) -> Row:
    """Return a 小计 or 合计 row over the projects' cells, `off` the truth by that amount."""
    money = [
        round(sum(amounts), 2)
        for amounts in zip(*((p.budget, p.spent, *p.sources) for p in projects), strict=True)
    ]
    rate = round(money[1] / money[0], 4)
    money[1] = round(money[1] + off, 2)
    row: Row = [label, None, None, *(amount or "-" for amount in money), rate]
    return row + [None] * (width - len(row))


def write_year(
    folder: Path, year: int, units: Sequence[Mapping[str, Any]], *, faults: bool
) -> None:
    """Write one year of the district: units with their projects and 小计, 合计 at the end."""
    book, sheet, width = new_sheet(f"{year}年示例区部门预算项目绩效自评表", "单位：万元", FULL)
    everything: list[Project] = []
    row = 7
    clean = {} if faults else district(units, year)
    for unit in units:
        dice = random.Random(f"{year} {unit['name']}")  # noqa: S311 (a demo, no secret)
        if not unit["rates"][year - 2021]:
            continue
        projects = [as_filed(one) for one in clean.get(unit["name"], [])]
        if faults:
            drawn = [project_of(dice, unit, at, year) for at in range(len(unit["projects"]))]
            projects = with_faults(year, drawn)
        first = row
        for project in projects:
            everything.append(project)
            write_row(sheet, row, project.row(len(everything)), 9)
            row += 1
        sheet.merge_cells(start_row=first, end_row=row - 1, start_column=2, end_column=2)
        off = 6.0 if faults and (year, unit["name"]) == (2023, "示例区住房和建设局") else 0.0
        write_row(sheet, row, sum_row("小计", projects, width, off), 9)
        row += 1
    write_row(sheet, row, sum_row("合计", everything, width), 9)
    filled = f"填报人：示例    联系电话：0000-0000    填报日期：{year + 1}年3月15日"
    sheet.cell(row + 1, 1, filled)
    sheet.cell(row + 2, 1, "备注：本表单位、项目和数字均为虚构，仅供演示。")
    save(book, folder / f"{year}年示例区部门预算项目绩效自评表.xlsx")


def main(arguments: Sequence[str]) -> None:
    """Write every sample below the folder that was named, else below data/."""
    folders = [argument for argument in arguments if not argument.startswith("-")]
    root = Path(folders[0]) if folders else DATA
    for name in ("samples", "blank"):
        (root / name).mkdir(parents=True, exist_ok=True)
    write_seed(root / "samples")
    write_blank(root / "blank")
    write_forms(root / "samples")
    units = tomllib.loads((DATA / "district.toml").read_text(encoding="utf-8"))["units"]
    for year in (2021, 2022, 2023):
        write_year(root / "samples", year, units, faults="--clean" not in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
