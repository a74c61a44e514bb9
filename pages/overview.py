"""Page /: the whole picture on one screen (总览)."""

import streamlit as st

from gridperf.ui import overview, selection, welcome, workspace

chosen = selection.current()
if workspace.empty():
    welcome.show()
    st.stop()

overview.head(chosen)
with st.container(key="rows_first"):
    left, middle, right = st.columns((46, 69, 68))
with left:
    overview.gauge(chosen)
with middle:
    overview.cards(chosen)
with right:
    overview.attention(chosen)
with st.container(key="rows_second"):
    left, middle, right = st.columns((68, 62, 53))
with left:
    overview.units(chosen)
with middle:
    overview.money(chosen)
with right:
    overview.spread(chosen)
welcome.samples_note()
