import hashlib
import json
import re
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gridperf.home import store_at
from gridperf.model import Document, Form, Funding, Indicator, Project
from gridperf.resources import ROOT


def project(unit: str, year: int, name: str, budget: str, spent: str | None) -> Project:
    amount = None if spent is None else Decimal(spent)
    return Project(
        unit,
        year,
        name,
        budget=Decimal(budget),
        spent=amount,
        funding=(
            Funding("general_public", "一般公共预算", spent=amount),
            Funding("unconfirmed", "政府性基金", spent=Decimal("0.40")),
        ),
        indicators=(
            Indicator("产出指标", "quantity", target="≥12场", actual="10场", status="unmet"),
            Indicator("满意度指标", "satisfaction", target="≥95%", actual="95%", status="met"),
        ),
    )


def form(unit: str, year: int, *projects: tuple[str, str, str | None]) -> Document:
    held = tuple(project(unit, year, *given) for given in projects)
    sheet = Form("自评表", "project_list", "A1:H9", unit, year, projects=held)
    name = f"{unit}{year}.xlsx"
    return Document(name, hashlib.sha256(name.encode()).hexdigest(), forms=(sheet,))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of its own."""
    monkeypatch.setenv("GRIDPERF_HOME", str(tmp_path))
    return tmp_path.resolve()


@pytest.fixture
def filled(home: Path) -> Path:
    """Three units of 2020, one of them silent in it; 2019 filed by that one alone."""
    store = store_at(home)
    documents = (
        form("示例·甲", 2020, ("巡查", "100", "95"), ("<b>*便民*</b>", "50", "60")),
        form("示例·乙", 2020, ("宣传", "200", "140"), ("培训", "10", None)),
        form("示例·丙", 2019, ("旧项目", "30", "30")),
    )
    for document in documents:
        store.file(document, document.file.encode(), "王工", sample=True)
    return home


def dashboard(page: str = "overview", locale: str = "zh-CN", **address: str | list[str]) -> AppTest:
    """The dashboard at a page, run once, as a browser of this language would see it."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.context["locale"] = locale
    for name, value in address.items():
        app.query_params[name] = value
    if page != "overview":
        app.switch_page(f"pages/{page}.py")
    return app.run()


def shown(app: AppTest) -> str:
    """All of the page's own markup, as one text; the links of its figures are left out."""
    whole = "\n".join(piece.proto.body for piece in app.get("html"))
    return re.sub(r'<a class="way"[^>]*>([^<]*)</a>', r"\1", whole)


def ways(app: AppTest) -> dict[str, str]:
    """Where the figures in the page's sentences lead: their words → page and what it is asked."""
    whole = "\n".join(piece.proto.body for piece in app.get("html"))
    found = re.findall(r'<a class="way"[^>]*data-way="([^"]*)"[^>]*>([^<]*)</a>', whole)
    return {said: unescape(way) for way, said in found}


def tabled(app: AppTest) -> str:
    """The data of all the page's tables, as one text."""
    held = [json.loads(piece.proto.json) for piece in app.get("bidi_component") if piece.proto.json]
    return json.dumps(held, ensure_ascii=False)
