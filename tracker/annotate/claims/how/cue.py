"""What a cue of status means where it stands: many say something only beside certain words, or nothing behind others."""
from tracker.annotate.claims.reading import BREAK, COMMA, FIGURE, INTO, PREPOSITION, STOP, VERB, Reading

ABLE = {"daya", "kapasitas", "kecepatan"}
ASKED = {"maksimal": {"belanja", "pembelian", "transaksi"}, "alokasi": {"aset", "investasi", "portofolio"}}     # cues that name a condition, or a holding
CLAUSE = 6                                 # words between a condition and its verb
ESTIMATED = {"diestimasi", "diestimasikan", "diperkirakan"}
FOR = {"dalam", "demi", "guna", "untuk"}
HELD = ("actual", "decided")
MADE = {"asumsi", "estimasi", "konsensus", "perkiraan", "prediksi", "proyeksi"}
CUSTOMERS = {"anda", "kita", "konsumen", "nasabah", "pelanggan", "pembeli", "pengguna"}
OBTAINED = {"hemat", "memperoleh", "mendapat", "mendapatkan", "menghemat"}
COUNTING_IN = {"memasukkan", "memperhitungkan", "mempertimbangkan", "mencakup"}
IF = {"apabila", "bila", "jika", "kalau"}
LIFTING = {"membatalkan", "mencabut", "menghapus", "menghapuskan", "meniadakan"}
LEVIED = {"bea", "pajak", "pungutan", "tarif"}
NOT = {"belum", "dulu", "sudah", "tak", "telah", "tidak"}
NOW = {"saat", "sekarang", "kini"}
OFFERED = {"diakses", "dibawa", "dibeli", "didapatkan", "digunakan", "dinikmati", "dipesan", "dipilih", "ditebus", "ditemui", "ditukar", "membawa", "membeli", "membelinya", "memilih", "menikmati", "menebus"}
PRICED = {"biaya", "bunga", "emas", "harga", "iuran", "kurs", "ongkos", "sewa", "tarif"}
PUSHED = {"agar", "bisa", "dapat", "hingga", "ke", "kepada", "makin", "menjadi", "menuju", "naik", "sampai", "semakin", "supaya", "terus", "tumbuh", "untuk"}
SPENT = ("money", "count")
ADVICE = {"beli", "buy", "cutloss", "cut", "merekomendasikan", "rekomendasi", "resistance", "resisten", "sell", "stoploss", "support", "trading"}
TRADING = {"baru", "berikutnya", "bullish", "di", "harga", "ihsg", "jangka", "ke", "kisaran", "level", "masing-masing", "pada", "panjang", "pendek", "pelemahan", "penguatan", "selanjutnya", "sebesar", "terdekat", ":"}
WANTED = {"kebutuhan", "ketergantungan", "permintaan"}
WEAK = {"akan", "bakal", "bisa", "dapat", "depan", "harus", "mendorong", "segera"}


def meant(reading: Reading, figure: int, word: int, value: str, hits: dict[int, str], passed: bool) -> str | None:
    """The status that the cue at a word has for a figure; `hits` are the cues of the sentence, `passed`: another figure stands between.

    "mematok kurs Rp14.000" is a price that holds, "mematok pertumbuhan 5 persen" a target.
    """
    lower = reading.words.lower
    cue, before = lower[word], lower[word - 1]
    if value in ("forecast", "target") and in_force(reading, figure, word):
        return "actual"
    if value == "target":
        return aimed(reading, figure, word)
    if value == "forecast":
        if cue == "khawatir" and before == "yang":
            return None                    # "warga yang khawatir akibat perang": so they are
        if cue in ESTIMATED and lower[max(0, word - 2):word] == ["saat", "ini"]:
            return "actual"                # "kekayaannya saat ini diperkirakan Rp2 miliar"
        if cue in ("bisa", "dapat") and word + 1 < len(lower) and lower[word + 1] in OFFERED:
            return None                    # "dapat dibeli dengan harga Rp2 juta"
        if cue in ("bisa", "dapat") and before in CUSTOMERS and lower[word + 1] in OBTAINED:
            return "actual"                # "jika membayar tunai, pelanggan bisa mendapatkan payung itu seharga Rp2 juta"
        if (cue in WEAK and before in NOT) or at_rate(reading, figure, word):
            return None                    # "tidak dapat dihindari", "sudah bisa dibeli"
    if value in HELD and expected(reading, word, hits):
        return None                        # "diproyeksikan mencatat", "diperkirakan akan membukukan"
    if value == "actual" and before in NOW and (passed or lower[word + 1] in INTO or reading.labels[word - 2] == FIGURE):
        return None                        # "dari 4 persen saat ini menjadi 5 persen"
    if value == "actual" and cue == "kurs" and before == "dan" and reading.labels[word - 2] == FIGURE:
        return None                        # "dengan asumsi minyak US$70 per barel dan kurs Rp15.000"
    return value


def in_force(reading: Reading, figure: int, word: int) -> bool:
    """Is the number what a forecast or a wish is about: "proyeksi itu memperhitungkan tarif 25 persen", "diharapkan mencabut tarif 25 persen", "estimasi dari lima lembaga"?"""
    lower, (first, _) = reading.words.lower, reading.spans[figure]
    if lower[word] in MADE and reading.figures[figure].kind == "count" and lower[first - 1] in ("dari", "oleh"):
        return True
    said = lower[word + 1:first]
    return not LEVIED.isdisjoint(said[-5:]) and (not LIFTING.isdisjoint(said) or (lower[word] in MADE and not COUNTING_IN.isdisjoint(said)))


def aimed(reading: Reading, figure: int, word: int) -> str | None:
    """What a cue of a target means: what drives, sets or asks is often told of what is."""
    lower = reading.words.lower
    cue, before, after = lower[word], lower[word - 1], lower[word + 1] if word + 1 < len(lower) else ""
    if cue in ("menyepakati", "disepakati") and before in ("telah", "sudah"):
        return "actual"
    if cue in ("mematok", "dipatok") and not PRICED.isdisjoint(lower[max(0, word - 4):reading.spans[figure][0]]):
        return "actual"                    # "mematok kurs", "harga emas dipatok senilai Rp2 juta"
    if cue == "target" and of_trading(reading, figure, word):
        return "forecast"                  # "rekomendasi beli dengan target Rp2.300"
    if cue == "didorong" and after not in PUSHED:
        return "actual"                      # "didorong belanja iklan yang mencapai Rp2 miliar"
    if cue == "mendorong" and before not in FOR:
        return None                        # "program itu mendorong kredit tumbuh 7 persen"
    if cue == "akan" and reading.labels[word] == PREPOSITION and not WANTED.isdisjoint(lower[max(0, word - 3):word]):
        return None                        # "kebutuhan akan payung"
    if cue == "siap" and reading.labels[word + 1:word + 2] != [VERB]:
        return None                        # "pabrik siap pakai"
    if cue == "harus" and before == "yang":
        return None                        # "beban yang harus ditanggung"
    if cue in ("butuh", "membutuhkan") and reading.figures[figure].kind not in SPENT:
        return None                        # "membutuhkan daya 2 MW"
    if (cue == "dijaga" and (before == "masih" or reading.figures[figure].kind != "percent")) or (cue == "maksimal" and before in ABLE):
        return None                        # "suhu dijaga 40 derajat", "kapasitas maksimal 5 ton"
    return None if after in ASKED.get(cue, ()) else "target"


def of_trading(reading: Reading, figure: int, word: int) -> bool:
    """Is it a price up to which somebody advises to hold: a bare "target" in a sentence of such advice?"""
    lower, (first, _) = reading.words.lower, reading.spans[figure]
    if reading.figures[figure].kind not in ("money", "index") or not TRADING.issuperset(lower[word + 1:first]):
        return False
    begin, end = reading.bounds(figure)
    return not ADVICE.isdisjoint(lower[begin:end])


def at_rate(reading: Reading, figure: int, word: int) -> bool:
    """Is only the rate assumed at which a sum was converted: "US$2 juta atau Rp30 miliar (asumsi kurs Rp15.000 per dolar AS)"?"""
    lower = reading.words.lower
    if lower[word] != "asumsi" or lower[word + 1] != "kurs" or not figure or reading.sentence_of[figure - 1] != reading.sentence_of[figure]:
        return False
    return reading.figures[figure - 1].unit == "IDR" and "/" in (reading.figures[figure].unit or "")


def expected(reading: Reading, word: int, hits: dict[int, str]) -> bool:
    """Does the word before a verb of what happened, "akan" aside, say that it is only expected or aimed at?"""
    earlier = word - 1
    if reading.words.lower[earlier] in ("akan", "bakal", "bisa", "dapat", "segera"):
        return True                        # "bisa tembus 3 juta unit", "akan menetapkan tarif"
    for near in range(word - 1, max(-1, word - CLAUSE), -1):
        if reading.labels[near] in (BREAK, COMMA, FIGURE, STOP) and near not in hits:
            break
        if reading.words.lower[near] in IF and hits.get(near) == "forecast":
            return True                    # "jika harga itu konsisten mencatat penutupan di atas Rp2.000"
    if reading.words.lower[earlier] == "mampu":
        earlier -= 1
    return hits.get(earlier) in ("target", "forecast")
