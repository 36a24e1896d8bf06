"""The page: `streamlit run app.py`."""

from assistant.ui.app import run

run()
