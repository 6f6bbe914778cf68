"""What Datasette calls: our routes, templates' needs, headers and error pages."""
import logging
from importlib.resources import files
from pathlib import Path

from datasette import hookimpl
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, NotFound, Response
from datasette.views.base import DatasetteError

from tracker.publish import (
    about,
    alerts,
    articles,
    atom,
    conflicts,
    corrections,
    entities,
    feeds,
    figures,
    home,
    indicators,
    observations,
    places,
    priorities,
    quotes,
    reconcile,
    regulations,
    revisions,
    sectors,
    spelled,
    taking,
    targets,
    tiles,
)
from tracker.publish.metadata import DATABASE_METADATA
from tracker.publish.page import DATABASE, ROUTES, Page

LOG = logging.getLogger(__name__)
ROOMS = (spelled, about, alerts, articles, atom, conflicts, corrections, entities, feeds, figures, home, indicators, observations, places, priorities, quotes, reconcile, regulations, revisions, sectors, taking, targets)
POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:", "connect-src": "'self'",
    "font-src": "'self'", "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'",
}
CLOSED = r"^/-/(?:messages|allow-debug|permissions|logout|auth-token|threads|patterns|metadata|actor)(?:\.json)?$"
OTHER_HEADERS = {"x-content-type-options": "nosniff", "referrer-policy": "strict-origin-when-cross-origin"}


async def closed(datasette, request):
    """Rooms of Datasette for accounts, messages and repair: this site has none."""
    raise NotFound("no such page")


@hookimpl
def register_routes():
    return ROUTES + tiles.ROUTES + [(CLOSED, closed)]


@hookimpl
def startup(datasette):
    """Read all templates of our own before the first reader comes: that takes a second."""
    for path in sorted(Path(str(files("tracker.publish").joinpath("templates"))).glob("[!_]*.html")):
        datasette.jinja_env.get_template(path.name)


@hookimpl
def get_metadata(datasette, key, database, table):
    return {"databases": {DATABASE: DATABASE_METADATA}}


@hookimpl
def extra_template_vars(datasette, request):
    if request is None:
        return {}
    page = Page(datasette, request)
    return {"page": page, "t": page.language, "report_address": (datasette.plugin_config("tracker") or {}).get("report")}


@hookimpl
def skip_csrf(datasette, scope):
    """Names are matched without a cookie, and nothing is changed by it."""
    return scope["path"].startswith("/reconcile/")


@hookimpl
def handle_exception(datasette, request, exception):
    """Our own page, or an object for programs; what is a bug goes to the log with its traceback and to the reader without."""
    status, reason = 500, "Internal error"
    if isinstance(exception, DatasetteError):
        status, reason = exception.status, exception.message
    elif isinstance(exception, Base400):
        status, reason = exception.status, str(exception)
    elif isinstance(exception, QueryInterrupted):
        status, reason = 503, Page(datasette, request).language("too_slow")
    else:
        LOG.error("%s", request.path, exc_info=exception)

    async def show():
        if request.path.endswith(".json"):
            step = {"next": Page(datasette, request).language("not_found_file")} if status == 404 else {}
            return Response.json({"ok": False, "error": str(reason), "status": status} | step, status=status)
        return await Page(datasette, request).show("wrong.html", status=status, reason=reason)

    return show


@hookimpl
def asgi_wrapper(datasette):
    """Headers on every answer: nothing is loaded from elsewhere, no script stands in a page.

    Datasette's own table and query pages carry style attributes; they alone may.
    """

    def wrap(app):
        async def with_headers(scope, receive, send):
            async def send_with_headers(event):
                if event["type"] == "http.response.start":
                    own = not scope["path"].startswith((f"/{DATABASE}", "/-/", "/basemap"))
                    policy = POLICY if own else POLICY | {"style-src": "'self' 'unsafe-inline'"}
                    headers = {"content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()), **OTHER_HEADERS}
                    event = event | {"headers": [*event.get("headers", []), *((name.encode(), value.encode()) for name, value in headers.items())]}
                await send(event)

            await app(scope, receive, send_with_headers)

        return with_headers

    return wrap
