"""Settings (设置): who is to file, which names are one unit, by which bounds all is judged."""

from __future__ import annotations

import streamlit as st

from gridperf import told_scores
from gridperf.checks import review
from gridperf.model import Selection
from gridperf.rules import Rule, rules
from gridperf.scoring_profiles import DEFAULT, Profile
from gridperf.ui import display, markup, menu, operator, roster, workspace
from gridperf.ui.language import chosen as language
from gridperf.ui.language import voice
from gridperf.words import Words

TABS = ("roster", "names", "judging", "rules", "display")
ABREAST = 3


def show(selection: Selection) -> None:
    """Show the page: whose name stands under changes, then one tab a matter."""
    words = voice()
    with st.container(horizontal=True, vertical_alignment="bottom", key="settings_head"):
        markup.show(markup.lead(words("settings.title"), ""))
        by = operator.field()
    said = st.session_state.pop("settings_said", "")
    if said:
        st.success(said)
    tabs = st.tabs([words(f"settings.tab_{name}") for name in TABS])
    with tabs[0]:
        roster.show(by, selection)
    with tabs[1]:
        roster.names(by)
    with tabs[2]:
        left, right = st.columns(2)
        with left, st.container(key="card_bands"):
            _bands(by, words)
        with right, st.container(key="card_profile"):
            _profile(by, words)
    with tabs[3], st.container(key="card_thresholds"):
        _thresholds(by, words)
    with tabs[4], st.container(key="card_display"):
        markup.show(markup.heading(words("settings.display"), words("settings.display_says")))
        display.switch(["/", *(f"/{name}" for name in menu.ORDER[1:])])


def _set(values: dict[str, str | None], by: str, said: str) -> None:
    with st.spinner(voice()("settings.checking")):
        workspace.store().set_values(values, by, review)
    st.session_state["settings_said"] = voice()(said)
    st.rerun()


def _bands(by: str, words: Words) -> None:
    """Ask for the two bounds of execution states."""
    markup.show(markup.heading(words("settings.bands")))
    markup.show(markup.note(words("settings.bands_says")))
    held = workspace.store().settings()
    with st.form("bands", border=False):
        good, watch = (
            st.number_input(
                words(f"settings.{name}"), value=float(held.get(f"execution.{name}", default)),
                step=1.0, format="%g", key=f"band_{name}", width=240,
            )
            for name, default in (("good", 90), ("watch", 80))
        )  # fmt: skip
        if st.form_submit_button(words("settings.save"), key="bands_save", type="primary"):
            if not 0 < watch < good <= 100:  # noqa: PLR2004 (percent)
                st.error(words("settings.bands_bad"))
            else:
                bounds = {"execution.good": f"{good:g}", "execution.watch": f"{watch:g}"}
                _set(dict(bounds), by, "settings.saved_checked")


def _profile(by: str, words: Words) -> None:
    """Ask which rules of scoring are used, and say what they weigh."""
    markup.show(markup.heading(words("settings.scoring")))
    markup.show(markup.note(words("settings.scoring_says")))
    declared, faults = workspace.store().profiles()
    for fault in faults:
        what = words(f"profiles.{fault.key}", value=fault.value)
        st.warning(menu.plain(words("profiles.fault", file=fault.file, what=what)))
    held = workspace.store().settings().get("profile", DEFAULT)
    held = held if held in declared else DEFAULT
    titles = dict[str, str]()
    for key, profile in declared.items():
        title = profile.title[language()]
        titles[f"{title}（{key}）" if title in titles else title] = key
    at = list(titles.values()).index(held)
    picked = st.selectbox(
        words("settings.profile"), list(titles), index=at, key="profile", filter_mode=None
    )
    chosen = titles[str(picked)]
    profile = declared[chosen]
    markup.show(markup.facts(_told(profile, words)))
    if st.button(
        words("settings.save"), key="profile_save", type="primary", disabled=chosen == held
    ):
        _set({"profile": chosen}, by, "settings.saved")


def _told(profile: Profile, words: Words) -> list[tuple[str, str]]:
    comma = words("ui.list_comma")
    weights = comma.join(
        f"{words(f'settings.group_{group}')} {points:g}"
        for group, points in profile.weights.items()
    )
    grades = comma.join(
        words("settings.from_points", label=told_scores.named(label, words), points=f"{points:g}")
        for label, points in profile.grades
    )
    return [(words("settings.weights"), weights), (words("settings.grades"), grades)]


def _thresholds(by: str, words: Words) -> None:
    """Ask for the thresholds of the checks; saved ones are checked over all data."""
    markup.show(markup.heading(words("settings.rules"), words("settings.rules_says")))
    held = workspace.store().settings()
    asked = [rule for rule in rules().values() if rule.thresholds]
    with st.form("thresholds", border=False):
        columns = st.columns(ABREAST)
        given = {
            name: value
            for place, rule in enumerate(asked)
            for name, value in _bounds_of(rule, held, columns[place % ABREAST], words).items()
        }
        with st.container(horizontal=True):
            save = st.form_submit_button(
                words("settings.rules_save"), key="rules_save", type="primary"
            )
            default = st.form_submit_button(words("settings.rules_default"), key="rules_default")
    usual = {f"{r.code}.{name}": bound for r in asked for name, bound in r.thresholds.items()}
    if default:
        for name in usual:
            st.session_state.pop(f"threshold_{name}", None)
        _set(dict.fromkeys(usual), by, "settings.saved_checked")
    if save:
        changed = {n: None if v == usual[n] else f"{v:g}" for n, v in given.items()}
        _set(changed, by, "settings.saved_checked")


def _bounds_of(
    rule: Rule, held: dict[str, str], column: st.delta_generator.DeltaGenerator, words: Words
) -> dict[str, float]:
    """Return what stands in a rule's fields, by name of the setting."""
    given = {}
    with column, st.container(key=f"bounds_{rule.code}"):
        markup.show(markup.heading(rule.title[language()], rule.code))
        for name, default in rule.thresholds.items():
            setting = f"{rule.code}.{name}"
            meaning = rule.meaning[name][language()]
            usual = words("settings.default_is", value=f"{default:g}")
            given[setting] = st.number_input(
                f"{meaning} · {usual}", value=float(held.get(setting, default)), min_value=0.0,
                format="%g", key=f"threshold_{setting}",
            )  # fmt: skip
    return given
