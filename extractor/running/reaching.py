"""The way to a Ray cluster: the one that is named, the one that runs here, or one of one's own."""

from __future__ import annotations

import os
import signal
import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError, missing_extra

if TYPE_CHECKING:
    from collections.abc import Iterator

# Seconds for a cluster to answer; Ray itself goes on for two minutes.
_PATIENCE = 5.0
_START = "start one with `ray start --head`, or leave RAY_ADDRESS out"
_QUIET = {"logging_level": "ERROR", "log_to_driver": False}


def connected(jobs: int) -> Any:  # noqa: ANN401 - the module
    """Ray, connected; where no cluster is named or runs here, it is started with ``jobs`` cores.

    Raises:
        InputError: Ray is not installed, or the cluster that RAY_ADDRESS names does not answer.
    """
    # Else a cluster that is started here reports to Ray's makers; who wants that can say so.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray  # noqa: PLC0415 - half a second, and an extra
    except ImportError as error:
        raise missing_extra("--engine ray", "needs Ray", "ray") from error
    address = os.environ.get("RAY_ADDRESS", "")
    _knock(address)
    with _signals_kept():
        try:
            _connect(ray, address, jobs)
        except (ConnectionError, RuntimeError, ValueError) as error:
            where = f"RAY_ADDRESS={address}" if address else "--engine ray"
            raise InputError(where, f"no Ray cluster: {shortly(error)}", _START) from error
    return ray


def _connect(ray: Any, address: str, jobs: int) -> None:  # noqa: ANN401 - the module
    if address:
        ray.init(address=address, **_QUIET)
        return
    try:
        ray.init(address="auto", **_QUIET)
    except ConnectionError:
        ray.init(address="local", num_cpus=jobs or None, include_dashboard=False, **_QUIET)


def cores(ray: Any) -> int:  # noqa: ANN401 - the module
    """The cores of the cluster."""
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def described(ray: Any) -> str:  # noqa: ANN401 - the module
    """The cluster in words."""
    return f"Ray {ray.__version__}: nodes {alive(ray)}, cores {cores(ray)}"


def alive(ray: Any) -> int:  # noqa: ANN401 - the module
    """How many nodes the cluster has now."""
    return sum(node["Alive"] for node in ray.nodes())


def shortly(error: Exception) -> str:
    """The first line of what Ray says, which says much."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0].rstrip(".:") if lines else type(error).__name__


def _knock(address: str) -> None:
    """Raise InputError where nobody listens at HOST:PORT."""
    host, _, port = address.rpartition(":")
    if not host or "//" in address or not port.isdecimal():
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
    except (OSError, OverflowError) as error:
        what = f"no Ray cluster answers there: {error}"
        raise InputError(f"RAY_ADDRESS={address}", what, _START) from error


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Ray takes SIGTERM for itself; the run gets it back."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
