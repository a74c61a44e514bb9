"""Codes of projects in columns of their own: each of its own level."""

from __future__ import annotations

import pytest

from tests.forms.list_drawings import read


@pytest.mark.parametrize(
    ("heads", "cells", "code"),
    [
        ("二级项目编码|二级项目名称", "2200001|宣传", "2200001"),
        ("二级项目代码|项目名称", "2200001|宣传", "2200001"),
        ("子项目编码|子项目名称", "2200001|宣传", "2200001"),
        ("一级项目编码|一级项目名称|二级项目编码|二级项目名称", "1|党建|12|宣传", "12"),
        ("二级项目编码|二级项目名称|一级项目编码|一级项目名称", "12|宣传|1|党建", "12"),
        ("项目编码|二级项目编码|二级项目名称", "1|12|宣传", "12"),
        ("一级项目编码|二级项目名称", "1|宣传", None),
        ("一级项目编码|项目名称", "1|宣传", None),
        ("一级项目编码|一级项目名称", "1|宣传", "1"),
        ("项目编码|项目名称", "1|宣传", "1"),
    ],
)
def test_a_project_has_the_code_of_its_own_level(heads: str, cells: str, code: str | None) -> None:
    form, findings = read(f"{heads}|预算数|执行数|执行率\n{cells}|10|9|90%")
    (project,) = form.projects
    assert (project.name, project.code) == (cells.split("|")[heads.split("|").index(
        next(one for one in ("二级项目名称", "子项目名称", "项目名称", "一级项目名称")
             if one in heads.split("|")))], code)  # fmt: skip
    unread = {one.found for one in findings if one.rule == "R126"}
    assert not unread or all("一级" in f"{said}" or said == "项目编码" for said in unread)
    assert code is not None or unread == {"一级项目编码"}
