"""Names in somebody's own table are matched with places, sectors and indicators."""
import asyncio
import json
from urllib.parse import urlencode

import pytest

from tracker.publish.site import build_datasette
from tracker.store.facts import Facts


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("db")
    with Facts(folder / "tracker.db") as facts, facts.batch():
        facts.db["places"].insert_all([
            {"id": "32", "name": "Jawa Barat", "type": "province", "province": "Jawa Barat", "lat": -6.9, "lon": 107.6},
            {"id": "32.16", "name": "Kabupaten Bekasi", "type": "regency", "province": "Jawa Barat", "lat": -6.3, "lon": 107.1},
            {"id": "32.75", "name": "Kota Bekasi", "type": "city", "province": "Jawa Barat", "lat": None, "lon": None}])
    datasette = build_datasette(folder / "tracker.db")
    loop = asyncio.new_event_loop()

    def ask(path: str, *, body: bytes = b"", **form):
        body = body or urlencode({key: json.dumps(value) for key, value in form.items()}).encode()
        how = {"content": body, "headers": {"content-type": "application/x-www-form-urlencoded", "cookie": "other=1"}} if body else {}
        return loop.run_until_complete(datasette.client.request("POST" if body else "GET", path, **how))

    yield ask
    datasette.executor.shutdown()
    for database in datasette.databases.values():
        database.close()
    loop.close()


@pytest.mark.parametrize(("noun", "typed", "id_", "match"), [
    ("places", "KAB. BEKASI", "32.16", True), ("places", "Jabar", "32", True), ("places", "Kota Bekassi", "32.75", False),
    ("sectors", "Motor vehicles", "C29", True), ("sectors", "c29", "C29", True), ("indicators", "nilai ekspor", "export_value", True),
    ("indicators", "export value", "export_value", True),
])
def test_a_name_is_matched_in_every_form(service, noun, typed, id_, match):
    (best, *_) = service(f"/reconcile/{noun}", queries={"q0": {"query": typed}}).json()["q0"]["result"]
    assert (best["id"], best["match"]) == (id_, match)


def test_a_name_that_may_mean_two_places_is_not_decided(service):
    found = service("/reconcile/places", queries={"q0": {"query": "Bekasi"}, "q1": {"query": "Bekasi", "type": "city", "limit": 1}}).json()
    assert {(one["id"], one["match"]) for one in found["q0"]["result"]} == {("32.16", False), ("32.75", False)}
    assert [(one["id"], one["match"]) for one in found["q1"]["result"]] == [("32.75", True)]


def test_a_name_that_is_nothing_finds_nothing(service):
    assert service("/reconcile/places", queries={"q0": {"query": "qwertyuiop"}}).json() == {"q0": {"result": []}}


def test_the_service_says_what_it_is(service):
    answer = service("/reconcile/places")
    assert answer.headers["access-control-allow-origin"] == "*"
    said = answer.json()
    assert said["versions"] == ["0.2"] and said["view"]["url"] == "http://localhost/places/{{id}}"
    assert {kind["id"] for kind in said["defaultTypes"]} == {"province", "regency", "city"}


def test_columns_are_added(service):
    found = service("/reconcile/places", extend={"ids": ["32.16", "32.75", "none"], "properties": [{"id": "province"}, {"id": "lat"}]}).json()
    assert found["rows"] == {"32.16": {"province": [{"str": "Jawa Barat"}], "lat": [{"float": -6.3}]},
                             "32.75": {"province": [{"str": "Jawa Barat"}], "lat": []}, "none": {"province": [], "lat": []}}
    assert {"id": "province", "name": "province"} in service("/reconcile/places/properties").json()["properties"]


def test_someone_may_pick_by_hand(service):
    assert [one["id"] for one in service("/reconcile/places/suggest?prefix=kota").json()["result"]] == ["32.75"]


@pytest.mark.parametrize("form", [{"queries": [1]}, {"queries": {"q0": {"query": 5}}}, {"extend": {"ids": "x"}}, {"extend": {"ids": [], "properties": [{"id": "x"}]}},
                                  {"queries": {"q0": {"query": "Bekasi", "type": 5}}}, {"extend": {"ids": [[]], "properties": [{"id": "name"}]}},
                                  {"extend": {"ids": ["32"], "properties": [{"id": []}]}}])
def test_what_is_no_question_is_refused_with_its_reason(service, form):
    answer = service("/reconcile/places", **form)
    assert (answer.status_code, answer.json()["status"]) == (400, "error")


def test_what_is_not_json_is_refused(service):
    assert service("/reconcile/places?queries=%7B").status_code == 400
    assert service("/reconcile/figures").status_code == 404


@pytest.mark.parametrize(("body", "complaint"), [(b"queries=" + b"[" * 100_000, "deep"), (b"queries=\xff", "JSON"), (b"queries=" + b"x" * 1_100_000, "larger")])
def test_a_body_that_is_none_is_refused(service, body, complaint):
    answer = service("/reconcile/places", body=body)
    assert answer.status_code == 400 and complaint in answer.json()["message"]


def test_names_that_are_typed_without_an_end_find_nothing(service):
    assert service("/reconcile/places/suggest?prefix=" + "a" * 55_000).json() == {"result": []}
