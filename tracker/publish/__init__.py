"""Datasette with the pages of our own: metadata, routes, templates, static files, canned queries, exports."""
