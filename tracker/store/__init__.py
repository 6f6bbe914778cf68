"""The databases: archive.py (private), facts.py (public) and their migrations. Every INSERT of the tracker is in this room."""
