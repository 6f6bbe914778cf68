"""Alerts: saved searches that tell what is new, as Atom feeds and to webhooks."""
