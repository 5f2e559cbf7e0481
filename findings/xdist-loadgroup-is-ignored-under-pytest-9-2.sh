#!/usr/bin/env bash
# pytest-xdist 3.8.0 under pytest 9.2.0: --dist loadgroup spreads the tests of one xdist_group over all workers, as
# if they had no mark. Under pytest 9.1.1 the same tests run in one worker. There is no warning: tests that share a
# server or a cluster meet each other.
# Expected: one worker both times. Seen: one worker under 9.1.1, two under 9.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/cases"
cat > "$folder/cases/test_group.py" <<'PY'
import os
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("server")


@pytest.mark.parametrize("number", range(8))
def test_one(number):
    time.sleep(0.1)
    with Path("workers").open("a") as file:
        file.write(os.environ["PYTEST_XDIST_WORKER"] + "\n")
PY
cd "$folder/cases"
workers() {
    python3 -m venv --clear "$folder/venv"
    "$folder/venv/bin/pip" install --quiet --disable-pip-version-check "pytest==$1" pytest-xdist==3.8.0
    rm -f workers
    said=$("$folder/venv/bin/pytest" -n 2 --dist loadgroup -p no:cacheprovider . 2>&1)
    echo "$said" | grep -q "8 passed"
    if echo "$said" | grep -qi "warning"; then
        echo "it warns now" >&2
        exit 1
    fi
    sort -u workers | wc -l
}
before=$(workers 9.1.1)
now=$(workers 9.2.0)
echo "workers that ran the group: $before under pytest 9.1.1, $now under pytest 9.2.0"
[ "$before" -eq 1 ]
[ "$now" -eq 2 ]
echo "as found: the group is ignored"
