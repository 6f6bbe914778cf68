"""An archive of any size, read on many processes or machines into Parquet, from which the databases can be filled.

The input is cut into chunks. A chunk is read by the same pipeline as ever, and its files appear all at once; from them come the files of the
months, each written once. Whatever was killed is read again, and comes to the same files.
"""
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from tracker import progress
from tracker.backfill.chunks import Chunk
from tracker.backfill.cutting import SIZE, cut
from tracker.backfill.extras import needed
from tracker.store.excerpts import SHARE
from tracker.store.lock import sole_writer

COUNTED = ("articles", "figures", "set_aside", "other_language", "not_article")


def backfill(inputs: Sequence[Path], output: Path, *, workers: int = 1, scheduler: str | None = None, size: int = SIZE, share: float = SHARE) -> dict[str, Any]:
    """Read archives into Parquet under `output`, on `workers` processes or on the Dask cluster of `scheduler`; what was done, in numbers.

    `size` articles are a chunk, `share` of an article's text may stand as evidence.
    """
    needed("pyarrow", "to write Parquet")
    from tracker.annotate.pipeline import version
    from tracker.backfill import tables
    from tracker.backfill.crews import Cluster, Pool
    from tracker.backfill.work import Done, Job, finished, prepare

    output = output.absolute()                             # workers may stand in another directory
    job = Job(output, version(), share)
    chunks = chain.from_iterable(cut(path, size=size) for path in inputs)
    found: dict[str, Done] = {}
    new: Counter[str] = Counter()
    with sole_writer(output, "backfill"):
        prepare(job)
        begun, total = time.monotonic(), sum(path.stat().st_size for path in inputs if path.exists())
        with progress.bar("backfill", total, counting="articles") as step, Cluster(scheduler) if scheduler else Pool(workers) as crew:

            def unread() -> Iterator[Chunk]:
                """The chunks that no run has read; the same content is read once."""
                for chunk in chunks:
                    done = found[chunk.name] if chunk.name in found else finished(job, chunk.name)
                    if done is None and chunk.name not in handed_out:
                        handed_out.add(chunk.name)
                        yield chunk
                    else:
                        step(chunk.bytes)
                        if done:
                            found[chunk.name] = done

            handed_out: set[str] = set()
            for chunk, done in crew.run(unread(), job):
                found[chunk.name] = done
                new.update(chunks=1, articles=done.articles)
                step(chunk.bytes, counted=done.articles)
        seconds = time.monotonic() - begun
        months = tables.settle(output, everything(job, found))
        set_aside = gather(output, job)
    counts = {name: sum(getattr(done, name) for done in found.values()) for name in COUNTED}
    return {"chunks": len(found), "chunks_read_now": new["chunks"], **counts, "months_written": months,
            **({"set_aside_in": str(set_aside)} if counts["set_aside"] else {}),
            "seconds": round(seconds, 1), "articles_a_second": round(new["articles"] / seconds, 1)}


def everything(job, found: dict) -> dict:
    """The chunks of this input and of earlier ones into the same folder."""
    from tracker.backfill.work import finished

    names = {path.name for path in job.chunks.iterdir() if not path.name.startswith(".")}
    return found | {name: done for name in names - found.keys() if (done := finished(job, name))}


def gather(output: Path, job) -> Path:
    """One file of all that was set aside."""
    path = output / "set_aside.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for part in sorted(job.chunks.glob("*/set_aside.jsonl")):
            file.write(part.read_text(encoding="utf-8"))
    return path
