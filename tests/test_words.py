import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from gridperf.resources import PACKAGE, ROOT
from gridperf.words import LANGUAGES, all_words

ROOMS = {key.split(".")[0] for key in all_words()}
KEY = re.compile(rf"({'|'.join(sorted(ROOMS))})\.[a-z0-9_]+")


def sources() -> Iterator[Path]:
    yield ROOT / "dashboard.py"
    yield from (ROOT / "pages").glob("*.py")
    yield from PACKAGE.rglob("*.py")


def asked() -> tuple[set[str], list[re.Pattern[str]]]:
    """Keys that the code names whole, and patterns of those that it puts together."""
    whole, patterns = set(), []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(part.value) if isinstance(part, ast.Constant) else r"[a-z0-9_]+"
                    for part in node.values
                ]
                patterns.append(re.compile("".join(parts)))
    return whole, [p for p in patterns if re.match(rf"({'|'.join(ROOMS)})\\\.", p.pattern)]


def test_every_sentence_is_there_in_both_languages_with_the_same_gaps():
    for key, forms in all_words().items():
        assert set(forms) == set(LANGUAGES), key
        assert all(text.strip() for text in forms.values()), key
        gaps = [
            {name for _, name, _, _ in Formatter().parse(text) if name} for text in forms.values()
        ]
        extra = {"english", "amount"} if key.endswith("in_yi") else set()
        assert gaps[0] | extra == gaps[1] | extra, key


def test_every_key_that_the_code_names_exists():
    whole, _ = asked()
    named = {text for text in whole if KEY.fullmatch(text) and text[-1] != "_"}
    assert named - all_words().keys() - {f"{room}.toml" for room in ROOMS} == set()


def test_chinese_sentences_use_full_width_punctuation():
    half = re.compile(r"[一-鿿][,;:?!]|[一-鿿]\(")
    assert [key for key, forms in all_words().items() if half.search(forms["zh"])] == []


def test_no_sentence_lies_unused():
    whole, patterns = asked()
    unused = [
        key
        for key in all_words()
        if key not in whole
        and key.split(".")[1] not in whole
        and not any(pattern.fullmatch(key) for pattern in patterns)
    ]
    assert unused == []
