"""The numbered changes of the public database, and how a script of SQL is run."""
from sqlite_utils import Database, Migrations

facts = Migrations("facts")


def run(db: Database, script: str) -> None:
    """The statements of a script, inside the transaction that the caller holds."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)
