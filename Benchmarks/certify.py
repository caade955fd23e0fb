#!/usr/bin/env python3
"""Measures certify and verify against the plain scan of the same history.

usage: Benchmarks/certify.py BINARY REPOSITORY OWNER-EMAIL [RUNS]

Prints the least processor time of each command and its ratio to `streak`. The item asks for commits
only; `audit` says what reading the files of the tree costs, which every certificate does too.
"""
import os
import resource
import subprocess
import sys
import tempfile

binary, repository, owner = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3]
runs = int(sys.argv[4]) if len(sys.argv) > 4 else 3
folder = tempfile.mkdtemp(prefix="milepost-certify-")
name = os.path.basename(repository).removesuffix(".git")
environment = {"PATH": os.environ["PATH"], "HOME": folder, "GIT_CONFIG_GLOBAL": "/dev/null",
               "XDG_CACHE_HOME": folder + "/cache", "LC_ALL": "C.UTF-8"}
with open(folder + "/plan.md", "w") as out:
    out.write("# Plan\n\n- [x] Many commits ^many\n")
with open(folder + "/milepost.yml", "w") as out:
    out.write(f"owner: {{emails: ['{owner}']}}\nrepositories: ['{repository}']\nplan: plan.md\n"
              f"links:\n  - item: many\n    project: '{name}'\n    rules:\n      - commits.count: '>= 1'\n")


def seconds(arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([binary] + arguments, cwd=folder, env=environment, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


subprocess.run([binary, "keys", "create", "-q"], cwd=folder, env=environment, check=True,
               stdout=subprocess.DEVNULL)
commands = [("streak", ["streak", "-q", "--no-cache"]), ("audit", ["audit", repository, "-q"]),
            ("certify", ["certify", "many", "-q", "-o", "c.json"]),
            ("verify", ["verify", "c.json", "--repo", repository, "--plan", "plan.md", "--author", owner, "-q"])]
if subprocess.run([binary, "streak", "-q", "--no-cache"], cwd=folder, env=environment,
                  capture_output=True).returncode == 64:
    commands[0] = ("streak", ["streak", "-q"])
plain = None
for label, arguments in commands:
    least = min(seconds(arguments) for _ in range(runs))
    plain = plain or least
    print(f"{label:8} {least:6.2f} s  {least / plain:5.2f} x")
if not os.path.exists(folder + "/c.json"):
    sys.exit("certify made no certificate: has the owner any commits?")
