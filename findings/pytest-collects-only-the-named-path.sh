#!/usr/bin/env bash
# pytest 9.2.0: a plugin whose pytest_collect_file answers for one file with a node of its sibling (an
# article's expected records, say) is collected when the folder is named, and silently not when the file itself is.
# Expected: one item both times, or a warning. Seen: 1 item for the folder, "collected 0 items" for the file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pytest==9.2.0
mkdir "$folder/cases"
cd "$folder/cases"
echo text > story.txt
echo '{}' > story.json
cat > conftest.py <<'PY'
import pytest


class Expected(pytest.File):
    def collect(self):
        yield Case.from_parent(self, name="expected")


class Case(pytest.Item):
    def runtest(self):
        assert self.path.exists()


def pytest_collect_file(file_path, parent):
    if file_path.suffix == ".txt":
        return Expected.from_parent(parent, path=file_path.with_suffix(".json"))
PY
"$folder/venv/bin/pytest" --version
whole=$("$folder/venv/bin/pytest" -p no:cacheprovider . || true)
named=$("$folder/venv/bin/pytest" -p no:cacheprovider story.txt || true)
echo "$whole" | grep -q "collected 1 item"
echo "$named" | grep -q "collected 0 items"
if echo "$named" | grep -qi "warning"; then
    echo "it warns now"
    exit 1
fi
echo "as found: the folder gives 1 item, the file by name none, without a warning"
