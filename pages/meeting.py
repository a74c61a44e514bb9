"""Page /meeting: the deck of the current selection, on the projector (会议)."""

import streamlit as st

from gridperf.ui import meeting, selection, welcome, workspace

chosen = selection.current()
if workspace.empty():
    welcome.show()
    st.stop()

meeting.show(chosen)
