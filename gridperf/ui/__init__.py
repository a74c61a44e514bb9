"""Made for the pages: frame, menu, selection, language, look. The only floor with Streamlit."""
