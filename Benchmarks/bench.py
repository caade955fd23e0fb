#!/usr/bin/env python3
"""Measures Milepost against its peers, in pairs, and writes docs/benchmarks.md.

Usage: bench.py [--pairs N] [--sizes 10000,100000,1000000] [--portfolio 200] [--folder DIR]
                [--milepost PROGRAM] [--output FILE] [REPOSITORY...]

Synthetic histories come from `git fast-import` and are the same every time; with --folder they are
kept and built once. Repositories named on the command line are measured too. Nothing is fetched:
peers from PyPI are used when this Python can import them, peers from Debian when they are installed.
"""

import argparse
import importlib.metadata
import importlib.util
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NOW = "2030-01-01T12:00:00Z"
SEALED = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null",
              GIT_TERMINAL_PROMPT="0")
LOG = "--format=%H %P%x09%aN%x09%aE%x09%ad%x09%ct%n%B"
# A streak that is broken is an answer.
JUDGED = (0, 1)
WORDS = ("feat fix docs add remove rename parser reader report streak plan window commit test "
         "新增 修复 文档 because without limit offset owner merge branch file folder line number").split()
PYGIT2 = """
import collections, sys, pygit2
r = pygit2.Repository(sys.argv[1]); days = collections.Counter(); kinds = collections.Counter()
for c in r.walk(r.head.target):
    days[(c.author.email, (c.author.time + c.author.offset * 60) // 86400)] += 1
    kinds[c.message.split(':', 1)[0][:12]] += 1
print(len(days), len(kinds))
"""
PYDRILLER = """
import collections, sys, pydriller
days = collections.Counter(); kinds = collections.Counter()
for c in pydriller.Repository(sys.argv[1]).traverse_commits():
    days[(c.author.email, c.author_date.date())] += 1
    kinds[c.msg.split(':', 1)[0][:12]] += 1
print(len(days), len(kinds))
"""


def run_once(command, allowed=(0,)):
    """Runs a command and returns wall seconds and peak MiB; ends everything when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=SEALED)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        sys.exit(f"{' '.join(command)[:200]} ended with {process.returncode}")
    return wall, usage.ru_maxrss / 1024


class Table:
    """Rows of a Markdown table, printed as they come."""

    def __init__(self, pairs):
        self.pairs = pairs
        self.rows = []

    def pair(self, work, ours, peer, peer_name, aim="", before=None, pairs=None):
        """Measures A B A B; `before` is run before each of ours, outside the time."""
        first, second = [], []
        for prepare in (0, 1):
            if before:
                before()
            run_once(ours, JUDGED)
            if not prepare:
                run_once(peer)
        for _ in range(pairs or self.pairs):
            if before:
                before()
            first.append(run_once(ours, JUDGED))
            second.append(run_once(peer))
        wall = [statistics.median(run[0] for run in runs) for runs in (first, second)]
        peak = [max(run[1] for run in runs) for runs in (first, second)]
        ratio = statistics.median(a[0] / b[0] for a, b in zip(first, second))
        self.row(work, peer_name, f"{ratio:.3g}", aim, f"{wall[0] * 1e3:.1f}", f"{wall[1] * 1e3:.1f}",
                 f"{peak[0]:.0f}", f"{peak[1]:.0f}")
        return ratio

    def row(self, *cells):
        self.rows.append(cells)
        print(" | ".join(cells), flush=True)

    def absent(self, work, peer_name):
        self.row(work, peer_name, "not available", "", "", "", "", "")


def fast_import(path, commits, seed, loose=False):
    """Builds a history; the same arguments give the same ids."""
    if os.path.exists(os.path.join(path, "done")):
        return path
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", path], check=True, env=SEALED)
    limit = 10 ** 9 if loose else 1
    importer = subprocess.Popen(
        ["git", "-C", path, "-c", f"fastimport.unpackLimit={limit}", "fast-import", "--quiet"],
        stdin=subprocess.PIPE, env=SEALED)
    generator = random.Random(seed)
    people = [f"Person {n} <person{n}@example.org>" for n in range(50)]
    side = None
    for number in range(1, commits + 1):
        words = " ".join(generator.choice(WORDS) for _ in range(generator.randint(5, 60)))
        message = f"{generator.choice(['feat', 'fix', 'docs', 'chore'])}: {words}\n".encode()
        stamp = f"{1_000_000_000 + number * 600} {generator.choice(['+0800', '+0000', '-0500'])}"
        person = people[0] if number % 3 == 0 else generator.choice(people)
        parts = [f"commit refs/heads/main\nmark :{number}\nauthor {person} {stamp}\n"
                 f"committer {person} {stamp}\ndata {len(message)}\n".encode(), message]
        if number > 1:
            parts.append(f"from :{number - 1}\n".encode())
        if number % 12 == 0 and side:
            parts.append(f"merge :{side}\n".encode())
        if number % 12 == 5:
            side = max(1, number - generator.randint(2, 30))
        content = f"{number}\n".encode()
        parts.append(f"M 100644 inline src/{number % 40}/file{number % 7}.txt\n"
                     f"data {len(content)}\n".encode())
        parts.append(content + b"\n")
        importer.stdin.write(b"".join(parts))
    importer.stdin.close()
    if importer.wait() != 0:
        sys.exit("git fast-import failed")
    open(os.path.join(path, "done"), "w").close()
    return path


class Milepost:
    """The program with a cache of its own."""

    def __init__(self, program, cache):
        self.program = program
        self.cache = cache
        SEALED["XDG_CACHE_HOME"] = cache

    def command(self, name, path, *options):
        return [self.program, *name.split(), path, "--author", "person0@example.org", "--now", NOW,
                "--trust-owner", *options]

    def forget(self):
        shutil.rmtree(self.cache, ignore_errors=True)


def add_commits(path, count):
    """Adds commits on top of a bare repository's main branch."""
    tip = subprocess.check_output(["git", "-C", path, "rev-parse", "main"], env=SEALED).decode().strip()
    tree = subprocess.check_output(
        ["git", "-C", path, "rev-parse", "main^{tree}"], env=SEALED).decode().strip()
    stamp = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (
        ("NAME", "Person 0"), ("EMAIL", "person0@example.org"), ("DATE", "1800000000 +0000"))}
    for number in range(count):
        tip = subprocess.check_output(
            ["git", "-C", path, "commit-tree", "-p", tip, "-m", f"feat: more {number} {time.time()}",
             tree], env=dict(SEALED, **stamp)).decode().strip()
    subprocess.run(["git", "-C", path, "update-ref", "refs/heads/main", tip], check=True, env=SEALED)


def loop(folder, command):
    return ["sh", "-c", f'for d in "{folder}"/*; do git -C "$d" {command}; done >/dev/null']


def measure_repository(table, milepost, name, path, heavy):
    git_log = ["git", "-C", path, "log", "--use-mailmap", LOG, "--date=raw"]
    pairs = 5 if heavy else None
    table.pair(f"streak, nothing kept: {name}", milepost.command("streak", path, "--no-cache"),
               git_log, "`git log` of the same fields", "0.75", pairs=pairs)
    for question, aim in (("streak", "0.01"), ("commits show", "0.01")):
        table.pair(f"{question}, kept: {name}", milepost.command(question, path), git_log,
                   "`git log` of the same fields", aim if heavy else "", pairs=pairs)
    table.pair(f"today, kept: {name}", milepost.command("today", path),
               ["git", "-C", path, "log", "-1", "--format=%at"], "`git log -1`", "3")
    for module, script, aim in (("pygit2", PYGIT2, "0.5"), ("pydriller", PYDRILLER, "0.05")):
        peer = f"{module}, the same facts"
        if importlib.util.find_spec(module):
            if not heavy:
                table.pair(f"streak, nothing kept: {name}",
                           milepost.command("streak", path, "--no-cache"),
                           [sys.executable, "-c", script, path], peer, aim, pairs=3)
        else:
            table.absent(f"streak, nothing kept: {name}", peer)


def measure_heavier(table, milepost, name, path):
    """Peers that do other and heavier work, for orientation."""
    for program, command in (
            ("gitinspector", ["gitinspector", path]),
            ("git-quick-stats", ["sh", "-c", f"cd '{path}' && git-quick-stats -d"]),
            ("git-fame", [sys.executable, "-m", "gitfame", "-s", path])):
        found = importlib.util.find_spec("gitfame") if program == "git-fame" else shutil.which(program)
        work = f"streak, nothing kept: {name}"
        if found:
            table.pair(work, milepost.command("streak", path, "--no-cache"), command,
                       f"{program} (heavier work)", pairs=3)
        else:
            table.absent(work, program)


def measure_portfolio(table, milepost, folder, count):
    portfolio = os.path.join(folder, f"portfolio-{count}")
    os.makedirs(portfolio, exist_ok=True)
    for number in range(count):
        fast_import(os.path.join(portfolio, f"r{number:03}.git"), 300, number, loose=number % 2 == 1)
    last = loop(portfolio, "log -1 --format='%H %at'")
    table.pair(f"today, nothing kept: {count} repositories",
               milepost.command("today", portfolio, "--no-cache"),
               loop(portfolio, f"log --use-mailmap '{LOG}' --date=raw"), "shell loop of `git log`",
               "0.35", pairs=5)
    table.pair(f"today, kept: {count} repositories", milepost.command("today", portfolio), last,
               "shell loop of `git log -1`", "0.05")
    some = os.path.join(portfolio, "r007.git")
    table.pair(f"today, kept, five new commits in one: {count} repositories",
               milepost.command("today", portfolio), last, "shell loop of `git log -1`", "0.08",
               before=lambda: add_commits(some, 5))


def versions(program):
    def first_line(*command):
        try:
            return subprocess.check_output(command, stderr=subprocess.DEVNULL).decode().split("\n")[0]
        except (OSError, subprocess.CalledProcessError):
            return None

    found = [f"milepost {first_line(program, '--version')}", first_line("git", "--version"),
             f"Python {platform.python_version()}"]
    for module in ("pygit2", "PyDriller", "git-fame"):
        try:
            found.append(f"{module} {importlib.metadata.version(module)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return ", ".join(word for word in found if word)


def write(table, options):
    lines = [
        "# Benchmarks", "",
        f"Written by `make bench` on {time.strftime('%Y-%m-%d', time.gmtime())}: {versions(options.milepost)}; "
        f"{os.cpu_count()} processors, {platform.system()} {platform.release()}.", "",
        "Whole processes, the release binary, pairs A B A B in one run, medians; the page cache is warm. "
        "The ratio is ours to the peer's; milliseconds belong to one machine only. \"Kept\" means that an "
        "earlier run filled the cache and nothing has changed.", "",
        "| work | peer | ratio | aim, at most | ours, ms | peer, ms | ours, peak MiB | peer, peak MiB |",
        "|---|---|--:|--:|--:|--:|--:|--:|"]
    lines += ["| " + " | ".join(row) + " |" for row in table.rows]
    with open(options.output, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", type=int, default=11)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--portfolio", type=int, default=200)
    parser.add_argument("--folder")
    parser.add_argument("--milepost", default=os.path.join(ROOT, ".build", "release", "milepost"))
    parser.add_argument("--output", default=os.path.join(ROOT, "docs", "benchmarks.md"))
    parser.add_argument("repositories", nargs="*")
    options = parser.parse_args()
    table = Table(options.pairs)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or temporary
        os.makedirs(folder, exist_ok=True)
        milepost = Milepost(options.milepost, os.path.join(temporary, "cache"))
        for size in (int(word) for word in options.sizes.split(",") if word):
            path = fast_import(os.path.join(folder, f"synthetic-{size}.git"), size, size)
            measure_repository(table, milepost, f"{size:,} synthetic commits", path, size >= 500_000)
            if size <= 10_000:
                measure_heavier(table, milepost, f"{size:,} synthetic commits", path)
        for path in options.repositories:
            name = os.path.basename(os.path.abspath(path))
            measure_repository(table, milepost, name, os.path.abspath(path), False)
        if options.portfolio:
            measure_portfolio(table, milepost, folder, options.portfolio)
    write(table, options)


if __name__ == "__main__":
    main()
