"""A saved search tells what is new, once: not what was known when it began, and not again for copies."""
import asyncio
import json
import socket
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import feedparser
import pytest
from click.testing import CliRunner

from tracker import alerting, forgetting, stages
from tracker.cli import cli
from tracker.collect import Settings, read_networks
from tracker.errors import ConfigError
from tracker.notify.alerts import Alert, Alerts, parse_alerts
from tracker.publish.filters import FILTERS
from tracker.records import Article
from tracker.stores import opened

BEGIN = datetime(2026, 3, 1, 8, tzinfo=UTC)
HERE = Settings(allow=read_networks(["127.0.0.1/32"]))
OLD = "Produksi garam nasional mencapai 1,25 juta ton pada 2025. Sebanyak 312 petambak bekerja di pesisir utara Kabupaten Demak."
NEW = ("Ekspor kopi Indonesia senilai USD 93,71 juta pada 2025, kata Menteri Perdagangan Bayu Sampel. Biji kopi itu dikirim ke Jepang "
       "lewat pelabuhan utama, dan sisanya disimpan di gudang koperasi sampai panen berikutnya tiba di pegunungan. Petani setempat menjual hasilnya "
       "kepada pengepul dengan harga yang disepakati bersama pada awal musim, seperti tahun sebelumnya.")
AGAIN = "Kementerian Perdagangan mencatat ekspor kopi Indonesia USD 93,71 juta pada 2025. Cuaca di lereng gunung cerah sepanjang pekan."
TARGET = "Koperasi Contoh menargetkan ekspor kopi USD 120 juta pada 2026."
COFFEE = Alert("kopi", "Ekspor kopi", words="ekspor kopi")


@contextmanager
def day(folder, number):
    """The databases as a run finds them on a day after the beginning."""
    with opened(folder, "refresh") as stores:
        stores.archive.clock = lambda: BEGIN + timedelta(days=number)
        yield stores


def put(folder, number, *stories, alerts=(COFFEE,), how=HERE, **more):
    """One daily run with these new stories (outlet, text); its counts."""
    with day(folder, number) as stores:
        for outlet, text in stories:
            stores.archive.add_article(Article("", text, f"Cerita {outlet} {number}", BEGIN + timedelta(days=number), f"https://{outlet}.example/{number}", outlet))
        stages.annotate(stores)
        stages.link(stores)
        return alerting.run(stores, Alerts(tuple(alerts), **more), how, now=BEGIN + timedelta(days=number, minutes=5))


def entries(folder, alert="kopi"):
    found = feedparser.parse(str(folder / "alerts" / f"{alert}.atom"))
    assert not found.bozo and found.feed.id and found.feed.title and found.feed.updated
    assert all(entry.id and entry.title and entry.updated and entry.summary for entry in found.entries)
    return found.entries


def test_the_first_run_tells_nothing_and_the_next_what_is_new(tmp_path):
    assert put(tmp_path, 0, ("satu", OLD), ("dua", TARGET)) == {"alerts": 1, "alerts_begun": 1, "alert_items": 0}
    assert entries(tmp_path) == []
    assert put(tmp_path, 1, ("satu", NEW), site="https://pelacak.example")["alert_items"] == 1
    [entry] = entries(tmp_path)
    assert entry.title.startswith("93,71 juta dolar AS – ")
    assert "Karena peringatan “Ekspor kopi”: kata “ekspor kopi”." in entry.summary and "senilai USD 93,71 juta" in entry.summary
    assert [link.rel for link in entry.links] == ["alternate", "via"] and entry.link.startswith("https://pelacak.example/figures/")


def test_what_was_told_is_not_told_again(tmp_path):
    put(tmp_path, 0)
    assert put(tmp_path, 1, ("satu", NEW))["alert_items"] == 1
    assert put(tmp_path, 1)["alert_items"] == 0
    assert put(tmp_path, 2, ("dua", NEW))["alert_items"] == 0               # a copy
    assert put(tmp_path, 3, ("tiga", AGAIN))["alert_items"] == 0            # another story of the same fact
    assert put(tmp_path, 4, ("empat", NEW.replace("93,71", "97,45").replace("2025", "2024")))["alert_items"] == 1


def test_a_fact_that_was_known_before_is_no_news(tmp_path):
    put(tmp_path, 0, ("satu", NEW))
    assert put(tmp_path, 1, ("dua", NEW), ("tiga", AGAIN))["alert_items"] == 0


def test_an_article_that_is_read_in_another_way_is_no_news(tmp_path, monkeypatch):
    from tracker.annotate import pipeline

    put(tmp_path, 0, ("satu", NEW))
    monkeypatch.setattr(pipeline, "version", lambda: "9-later")
    assert put(tmp_path, 1)["alert_items"] == 0


def test_an_alert_that_changed_begins_anew_and_one_that_is_gone_is_forgotten(tmp_path):
    put(tmp_path, 0)
    put(tmp_path, 1, ("satu", NEW))
    assert put(tmp_path, 2, alerts=[Alert("kopi", "Ekspor kopi", words="kopi")])["alerts_begun"] == 1
    put(tmp_path, 3, alerts=[Alert("garam", words="garam")])
    assert [path.name for path in (tmp_path / "alerts").iterdir()] == ["garam.atom"]


def test_filters_narrow(tmp_path):
    alerts = [Alert("target", words="ekspor kopi", chosen=(("status", "target"),)), Alert("nyata", words="ekspor kopi", chosen=(("status", "actual"),))]
    put(tmp_path, 0, alerts=alerts)
    put(tmp_path, 1, ("satu", TARGET), alerts=alerts)
    assert len(entries(tmp_path, "target")) == 1 and not entries(tmp_path, "nyata")
    assert "status target" in entries(tmp_path, "target")[0].summary


def test_conflicts(tmp_path):
    alerts = [Alert("selisih", "Selisih", words="garam", conflict=True)]
    other = "Kementerian Perindustrian mencatat produksi garam nasional 1,25 miliar ton pada 2025. Gudang di Madura belum penuh."
    put(tmp_path, 0, ("satu", OLD), alerts=alerts)
    put(tmp_path, 1, ("dua", other), alerts=alerts)
    [entry] = entries(tmp_path, "selisih")
    assert entry.title == "Selisih: 1,25 juta ton – Produksi garam nasional / 1,25 miliar ton"
    assert "(satu) berselisih dengan" in entry.summary and "(dua): salah skala." in entry.summary
    assert put(tmp_path, 2, ("tiga", other), alerts=alerts)["alert_items"] == 0


def test_deadlines_come_near_without_an_article(tmp_path):
    alerts = [Alert("tenggat", "Tenggat", words="kopi", deadline=90)]
    put(tmp_path, 0, ("satu", TARGET), alerts=alerts)
    assert put(tmp_path, 100, alerts=alerts)["alert_items"] == 0
    assert put(tmp_path, 240, alerts=alerts)["alert_items"] == 1 and put(tmp_path, 250, alerts=alerts)["alert_items"] == 0
    [entry] = entries(tmp_path, "tenggat")
    assert entry.title.startswith("Jatuh tempo 31 Desember 2026: 120 juta dolar AS") and "65 hari lagi" in entry.summary


def test_in_english(tmp_path):
    put(tmp_path, 0, language="en")
    put(tmp_path, 1, ("satu", NEW), language="en")
    assert "Because of the alert “Ekspor kopi”: words “ekspor kopi”." in entries(tmp_path)[0].summary


def test_what_is_forgotten_is_in_no_feed(tmp_path):
    put(tmp_path, 0)
    put(tmp_path, 1, ("satu", NEW))
    forgetting.forget_article(tmp_path, "https://satu.example/1")
    assert not list((tmp_path / "alerts").glob("*.atom"))
    put(tmp_path, 2)
    assert entries(tmp_path) == []


# webhooks

@contextmanager
def hook(status=200):
    """A webhook on the loopback address: its address, and what it was told. Its status can be changed."""
    told, answer = [], {"status": status}

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(answer["status"])
            if answer["status"] == 302:
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/services/s3cr3t-token", told, answer
    server.shutdown()
    server.server_close()


def test_a_webhook_is_told_once(tmp_path):
    with hook() as (address, told, _):
        alerts = [Alert("kopi", "Ekspor kopi", words="ekspor kopi", webhook=address)]
        put(tmp_path, 0, alerts=alerts)
        assert not told
        put(tmp_path, 1, ("satu", NEW), alerts=alerts)
        put(tmp_path, 2, ("dua", NEW), alerts=alerts)
    [message] = told
    assert message["alert"] == "kopi" and len(message["items"]) == 1 and "USD 93,71 juta" in message["text"]


@pytest.mark.parametrize("status", [500, 302, 404])
def test_what_a_webhook_does_not_take_is_told_in_the_next_run(tmp_path, status):
    with hook(status) as (address, told, answer):
        alerts = [Alert("kopi", words="ekspor kopi", webhook=address)]
        put(tmp_path, 0, alerts=alerts)
        failed = put(tmp_path, 1, ("satu", NEW), alerts=alerts)["webhooks_failed"]
        assert list(failed) == ["kopi"] and "s3cr3t" not in str(failed) and len(told) == 1
        answer["status"] = 204
        assert "webhooks_failed" not in put(tmp_path, 2, alerts=alerts)
        put(tmp_path, 3, alerts=alerts)
    assert len(told) == 2 and told[0] == told[1]


def test_no_webhook_at_an_address_that_is_not_public(tmp_path):
    with hook() as (address, told, _):
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]", "[::1]"):
            folder = tmp_path / host.strip("[]").replace(":", "_")
            alerts = [Alert("kopi", words="ekspor kopi", webhook=address.replace("127.0.0.1", host))]
            put(folder, 0, alerts=alerts)
            failed = put(folder, 1, ("satu", NEW), alerts=alerts, how=Settings())["webhooks_failed"]["kopi"]
            assert "s3cr3t" not in failed and any(reason in failed for reason in ("not public", "not known", "no address")), (host, failed)
            assert entries(folder)
    assert not told


def test_a_webhook_that_is_not_there_breaks_nothing(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    alerts = [Alert("kopi", words="ekspor kopi", webhook=f"http://127.0.0.1:{port}/s3cr3t")]
    put(tmp_path, 0, alerts=alerts)
    assert put(tmp_path, 1, ("satu", NEW), alerts=alerts)["webhooks_failed"] == {"kopi": "no connection (ClientConnectorError)"}
    assert entries(tmp_path)


def test_a_webhook_that_is_silent_is_left(monkeypatch):
    from tracker.notify import webhook

    monkeypatch.setattr(webhook, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        message = {"kopi": (f"http://127.0.0.1:{silent.getsockname()[1]}/", {"text": "x"})}
        assert asyncio.run(webhook.tell_all(message, HERE))["kopi"].reason == "no answer in time"


# alerts.yaml

WRONG = {
    "alerts:\n  - {id: a, words: x}\n  - {id: a, words: y}": "alerts.yaml line 3: the id a stands twice; give each alert an id of its own",
    "alerts:\n  - words: x": "line 2: an alert without an id; add `id:` to it",
    "alerts:\n  - id: A b\n    words: x": "line 2: the id 'A b' is not usable; use small letters",
    "alerts:\n  - id: ../etc\n    words: x": "names the feed's file",
    "alerts:\n  - id: a": "line 2: the alert a looks for nothing; add words or one of sector",
    "alerts:\n  - id: a\n    sectr: C24": "line 3: unknown key 'sectr'; known are id",
    "alerts:\n  - id: a\n    words: [x, y]": "line 3: `words` is no single value; make an alert for each value",
    "alerts:\n  - id: a\n    words: '-'": "line 3: `words: -` holds no word; write what",
    'alerts:\n  - id: a\n    words: "\\ud800"': "line 3: `words` holds half a character",
    "alerts:\n  - id: a\n    conflict: yes": "line 3: `conflict: yes`; write true or false",
    "alerts:\n  - id: a\n    deadline: soon": "line 3: `deadline: soon` is no number of days; write 90d",
    "alerts:\n  - id: a\n    deadline: 9\n    conflict: true": "conflict and deadline in one alert; make two alerts of it",
    "alerts:\n  - id: a\n    words: x\n    webhook: ftp://s3cr3t.example": "line 4: the webhook's address is no http or https address",
    "alerts:\n  - id: a\n    words: x\n    webhook: https://user:s3cr3t@hook.example/": "line 4: the webhook's address is no http",
    "alerts:\n  - id: a\n    words: x\n    webhook: ${HOOK}": "line 4: variables are not put in here; write `webhook_env: HOOK`",
    "alerts:\n  - id: a\n    sector: C99": "line 3: `sector: C99` is not known; did you mean",
    "alerts:\n  - id: a\n    status: aktual": "line 3: `status: aktual` is not known; did you mean actual? Known are actual, target, forecast",
    "alerts:\n  - id: a\n    kind: uang": "line 3: `kind: uang` is not known; Known are money, percent",
    "alerts:\n  - id: a\n    place: Jepara": "line 3: `place: Jepara` is not known; Known are 33.20",
    "alerts:\n  - id: a\n    place: Atlantis": "line 3: `place: Atlantis` is not known; Take it from the address of a search: /figures?place=…",
    "alerts:\n  - id: a\n    province: Jawa Tenggah": "line 3: `province: Jawa Tenggah` is not known; did you mean Jawa Tengah?",
    "alerts:\n  - id: a\n    indicator: inflasi": "line 3: `indicator: inflasi` is not known",
    "alerts:\n  - id: a\n    year: 20": "line 3: `year: 20` is not known",
    "alerts:\n  - id: A\n    sector: C99\n    deadline: soon\n  - id: b\n    status: aktual":
        "alerts.yaml: 4 mistakes\n  alerts.yaml line 2: the id 'A' is not usable; use small letters, digits and hyphens: it names the feed's file\n  alerts.yaml line 3: `sector",
    "alerts:\n  - id: a\n    words: x\n    words: y": "line 4: `words` twice",
    "alerts: a": "line 1: `alerts` is no list; begin each alert with `- id:`",
    "alert:\n  - id: a": "line 1: unknown key 'alert'; known are site, language, alerts",
    "": "holds no alerts; begin it with `alerts:`",
    "alerts:\n  - id: [": "not valid YAML",
    "- id: a": "not in the form of alerts",
    "site: pelacak\nalerts: []": "line 1: `site: pelacak` is no http",
    "language: fr\nalerts: []": "line 1: unknown language 'fr'; write id or en",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_named_with_its_line(text):
    with pytest.raises(ConfigError) as error:
        parse_alerts(text, filters=tuple(FILTERS), known=alerting.known, environment={})
    assert WRONG[text] in str(error.value) and "s3cr3t" not in str(error.value)


def test_a_secret_stays_in_the_environment():
    [alert] = parse_alerts("alerts:\n  - {id: a, words: x, webhook_env: HOOK}", filters=(), environment={"HOOK": "https://hook.example/s3cr3t"}).alerts
    assert alert.webhook == "https://hook.example/s3cr3t" and "s3cr3t" not in repr(alert) and "s3cr3t" not in alert.conditions


@pytest.mark.parametrize("environment", [{}, {"HOOK": "s3cr3t"}], ids=["absent", "no address"])
def test_a_variable_that_is_not_set_stops_no_run(tmp_path, environment):
    text = "alerts:\n  - {id: kopi, words: ekspor kopi, webhook_env: HOOK}"
    alerts = parse_alerts(text, filters=(), environment=environment).alerts
    put(tmp_path, 0, alerts=alerts)
    counts = put(tmp_path, 1, ("satu", NEW), alerts=alerts)
    assert counts["alert_items"] == 1 and "HOOK" in counts["webhooks_failed"]["kopi"] and "s3cr3t" not in str(counts)
    assert entries(tmp_path)
    with hook() as (address, told, _):                    # once it is set, what waited is told
        put(tmp_path, 2, alerts=parse_alerts(text, filters=(), environment={"HOOK": address}).alerts)
    assert len(told[0]["items"]) == 1


def test_refresh_runs_without_the_variable_of_a_webhook(tmp_path, monkeypatch):
    monkeypatch.delenv("NEWSROOM_WEBHOOK", raising=False)
    (tmp_path / "feeds.yaml").write_text("feeds:\n  - {id: tutup, publisher: Tutup, title: T, url: 'http://127.0.0.1:9/rss'}\n")
    (tmp_path / "alerts.yaml").write_text("alerts:\n  - {id: garam, words: garam, webhook_env: NEWSROOM_WEBHOOK}\n")
    result = CliRunner().invoke(cli, ["refresh", "--feeds", str(tmp_path / "feeds.yaml"), "--db", str(tmp_path), "--json"])
    assert result.exit_code == 3, result.output           # the feed is refused, as it would be without alerts
    assert json.loads(result.stdout)["webhooks_failed"] == {"garam": "the environment has no NEWSROOM_WEBHOOK"}
    assert "the webhook of garam is left out: the environment has no NEWSROOM_WEBHOOK" in result.stderr


def test_command(tmp_path):
    run = CliRunner().invoke
    put(tmp_path, 0)
    path = tmp_path / "alerts.yaml"
    assert "no such file; docs/alerts.md" in run(cli, ["notify", "--alerts", str(path), "--db", str(tmp_path)]).output
    path.write_text("alerts:\n  - {id: baru, words: garam}\n")
    result = run(cli, ["notify", "--alerts", str(path), "--db", str(tmp_path), "--json"])
    assert json.loads(result.output) == {"alerts": 1, "alerts_begun": 1, "alert_items": 0}
    (tmp_path / "feeds.yaml").write_text("feeds:\n  - {id: tutup, publisher: T, title: T, url: 'https://tutup.example/rss', enabled: false, reason: closed}\n")
    result = run(cli, ["refresh", "--feeds", str(tmp_path / "feeds.yaml"), "--db", str(tmp_path), "--json"])
    assert json.loads(result.output)["alerts"] == 1
