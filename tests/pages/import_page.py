"""The import page through dashboard.py: files that are dropped, and what it shows then."""

import json
from io import BytesIO

from openpyxl import Workbook as Book
from streamlit.testing.v1 import AppTest

from gridperf.resources import ROOT

HEAD = ["序号", "单位名称", "项目名称", "预算数", "支出数", "执行率", "数量指标", "数量指标"]


def list_of(unit="甲办", spent=9.5, extra=(), projects=("巡查", "宣传"), year="2021年"):
    book = Book()
    sheet = book.active
    sheet.title = "自评表"
    sheet.append([f"{unit}{year}部门预算项目绩效自评表（单位：万元）"])
    sheet.append([*HEAD, *extra])
    for place, name in enumerate(projects, start=1):
        rate = f"{spent / 10:.2%}"
        row = [place, unit, name, 10, spent, rate, "≥12场", "12场"]
        sheet.append([*row, *("见附件" for _ in extra)])
    book.create_sheet("空表")
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def opened(language="zh", **query):
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in {"language": language, **query}.items():
        at.query_params[name] = value
    at.switch_page("pages/import.py").run()
    assert not at.exception
    return at


def drop(at, *files):
    held = [(name, data, "application/octet-stream") for name, data in files]
    at.file_uploader(key="upload").set_value(held).run()
    assert not at.exception
    return at


def words_of(at):
    tables = [held.proto.json for held in at.get("bidi_component") if held.proto.json]
    texts = json.dumps([json.loads(held) for held in tables], ensure_ascii=False)
    said = [m.value for kind in (at.info, at.warning, at.success, at.error) for m in kind]
    return texts + " ".join(h.proto.body for h in at.get("html")) + " ".join(said)


def tag_of(at):
    tables = [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]
    verdicts = next(held for held in tables if held.get("caption") == "文件")
    return verdicts["body"][0][0]["p"]


def stored(at):
    at.button(key="confirm_import").click().run()
    assert not at.exception
    return at


def keys(at):
    return [field.key for field in at.text_input if field.key]


def correct(at, cell, text):
    at.query_params["at"] = f"c.{tag_of(at)}.0.{cell}"
    at.run()
    at.text_input(key=next(k for k in keys(at) if k.startswith("corrected_"))).set_value(text)
    at.button(key="correct_do").click().run()
    assert not at.exception


def cells(at, address):
    drawn = [cell for table in tables(at) for row in table.get("body", []) for cell in row]
    return [cell for cell in drawn if cell.get("p", "").startswith("c.")
            and cell["p"].endswith(f".{address}")]  # fmt: skip


def group(at, key):
    return [b.key for b in at.get("button_group")].index(key)


def heads(at):
    sheet = next(table for table in tables(at) if table.get("kind") == "sheet")
    return " ".join(cell["t"] for row in sheet["head"] for cell in row)


def bare_list():
    book = Book()
    sheet = book.active
    sheet.append(["项目绩效自评表（单位：万元）"])
    sheet.append(["序号", "项目名称", "预算数", "支出数", "执行率", "数量指标", "数量指标"])
    sheet.append([1, "巡查", 10, 9.5, "95.00%", "≥12场", "12场"])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def field(at, kind, beginning):
    return next(one for one in getattr(at, kind) if (one.key or "").startswith(beginning))


def tables(at):
    return [json.loads(held.proto.json) for held in at.get("bidi_component") if held.proto.json]
