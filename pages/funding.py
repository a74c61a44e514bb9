"""Page /funding: where the money comes from, and where it goes (资金)."""

import streamlit as st

from gridperf.ui import funding, selection, welcome, workspace

chosen = selection.current()
if workspace.empty():
    welcome.show()
    st.stop()

funding.head(chosen)
left, right = st.columns((2, 1))
with left:
    funding.by_unit(chosen)
with right:
    funding.sources(chosen)
funding.by_project(chosen)
