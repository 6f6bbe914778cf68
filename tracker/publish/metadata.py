"""What Datasette says about the database: title, source, licence, the meaning of every table and column, questions ready to be asked."""
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import yaml

LANGUAGES = ("en", "id")
SOURCE = {
    "source": "Indonesian publishers, each named beside its figures", "license": "CC BY 4.0 for the records; evidence © its publishers",
    "license_url": "https://creativecommons.org/licenses/by/4.0/",
}


def read(noun: str) -> dict[str, Any]:
    return yaml.safe_load(files("tracker.publish").joinpath(f"{noun}.yaml").read_text(encoding="utf-8"))


def described() -> dict[str, Any]:
    """Tables and their columns, each said in both languages.

    >>> described()["figures"]["columns"]["text"]["id"]
    'Angka sebagaimana tertulis'
    """
    return {name: {"about": dict(zip(LANGUAGES, table["about"], strict=True)),
                   "columns": {column: dict(zip(LANGUAGES, said, strict=True)) for column, said in table["columns"].items()}}
            for name, table in read("tables").items()}


TABLES = described()
QUERIES = read("queries")

SORTED = {"figures": "id", "articles": "position", "quotes": "id"}
LABELS = {"articles": "title", "places": "name", "sectors": "name", "entities": "name", "indicators": "name", "publishers": "name",
          "regulations": "id", "figures": "text", "feeds": "title"}


def both(said: dict[str, str]) -> str:
    return f"{said['en'].rstrip('.')} · {said['id'].rstrip('.')}"


def table_metadata(name: str) -> dict[str, Any]:
    """The metadata of one table in Datasette's form."""
    out = {"description": both(TABLES[name]["about"]), "columns": {column: both(said) for column, said in TABLES[name]["columns"].items()}}
    if name in LABELS:
        out["label_column"] = LABELS[name]
    if name in SORTED:
        out["sort_desc"] = SORTED[name]
    if name == "figures":
        out |= {"fts_table": "figures_fts", "fts_pk": "id"}
    return out


def canned(name: str) -> dict[str, Any]:
    """A ready question in Datasette's form, with a link that fills in its example."""
    query = QUERIES[name]
    out = {"sql": query["sql"], "title": query["title"]["en"], "description": query["title"]["id"], "hide_sql": True}
    if "parameters" in query:
        out["params"] = list(query["parameters"])
    return out


def example(name: str, language: str = "id") -> str:
    """The arguments that a ready question is shown with, in a language.

    >>> example("figures_about"), example("figures_about", "en")
    ('words=ekspor', 'words=ekspor&_lang=en')
    """
    return urlencode(QUERIES[name].get("parameters", {}) | ({"_lang": "en"} if language == "en" else {}))


METADATA = {"title": "Indonesian industry tracker", **SOURCE,
            "description": "Figures and policy in Indonesian industry news, read by a program: check the source."}
DATABASE_METADATA = METADATA | {"tables": {name: table_metadata(name) for name in TABLES} | {"_sqlite_migrations": {"hidden": True}}, "queries": {name: canned(name) for name in QUERIES}}


def dictionary() -> str:
    """The data dictionary as Markdown: docs/tables.md.

    >>> print(dictionary()[:16])
    # Tables of `tra
    """
    out = ["# Tables of `tracker.db`", "",
           "Written by `python -m tracker.publish.metadata > docs/tables.md`; a test holds it against the database. Offsets count Unicode code points, "
           "the end is exclusive. Row ids follow publication order; `key` is the name that stays.", ""]
    for name, table in TABLES.items():
        out += [f"## `{name}`", "", f"{table['about']['en']} *{table['about']['id']}*", "", "| column | meaning | arti |", "| --- | --- | --- |"]
        out += [f"| `{column}` | {said['en']} | {said['id']} |" for column, said in table["columns"].items()] + [""]
    return "\n".join(out)


def ready() -> str:
    """The questions that are ready to be asked as a Markdown table, for docs/querying.md."""
    rows = [f"| [`{name}`](http://127.0.0.1:8001/tracker/{name}?{example(name)}) | {query['title']['en']} | "
            f"{', '.join(f'`{key}={value}`' for key, value in query.get('parameters', {}).items()) or '–'} |" for name, query in QUERIES.items()]
    return "\n".join(["| name | question | example |", "| --- | --- | --- |", *rows])


if __name__ == "__main__":
    print(dictionary(), end="")
