"""Timers for the daily job, ready to be installed."""
from __future__ import annotations

from pathlib import Path
from shlex import quote

SERVICE = """\
# /etc/systemd/system/tracker.service
[Unit]
Description=Indonesian industry news and policy: the daily job
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User={user}
# NAME=value, one a line, for what is secret (the webhook_env of alerts.yaml); of root alone: chmod 600
EnvironmentFile=-/etc/tracker.env
ExecStart={program} refresh --feeds {feeds} --db {db}
TimeoutStartSec=3h
Nice=10
# ends cleanly on SIGTERM, with all finished work kept
TimeoutStopSec=30
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths={db}
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictSUIDSGID=yes
LockPersonality=yes
CapabilityBoundingSet=
SystemCallFilter=@system-service
MemoryMax=2G

# /etc/systemd/system/tracker.timer
[Unit]
Description=Every day

[Timer]
OnCalendar=*-*-* 05:30:00
RandomizedDelaySec=20m
Persistent=yes

[Install]
WantedBy=timers.target
"""

CRON = """\
# What is secret (the webhook_env of alerts.yaml) stands above the line: NEWSROOM_WEBHOOK=https://…
"""


def systemd(program: Path, feeds: Path, db: Path, *, user: str = "tracker") -> str:
    """A hardened service and its timer.

    >>> print(systemd(Path("/opt/tracker/bin/tracker"), Path("/srv/tracker/feeds.yaml"), Path("/srv/tracker/db")).splitlines()[11])
    ExecStart=/opt/tracker/bin/tracker refresh --feeds /srv/tracker/feeds.yaml --db /srv/tracker/db
    """
    return SERVICE.format(program=_escaped(program), feeds=_escaped(feeds), db=_escaped(db), user=user)


def cron(program: Path, feeds: Path, db: Path) -> str:
    """A line for crontab: every day at 05:30 in the machine's own zone. The counts go to a log beside the databases' directory, a mail tells of trouble only.

    >>> print(cron(Path("/opt/tracker/bin/tracker"), Path("feeds.yaml"), Path("/srv/my desk/db")).splitlines()[-1])
    30 5 * * * /opt/tracker/bin/tracker refresh --feeds feeds.yaml --db '/srv/my desk/db' --json >> '/srv/my desk/refresh.log'
    """
    job = (f"{quote(str(program))} refresh --feeds {quote(str(feeds))} --db {quote(str(db))} --json >> {quote(str(db.parent / 'refresh.log'))}").replace("%", "\\%")
    return f"{CRON}30 5 * * * {job}\n"


def _escaped(path: Path) -> str:
    """A path as a unit file takes it: a percent sign and blanks mean something there."""
    text = str(path).replace("%", "%%")
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if " " in text else text
