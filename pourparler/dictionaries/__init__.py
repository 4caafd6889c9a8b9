"""Dictionaries of TABARI and PETRARCH -> tables of ours: names (`read --actors`), words for events (`read --events`).

A file's lines come from lines.py; actors.py, agents.py and verbs.py read the three kinds; codes.py says what an actor
code stands for, cameo.py what an event code does; tables.py writes the tables. Nothing of such a dictionary ships here:
it is for users' own files. What each line becomes stands in docs/dictionaries.md."""
