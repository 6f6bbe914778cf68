"""Datasette with the pages of our own: metadata, routes, templates, static files, canned queries, exports."""


def serve(*args, **options) -> None:
    """Serve the site of a directory (see `tracker.publish.site.serve`); imported late, as Datasette takes a second."""
    from tracker.publish.site import serve

    serve(*args, **options)
