"""What an editor decides is kept apart from the program's reading, is applied to it, and survives that everything is read again."""
import csv
import json
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from tracker import correcting, forgetting, stages
from tracker.annotate import pipeline
from tracker.cli import cli
from tracker.errors import InputError, StoreError
from tracker.records import Article
from tracker.store.archive import Archive
from tracker.store.corrections import Correction, Corrections, Decisions
from tracker.stores import opened

STORY = ("Produksi baja PT Baja Contoh mencapai 1,2 juta ton pada 2025, kata Menteri Perindustrian Bayu Sampel.\n"
         "Ekspornya senilai USD 35 juta pada 2025. Pabrik itu mempekerjakan 450 orang.")
OTHER = "Badan Data Contoh mencatat produksi baja PT Baja Contoh sebesar 1,9 juta ton pada 2025. Sebanyak 12 gudang baru dibangun di Cilegon."
WHO, WHY = "Meja Redaksi", "menurut tabel kementerian"


@pytest.fixture
def folder(tmp_path):
    with opened(tmp_path, "import") as stores:
        for name, text in (("satu", STORY), ("dua", OTHER)):
            stores.archive.add_article(Article("", text, f"Cerita {name}", url=f"https://{name}.example/baja", source=f"{name}.example"))
        stages.annotate(stores)
        stages.link(stores)
    return tmp_path


def rows(folder, sql, *values):
    with closing(sqlite3.connect(folder / "tracker.db")) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(sql, values)]


def key(folder, text):
    return rows(folder, "SELECT key FROM figures WHERE text = ?", text)[0]["key"]


def figure(folder, key):
    return (rows(folder, "SELECT * FROM figures WHERE key = ?", key) or [None])[0]


def fix(folder, key, **fixes):
    return correcting.correct(folder, key, "fix", who=WHO, reason=WHY, fixes=fixes)


def read_all_again(folder, monkeypatch=None):
    if monkeypatch:
        monkeypatch.setattr(pipeline, "version", lambda: "9-later")
    with opened(folder, "annotate") as stores:
        stages.annotate(stores)
        stages.link(stores, anew=True)


def test_fix_changes_what_pages_and_observations_read(folder):
    steel = key(folder, "1,2 juta ton")
    fix(folder, steel, value="1,25 juta", period="2024")
    shown = figure(folder, steel)
    assert (shown["value_text"], shown["value"], shown["year"], shown["flags"]) == ("1250000", 1250000.0, 2024, "corrected")
    assert [row["value_text"] for row in rows(folder, "SELECT value_text FROM observations WHERE key = ?", steel)] == ["1250000"]
    public = rows(folder, "SELECT subject, field, old, new, reason FROM corrections ORDER BY id")
    assert public[0] == {"subject": steel, "field": "value", "old": "1200000", "new": "1250000", "reason": WHY}
    assert WHO.encode() not in (folder / "tracker.db").read_bytes()         # by whom is nobody's business


def test_a_fixed_figure_is_found_by_what_it_is_now(folder):
    people = key(folder, "450 orang")
    fix(folder, people, about="karyawan tetap")
    assert rows(folder, "SELECT 1 FROM figures_fts WHERE figures_fts MATCH 'karyawan AND tetap'")


def test_reject_hides_and_withdraw_brings_back(folder):
    money = key(folder, "USD 35 juta")
    before = figure(folder, money)
    correcting.correct(folder, money, "reject", who=WHO, reason="salah baca")
    assert figure(folder, money) is None and not rows(folder, "SELECT 1 FROM observation_figures WHERE figure_key = ?", money)
    with pytest.raises(InputError, match="rejected before; bring it back with --withdraw"):
        fix(folder, money, value="7")
    correcting.correct(folder, money, "withdraw", who=WHO)
    assert figure(folder, money) == before and rows(folder, "SELECT 1 FROM observation_figures WHERE figure_key = ?", money)


def test_decisions_survive_a_lost_public_database(folder):
    steel, money = key(folder, "1,2 juta ton"), key(folder, "USD 35 juta")
    fix(folder, steel, status="target")
    correcting.correct(folder, money, "reject", who=WHO, reason="salah baca")
    for path in folder.glob("tracker.db*"):
        path.unlink()
    read_all_again(folder)
    assert figure(folder, steel)["status"] == "target" and figure(folder, money) is None


def test_a_figure_that_is_read_in_another_way_is_found_by_its_place(folder, monkeypatch):
    people = key(folder, "450 orang")
    fix(folder, people, value="405")
    annotate_all = pipeline.annotate_all

    def otherwise(articles, **how):        # a later program that takes the word for no part of the figure, and counts it as a quantity
        from dataclasses import replace

        for read in annotate_all(articles, **how):
            yield replace(read, pipeline="9-later", figures=tuple(
                replace(item, text="450", end=item.end - 6, kind="quantity") if item.text == "450 orang" else item for item in read.figures))

    monkeypatch.setattr(pipeline, "annotate_all", otherwise)
    read_all_again(folder, monkeypatch)
    [now] = rows(folder, "SELECT key, value_text, flags FROM figures WHERE text = '450'")
    assert now["key"] != people and (now["value_text"], now["flags"]) == ("405", "corrected")
    fix(folder, now["key"], value="406")                # under its new name too
    assert rows(folder, "SELECT value_text FROM figures WHERE text = '450'") == [{"value_text": "406"}]


def test_a_correction_that_finds_nothing_says_so(folder, monkeypatch):
    people = key(folder, "450 orang")
    fix(folder, people, value="405")
    with Archive(folder / "archive.db") as archive:
        archive.add_article(Article("", STORY.replace("Pabrik itu mempekerjakan 450 orang.", ""), "Cerita satu", url="https://satu.example/baja", source="satu.example"))
    read_all_again(folder)
    assert "NOT FOUND" in correcting.line(correcting.listed(folder)[0])


def test_a_run_without_news_changes_nothing(folder):
    fix(folder, key(folder, "1,2 juta ton"), value="1250000")
    asked = [f"SELECT * FROM {table}" for table in ("figures", "observations", "observation_figures", "corrections", "conflicts", "targets")]  # noqa: S608
    before = [rows(folder, sql) for sql in asked]
    read_all_again(folder)
    assert [rows(folder, sql) for sql in asked] == before


def test_merge_and_split_of_figures(folder):
    one, other = key(folder, "1,2 juta ton"), key(folder, "1,9 juta ton")
    places = "SELECT DISTINCT observation_key FROM observation_figures WHERE figure_key IN (?, ?)"
    assert len(rows(folder, places, one, other)) == 2
    correcting.correct(folder, one, "merge", who=WHO, other=other, reason="satu angka")
    assert len(rows(folder, places, one, other)) == 1
    read_all_again(folder)
    assert len(rows(folder, places, one, other)) == 1
    correcting.correct(folder, one, "split", who=WHO, other=other, reason="ternyata bukan")
    assert len(rows(folder, places, one, other)) == 2


def test_merge_of_articles_and_of_names(folder):
    one, other = (row["id"] for row in rows(folder, "SELECT id FROM articles ORDER BY id"))
    correcting.correct(folder, one, "merge", who=WHO, other=other, reason="salinan")
    assert len(rows(folder, "SELECT DISTINCT origin_id FROM articles")) == 1
    correcting.correct(folder, one, "withdraw", who=WHO)
    assert len(rows(folder, "SELECT DISTINCT origin_id FROM articles")) == 2
    person = rows(folder, "SELECT id FROM entities WHERE type = 'person'")[0]["id"]
    firm, agency = (rows(folder, "SELECT DISTINCT e.id FROM entities e JOIN entity_mentions m ON m.entity_id = e.id WHERE e.name LIKE ?", f"%{name}%")[0]["id"]
                    for name in ("Baja Contoh", "Data Contoh"))
    with pytest.raises(InputError, match="merge organisations with organisations"):
        correcting.correct(folder, person, "merge", who=WHO, other=firm, reason="x")
    correcting.correct(folder, agency, "merge", who=WHO, other=firm, reason="satu lembaga")
    assert not rows(folder, "SELECT 1 FROM entity_mentions WHERE entity_id = ?", agency)


def test_a_decision_that_was_cut_off_is_applied_by_the_next_run(folder, monkeypatch):
    steel, one, other = key(folder, "1,2 juta ton"), key(folder, "USD 35 juta"), key(folder, "1,9 juta ton")
    with monkeypatch.context() as killed:
        def kill(stores):
            raise KeyboardInterrupt
        killed.setattr(stages, "read_again", kill)
        for decide in (lambda: fix(folder, steel, value="1250000"), lambda: correcting.correct(folder, one, "reject", who=WHO, reason=WHY),
                       lambda: correcting.correct(folder, steel, "merge", who=WHO, other=other, reason=WHY)):
            with pytest.raises(KeyboardInterrupt):
                decide()
    assert figure(folder, steel)["value_text"] == "1200000"
    with opened(folder, "refresh") as stores:
        stages.annotate(stores)
        stages.link(stores)
    assert figure(folder, steel)["value_text"] == "1250000" and figure(folder, one) is None
    assert len(rows(folder, "SELECT DISTINCT observation_key FROM observation_figures WHERE figure_key IN (?, ?)", steel, other)) == 1
    with opened(folder, "refresh") as stores:
        assert stages.annotate(stores)["annotated"] == 0


def test_what_commands_say(folder, tmp_path):
    def run(*words):
        return CliRunner().invoke(cli, ["correct", *words, "--db", str(folder)])

    assert (run("--list").stdout, run("--list").stderr) == ("", "nothing was corrected yet\n")
    assert run("--gold", str(tmp_path / "gold.jsonl")).stderr == f"0 articles of which a figure was judged, written to {tmp_path / 'gold.jsonl'}\n"
    assert run("--gold", "-").output == "0 articles of which a figure was judged\n"
    figures = rows(folder, "SELECT count(*) AS number FROM figures")[0]["number"]
    assert run("--export", str(tmp_path / "sheet.csv")).stderr == f"{figures} figures, written to {tmp_path / 'sheet.csv'}\n"
    money = key(folder, "USD 35 juta")
    accepted = json.loads(run(money, "--accept", "--json").stdout)
    assert (accepted["subject"], accepted["action"]) == (money, "accept")
    assert [json.loads(line) for line in run("--list", "--json").stdout.splitlines()] == [accepted | {"id": 1}]
    assert run(money, "--merge", money, "--reason", "x").stderr == f"Error: --merge {money}: is the figure itself; give the key of another one\n"


def test_a_regency_is_known_by_its_bare_name(folder):
    steel, places = key(folder, "1,2 juta ton"), sqlite3.connect(folder / "tracker.db")
    with closing(places):
        columns = [name for name, in places.execute("SELECT name FROM pragma_table_info('places')")]
        assert {"id", "name", "type", "province"} <= set(columns)
        places.executemany("INSERT INTO places (id, name, type, province) VALUES (?, ?, ?, ?)", [
            ("33.20", "Kabupaten Jepara", "regency", "Jawa Tengah"), ("32.04", "Kabupaten Bandung", "regency", "Jawa Barat"), ("32.73", "Kota Bandung", "city", "Jawa Barat")])
        places.commit()
    with pytest.raises(InputError, match=r"the name of several; give one of the ids 32\.04 \(Kabupaten Bandung\), 32\.73 \(Kota Bandung\)"):
        fix(folder, steel, place="Bandung")
    fix(folder, steel, place="jepara")
    assert figure(folder, steel)["place_id"] == "33.20"


def test_names_that_are_merged_on_and_on():
    def merge(one, other):
        return Correction("entity", one, "merge", new=other, more={"entity": {"id": other}})

    assert {name: row["id"] for name, row in Decisions([merge("a", "b"), merge("b", "c")]).merged.items()} == {"a": "c", "b": "c"}
    assert {name: row["id"] for name, row in Decisions([merge("a", "b"), merge("b", "a")]).merged.items()} == {"b": "a"}


REFUSED = {
    "value=1.500": "could be 1500 or 1.500; write 1500 or 1.5",
    "value=9.37E+10": "shortened, as spreadsheets do",
    "value=banyak": "write digits",
    "unit=kilogram": "write kg",
    "unit=USD": "not a unit of quantity",
    "kind=money": "unit 't': not a unit of money",
    "status=targt": "did you mean target",
    "sector=Z9": "/sectors lists what is known",
    "place=Atlantis": "/places lists what is known",
    "speaker=Orang Biasa": "/organisations lists what is known",
    "period=2024-13": "write 2019, 2019-Q3",
    "period=2025..2024": "the earlier day first",
    "valu=5": "did you mean value",
    "value=1200000": "nothing would change",
    "value_high=5": "less than the value",
}


@pytest.mark.parametrize("fixes", REFUSED)
def test_what_cannot_be_meant_is_refused(folder, fixes):
    field, _, value = fixes.partition("=")
    with pytest.raises(InputError) as error:
        fix(folder, key(folder, "1,2 juta ton"), **{field: value})
    assert REFUSED[fixes] in str(error.value)
    assert not correcting.listed(folder)


def edited(folder, path, change, *, delimiter=","):
    """The sheet as a spreadsheet program saves it after `change` edited its rows by the printed text."""
    path.write_text("".join(correcting.sheet(folder, "", {})), encoding="utf-8", newline="")
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = {row["text"]: row for row in csv.DictReader(file)}
    change(found)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, next(iter(found.values())), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(found.values())
    return path


def test_sheet(folder, tmp_path):
    def change(found):
        found["1,2 juta ton"] |= {"decision": "accept"}
        found["1,9 juta ton"] |= {"value": "1,95E+06", "reason": WHY, "status": "forecast"}      # a spreadsheet shortened what was not touched
        found["1,9 juta ton"]["value"] = "1,9E+06"
        found["USD 35 juta"] |= {"decision": "reject", "reason": "bukan ekspor"}

    assert correcting.take_sheet(folder, edited(folder, tmp_path / "sheet.csv", change, delimiter=";"), who=WHO) == {
        "corrections": 3, "accept": 1, "fix": 1, "reject": 1}
    assert rows(folder, "SELECT text, value, status, flags FROM figures WHERE flags IS NOT NULL AND text LIKE '%juta ton' ORDER BY text") == [
        {"text": "1,2 juta ton", "value": 1.2e6, "status": "actual", "flags": "accepted"},
        {"text": "1,9 juta ton", "value": 1.9e6, "status": "forecast", "flags": "corrected"}]
    [first, second] = correcting.gold(folder)
    judged = {item["text"]: item["optional"] for line in (first, second) for item in line["figures"]}
    assert judged["1,2 juta ton"] is judged["1,9 juta ton"] is False and judged["450 orang"] is True and "USD 35 juta" not in judged
    assert [item["text"] for line in (first, second) for item in line["rejected"]] == ["USD 35 juta"]


def test_gold_can_be_scored(folder, tmp_path):
    from tracker.evaluate.gold import read_gold

    fix(folder, key(folder, "1,2 juta ton"), value="1250000")
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, correcting.gold(folder))), encoding="utf-8")
    assert read_gold(path)[0]["figures"]


def test_a_sheet_with_a_fault_is_not_taken_at_all(folder, tmp_path):
    def change(found):
        found["1,2 juta ton"] |= {"decision": "accept"}
        found["450 orang"] |= {"value": "1.500", "reason": WHY}
        found["USD 35 juta"] |= {"decision": "reject"}

    with pytest.raises(InputError) as error:
        correcting.take_sheet(folder, edited(folder, tmp_path / "sheet.csv", change), who=WHO)
    assert "line " in str(error.value) and "could be 1500" in str(error.value) and "say why" in str(error.value)
    assert not correcting.listed(folder)


BROKEN = {
    b"": "no column key, decision, reason, stamp",
    b"key,decision\n": "no column reason, stamp",
    b"\xff\xfe\x00k": "not UTF-8 at byte 0; save it as CSV UTF-8",
    b"key,decision,reason,stamp\nabc,maybe,,\n": "decision 'maybe': not known; write accept, fix, reject, withdraw",
    b"key,decision,reason,stamp\nabc,accept,,\n": "line 2: abc: no such figure",
    b"key,decision,reason,stamp\nabc,accept,,\nabc,accept,,\n": "line 3: abc: stands in line 2 already",
    b"key,decision,reason,stamp\n'; DROP TABLE figures; --,accept,,\n": "no such figure",
}


@pytest.mark.parametrize("content", BROKEN)
def test_a_file_that_is_no_sheet_is_refused(folder, tmp_path, content):
    (tmp_path / "sheet.csv").write_bytes(content)
    with pytest.raises(InputError) as error:
        correcting.take_sheet(folder, tmp_path / "sheet.csv", who=WHO)
    assert BROKEN[content] in str(error.value)


def test_a_sheet_that_is_older_than_what_it_corrects_is_refused(folder, tmp_path):
    path = edited(folder, tmp_path / "sheet.csv", lambda found: found["450 orang"].update(value="405", reason=WHY))
    fix(folder, key(folder, "450 orang"), value="460")
    with pytest.raises(InputError, match="has changed since the sheet was written; export it again"):
        correcting.take_sheet(folder, path, who=WHO)


def test_no_database_is_made_by_a_mistyped_directory(tmp_path):
    with pytest.raises(StoreError, match="no such database"):
        correcting.correct(tmp_path / "there", "k", "accept", who=WHO)
    assert not (tmp_path / "there").exists()


def test_no_cell_is_a_formula(folder):
    fix(folder, key(folder, "450 orang"), about="=HYPERLINK(0)")
    lines = list(csv.DictReader("".join(correcting.sheet(folder, "", {})).lstrip("\ufeff").splitlines()))
    assert "'=HYPERLINK(0)" in [line["about"] for line in lines]
    assert not [cell for line in lines for cell in line.values() if cell[:1] in ("=", "+", "@")]


def test_a_choice_that_is_refused_leaves_the_sheet_as_it_was(folder, tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_text("an editor's work", encoding="utf-8")
    done = CliRunner().invoke(cli, ["correct", "--export", str(path), "--only", "year=1999", "--db", str(folder)])
    assert (done.exit_code, path.read_text(encoding="utf-8")) == (2, "an editor's work")
    assert CliRunner().invoke(cli, ["correct", "--export", str(path), "--db", str(folder)]).exit_code == 0
    assert path.read_text(encoding="utf-8-sig").startswith("key,decision,reason,")


def test_what_is_forgotten_takes_its_corrections_along(folder):
    fix(folder, key(folder, "450 orang"), value="405")
    fix(folder, key(folder, "1,9 juta ton"), value="1950000")
    forgetting.forget_article(folder, "https://satu.example/baja")
    with Archive(folder / "archive.db") as archive:
        assert [item.new for item in Corrections(archive.db).all()] == ["1950000"]
    assert [row["new"] for row in rows(folder, "SELECT new FROM corrections")] == ["1950000"]


def test_who_is_forgotten_leaves_the_figures_that_a_person_gave_him(folder):
    fix(folder, key(folder, "12 gudang"), speaker="bayu-sampel", about="gudang menurut Bayu Sampel")       # in an article that does not name him
    forgetting.forget_person(folder, "Bayu Sampel")
    with closing(sqlite3.connect(folder / "tracker.db")) as db:
        assert not [line for line in db.iterdump() if "sampel" in line.lower()]
    assert figure(folder, key(folder, "12 gudang"))["flags"] is None
