#!/usr/bin/env python3
"""Compares the history scan with `git log`, in pairs, and prints ratios.

Usage: scan.py [--pairs N] [--sizes 10000,100000] [--folder DIR] [REPOSITORY...]

Without repositories, synthetic histories are built with `git fast-import` (kept in DIR when it is
given, so that they are built once).
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FORMAT = "--format=%H %P %ae %an %at %ad %B"
WORDS = "feat fix docs add remove rename parser reader report streak plan window commit test " \
    "新增 修复 文档 because without limit offset owner merge branch file folder line number".split()


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


def synthetic(folder, commits):
    """Builds a packed history of so many commits and returns its path."""
    path = os.path.join(folder, f"synthetic-{commits}.git")
    if os.path.exists(os.path.join(path, "done")):
        return path
    environment = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null")
    subprocess.run(["git", "init", "-q", "--bare", path], check=True, env=environment)
    generator = random.Random(commits)
    people = [f"Person {n} <person{n}@example.org>" for n in range(200)]
    importer = subprocess.Popen(
        ["git", "-C", path, "fast-import", "--quiet"], stdin=subprocess.PIPE, env=environment)
    stream = importer.stdin
    side = None
    for number in range(1, commits + 1):
        words = " ".join(generator.choice(WORDS) for _ in range(generator.randint(5, 60)))
        message = f"{generator.choice(['feat', 'fix', 'docs', 'chore'])}: {words}\n".encode()
        stamp = f"{1_000_000_000 + number * 600} {generator.choice(['+0800', '+0000', '-0500'])}"
        person = generator.choice(people)
        parts = [
            f"commit refs/heads/main\nmark :{number}\nauthor {person} {stamp}\n"
            f"committer {person} {stamp}\ndata {len(message)}\n".encode(), message]
        if number > 1:
            parts.append(f"from :{number - 1}\n".encode())
        if number % 12 == 0 and side:
            parts.append(f"merge :{side}\n".encode())
        if number % 12 == 5:
            side = max(1, number - generator.randint(2, 30))
        content = f"{number}\n".encode()
        parts.append(
            f"M 100644 inline src/{number % 40}/file{number % 7}.txt\ndata {len(content)}\n".encode())
        parts.append(content + b"\n")
        stream.write(b"".join(parts))
    stream.close()
    if importer.wait() != 0:
        sys.exit("git fast-import failed")
    subprocess.run(["git", "-C", path, "symbolic-ref", "HEAD", "refs/heads/main"], check=True)
    subprocess.run(["git", "-C", path, "repack", "-adq"], check=True, env=environment)
    open(os.path.join(path, "done"), "w").close()
    return path


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
            path = synthetic(folder, size)
            seconds = compare(f"synthetic {size:,}", program, path, options.pairs)
            if last:
                print(f"{'':24} {size / last[0]:.0f} times the commits take "
                      f"{seconds / last[1]:.1f} times the processor time")
            last = (size, seconds)


if __name__ == "__main__":
    main()
