"""Who reads the chunks: processes of this machine, or the workers of a Dask cluster. Each gives the chunks back as they are done.

Where a process dies of an article, the article is set aside and the rest of its chunk is read all the same.
"""
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol

from tracker.backfill.chunks import Chunk
from tracker.backfill.extras import needed
from tracker.backfill.work import Done, Job, last_seen, read_chunk
from tracker.errors import ConfigError, StoreError

AHEAD = 2                                  # chunks handed out for each worker, so that none waits
CHUNKS_OF_A_PROCESS = 200                  # then a fresh one takes over: what it had learned of words is let go
DIED = "the process that read it died"


class Crew(Protocol):
    """Reads chunks."""

    def run(self, chunks: Iterable[Chunk], job: Job) -> Iterator[tuple[Chunk, Done]]:
        """Every chunk with what came of it, in the order in which they are done; no more are taken than are being read."""

    def __enter__(self) -> "Crew": ...
    def __exit__(self, *error) -> None: ...


class Pool:
    """Processes of this machine."""

    def __init__(self, workers: int):
        if workers < 1:
            raise ConfigError(f"{workers} workers", "cannot read anything", "give at least one")
        self.workers = workers

    def __enter__(self) -> "Pool":
        self.pool = fresh(self.workers)
        return self

    def __exit__(self, *error) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)             # what is being read is finished and kept

    def run(self, chunks: Iterable[Chunk], job: Job) -> Iterator[tuple[Chunk, Done]]:
        chunks, again, under_way = iter(chunks), deque(), {}
        while True:
            while len(under_way) < AHEAD * self.workers:
                chunk = again.popleft() if again else next(chunks, None)
                if chunk is None:
                    break
                under_way[self.pool.submit(read_chunk, chunk, job, {})] = chunk
            if not under_way:
                return
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
                yield from self.settle(under_way, again, job)
                continue
            for future in done:
                yield under_way.pop(future), future.result()

    def settle(self, under_way: dict[Future, Chunk], again: deque[Chunk], job: Job) -> Iterator[tuple[Chunk, Done]]:
        """After a process died: the chunks that were being read are read one by one, each alone, the others again."""
        self.pool.shutdown(wait=True)
        suspects = []
        for future, chunk in under_way.items():
            if future.exception() is None:
                yield chunk, future.result()
            elif last_seen(job, chunk) is None:
                again.append(chunk)
            else:
                suspects.append(chunk)
        if not suspects and not any(future.exception() is None for future in under_way):
            raise StoreError("a worker process", "died before it read anything", "look for what the system says about it (memory?)")
        under_way.clear()
        for chunk in suspects:
            yield chunk, alone(chunk, job)
        self.pool = fresh(self.workers)


def alone(chunk: Chunk, job: Job) -> Done:
    """Read a chunk in a process of its own, without the articles of which it dies."""
    leave_out: dict[int, str] = {}
    while True:
        with fresh(1) as pool:
            try:
                return pool.submit(read_chunk, chunk, job, leave_out).result()
            except BrokenProcessPool as error:
                number = last_seen(job, chunk)
                if number is None or number in leave_out:
                    raise StoreError("a worker process", "died again and again", "look for what the system says about it (memory?)") from error
                leave_out[number] = DIED


def fresh(workers: int) -> ProcessPoolExecutor:
    """Processes that share nothing with this one and end with it."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=begin, max_tasks_per_child=CHUNKS_OF_A_PROCESS)


def begin() -> None:
    """A worker leaves Ctrl-C to the process that started it, ends with that one even where it is killed, and loads the pipeline."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()
    from tracker.annotate.pipeline import load, version

    load()
    version()


class Cluster:
    """The workers of a Dask cluster, which see the output folder (and web archives) under the same path."""

    def __init__(self, scheduler: str):
        needed("distributed", "to ask a Dask cluster")
        self.scheduler = scheduler

    def __enter__(self) -> "Cluster":
        from distributed import Client

        try:
            self.client = Client(self.scheduler, timeout=20)
        except (OSError, ValueError) as error:
            raise ConfigError(self.scheduler, f"no Dask scheduler answers there ({error})", "start one with `dask scheduler`, and workers with `dask worker`") from error
        return self

    def __exit__(self, *error) -> None:
        self.client.close()

    def run(self, chunks: Iterable[Chunk], job: Job) -> Iterator[tuple[Chunk, Done]]:
        from distributed import as_completed
        from distributed.scheduler import KilledWorker

        chunks, under_way, left_out = iter(chunks), {}, {}
        results = as_completed([], raise_errors=False)

        def hand_out(chunk: Chunk) -> None:
            out = left_out.get(chunk.name, {})
            future = self.client.submit(read_chunk, chunk, job, out, key=f"chunk-{chunk.name}-{job.pipeline}-{len(out)}", pure=False)
            under_way[future.key] = chunk
            results.add(future)

        def hand_out_more() -> None:
            while len(under_way) < AHEAD * max(1, len(self.client.scheduler_info(n_workers=-1)["workers"])):
                chunk = next(chunks, None)
                if chunk is None:
                    return
                hand_out(chunk)

        hand_out_more()
        for future in results:
            chunk = under_way.pop(future.key)
            if isinstance(future.exception(), KilledWorker):
                number, out = last_seen(job, chunk), left_out.setdefault(chunk.name, {})
                if number is None or number in out:
                    raise StoreError("a Dask worker", "died again and again", "look at its log (memory?)") from future.exception()
                out[number] = DIED
                hand_out(chunk)
            else:
                yield chunk, future.result()
            future.release()
            hand_out_more()


def cluster(scheduler: str) -> Cluster:
    """The workers behind a scheduler's address, tcp://host:8786."""
    return Cluster(scheduler)
