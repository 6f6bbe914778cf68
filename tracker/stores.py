"""The databases of a directory while one command writes them: opened together, each run logged, with what people decided at hand."""
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracker import logs
from tracker.stopping import held
from tracker.store.archive import Archive
from tracker.store.corrections import Correction, Corrections, Decisions, public_rows
from tracker.store.excerpts import SHARE
from tracker.store.facts import Facts
from tracker.store.lock import sole_writer
from tracker.store.opening import folder_errors, refuse_no_database
from tracker.store.search import Search

BEGINNERS = ("refresh", "collect", "import", "demo")     # the commands that make databases where there are none
Counts = dict[str, Any]


@dataclass(frozen=True)
class Stores:
    """The databases of a directory, open for writing, the number of this run in the archive's log, and what it has done so far."""

    archive: Archive
    facts: Facts
    search: Search
    run: int
    counts: Counts = field(default_factory=dict)

    def tell(self, counts: Counts) -> Counts:
        """Add to what the log will say of this run, however it ends."""
        self.counts.update(counts)
        logs.event("counts", **counts)
        return counts


@contextmanager
def opened(folder: Path, command: str, *, share: float = SHARE) -> Iterator[Stores]:
    """The databases of a directory, for one writer; the run is logged with how it ended. `share` of an article's text may be shown."""
    if command not in BEGINNERS:
        refuse_empty(folder)
    with (folder_errors(folder), sole_writer(folder, command), Archive(folder / "archive.db") as archive, Facts(folder / "tracker.db", share=share) as facts,
          Search(folder / "search.db") as search):
        stores, outcome = Stores(archive, facts, search, archive.begin_run(command)), "failed"
        logs.event("run began", command=command, run=stores.run, folder=str(folder))
        try:
            bring_corrections(stores)
            yield stores
            facts.settle()
            outcome = "done"
        except KeyboardInterrupt:
            outcome = "interrupted"
            raise
        finally:
            with held():
                archive.end_run(stores.run, outcome, stores.counts)
            logs.event("run ended", command=command, run=stores.run, outcome=outcome)


def refuse_empty(folder: Path) -> None:
    """Refuse a directory without databases: a mistyped --db is no new beginning."""
    if not (folder / "tracker.db").exists():                 # where the archive alone was lost, a later check says so
        refuse_no_database(folder / "archive.db")


def bring_corrections(stores: Stores) -> set[str]:
    """Take what people decided from the archive; the articles whose rows do not have it yet, or still have what was forgotten with a person."""
    from tracker.review.decide import touched

    made = Corrections(stores.archive.db, stores.archive.path).all()
    stores.facts.decisions = Decisions(made)
    applied = {row["id"]: Correction(**row) for row in stores.facts.rows("corrections")}
    new, gone = [item for item in made if item.id not in applied], [applied[number] for number in applied.keys() - {item.id for item in made}]
    return touched([*new, *gone], [*made, *gone], stores.facts.db)


def show_corrections(stores: Stores, articles: set[str]) -> None:
    """Once the rows of these articles have what people decided: publish it, note where it was found, and have them linked anew."""
    from tracker.linking import doubt

    kept = Corrections(stores.archive.db, stores.archive.path)
    kept.note(stores.facts.decisions.found)
    if articles:
        doubt(stores.facts, articles)
    stores.facts.replace_table("corrections", public_rows(kept.all()))
