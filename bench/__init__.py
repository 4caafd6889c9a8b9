"""How good and how fast Pourparler is. `python -m bench`; figures in RESULTS.md, what was tried in NOTES.md."""
