"""Worker processes that answer queries: quick questions overtake slow ones, and what runs too long is stopped with its process.

Every question starts in the quick lane. One that has not ended after a moment moves, with its process, to the slow lane, where
few run at a time and with less of the processor; a fresh process takes its place. If the slow lane is full the question is
stopped and asked again when there is room. So a few heavy queries cannot keep light ones waiting, and memory is bounded.
"""
from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

DIED = 500
"""Status of an answer that never came because its process ended."""

_NICER = 10
"""How much less of the processor slow queries get, in steps of Unix niceness."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may use: seconds to run and to wait for its turn, bytes of its answer and of a process's memory.

    `quick` and `slow` are the processes of the two lanes, `patience` the seconds after which a query counts as slow.
    """

    seconds: float = 30.0
    waiting: float = 30.0
    answer: int = 20_000_000
    memory: int = 4 << 30
    quick: int = 2
    slow: int = 2
    patience: float = 0.5


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the Accept header of who asks, and the graphs that the protocol names."""

    query: str
    accept: str = "*/*"
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP status with, for 200, a media type and a body, else what was wrong."""

    status: int
    media_type: str = ""
    body: bytes = b""
    detail: str = ""


class _Worker:
    """One process, asked one question at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, store: Path, memory: int) -> _Worker:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kg.serve.worker", str(store), str(memory),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=_environment(), limit=1 << 20,
        )  # fmt: skip
        worker = cls(process)
        if await worker._out.readline() != b"ready\n":
            raise RuntimeError(f"a worker process for {store} did not start; its message is above")
        return worker

    @property
    def _out(self) -> asyncio.StreamReader:
        assert self._process.stdout is not None
        return self._process.stdout

    async def ask(self, question: dict[str, Any]) -> Answer:
        """The answer; one of status 500 if the process dies over it."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(question).encode() + b"\n")
            await self._process.stdin.drain()
            head = json.loads(await self._out.readline())
            body = await self._out.readexactly(head["length"])
        except (ValueError, OSError, asyncio.IncompleteReadError):
            return Answer(DIED, detail="the query needed more memory than it may have; ask for less, or in steps")
        return Answer(head["status"], head.get("type", ""), body, head.get("detail", ""))

    def slow_down(self) -> None:
        """Leave the processor to quick questions, where the system knows how."""
        if hasattr(os, "setpriority"):
            with suppress(ProcessLookupError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICER)

    def stop(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()

    async def gone(self) -> None:
        await self._process.wait()


class Pool:
    """Answers questions over a store; `start` first, `stop` at the end."""

    def __init__(self, store: Path, limits: Limits | None = None) -> None:
        self._store = store
        self.limits = limits or Limits()
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._slow = asyncio.Semaphore(self.limits.slow)
        self._workers: set[_Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the quick lane's processes. Raises `RuntimeError` if they cannot open the store."""
        await asyncio.gather(*(self._add() for _ in range(self.limits.quick)))

    async def stop(self) -> None:
        """Stop all processes and wait until they are gone."""
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*(self._drop(worker) for worker in list(self._workers)))

    async def ask(self, question: Question) -> Answer:
        """The answer. Status 503 if no process was free in time, 504 if the query ran longer than it may."""
        try:
            worker = await asyncio.wait_for(self._idle.get(), self.limits.waiting)
        except asyncio.TimeoutError:
            return self._busy()
        asked = asyncio.ensure_future(worker.ask(self._line(question)))
        kept = replaced = False
        try:
            done, _ = await asyncio.wait({asked}, timeout=min(self.limits.patience, self.limits.seconds))
            if done:
                kept = asked.result().status != DIED
                return asked.result()
            self._replace()
            replaced = True
            if not self._slow.locked():
                async with self._slow:
                    worker.slow_down()
                    return await self._within(asked, self.limits.seconds - self.limits.patience)
        finally:
            if kept:
                self._idle.put_nowait(worker)
            else:
                asked.cancel()
                await self._drop(worker)
                if not replaced:
                    self._replace()
        return await self._again(question)

    async def _again(self, question: Question) -> Answer:
        """The answer to a question known to be slow, from a process of its own, when there is room."""
        try:
            await asyncio.wait_for(self._slow.acquire(), self.limits.waiting)
        except asyncio.TimeoutError:
            return self._busy()
        try:
            worker = await self._spawn()
            worker.slow_down()
            try:
                return await self._within(asyncio.ensure_future(worker.ask(self._line(question))), self.limits.seconds)
            finally:
                await self._drop(worker)
        finally:
            self._slow.release()

    async def _within(self, asked: asyncio.Future[Answer], seconds: float) -> Answer:
        try:
            return await asyncio.wait_for(asked, max(seconds, 0))
        except asyncio.TimeoutError:
            return Answer(504, detail=f"the query ran longer than {self.limits.seconds:g} seconds and was stopped")

    def _busy(self) -> Answer:
        return Answer(503, detail=f"the server is busy; no process was free for {self.limits.waiting:g} seconds, try again later")

    def _line(self, question: Question) -> dict[str, Any]:
        return {**asdict(question), "most": self.limits.answer}

    async def _spawn(self) -> _Worker:
        worker = await _Worker.start(self._store, self.limits.memory)
        self._workers.add(worker)
        return worker

    async def _add(self) -> None:
        self._idle.put_nowait(await self._spawn())

    def _replace(self) -> None:
        """Start a process for the quick lane while others go on."""
        task = asyncio.ensure_future(self._add())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _drop(self, worker: _Worker) -> None:
        self._workers.discard(worker)
        worker.stop()
        await worker.gone()


def _environment() -> dict[str, str]:
    """The worker's environment: it finds this package as this process does."""
    package = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": f"{package}{os.pathsep}{inherited}" if inherited else package}
