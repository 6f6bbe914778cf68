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


def systemd(program: Path, feeds: Path, db: Path, *, user: str = "tracker") -> str:
    """A hardened service and its timer.

    >>> print(systemd(Path("/opt/tracker/bin/tracker"), Path("/srv/tracker/feeds.yaml"), Path("/srv/tracker/db")).splitlines()[9])
    ExecStart=/opt/tracker/bin/tracker refresh --feeds /srv/tracker/feeds.yaml --db /srv/tracker/db
    """
    return SERVICE.format(program=_escaped(program), feeds=_escaped(feeds), db=_escaped(db), user=user)


def cron(program: Path, feeds: Path, db: Path) -> str:
    """A line for crontab: every day at 05:30 in the machine's own zone; a mail tells of trouble only.

    >>> print(cron(Path("/opt/tracker/bin/tracker"), Path("feeds.yaml"), Path("/srv/my db")), end="")
    30 5 * * * /opt/tracker/bin/tracker refresh --feeds feeds.yaml --db '/srv/my db' > /dev/null
    """
    return f"30 5 * * * {quote(str(program))} refresh --feeds {quote(str(feeds))} --db {quote(str(db))} > /dev/null\n".replace("%", "\\%")


def _escaped(path: Path) -> str:
    """A path as a unit file takes it: a percent sign and blanks mean something there."""
    text = str(path).replace("%", "%%")
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if " " in text else text
