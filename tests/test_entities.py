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
