"""Web addresses: the one form that names a story, whoever links to it and however."""
from __future__ import annotations

import ipaddress
from hashlib import sha256
from urllib.parse import SplitResult, quote, unquote_plus, urljoin, urlsplit, urlunsplit

from tracker.lexicons import read_yaml

SCHEMES = {"http": 80, "https": 443}
SAFE = "!$%&'()*+,/:;=?@[]~"            # what may stand in a path or query as it is
LONGEST = 2048                             # characters; no publisher's address comes near


def read_address(url: str, *, base: str = "") -> str | None:
    """An absolute http or https address without credentials and fragment, or None where this is no address to ask.

    >>> read_address("/berita/4.html", base="https://Warta.example:443/rss")
    'https://warta.example/berita/4.html'
    >>> [read_address(url) for url in ("javascript:alert(1)", "file:///etc/passwd", "https://budi:rahasia@warta.example/", "")]
    [None, None, None, None]
    """
    url = "".join(char for char in url.strip() if char >= " ")
    if not url or len(url) > LONGEST:
        return None
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        host, port = parts.hostname, parts.port
    except ValueError:                     # a port that is no number, half an IPv6 address
        return None
    scheme = parts.scheme.lower()
    if scheme not in SCHEMES or not host or "@" in parts.netloc:
        return None
    name = _ascii_host(host)
    if name is None:
        return None
    netloc = name if port in (None, SCHEMES[scheme]) else f"{name}:{port}"
    return urlunsplit((scheme, netloc, quote(parts.path, SAFE, errors="replace") or "/", quote(parts.query, SAFE, errors="replace"), ""))


def canonical(url: str) -> str | None:
    """The address as it names the story: no campaign parameters, AMP form, page number, fragment.

    >>> canonical("https://warta.example/amp/ekonomi/ekspor-naik.html?utm_source=rss&id=7&page=2#komentar")
    'https://warta.example/ekonomi/ekspor-naik.html?id=7'
    """
    address = read_address(url)
    if address is None:
        return None
    parts = urlsplit(address)
    words = read_yaml("addresses")
    kept = [pair for pair in parts.query.split("&") if pair and not _says_nothing(pair, words)]
    return urlunsplit((parts.scheme, parts.netloc, _without_amp(parts.path), "&".join(kept), ""))


def asked_for(url: str) -> str | None:
    """The address to ask: as given, without the parameters that only count readers.

    >>> asked_for("https://warta.example/amp/ekspor.html?utm_source=rss&page=2")
    'https://warta.example/amp/ekspor.html?page=2'
    """
    address = read_address(url)
    if address is None:
        return None
    parts = urlsplit(address)
    words = read_yaml("addresses")
    kept = [pair for pair in parts.query.split("&") if pair and not _counts_readers(_name(pair), words)]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join(kept), ""))


def believed(claim: str | None, fetched: str) -> str | None:
    """A page's `rel=canonical`, in canonical form, where it may be believed: same registrable domain, and not merely the front page.

    >>> believed("https://www.warta.example/a/1", "https://m.warta.example/a/1?amp=1")
    'https://www.warta.example/a/1'
    >>> believed("https://lain.example/a/1", "https://warta.example/a/1")
    >>> believed("https://warta.example/", "https://warta.example/a/1")
    """
    address = canonical(urljoin(fetched, claim)) if claim else None
    if address is None or registrable(address) != registrable(fetched):
        return None
    here, there = urlsplit(fetched), urlsplit(address)
    if there.path in ("", "/") and not there.query and here.path not in ("", "/"):
        return None
    return address


def article_id(url: str) -> str:
    """The first 16 hex digits of the SHA-256 of the canonical address.

    >>> article_id("https://warta.example/a/1?utm_source=rss") == article_id("https://warta.example/a/1")
    True
    """
    return sha256((canonical(url) or url).encode()).hexdigest()[:16]


def registrable(url: str) -> str:
    """The domain that somebody registered; an IP address, with its port, stands for itself.

    >>> registrable("https://www.kemenperin.go.id/x"), registrable("https://m.warta.co.id"), registrable("https://money.kompas.com")
    ('kemenperin.go.id', 'warta.co.id', 'kompas.com')
    >>> registrable("http://127.0.0.3:8765/x")
    '127.0.0.3:8765'
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    if is_ip_literal(host):
        return parts.netloc.rpartition("@")[2].lower()
    words = read_yaml("addresses")
    labels = host.split(".")
    for shared in words["shared_hosts"]:
        if host.endswith(f".{shared}"):
            return ".".join(labels[-shared.count(".") - 2:])
    long_suffix = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in words["suffix_labels"]
    return ".".join(labels[-3 if long_suffix else -2:])


def is_ip_literal(host: str) -> bool:
    """Whether a host is an IP address as written.

    >>> is_ip_literal("127.0.0.1"), is_ip_literal("::1"), is_ip_literal("warta.example")
    (True, True, False)
    """
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def page_number(url: str, *, of: str) -> int | None:
    """Which page of the story `of` an address shows, or None where it is another story.

    >>> [page_number(f"https://warta.example/a.html{rest}", of="https://warta.example/a.html") for rest in ("?page=3", "/3", "/halaman/3/", "")]
    [3, 3, 3, 1]
    >>> page_number("https://warta.example/b.html?page=3", of="https://warta.example/a.html")
    """
    words = read_yaml("addresses")
    parts: SplitResult = urlsplit(url)
    if canonical(url) != canonical(of):
        return _path_page(url, of, words)
    for pair in parts.query.split("&"):
        name, _, value = pair.partition("=")
        if name.lower() in words["page_parameters"] and value.isdigit() and len(value) < 4:
            return int(value)
    return 1


def _path_page(url: str, of: str, words: dict[str, list[str]]) -> int | None:
    """The number at the end of a path that is otherwise the story's: /a.html/2, /a/page/2/."""
    stem, last = _split_last(url)
    if not last.isdigit() or len(last) > 2 or int(last) < 2:
        return None
    story = (canonical(of) or of).rstrip("/")
    bare, name = _split_last(stem)
    return int(last) if (canonical(stem) or "").rstrip("/") == story or (name in words["page_parameters"] and (canonical(bare) or "").rstrip("/") == story) else None


def _split_last(url: str) -> tuple[str, str]:
    """An address without the last label of its path, and that label."""
    parts = urlsplit(url)
    path, _, last = parts.path.rstrip("/").rpartition("/")
    return urlunsplit(parts._replace(path=path)), last


def _ascii_host(host: str) -> str | None:
    host = host.rstrip(".").lower()
    if ":" in host:
        return f"[{host}]"
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return name if name and not set(name) & set(" <>\"'\\^`{|}") else None


def _name(pair: str) -> str:
    return unquote_plus(pair.partition("=")[0]).removeprefix("amp;").lower()


def _counts_readers(name: str, words: dict[str, list[str]]) -> bool:
    return name in words["campaign_parameters"] or name.startswith(tuple(words["campaign_prefixes"]))


def _says_nothing(pair: str, words: dict[str, list[str]]) -> bool:
    name, value = _name(pair), pair.partition("=")[2]
    if name in words["page_parameters"]:
        return value.isdigit() or value.lower() in ("all", "semua")
    return name in words["amp_parameters"] or _counts_readers(name, words)


def _without_amp(path: str) -> str:
    """The path of the ordinary page of an AMP form: publishers put "amp" first or last."""
    labels = path.split("/")
    if len(labels) > 2 and labels[1] == "amp":
        return "/" + "/".join(labels[2:])
    if len(labels) > 2 and labels[-1] == "amp":
        return "/".join(labels[:-1])
    if len(labels) > 3 and labels[-2:] == ["amp", ""]:
        return "/".join(labels[:-2]) + "/"
    return path
