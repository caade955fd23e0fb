#!/usr/bin/env bash
# The steps of action.yml. What the workflow says comes in variables, never in the text of a command.
# usage: action.sh version|build|run
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
program=${MILEPOST_ACTION_PROGRAM:-$root/.build/release/milepost}

case ${1:-} in
version)
  cd "$root"
  version=$(find Package.swift Sources Resources Plugins -type f -print0 | sort -z \
    | xargs -0 sha256sum | sha256sum | cut -c1-32)
  echo "version=$version" >> "$GITHUB_OUTPUT"
  ;;
build)
  # The libraries are needed to run what the cache holds, too.
  make -C "$root" deps
  [ -x "$program" ] || make -C "$root" release
  ;;
run)
  command=${MILEPOST_ACTION_COMMAND:-gate}
  if [[ ! $command =~ ^[a-z-]+$ ]]; then
    echo "::error title=Milepost::The input \"command\" is not a command of milepost."
    exit 64
  fi
  arguments=()
  while IFS= read -r line; do
    line=${line%$'\r'}
    if [ -n "$line" ]; then arguments+=("$line"); fi
  done <<< "${MILEPOST_ACTION_ARGUMENTS:-}"
  cd "${GITHUB_WORKSPACE:-.}/${MILEPOST_ACTION_DIRECTORY:-.}"
  exec "$program" "$command" "${arguments[@]}"
  ;;
*)
  echo "usage: action.sh version|build|run" >&2
  exit 64
  ;;
esac
