"""Every refusal that the code can raise has its sentence."""

from __future__ import annotations

import ast

from gridperf.resources import PACKAGE
from gridperf.words import all_words


def test_every_refusal_has_its_sentence() -> None:
    keys = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
                "Refused",
                "Refusal",
            }:
                texts = [part.value for part in node.args if isinstance(part, ast.Constant)]
                keys |= {f"refusal.{texts[1]}"} if len(texts) > 1 else set()
    assert len(keys) > 20
    assert sorted(keys - all_words().keys()) == []
