#!/usr/bin/env python3
"""Compares `milepost streak` with a computation of its own from `git log`.

Usage: equality.py [--milepost PROGRAM] [--authors N] [--author ADDRESS]... REPOSITORY...

For each repository the N busiest addresses are looked at (or those given). Compared are the active
days, the longest run of days and the number of counted commits. Ends with 1 when one differs.

What counts, as the documentation says it: commits that HEAD or a local branch leads to; the author's
address, as written or after .mailmap, without regard to case; the author's date on the clock of the
written offset; merges count; a commit that is no merge and changes no file does not.
"""

import argparse
import collections
import json
import subprocess
import sys

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


def expected(history, address):
    """Computes counted commits, active days and the longest run for an address."""
    trees = {commit[0]: commit[1] for commit in history}
    counted, days = 0, set()
    for _, tree, parents, addresses, seconds, east in history:
        if address.lower() not in addresses:
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


def reported(program, repository, address):
    """Asks milepost for the same numbers."""
    process = subprocess.run(
        [program, "streak", "--format", "json", "--author", address, "--now", NOW,
         "--trust-owner", repository],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    try:
        report = json.loads(process.stdout)
    except ValueError:
        sys.exit(f"{repository}: no report: {process.stderr.decode('utf-8', 'replace')}")
    return {"commits": report["commits"]["counted"], "activeDays": report["activeDays"],
            "longest": report["longest"]["days"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--milepost", default=".build/debug/milepost")
    parser.add_argument("--authors", type=int, default=3)
    parser.add_argument("--author", action="append", default=[])
    parser.add_argument("repositories", nargs="+")
    options = parser.parse_args()
    compared = differences = 0
    for repository in options.repositories:
        history = list(commits(repository))
        busiest = collections.Counter(
            address for commit in history for address in commit[3]
            if "@" in address and "bot" not in address and "noreply" not in address)
        addresses = options.author or [word for word, _ in busiest.most_common(options.authors)]
        for address in addresses:
            ours, theirs = reported(options.milepost, repository, address), expected(history, address)
            compared += 1
            if ours == theirs:
                print(f"equal    {repository} {address} {ours}")
            else:
                differences += 1
                print(f"DIFFERS  {repository} {address} milepost {ours} git {theirs}")
    print(f"{compared} compared, {differences} different")
    sys.exit(1 if differences else 0)


main()
