#!/bin/sh
# Builds the sample portfolio from its fast-import streams.
# usage: samples/build.sh FOLDER   (must not exist or be empty)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:?usage: samples/build.sh FOLDER}
mkdir -p "$target"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
for stream in "$here"/portfolio/*.stream; do
  name=$(basename "$stream" .stream)
  git init --quiet --initial-branch=main "$target/$name"
  git -C "$target/$name" fast-import --quiet < "$stream"
  git -C "$target/$name" reset --quiet --hard main
done
cp "$here/milepost.yml" "$here/plan.zh-Hans.md" "$here/plan.en.md" "$target/"
