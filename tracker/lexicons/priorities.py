"""The seven priority sectors of Making Indonesia 4.0, seen through an article's KBLI sectors; for whoever shows them."""
from collections.abc import Iterable

from tracker.lexicons import read_yaml
from tracker.records import Sector


def priorities(sectors: Iterable[Sector]) -> list[str]:
    """The ids of the priority sectors that an article's sectors belong to, in the order of the sectors.

    >>> priorities([Sector("C29", 0.8, ("mobil",)), Sector("K", 0.4, ("kredit",)), Sector("C13", 0.3, ("benang",))])
    ['otomotif', 'tekstil-busana']
    >>> priorities([Sector("C32", 0.8, ("mainan",))]), priorities([Sector("C32", 0.8, ("alkes", "masker"))])
    ([], ['alat-kesehatan'])
    """
    listed = read_yaml("priority_sectors")
    return list(dict.fromkeys(
        priority["id"] for sector in sectors for priority in listed
        if sector.code in priority["divisions"] or (sector.code in priority.get("parts", ()) and not set(priority["words"]).isdisjoint(sector.cues))
    ))
