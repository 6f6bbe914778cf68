"""The one region that a whole story is about."""
import pytest

KEPT = "Warga Kabupaten Sragen menanam payung. Kabupaten Sragen kini sejuk, dan Kabupaten Sragen membagikan Rp3 miliar. Sisanya Rp2 miliar."
STORIES = [
    ("Harga Payung di Riau Turun", "Payung dijual di Riau. Harganya Rp3 juta.", "Rp3 juta", "Riau"),
    ("Padam di Sumatera Selesai", "Listrik Sumatera padam. Sebanyak 3 juta rumah gelap.", "3 juta rumah", "Sumatera"),
    ("Bupati Bagikan Payung", KEPT, "Rp2 miliar", "Kabupaten Sragen"),
    ("Pemerintah Bagikan Payung", KEPT, "Rp2 miliar", "Indonesia"),                                      # a national story
    ("Bupati Bagikan Payung", KEPT + " Indonesia senang.", "Rp2 miliar", "Indonesia"),
    ("Bupati Bagikan Payung", KEPT + " Kota Surakarta juga, kata Kota Surakarta.", "Rp2 miliar", "Indonesia"),
    ("Bupati Bagikan Payung", "Payung dibagikan di Kabupaten Sragen. Warga senang. Sisanya Rp2 miliar.", "Rp2 miliar", "Indonesia"),       # named in passing
    ("Gubernur Ekspor Payung", "Jawa Tengah mengekspor payung. Tujuan Jawa Tengah ialah Jepang, Jerman, Peru dan Mesir. Potensi Jawa Tengah besar. Nilainya Rp2 miliar.", "Rp2 miliar", "Jawa Tengah"),
]


@pytest.mark.parametrize(("title", "text", "figure", "place"), STORIES)
def test_a_story_of_one_region_lends_its_place(annotate, title, text, figure, place):
    assert next(item for item in annotate(text, title=title).figures if item.text == figure).place == place
