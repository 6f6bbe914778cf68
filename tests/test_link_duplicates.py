"""Copies of a story: wire reports grouped with their origin, look-alikes kept apart."""
import re

import pytest

from tracker.lexicons import read_yaml
from tracker.link.duplicates import Duplicate, components, find_duplicates
from tracker.link.rows import ArticleRow
from tracker.link.signatures import Signature, credited, sign

STORY = (
    "Dinas Perindustrian Kota Contoh mencatat produksi kain tenun 1.250 ton pada Maret 2024, naik 8,4 persen dari bulan sebelumnya. "
    "Kepala dinas, Sari Wulandari, mengatakan kenaikan itu ditopang pesanan dari 37 toko di luar kota. "
    "Bengkel tenun kini mempekerjakan 2.140 orang, dan 312 di antaranya baru direkrut pada triwulan pertama. "
    "Pemerintah kota menyiapkan Rp12,5 miliar untuk memperbaiki mesin yang berusia lebih dari dua puluh tahun. "
    "Pembeli terbesar masih berasal dari pulau seberang, kata Sari seusai meninjau pasar induk pada hari Selasa."
)
PRICE = "Harga kopi di pasar Contoh pada {day} ditutup di Rp{price} per kilogram, {move} Rp{step} dibandingkan hari sebelumnya. " \
        "Pedagang membeli {tons} ton sepanjang hari. Harga tertinggi Rp{top} dan terendah Rp{low}, menurut catatan pengelola pasar induk kota itu. " \
        "Sepanjang pekan ini harga bergerak mengikuti pasokan dari kebun di lereng gunung, kata pengelola pasar dalam catatan hariannya."


def article(name, published="2024-04-02T09:00:00+07:00", publisher=None, title="Produksi Tenun Kota Contoh Naik"):
    return ArticleRow(name, published, publisher or name, title)


def origins(stories, **options):
    """The origin of each story, given as (article row, text)."""
    rows = [row for row, _ in stories]
    signatures = [sign(row.id, row.title, text) for row, text in stories]
    return {found.article_id: found.origin_id for found in find_duplicates(rows, signatures, **options)}


def wire_copy(text):
    """Another dateline, and the last sentence cut."""
    return "WARTA, KOTA CONTOH - " + ". ".join(text.split(". ")[:-1]) + "."


def test_a_wire_copy_has_the_earlier_story_as_origin():
    stories = [(article("b", "2024-04-02T11:00:00+07:00"), wire_copy(STORY)), (article("a"), STORY)]
    assert origins(stories) == {"a": "a", "b": "a"}


def test_the_outlet_that_is_credited_comes_before_the_earliest():
    stories = [(article("a", publisher="warta"), STORY + " Sumber: Kabar Contoh."),
               (article("b", "2024-04-02T11:00:00+07:00", publisher="kabar-contoh"), STORY)]
    assert origins(stories) == {"a": "b", "b": "b"}


def test_a_story_of_its_own_is_its_own_origin():
    assert origins([(article("a"), STORY), (article("b"), PRICE.format(day="Senin", price=50, move="naik", step=1, tons=3, top=51, low=49))]) == {
        "a": "a", "b": "b"}


def test_daily_price_stories_share_words_and_no_numbers():
    monday = PRICE.format(day="Senin", price="61.250", move="naik", step="750", tons="14,2", top="61.900", low="60.100")
    tuesday = PRICE.format(day="Selasa", price="60.875", move="turun", step="375", tons="11,9", top="61.300", low="60.050")
    stories = [(article("a", title="Harga Kopi Hari Ini"), monday), (article("b", "2024-04-03T09:00:00+07:00", title="Harga Kopi Hari Ini"), tuesday)]
    assert origins(stories) == {"a": "a", "b": "b"}


def test_copies_lie_within_a_week():
    assert origins([(article("a"), STORY), (article("b", "2024-05-02T09:00:00+07:00"), STORY)]) == {"a": "a", "b": "b"}


def test_an_outlet_repeats_itself_only_word_for_word():
    update = STORY.replace("2.140", "2.260")
    assert origins([(article("a", publisher="kabar.example"), STORY), (article("b", publisher="bisnis.kabar.example"), STORY)]) == {"a": "a", "b": "a"}
    assert origins([(article("a", publisher="kabar.example"), STORY), (article("b", publisher="kabar.example"), update)]) == {"a": "a", "b": "b"}


def test_a_person_decides_over_the_program():
    stories = [(article("a"), STORY), (article("b"), wire_copy(STORY)), (article("c"), "Cerita lain yang tidak ada hubungannya.")]
    assert origins(stories, apart=[("a", "b")]) == {"a": "a", "b": "b", "c": "c"}
    assert origins(stories, together=[("a", "c")]) == {"a": "a", "b": "a", "c": "a"}


def test_the_order_of_the_input_does_not_matter():
    rows = [article("a"), article("b"), article("c", title="Lain")]
    signatures = [sign("a", "T", STORY), sign("b", "T", wire_copy(STORY)), sign("c", "Lain", "Pendek sekali.")]
    assert find_duplicates(rows, signatures) == find_duplicates(rows[::-1], signatures[::-1]) == [Duplicate("a", "a"), Duplicate("b", "a"), Duplicate("c", "c")]


def test_an_article_without_a_signature_stands_alone():
    assert find_duplicates([article("a")], []) == [Duplicate("a", "a")]


def test_a_signature_holds_no_sentence():
    signature = sign("a", "Tenun Naik", STORY)
    assert isinstance(signature, Signature) and len(signature.digest) == 504
    assert not re.search("Wulandari|bengkel", str(signature), re.IGNORECASE)


def test_groups_are_connected():
    assert components("abcde", [("e", "b"), ("b", "c")]) == [["a"], ["b", "c", "e"], ["d"]]


@pytest.mark.parametrize("entry", read_yaml("credits"), ids=lambda entry: entry["id"])
def test_each_credit_has_texts_that_it_matches_and_one_that_it_does_not(entry):
    assert all(list(credited(text)) for text in entry["match"])
    assert not any(list(credited(text)) for text in entry["reject"])
