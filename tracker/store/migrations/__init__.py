"""The tables of the public database: one numbered change a file, applied one after the other; an applied one is never edited."""
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from sqlite_utils import Database

from tracker.store.index import SCHEMA
from tracker.store.migrations.script import facts
from tracker.store.opening import bring_up_to_date, store_errors

for change in sorted(module.name for module in iter_modules(__path__) if module.name[1:4].isdigit()):
    import_module(f"{__name__}.{change}")            # it adds itself to the changes, in the order of the numbers


def migrate(db: Database, path: Path | str = "tracker.db") -> None:
    """Bring a database to the present form."""
    bring_up_to_date(db, path, facts)
    with store_errors(path):
        for statement in SCHEMA:
            db.execute(statement)
