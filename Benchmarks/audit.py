#!/usr/bin/env python3
"""Compares reading and judging a repository's files with git reading the same blobs.

Usage: audit.py [--pairs N] [--folder DIR] [REPOSITORY...]

The peer is `git ls-tree -r -l HEAD` and `git cat-file --batch` of the blobs that the audit reads.
Without repositories, one with 40,000 own files and one with 50,000 vendored files are built.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def build():
    """Builds the benchmark and returns the path of its program."""
    scratch = os.path.join(ROOT, ".build-release")
    subprocess.run(
        ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product",
         "audit-benchmark", "--scratch-path", scratch],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return os.path.join(scratch, "release", "audit-benchmark")


def run(command, stdin=None):
    """Runs a command and returns wall seconds and peak MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return wall, usage.ru_maxrss / 1024


def peer(repository, blobs):
    """Lets git list the tree and read the blobs; returns wall seconds."""
    listing, _ = run(["git", "-C", repository, "ls-tree", "-r", "-l", "HEAD"])
    with open(blobs, "rb") as names:
        reading, _ = run(["git", "-C", repository, "cat-file", "--batch"], stdin=names)
    return listing + reading


def compare(program, repository, pairs):
    """Measures A B A B and prints medians and their ratio."""
    with tempfile.NamedTemporaryFile() as blobs:
        subprocess.run([program, repository, "--blobs"], stdout=blobs, check=True)
        blobs.flush()
        with open(blobs.name, "rb") as lines:
            count = sum(1 for _ in lines)
        ours, peers = [], []
        peer(repository, blobs.name)  # fills the page cache
        for _ in range(pairs):
            ours.append(run([program, repository]))
            peers.append(peer(repository, blobs.name))
    wall = statistics.median(wall for wall, _ in ours)
    theirs = statistics.median(peers)
    print(f"{os.path.basename(repository.rstrip('/')):20} {count:7,} blobs  "
          f"{wall:6.3f} s / {theirs:6.3f} s = {wall / theirs:4.2f}  "
          f"peak {max(peak for _, peak in ours):4.0f} MiB", flush=True)


def synthesise(folder, name, files):
    """Builds a repository of small files with `git fast-import`; returns its path."""
    path = os.path.join(folder, name)
    if os.path.isdir(path):
        return path
    subprocess.run(["git", "init", "-q", "--bare", path], check=True)
    stream = ["commit refs/heads/main\n"
              "committer Ada <ada@example.org> 1700000000 +0000\ndata 2\nx\n"]
    for number in range(files):
        folder_name = "node_modules/p" if name == "vendored" else "src/m"
        text = "".join(f"value_{line} = compute({number}, {line})\n" for line in range(60))
        stream.append(f"M 100644 inline {folder_name}{number % 900}/f{number}.py\n"
                      f"data {len(text)}\n{text}\n")
    subprocess.run(["git", "-C", path, "fast-import", "--quiet"], input="".join(stream).encode(),
                   check=True)
    subprocess.run(["git", "-C", path, "symbolic-ref", "HEAD", "refs/heads/main"], check=True)
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--folder", help="where synthetic repositories are kept")
    parser.add_argument("repositories", nargs="*")
    arguments = parser.parse_args()
    program = build()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or temporary
        for repository in arguments.repositories or [
                synthesise(folder, "own", 40_000), synthesise(folder, "vendored", 50_000)]:
            compare(program, repository, arguments.pairs)


if __name__ == "__main__":
    main()
