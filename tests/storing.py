"""A server on this machine that speaks S3, for tests of what lies in a storage."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import fsspec
import requests
from moto.server import ThreadedMotoServer

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def s3_server() -> Iterator[Any]:
    """An empty S3, as fsspec sees it; in the block the environment names it, here and in commands."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    names = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
    }
    # What an earlier server of this process held is still there.
    requests.post(f"{names['AWS_ENDPOINT_URL']}/moto-api/reset", timeout=10).raise_for_status()
    try:
        with patch.dict(os.environ, names):
            fsspec.filesystem("s3").clear_instance_cache()
            yield fsspec.filesystem("s3", use_listings_cache=False)
    finally:
        server.stop()
        fsspec.filesystem("s3").clear_instance_cache()
