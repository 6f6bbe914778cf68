"""Packed answers are unpacked up to a limit; pages become text by the first charset that fits."""
import gzip
import zlib

import pytest

from tracker.collect.decoding import Unpacker, decode_page
from tracker.errors import FetchError

TEXT = "Produksi naik 5,3 persen – “lebih baik”, kata dia.".encode()


def unpack(encoding: str, data: bytes, *, limit: int = 10_000, step: int = 7) -> bytes:
    unpacker = Unpacker(encoding, limit=limit, subject="https://warta.example/rss")
    pieces = [unpacker.feed(data[at:at + step]) for at in range(0, len(data), step)]
    return b"".join(pieces) + unpacker.close()


@pytest.mark.parametrize(("encoding", "data"), [
    ("", TEXT), ("identity", TEXT), ("gzip", gzip.compress(TEXT)), ("x-gzip", gzip.compress(TEXT)), ("GZIP", gzip.compress(TEXT)),
    ("deflate", zlib.compress(TEXT)), ("deflate", zlib.compressobj(wbits=-15).compress(b"") + zlib.compress(TEXT)[2:-4]),
    ("gzip", gzip.compress(TEXT[:20]) + gzip.compress(TEXT[20:])), ("gzip", gzip.compress(TEXT) + b"\0\0\0\0"),
])
@pytest.mark.parametrize("step", [1, 7, 1000])
def test_unpacked(encoding, data, step):
    assert unpack(encoding, data, step=step) == TEXT


@pytest.mark.parametrize(("encoding", "data", "kind"), [
    ("gzip", gzip.compress(TEXT * 30)[:60], "decoding_error"),
    ("gzip", b"<rss>not packed at all</rss>", "decoding_error"),
    ("br", TEXT, "decoding_error"),
    ("gzip", gzip.compress(bytes(5_000_000)), "too_large"),
    ("deflate", zlib.compress(bytes(5_000_000)), "too_large"),
    ("", bytes(20_000), "too_large"),
])
def test_refused(encoding, data, kind):
    with pytest.raises(FetchError) as caught:
        unpack(encoding, data, step=1000)
    assert caught.value.kind == kind


def test_bomb_costs_no_memory():
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    unpacker = Unpacker("deflate", limit=1 << 20, subject="x")
    with pytest.raises(FetchError):
        unpacker.feed(bomb)
    assert unpacker.size < (1 << 20) + (1 << 17)


@pytest.mark.parametrize(("body", "header", "text"), [
    ("Kafé".encode(), "utf-8", "Kafé"),
    ("Kafé".encode("latin-1"), "iso-8859-1", "Kafé"),
    (b'<meta charset="iso-8859-1">Kaf\xe9', None, '<meta charset="iso-8859-1">Kafé'),
    (b'<meta charset="iso-8859-1">' + "Kafé".encode(), "utf-8", '<meta charset="iso-8859-1">Kafé'),       # the header goes first
    ("\ufeffKafé".encode("utf-16"), "utf-8", "Kafé"),                                                      # and a BOM before all
    (b"\xef\xbb\xbf" + "Kafé".encode(), "iso-8859-1", "Kafé"),
    ("“naik”".encode("cp1252"), "utf-8", "“naik”"),                                                        # a header that is wrong
    ("“naik” – Café".encode() + b" iklan \xe9", "utf-8", "“naik” – Café iklan \ufffd"),                   # a foreign byte in good UTF-8
    (b"Ekspor", "no-such-charset", "Ekspor"),
])
def test_charset(body, header, text):
    assert decode_page(body, header) == text
