#!/usr/bin/env python3
"""Measures Milepost against its peers, in pairs, and writes docs/benchmarks.md.

Usage: bench.py [--only WORDS]... [--pairs N] [--limit SECONDS] [--sizes 10000,100000,1000000]
                [--portfolio 200] [--folder DIR] [--milepost PROGRAM] [--scan PROGRAM]
                [--output FILE] [REPOSITORY...]

With --only, rows whose work or peer has these words are measured and printed, and nothing is
written. Synthetic histories are the same every time; with --folder they are kept and built once.
Repositories named on the command line are measured too. Nothing is fetched: peers from PyPI are used
when this Python has them, peers from Debian when they are installed.
"""

import argparse
import dataclasses
import importlib.metadata
import importlib.util
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import typing

from histories import SEALED, add_commits, fast_import

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILT = os.path.join(ROOT, ".build", "release")
NOW = "2030-01-01T12:00:00Z"
FORMAT = "--format=%H %P%x09%aN%x09%aE%x09%ad%x09%ct%n%B"
# A streak that is broken is an answer.
JUDGED = (0, 1)
# A peer that takes longer than these seconds is run once.
SLOW = 20
TEXTS = ("README.md", "Dockerfile", "requirements.txt")
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


class TooSlow(Exception):
    """A run that was ended because it took too long."""


def stop(*_):
    raise TooSlow


def run_once(command, allowed=(0,), limit=0):
    """Runs a command and returns wall seconds and peak MiB; ends everything when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=SEALED, start_new_session=True)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        # With everything that it started.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        sys.exit(f"{' '.join(command)[:200]} ended with {process.returncode}")
    return wall, usage.ru_maxrss / 1024


@dataclasses.dataclass
class Row:
    """Two commands that are measured in turn; no peer when it is not there."""

    work: str
    peer_name: str
    ours: list
    peer: typing.Optional[list]
    aim: str = ""
    pairs: typing.Optional[int] = None
    # Makes what is measured.
    build: typing.Callable = lambda: None
    # Is run before each of ours, outside the time.
    before: typing.Callable = lambda: None

    def has(self, words):
        return words.lower() in f"{self.work} | {self.peer_name}".lower()

    def measured(self, pairs, limit):
        """Measures A B A B and returns the cells of the table."""
        if self.peer is None:
            return self.work, self.peer_name, "not available", "", "", "", "", ""
        self.build()
        pairs = self.pairs or pairs
        self.run_ours()
        try:
            if run_once(self.peer, limit=limit)[0] > SLOW:
                pairs = 1
        except TooSlow:
            return self.cells([self.run_ours() for _ in range(3)], [(limit, 0)], "< ", "> ")
        self.run_ours()
        ours, peers = [], []
        for _ in range(pairs):
            ours.append(self.run_ours())
            peers.append(run_once(self.peer))
        return self.cells(ours, peers)

    def run_ours(self):
        self.before()
        return run_once(self.ours, JUDGED)

    def cells(self, ours, peers, below="", above=""):
        wall = [statistics.median(run[0] for run in runs) * 1e3 for runs in (ours, peers)]
        peak = [max(run[1] for run in runs) for runs in (ours, peers)]
        ratio = statistics.median(
            a[0] / b[0] for a, b in zip(ours, peers if len(peers) > 1 else peers * len(ours)))
        return (self.work, self.peer_name, f"{below}{ratio:.3g}", self.aim, f"{wall[0]:.1f}",
                f"{above}{wall[1]:.1f}", f"{peak[0]:.0f}", f"{peak[1]:.0f}" if peak[1] else "")


class Milepost:
    """The program with a cache of its own."""

    def __init__(self, program, scan, cache):
        self.program = program
        self.scan = scan
        self.cache = cache
        SEALED["XDG_CACHE_HOME"] = cache

    def command(self, name, path, *options):
        return [self.program, *name.split(), path, "--author", "person0@example.org", "--now", NOW,
                "--trust-owner", *options]


def loop(folder, command):
    return ["sh", "-c", f'for d in "{folder}"/*; do {command}; done >/dev/null']


def python_peer(module, script, path):
    return [sys.executable, "-c", script, path] if importlib.util.find_spec(module) else None


def installed(program, *arguments):
    """The command of a program beside this Python or on the search path; None without one."""
    beside = os.path.join(os.path.dirname(sys.executable), program)
    found = beside if os.access(beside, os.X_OK) else shutil.which(program)
    return [found, *arguments] if found else None


def history_rows(milepost, name, path, build, heavy, aims):
    """What one history takes; `aims` are for one processor and for all of them."""
    pairs = 5 if heavy else None
    git = ["git", "-C", path]
    log = [*git, "log", "--use-mailmap", FORMAT, "--date=raw"]
    same = "`git log` of the same fields"
    plain = milepost.command("streak", path, "--no-cache")

    def row(work, ours, peer_name, peer, aim="", pairs=pairs):
        return Row(f"{work}: {name}", peer_name, ours, peer, aim, pairs, build)

    rows = [row("streak, nothing kept", plain, same, log, aims[1])]
    alone = installed("taskset", "-c", "0")
    if alone:
        rows.append(
            row("streak, nothing kept, one processor", alone + plain, same, log, aims[0]))
    for question in ("streak", "commits show"):
        rows.append(row(f"{question}, kept", milepost.command(question, path), same, log,
                        "0.01" if heavy else ""))
    rows.append(row("today, kept", milepost.command("today", path), "`git log -1`",
                    [*git, "log", "-1", "--format=%at"], "3", None))
    if heavy:
        return rows
    for threads, aim in ((os.cpu_count(), "0.9"), (1, "")):
        rows.append(row(f"facts and paths, {threads} threads" if threads > 1 else
                        "facts and paths, one thread",
                        [milepost.scan, "--paths", str(threads), path],
                        "`git log --name-status --no-renames`",
                        [*log, "--name-status", "--no-renames"], aim, 5))
    for module, script, aim in (("pygit2", PYGIT2, "0.5"), ("pydriller", PYDRILLER, "0.05")):
        rows.append(row("streak, nothing kept", plain, f"{module}, the same facts",
                        python_peer(module, script, path), aim, 3))
    return rows


def other_rows(milepost, name, path, build):
    """Peers that do other work, for orientation."""
    statistics_of = ["sh", "-c", 'cd "$2" && exec "$0" "$1" </dev/null']
    for peer, command in (
            ("gitinspector (blames)", installed("gitinspector", "-f", "**", path)),
            ("git-quick-stats -d (days only)", installed("git-quick-stats", "-d", path)),
            ("git-quick-stats -T (changed lines)", installed("git-quick-stats", "-T", path)),
            ("git-fame (blames)", installed("git-fame", "-s", path))):
        if command and "git-quick-stats" in peer:
            command = statistics_of + command
        yield Row(f"streak, nothing kept: {name}", peer,
                  milepost.command("streak", path, "--no-cache"), command, "", 3, build)


def portfolio_rows(milepost, folder, count):
    portfolio = os.path.join(folder, f"portfolio-{count}")
    projects = os.path.join(folder, f"projects-{count}")

    def build(parent, commits, texts=()):
        os.makedirs(parent, exist_ok=True)
        for number in range(count):
            fast_import(os.path.join(parent, f"r{number:03}.git"), commits, number,
                        loose=number % 2 == 1, texts=texts)

    def row(work, ours, peer_name, peer, aim, pairs=None, **others):
        return Row(f"{work}: {count} repositories", peer_name, ours, loop(portfolio, peer), aim,
                   pairs, lambda: build(portfolio, 300), **others)

    last = "git -C \"$d\" log -1 --format='%H %at'"
    kept = milepost.command("today", portfolio)
    return [
        row("today, nothing kept", milepost.command("today", portfolio, "--no-cache"),
            "shell loop of `git log`",
            f"git -C \"$d\" log --use-mailmap '{FORMAT}' --date=raw", "0.35", 5),
        row("today, kept", kept, "shell loop of `git log -1`", last, "0.05"),
        row("today, kept, five new commits in one", kept, "shell loop of `git log -1`", last,
            "0.08", before=lambda: add_commits(os.path.join(portfolio, "r007.git"), 5)),
        Row(f"files of HEAD and three texts: {count} repositories",
            "shell loop of `git ls-tree -r` and `git show`",
            [milepost.scan, "--snapshots", str(os.cpu_count()), projects],
            loop(projects, 'git -C "$d" ls-tree -r HEAD; git -C "$d" show '
                 + " ".join(f"HEAD:{name}" for name in TEXTS)),
            "0.25", build=lambda: build(projects, 100, TEXTS))]


def versions(program):
    def first_line(*command):
        try:
            return subprocess.check_output(command, stderr=subprocess.DEVNULL).decode().split("\n")[0]
        except (OSError, subprocess.CalledProcessError):
            return None

    found = [f"milepost {first_line(program, '--version')}", first_line("git", "--version"),
             f"Python {platform.python_version()}", first_line("gitinspector", "--version"),
             first_line("dpkg-query", "-W", "-f", "${Package} ${Version}", "git-quick-stats")]
    for module in ("pygit2", "PyDriller"):
        try:
            found.append(f"{module} {importlib.metadata.version(module)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    fame = installed("git-fame", "--version")
    found.append(f"git-fame {first_line(*fame)}" if fame else None)
    return ", ".join(word for word in found if word)


def write(rows, options, output):
    lines = [
        "# Benchmarks", "",
        f"Written by `make bench` on {time.strftime('%Y-%m-%d', time.gmtime())}: {versions(options.milepost)}; "
        f"{os.cpu_count()} processors, {platform.system()} {platform.release()}.", "",
        "Whole processes, the release binary, pairs A B A B in one run, medians; the page cache is warm. "
        "The ratio is ours to the peer's; milliseconds belong to one machine only. \"Kept\" means that an "
        "earlier run filled the cache and nothing has changed.", "",
        "\"Facts and paths\" and \"files of HEAD\" are measured with `scan-benchmark`, the product's own code without "
        "a report around it: it reads the commits once for their facts and once more for their trees.", "",
        "gitinspector, git-quick-stats and git-fame do other work and are there for orientation: gitinspector and "
        "git-fame also blame every file, git-quick-stats counts days only, or changed lines. A run of a peer that "
        f"takes longer than {options.limit} s is ended: the ratio is below the one that is given (`<`), the time above "
        f"(`>`). A peer that takes longer than {SLOW} s is measured once.", "",
        "| work | peer | ratio | aim, at most | ours, ms | peer, ms | ours, peak MiB | peer, peak MiB |",
        "|---|---|--:|--:|--:|--:|--:|--:|"]
    lines += ["| " + " | ".join(cells) + " |" for cells in rows]
    with open(output, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", action="append")
    parser.add_argument("--pairs", type=int, default=11)
    parser.add_argument("--limit", type=int, default=120)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--portfolio", type=int, default=200)
    parser.add_argument("--folder")
    parser.add_argument("--milepost", default=os.path.join(BUILT, "milepost"))
    parser.add_argument("--scan", default=os.path.join(BUILT, "scan-benchmark"))
    parser.add_argument("--output")
    parser.add_argument("repositories", nargs="*")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, stop)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or temporary
        os.makedirs(folder, exist_ok=True)
        milepost = Milepost(options.milepost, options.scan, os.path.join(temporary, "cache"))
        rows = []
        for size in (int(word) for word in options.sizes.split(",") if word):
            path = os.path.join(folder, f"synthetic-{size}.git")
            described = (milepost, f"{size:,} synthetic commits", path,
                         lambda path=path, size=size: fast_import(path, size, size))
            rows += history_rows(*described, heavy=size >= 500_000, aims=("0.75", "0.75"))
            if size <= 10_000:
                rows += other_rows(*described)
        for path in map(os.path.abspath, options.repositories):
            described = (milepost, os.path.basename(path), path, lambda: None)
            rows += history_rows(*described, heavy=False, aims=("0.75", "0.4"))
            rows += other_rows(*described)
        if options.portfolio:
            rows += portfolio_rows(milepost, folder, options.portfolio)
        cells = []
        for row in rows:
            if not options.only or any(row.has(words) for words in options.only):
                cells.append(row.measured(options.pairs, options.limit))
                print(" | ".join(cells[-1]), flush=True)
    output = options.output or (None if options.only else os.path.join(ROOT, "docs", "benchmarks.md"))
    if output:
        write(cells, options, output)


if __name__ == "__main__":
    main()
