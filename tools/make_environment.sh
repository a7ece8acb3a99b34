#!/usr/bin/env bash
# Make the virtual environment with the first Python of 3.11 or later that is found.
set -euo pipefail
folder=$1
[ -x "$folder/bin/python" ] && exit 0
for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python; do
  [ -n "$candidate" ] || continue
  command -v "$candidate" >/dev/null 2>&1 || continue
  "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
  echo "Making a virtual environment in $folder with $("$candidate" --version) …"
  "$candidate" -m venv "$folder" && exit 0
done
echo "error: no Python 3.11 or later with the module venv was found." >&2
echo "    hint: install one, or name it: make PYTHON=/path/to/python3 …" >&2
exit 1
