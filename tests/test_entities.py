"""Organisations and people: forms, titles and merging, on sentences of our own."""
import pytest

CASES = [
    (
        "Kementerian Perindustrian menyusun aturan baru. Menteri Perindustrian Agus Gumiwang Kartasasmita mengatakan, Kemenperin siap. "
        '"Kami akan mulai bulan depan," kata Agus.',
        {"kemenperin": ("org", {"Kementerian Perindustrian", "Kemenperin"}), "agus-gumiwang-kartasasmita": ("person", {"Agus Gumiwang Kartasasmita", "Agus"})},
    ),
    (
        "PT Rimba Baja Sentosa Tbk (RBST) membangun pabrik. Direktur Utama PT Rimba Baja Sentosa Tbk Tono Wiryawan menjelaskan rencana itu.",
        {"rimba-baja-sentosa": ("org", {"PT Rimba Baja Sentosa Tbk", "RBST"}), "tono-wiryawan": ("person", {"Tono Wiryawan"})},
    ),
    (
        "Data Badan Pusat Statistik (BPS) menunjukkan kenaikan. BPS akan merilis lagi pekan depan.",
        {"bps": ("org", {"Badan Pusat Statistik", "BPS"})},
    ),
    (
        "Humas PT Rimba Baja, Tono Wiryawan, mengatakan iuran naik. Survei Litbang Rimba melihat warga puas.",
        {"rimba-baja": ("org", {"PT Rimba Baja"}), "tono-wiryawan": ("person", {"Tono Wiryawan"}), "litbang-rimba": ("org", {"Litbang Rimba"})},
    ),
    ("Harga beras di pasar naik, sedangkan panen mundur.", {}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] for text, _ in CASES])
def test_entities(annotate, text, expected):
    found = {entity.id: (entity.type, set(entity.surfaces)) for entity in annotate(text).entities}
    assert found == expected


def test_a_person_has_title_and_organisation(annotate):
    text = "Ketua Umum Asosiasi Baja Rimba (ABR) Tono Raharjo mengatakan harga naik."
    person = next(entity for entity in annotate(text).entities if entity.type == "person")
    assert (person.name, person.title, person.role_org) == ("Tono Raharjo", "Ketua Umum Asosiasi Baja Rimba (ABR)", "Asosiasi Baja Rimba")


def test_mentions_are_where_the_surfaces_stand(annotate):
    text = "Menperin Agus Gumiwang bertemu Kadin. Kadin mendukung Agus."
    for entity in annotate(text, title="Kadin bertemu Menperin").entities:
        assert {text[start:end] for start, end in entity.mentions} <= set(entity.surfaces)


def test_a_byline_names_nobody(annotate):
    text = "Reporter: Ani Watiningsih | Editor: Budi Hartono\nPT Rimba Baja naik."
    assert [entity.name for entity in annotate(text).entities] == ["PT Rimba Baja"]


def by_id(annotate, text, **article):
    return {entity.id: entity for entity in annotate(text, **article).entities}


ONE_ORGANISATION = [                       # text, id, a form that it must have
    ("PT Aneka Tambang (Persero) Tbk menjual emas. Harga emas Antam naik.", "antam", "Antam"),
    ("PT Allo Rimba TBk mencatat laba.", "allo-rimba", "PT Allo Rimba TBk"),
    ("Ketua The Fed Jerome Powell menahan bunga. Powell melihat inflasi turun.", "fed", "The Fed"),
    ("Bank Dunia membagi negara-negara dalam empat golongan.", "worldbank", "Bank Dunia"),
    ("Kementerian Perdagangan China membalas tarif itu.", "kementerian-perdagangan-china", "Kementerian Perdagangan China"),
    ("Kepala Ekonom Bank Dunia Rasmi Gulzari mengatakan ekonomi melambat. Menurut Rasmi, bunga tetap tinggi.", "worldbank", "Bank Dunia"),
    ("Analis BCA Sekuritas menaikkan target harga. BCA Sekuritas melihat laba tumbuh.", "bca-sekuritas", "BCA Sekuritas"),
    ("Komisi XI DPR RI di Jakarta menunda rapat.", "komisi-xi-dpr", "Komisi XI DPR RI"),
    ("Kementerian Keuangan dan Polri menandatangani nota.", "kemenkeu", "Kementerian Keuangan"),
    ("Harga saham BUKA naik, sedangkan saham GOTO turun.", "bukalapak", "BUKA"),
]


@pytest.mark.parametrize(("text", "key", "form"), ONE_ORGANISATION, ids=[key for _, key, _ in ONE_ORGANISATION])
def test_forms_of_one_organisation(annotate, text, key, form):
    found = by_id(annotate, text)
    assert form in found[key].surfaces
    assert not any(other != key and other.startswith(key) for other in found)


@pytest.mark.parametrize("text", [
    "Bank Rimba Gandeng Asosiasi Baja untuk Salurkan Kredit. Nasabah menunggu kabar itu.",
    "Bank Syariah Sulit Bersaing dengan Bank Besar. Nasabah menunggu kabar itu.",
])
def test_a_name_ends_before_the_verb_of_a_headline(annotate, text):
    assert not any(verb in entity.name for entity in annotate(text).entities for verb in ("Gandeng", "Sulit", "Salurkan"))


@pytest.mark.parametrize(("text", "published", "key"), [
    ("Kebijakan itu dinilai berat. Jokowi mengatakan harga akan turun.", "2020-05-04", "joko-widodo"),
    ("Menurut Bahlil, kuota akan ditambah.", "2025-05-04", "bahlil-lahadalia"),
    ("Trump mengatakan tarif itu tetap.", "2025-05-04", "donald-trump"),
    ("Presiden Prabowo menunggu laporan. Prabowo mengatakan ekonomi tumbuh.", "2025-05-04", "prabowo-subianto"),
])
def test_one_word_names_who_is_in_office(annotate, text, published, key):
    assert [entity.id for entity in annotate(text, published=published).entities if entity.type == "person"] == [key]


def test_an_initial_stands_for_a_name_of_an_office_holder(annotate):
    found = by_id(annotate, "Menteri Investasi Rosan P. Roeslani mengatakan dana itu siap. Rosan menunggu.", published="2025-05-04")
    assert "rosan-perkasa-roeslani" in found


def test_a_common_first_name_is_nobody_in_office(annotate):
    agus, = annotate('Petani tambak menunggu panen. "Harga bagus," kata Agus.', published="2021-05-04").entities
    assert (agus.name, agus.id) == ("Agus", None)


def test_only_who_has_an_office_or_a_role_has_an_id(annotate):
    found = annotate('Ketua Asosiasi Garam Rimba Tono Raharjo datang. "Panen bagus," kata Slamet Wiyono, tetangganya.').entities
    assert {entity.name: entity.id for entity in found if entity.type == "person"} == {"Tono Raharjo": "tono-raharjo", "Slamet Wiyono": None}


def test_a_title_does_not_reach_into_the_headline(annotate):
    found = by_id(annotate, "Donald Trump menaikkan tarif. Menurut Trump, negara lain akan mengikuti.", title="Ekonom Senior Ini Ingatkan Dampak Kebijakan Donald Trump", published="2025-05-04")
    assert found["donald-trump"].title is None


def test_who_speaks_behind_a_headline_is_no_part_of_it(annotate):
    text = "Pasar payung lesu. Baca Juga: Harga Payung Naik Lagi di Tiga Kota Menteri Perdagangan Sari Wulandari juga mengatakan stok cukup."
    assert [entity.name for entity in annotate(text).entities if entity.type == "person"] == ["Sari Wulandari"]


def test_a_country_is_no_part_of_a_name(annotate):
    people = [entity.name for entity in annotate("Presiden Ukraina Wasyl Hrytsenko tiba. Hrytsenko mengatakan dana itu cukup.").entities if entity.type == "person"]
    assert people == ["Wasyl Hrytsenko"]


@pytest.mark.parametrize("text", [
    "Harga emas naik ke Rp 900 ribu per gram. Rp 900 ribu itu rekor.",
    "Rapat digelar di Yogyakarta. Yogyakarta menjadi tuan rumah lagi, dan Yogyakarta siap.",
    "Gagasan Poros Niaga Selatan dibahas. Poros Niaga Selatan mengundang minat.",
])
def test_what_is_no_person(annotate, text):
    assert [entity.name for entity in annotate(text).entities if entity.type == "person"] == []


ONE_PERSON = [
    ("Direktur Utama PT Rimba Baja Kartika Wijaya hadir. Tika, sapaan akrabnya, mengatakan pesanan naik.", "Tika"),
    ("Meski demikian, Tika sapaan akrab Kartika Wijaya menyebut pesanan naik.", "Tika"),
    ("Menteri Perindustrian Kartika Wijaya alias Mbak Tika hadir. Menurut Tika, pesanan naik.", "Mbak Tika"),
    ("Menteri Perindustrian Kartika Wijaya (Mas Tika) hadir. Menurut Tika, pesanan naik.", "Mas Tika"),
    ("Analis Rimba Sekuritas Kartika Wijaya menilai harga tinggi. Menurut Kartik, pasar menunggu.", "Kartik"),
    ("Analis Rimba Sekuritas Kartika Wijaya menilai harga tinggi. Kartikka menambahkan, pasar menunggu.", "Kartikka"),
    ("Menteri Perindustrian Kartika Wijaya hadir. “Pesanan naik tahun ini,” kata Kartika di akun @kartika.wijaya. Kartika yakin.", "Kartika"),
    ("Pesanan naik.Kartika Warga Dalam, Ketua Asosiasi Baja Rimba, menyatakan pasar tumbuh. Kartika yakin.", "Kartika"),
]


@pytest.mark.parametrize(("text", "form"), ONE_PERSON, ids=[form for _, form in ONE_PERSON])
def test_forms_of_one_person(annotate, text, form):
    person, = [entity for entity in annotate(text).entities if entity.type == "person"]
    assert person.name.startswith("Kartika W") and form in person.surfaces


def test_a_by_name_is_of_whom_its_letters_name(annotate):
    text = "Direktur PT Rimba Baja Kartika Wijaya bertemu Menteri Perindustrian Rudi Hartawan. Tika, sapaan akrabnya, mengatakan pesanan naik."
    assert {entity.name: entity.surfaces for entity in annotate(text).entities if entity.type == "person"}["Kartika Wijaya"] == ("Kartika Wijaya", "Tika")


def test_a_minister_of_another_country_heads_none_of_ours(annotate):
    person, = [entity for entity in annotate("Menteri Keuangan Ukraina, Wasyl Hrytsenko, tiba. Kementerian Keuangan menyambutnya.").entities if entity.type == "person"]
    assert (person.name, person.title, person.role_org) == ("Wasyl Hrytsenko", "Menteri Keuangan Ukraina", None)


def test_an_organisation_for_something(annotate):
    found = by_id(annotate, "Menurut Organisasi untuk Sawah dan Tambak (OST), panen naik. Lembaga Kajian Ekonomi Universitas Rimba (LKE FEB UR) setuju, kata OST.")
    assert "OST" in found["organisasi-untuk-sawah-dan-tambak"].surfaces and "LKE FEB UR" in found["lembaga-kajian-ekonomi-universitas-rimba"].surfaces
