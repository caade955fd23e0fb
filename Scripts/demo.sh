#!/bin/sh
# Builds the sample portfolio in a temporary folder and runs the main job on it.
# usage: demo.sh BINARY NOW
set -eu
binary=$1
export MILEPOST_NOW="$2"
here=$(cd "$(dirname "$0")/.." && pwd)
binary=$(cd "$(dirname "$binary")" && pwd)/$(basename "$binary")
folder=$(mktemp -d "${TMPDIR:-/tmp}/milepost-demo.XXXXXX")
sh "$here/samples/build.sh" "$folder"
cd "$folder"

run() {
  printf '\n$ milepost %s\n' "$*"
  "$binary" "$@" || echo "(exit $?)"
}

run today
run streak
run audit
run status
"$binary" status --format "json:$folder/status.json" || true
printf '\nThe portfolio, its plans and the report status.json are in %s\n' "$folder"
printf 'To go on there, with the clock of the samples and this program:\n\n'
printf 'cd %s && export MILEPOST_NOW=%s PATH="%s:$PATH"\n' "$folder" "$MILEPOST_NOW" "$(dirname "$binary")"
