#!/bin/sh
# Opens the report of the sample portfolio in a real headless Chromium and looks at it.
# usage: run.sh BINARY [FOLDER-OF-THE-VIRTUAL-ENVIRONMENT [FOLDER-FOR-PICTURES]]
# Needs chromium (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk).
# Exit 0 when all holds, or when Chromium or PyPI is not there (said in one line); 1 otherwise.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d "${TMPDIR:-/tmp}/milepost-browser.XXXXXX")
trap 'rm -rf "$work"' EXIT
environment=${2:-"$work/venv"}
case $environment in /*) ;; *) environment=$(pwd)/$environment ;; esac
pictures=${3:-"$work/pictures"}
mkdir -p "$pictures"
pictures=$(cd "$pictures" && pwd)

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ]; then
  echo "SKIPPED browser: there is no chromium (apt-get install chromium fonts-noto-cjk)"
  exit 0
fi
if ! [ -x "$environment/bin/python" ] && ! python3 -m venv "$environment" >"$work/pip.log" 2>&1; then
  echo "SKIPPED browser: python3 -m venv does not work here"
  exit 0
fi
if ! "$environment/bin/python" -m pip install --quiet --disable-pip-version-check \
  --requirement "$here/requirements.txt" >"$work/pip.log" 2>&1; then
  echo "SKIPPED browser: PyPI cannot be reached: $(tail -n 1 "$work/pip.log")"
  exit 0
fi

sh "$here/../../samples/build.sh" "$work/portfolio"
cd "$work/portfolio"
export MILEPOST_NOW=2025-11-21T21:00:00+08:00 XDG_DATA_HOME="$work/data" HOME="$work/home" LC_ALL=C.UTF-8
mkdir -p "$HOME"
"$binary" keys create --name holder >/dev/null
item=$("$binary" status --format json . | python3 -c '
import json, sys
print(next(i["id"] for i in json.load(sys.stdin)["items"] if i["verdict"] == "proved"))')
"$binary" certify "$item" . -q --key holder -o proof.milepost.json
for language in en zh-Hans; do
  "$binary" report -q --lang $language --certificate proof.milepost.json \
    --format "html:$work/$language.html"
done
"$binary" report -q --lang en --redact --format "html:$work/redacted.html"
"$binary" badge streak -q --lang en --format "svg:$work/badge.svg"

PYTHONDONTWRITEBYTECODE=1 "$environment/bin/python" -W ignore "$here/check.py" \
  "$browser" "$pictures" "$work/en.html" "$work/zh-Hans.html" "$work/redacted.html" "$work/badge.svg"
