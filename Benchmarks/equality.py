#!/usr/bin/env python3
"""Compares `milepost streak` with a computation of its own from `git log`.

Usage: equality.py [--milepost PROGRAM] [--authors N] [--author ADDRESS]... [--moves] REPOSITORY...

For each repository the N busiest addresses are looked at (or those given). Compared are the active
days, the longest run of days and the number of counted commits. Each comparison is made without a cache,
with a cache that may hold nothing, and with one that holds the answer. Ends with 1 when one differs.

With --moves a copy of each repository is compared again after new commits and branches, an amended commit,
a rebase, a garbage collection, a shallow clone and its deepening, and for two addresses at once.

What counts, as the documentation says it: commits that HEAD or a local branch leads to; the author's
address, as written or after .mailmap, without regard to case; the author's date on the clock of the
written offset; merges count; a commit that is no merge and changes no file does not.
"""

import argparse
import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
NOW = "2100-01-01"


def commits(repository):
    """Yields id, tree, parents, the author's two addresses, seconds and minutes of offset."""
    fields = "%H%x1f%T%x1f%P%x1f%ae%x1f%aE%x1f%ad"
    output = subprocess.check_output(
        ["git", "--no-replace-objects", "-C", repository, "log", "-z", "HEAD", "--branches",
         "--date=raw", f"--format={fields}"])
    for record in output.split(b"\0"):
        if not record:
            continue
        parts = record.decode("utf-8", "replace").split("\x1f")
        if len(parts) != 6 or len(parts[5].split()) != 2:
            continue
        seconds, offset = parts[5].split()
        hours, minutes = int(offset[1:-2] or 0), int(offset[-2:])
        east = (hours * 60 + minutes) * (-1 if offset[0] == "-" else 1)
        # No clock on Earth is further from UTC; such an offset is read as none.
        if not -720 <= east <= 840:
            east = 0
        yield (parts[0], parts[1], parts[2].split(), {parts[3].lower(), parts[4].lower()},
               int(seconds), east)


def expected(history, addresses):
    """Computes counted commits, active days and the longest run for the addresses of one person."""
    trees = {commit[0]: commit[1] for commit in history}
    wanted = {address.lower() for address in addresses}
    counted, days = 0, set()
    for _, tree, parents, names, seconds, east in history:
        if not names & wanted:
            continue
        before = trees.get(parents[0]) if parents else EMPTY_TREE
        if len(parents) < 2 and tree == before:
            continue
        counted += 1
        days.add((seconds + east * 60) // 86400)
    longest = run = 0
    previous = None
    for day in sorted(days):
        run = run + 1 if previous is not None and day == previous + 1 else 1
        longest = max(longest, run)
        previous = day
    return {"commits": counted, "activeDays": len(days), "longest": longest}


def reported(program, cache, repository, addresses, *options):
    """Asks milepost for the same numbers."""
    authors = [word for address in addresses for word in ("--author", address)]
    process = subprocess.run(
        [program, "streak", "--format", "json", *authors, "--now", NOW, "--trust-owner", *options,
         repository],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
        env=dict(os.environ, XDG_CACHE_HOME=cache))
    try:
        report = json.loads(process.stdout)
    except ValueError:
        sys.exit(f"{repository}: no report: {process.stderr.decode('utf-8', 'replace')}")
    return {"commits": report["commits"]["counted"], "activeDays": report["activeDays"],
            "longest": report["longest"]["days"]}


class Comparison:
    def __init__(self, options, cache):
        self.program = options.milepost
        self.cache = cache
        self.compared = self.differences = 0

    def check(self, repository, addresses, state):
        theirs = expected(list(commits(repository)), addresses)
        for how, options in [("nothing kept", ["--no-cache"]), ("kept before", []), ("kept", [])]:
            ours = reported(self.program, self.cache, repository, addresses, *options)
            self.compared += 1
            if ours != theirs:
                self.differences += 1
                print(f"DIFFERS  {repository} {state}, {how}: {' '.join(addresses)} "
                      f"milepost {ours} git {theirs}")
        print(f"looked   {repository} {state}: {' '.join(addresses)} {theirs}")


def git(repository, *words):
    return subprocess.check_output(
        ["git", "-c", "user.name=Moved", "-c", "user.email=moved@example.org", "-C", repository,
         *words], text=True, stderr=subprocess.DEVNULL).strip()


def replay(repository, commit, parent):
    """Writes a commit once more, by its author and with its tree, upon another parent."""
    name, address, date = git(repository, "log", "-1", "--format=%an%n%ae%n%ad", "--date=raw",
                              commit).split("\n")
    return subprocess.check_output(
        ["git", "-C", repository, "commit-tree", f"{commit}^{{tree}}", "-p", parent, "-m", "moved"],
        text=True, env=dict(
            os.environ, GIT_AUTHOR_NAME=name, GIT_AUTHOR_EMAIL=address, GIT_AUTHOR_DATE=date,
            GIT_COMMITTER_NAME="Moved", GIT_COMMITTER_EMAIL="moved@example.org")).strip()


def moves(comparison, repository, addresses, folder):
    """Compares a copy while its history moves, with the cache of before."""
    origin = os.path.abspath(repository)
    copy = os.path.join(folder, "copy")
    subprocess.check_call(["git", "clone", "-q", "--bare", "--no-local", origin, copy])
    comparison.check(copy, addresses[:1], "cloned")
    for tree in ["HEAD~3", "HEAD~2", "HEAD"]:
        git(copy, "update-ref", "HEAD", replay(copy, tree, "HEAD"))
    comparison.check(copy, addresses[:1], "grown")
    git(copy, "update-ref", "refs/heads/aside", replay(copy, "HEAD~5", "HEAD~4"))
    comparison.check(copy, addresses[:1], "branched off")
    git(copy, "update-ref", "refs/heads/middle", "HEAD~6")
    comparison.check(copy, addresses[:1], "named in the middle")
    git(copy, "update-ref", "-d", "refs/heads/aside")
    comparison.check(copy, addresses[:1], "branch gone")
    git(copy, "update-ref", "HEAD", replay(copy, "HEAD", "HEAD^"))
    comparison.check(copy, addresses[:1], "amended")
    base = git(copy, "rev-parse", "HEAD~8")
    for commit in git(copy, "rev-list", "--first-parent", "--reverse", "HEAD~5..HEAD").split():
        base = replay(copy, commit, base)
    git(copy, "update-ref", "HEAD", base)
    comparison.check(copy, addresses[:1], "rebased")
    git(copy, "gc", "-q", "--prune=now")
    comparison.check(copy, addresses[:1], "collected")
    comparison.check(copy, addresses[:2], "two addresses")
    shutil.rmtree(copy)
    subprocess.check_call(
        ["git", "clone", "-q", "--bare", "--depth", "30", "file://" + origin, copy])
    comparison.check(copy, addresses[:1], "shallow")
    git(copy, "fetch", "-q", "--deepen", "40")
    comparison.check(copy, addresses[:1], "deepened")
    git(copy, "fetch", "-q", "--unshallow")
    comparison.check(copy, addresses[:1], "whole")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--milepost", default=".build/debug/milepost")
    parser.add_argument("--authors", type=int, default=3)
    parser.add_argument("--author", action="append", default=[])
    parser.add_argument("--moves", action="store_true")
    parser.add_argument("repositories", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        comparison = Comparison(options, os.path.join(folder, "cache"))
        for repository in options.repositories:
            busiest = collections.Counter(
                address for commit in commits(repository) for address in commit[3]
                if "@" in address and "bot" not in address and "noreply" not in address)
            addresses = options.author or [
                word for word, _ in busiest.most_common(options.authors)]
            for address in addresses:
                comparison.check(repository, [address], "as it is")
            if options.moves:
                moves(comparison, repository, addresses, os.path.join(
                    folder, os.path.basename(os.path.dirname(os.path.abspath(repository)))))
    print(f"{comparison.compared} compared, {comparison.differences} different")
    sys.exit(1 if comparison.differences else 0)


if __name__ == "__main__":
    main()
