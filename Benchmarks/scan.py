#!/usr/bin/env python3
"""Compares the history scan with `git log`, in pairs, and prints ratios.

Usage: scan.py [--pairs N] [--sizes 10000,100000] [--folder DIR] [REPOSITORY...]

Without repositories, synthetic histories are built with `git fast-import` (kept in DIR when it is
given, so that they are built once).
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

from histories import fast_import

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FORMAT = "--format=%H %P %ae %an %at %ad %B"


def build():
    """Builds the benchmark and returns the path of its program."""
    scratch = os.path.join(ROOT, ".build-release")
    subprocess.run(
        ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product",
         "scan-benchmark", "--scratch-path", scratch],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return os.path.join(scratch, "release", "scan-benchmark")


def measure(command):
    """Runs a command and returns wall seconds, processor seconds and peak MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(name, program, repository, pairs):
    """Measures A B A B and prints medians and ratios; returns our median processor time."""
    commits = int(subprocess.check_output(["git", "-C", repository, "rev-list", "--count", "HEAD"]))
    ours, peers = [], []
    for command in ([program, repository], ["git", "-C", repository, "log", FORMAT]):
        measure(command)  # fills the page cache
    for _ in range(pairs):
        ours.append(measure([program, repository]))
        peers.append(measure(["git", "-C", repository, "log", FORMAT]))
    middle = [[statistics.median(run[i] for run in runs) for i in range(3)] for runs in (ours, peers)]
    ratio = [middle[0][i] / middle[1][i] for i in range(3)]
    wall_ratio = statistics.median(a[0] / b[0] for a, b in zip(ours, peers))
    print(
        f"{name:24} {commits:9,} commits  wall {middle[0][0]:7.3f} s / {middle[1][0]:7.3f} s = "
        f"{wall_ratio:4.2f}  cpu = {ratio[1]:4.2f}  peak {middle[0][2]:6.1f} / {middle[1][2]:6.1f} MiB"
        f" = {ratio[2]:4.2f}  {middle[0][0] / max(commits, 1) * 1e6:5.2f} µs a commit", flush=True)
    return middle[0][1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--folder")
    parser.add_argument("repositories", nargs="*")
    options = parser.parse_args()
    program = build()
    if options.repositories:
        for repository in options.repositories:
            name = os.path.basename(os.path.abspath(repository))
            compare(name, program, repository, options.pairs)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or temporary
        os.makedirs(folder, exist_ok=True)
        last = None
        for size in (int(word) for word in options.sizes.split(",")):
            path = fast_import(os.path.join(folder, f"synthetic-{size}.git"), size, size)
            seconds = compare(f"synthetic {size:,}", program, path, options.pairs)
            if last:
                print(f"{'':24} {size / last[0]:.0f} times the commits take "
                      f"{seconds / last[1]:.1f} times the processor time")
            last = (size, seconds)


if __name__ == "__main__":
    main()
