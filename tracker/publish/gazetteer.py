"""Provinces, regencies and cities that no article has named yet: a table of one's own may name them all the same."""
from functools import cache

from tracker.lexicons import read_table

CITY = "Kota "


@cache
def gazetteer() -> dict[str, dict]:
    """Code → the row that the place would have in the table of places.

    >>> gazetteer()["33.20"]["name"], gazetteer()["33.20"]["province"]
    ('Kabupaten Jepara', 'Jawa Tengah')
    """
    provinces = {row["code"]: row["name"] for row in read_table("provinces")}
    kinds = [(row, "province") for row in read_table("provinces")]
    kinds += [(row, "city" if row["name"].startswith(CITY) else "regency") for row in read_table("regencies")]
    return {row["code"]: {"id": row["code"], "name": row["name"], "type": kind, "province": provinces[row["code"][:2]],
                          "lat": float(row["lat"]) if row["lat"] else None, "lon": float(row["lon"]) if row["lon"] else None}
            for row, kind in kinds}
