"""The gazetteer: complete, consistent, quick to load."""
import time
from datetime import date

import pytest

from tracker.annotate.toponymy.gazetteer import Gazetteer, load, normal
from tracker.lexicons import read_table

COUNTS = {"provinces": 38, "regencies": 514, "districts": 7285}


@pytest.mark.parametrize("noun", COUNTS)
def test_administrative_tables_are_complete(noun):
    codes = [row["code"] for row in read_table(noun)]
    assert len(codes) == len(set(codes)) == COUNTS[noun]
    assert codes == sorted(codes)


def test_kinds_of_places_are_complete():
    regencies, sites, estates = read_table("regencies"), [row["name"] for row in read_table("sites")], read_table("estates")
    assert sum(row["name"].startswith("Kota ") for row in regencies) == 98      # the six of Jakarta among them
    assert {row["code"][:2] for row in regencies} == {row["code"] for row in read_table("provinces")}
    assert len(estates) >= 116 and sum(bool(row["zone"]) for row in estates) >= 27     # proposed zones too
    assert sum(name.startswith("Bandara ") for name in sites) >= 40 and sum(name.startswith("Pelabuhan ") for name in sites) >= 30


@pytest.mark.parametrize("name", ["Bandara Internasional Sultan Iskandar Muda", "Bandar Udara Internasional Juanda", "Pelabuhan Benoa", "KEK Kendal", "IKN", "Selat Hormuz", "Laut Natuna"])
def test_airports_ports_zones_and_seas_are_known(name):
    gazetteer = load()
    assert gazetteer.named(name) or normal(name).removeprefix("kek ") in gazetteer.estates


def test_loads_in_less_than_0_3_seconds():
    began = time.perf_counter()
    Gazetteer()
    assert time.perf_counter() - began < 0.3


def test_every_place_has_its_own_id_and_a_known_province():
    gazetteer = load()
    names = {row["name"] for row in read_table("provinces")}
    for place in gazetteer.places.values():
        assert place.province is None or place.province in names, place
        if place.type in ("province", "regency", "estate"):
            assert place.province, place


def test_points_lie_in_indonesia():
    for place in load().places.values():
        if place.code and place.lat is not None:
            assert -12 <= place.lat <= 7 and 94 <= place.lon <= 142, place


@pytest.mark.parametrize(("noun", "column"), [("regency_aliases", "code"), ("towns", "regency"), ("estates", "regency"), ("seats", "regency")])
def test_other_tables_point_to_regencies(noun, column):
    codes = {row["code"] for row in read_table("regencies")}
    assert {row[column] for row in read_table(noun)} <= codes


@pytest.mark.parametrize("noun", ["cities", "regions", "sites", "towns", "seats", "estates", "countries", "regency_aliases"])
def test_tables_are_sorted_and_without_duplicates(noun):
    keys = [next(iter(row.values())) for row in read_table(noun)]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("name", "canonical"), [
    ("jabar", "Jawa Barat"), ("cina", "Tiongkok"), ("amerika", "Amerika Serikat"), ("solo", "Kota Surakarta"), ("kukar", "Kabupaten Kutai Kartanegara"),
    ("babel", "Kepulauan Bangka Belitung"), ("korsel", "Korea Selatan"), ("Fak-Fak", "Kabupaten Fak Fak"), ("d.i. yogyakarta", "DI Yogyakarta"),
])
def test_names_lead_to_places(name, canonical):
    assert canonical in [place.name for place in load().named(name)]


@pytest.mark.parametrize(("code", "day", "province"), [
    ("93.01", date(2021, 1, 1), "Papua"), ("93.01", date(2023, 1, 1), "Papua Selatan"), ("96.03", date(2022, 9, 1), "Papua Barat"),
    ("96.03", date(2023, 9, 1), "Papua Barat Daya"), ("32.15", date(2019, 1, 1), "Jawa Barat"), ("93.01", None, "Papua Selatan"),
])
def test_province_depends_on_the_day(code, day, province):
    assert load().province_of(code, day) == province


def test_villages_are_found_by_name_only_where_they_stand_whole():
    assert {village.province for village in load().villages("senayan")} >= {"DKI Jakarta"}
    assert load().villages("senaya") == []
    assert load().villages("zzz") == [] and load().villages("") == []


def test_estates_keep_legal_names_apart():
    estate = load().estates[normal("Tanjung Api-Api")]
    assert (estate.name, estate.zone, estate.province) == ("Kawasan Industri Tanjung Api-api", "KEK Tanjung Api-api", "Sumatera Selatan")
