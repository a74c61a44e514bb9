"""Page /reference: measures, rules, states and forms, as declared (口径说明)."""

import streamlit as st

from gridperf.ui import reference, selection
from gridperf.ui.language import voice

selection.current()
reference.head()
words = voice()
names = ("measures", "rules", "states", "forms")
tabs = st.tabs([words(f"reference.tab_{name}") for name in names])
shows = (reference.measures, reference.checks, reference.states, reference.forms)
for tab, show in zip(tabs, shows, strict=True):
    with tab:
        show()
