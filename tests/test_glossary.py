"""The glossary: every term whole in both languages, found behind the labels of the pages."""

import pytest

from gridperf.glossary import meaning_of, terms
from gridperf.words import LANGUAGES, Words


@pytest.mark.parametrize("key", terms())
def test_every_term_is_explained_in_both_languages(key):
    term = terms()[key]
    for language in LANGUAGES:
        assert term.word[language]
        assert term.means[language].endswith(("。", "."))


def test_no_label_leads_to_two_terms():
    for language in LANGUAGES:
        labels = [
            label
            for term in terms().values()
            for label in {term.word[language], *term.also[language]}
        ]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "key", ["execution", "budget", "spent", "unspent", "units_filed", "units", "money", "bins"]
)
def test_the_overviews_labels_have_their_meaning(language, key):
    assert meaning_of(Words(language)(f"overview.{key}"), language)


def test_a_name_is_no_term():
    assert meaning_of("示例区教育局", "zh") == ""
