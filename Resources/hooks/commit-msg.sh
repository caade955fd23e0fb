#!/bin/sh
# milepost hook commit-msg: "milepost hook uninstall" takes this file away again.
program={program}
command -v "$program" >/dev/null 2>&1 || program=milepost
if ! command -v "$program" >/dev/null 2>&1; then
  echo {missing} >&2
  exit 0
fi
exec "$program" commits check --file "$1"
