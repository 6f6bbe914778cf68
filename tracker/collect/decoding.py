"""Bytes of an answer to bytes of a document, never more than a limit; bytes of a page to text, by the first charset that fits."""
from __future__ import annotations

import codecs
import re
import zlib

from charset_normalizer import from_bytes

from tracker.errors import FetchError

AT_A_TIME = 1 << 16
GZIP = b"\x1f\x8b"
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
LATIN = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"}     # browsers read all of these as windows-1252


class Unpacker:
    """Undo a Content-Encoding piece by piece and stop at the limit, before the memory is spent.

    >>> unpacker = Unpacker("gzip", limit=100, subject="https://warta.example/rss")
    >>> import gzip
    >>> unpacker.feed(gzip.compress(b"<rss/>")) + unpacker.close()
    b'<rss/>'
    >>> Unpacker("gzip", limit=100, subject="https://warta.example/rss").feed(gzip.compress(bytes(1_000_000)))
    Traceback (most recent call last):
    ...
    tracker.errors.FetchError: https://warta.example/rss: more than 100 bytes after decompression; not read further
    """

    def __init__(self, encoding: str, *, limit: int, subject: str):
        self.encoding, self.limit, self.subject, self.size = encoding.strip().lower(), limit, subject, 0
        if self.encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise FetchError(subject, f"sent as {self.encoding!r}, which was not asked for", kind="decoding_error")
        self.packed = self.encoding not in ("", "identity")
        self._held = b""                   # the first bytes of a member, until they tell its format
        self._inflater: zlib._Decompress | None = None

    def feed(self, data: bytes) -> bytes:
        """The document's bytes for the next piece of the answer."""
        if not self.packed:
            return self._counted(data)
        data, self._held, out = self._held + data, b"", []
        while data:
            if self._inflater is None or self._inflater.eof:
                if len(data) < 2:
                    self._held = data
                    break
                if self._inflater is not None and not data.startswith(GZIP):
                    break                  # padding after the last member
                self._inflater = zlib.decompressobj(self._format(data))
            out.append(self._counted(self._inflate(data)))
            data = self._inflater.unconsumed_tail or self._inflater.unused_data
        return b"".join(out)

    def _format(self, data: bytes) -> int:
        """zlib's name for the format that these bytes begin; some servers send "deflate" without the zlib header."""
        if data.startswith(GZIP):
            return zlib.MAX_WBITS | 16
        is_zlib = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
        return zlib.MAX_WBITS if is_zlib or self.encoding != "deflate" else -zlib.MAX_WBITS

    def _inflate(self, data: bytes) -> bytes:
        try:
            return self._inflater.decompress(data, AT_A_TIME)
        except zlib.error as error:
            raise FetchError(self.subject, f"its {self.encoding} data is damaged ({error})", kind="decoding_error") from error

    def _counted(self, piece: bytes) -> bytes:
        self.size += len(piece)
        if self.size > self.limit:
            what = f"more than {self.limit} bytes" + (" after decompression" if self.packed else "")
            raise FetchError(self.subject, what, "not read further", kind="too_large")
        return piece

    def close(self) -> bytes:
        """What is left at the end; an error where the packed data stops too early."""
        if self._inflater is None:
            if self._held:
                raise FetchError(self.subject, f"its {self.encoding} data ends too early", kind="decoding_error")
            return b""
        rest = self._counted(self._inflater.flush())
        if not self._inflater.eof:
            raise FetchError(self.subject, f"its {self.encoding} data ends too early", kind="decoding_error")
        return rest


def decode_page(body: bytes, header_charset: str | None = None) -> str:
    """A page as text: charset from BOM, header, meta or XML prolog, a guess, the first in which the bytes make sense.

    >>> decode_page("“naik 5,3%” – Menteri".encode("cp1252"), "utf-8")
    '“naik 5,3%” – Menteri'
    >>> decode_page("Kafé".encode("latin-1") + b"<meta charset=iso-8859-1>")
    'Kafé<meta charset=iso-8859-1>'
    """
    for mark, charset in BOMS:
        if body.startswith(mark):
            return body.decode(charset, "replace").lstrip("\ufeff")
    for charset in _declared(body, header_charset):
        text = _strictly(body, charset)
        if text is not None:
            return text
    mended = _mostly_utf8(body)
    if mended is not None:
        return mended
    text = _strictly(body, "cp1252")
    if text is not None:
        return text
    guess = from_bytes(body[:200_000]).best()
    return body.decode(guess.encoding if guess else "utf-8", "replace")


def _declared(body: bytes, header_charset: str | None) -> list[str]:
    charsets = [header_charset] if header_charset else []
    for pattern in (META, XML):
        match = pattern.search(body[:4096])
        if match:
            charsets.append(match[1].decode("ascii"))
    return [*charsets, "utf-8"]


def _strictly(body: bytes, charset: str) -> str | None:
    try:
        return body.decode("cp1252" if charset.lower() in LATIN else charset)
    except (LookupError, ValueError):      # some of Python's codecs are none for pages, and fail in their own way
        return None


def _mostly_utf8(body: bytes) -> str | None:
    """UTF-8 with a few broken bytes: an advertisement in another charset, a character cut in half."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(ord(char) > 127 for char in text) - broken
    return text if broken <= sound else None
