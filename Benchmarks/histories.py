"""Synthetic repositories, made with `git fast-import`."""

import os
import random
import subprocess
import sys
import time

# Runs git without anybody's configuration.
SEALED = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null",
              GIT_TERMINAL_PROMPT="0")
WORDS = ("feat fix docs add remove rename parser reader report streak plan window commit test "
         "新增 修复 文档 because without limit offset owner merge branch file folder line number").split()


def fast_import(path, commits, seed, loose=False, texts=()):
    """Builds a history; the same arguments give the same ids.

    `texts` are names of files of some length that the first commit adds.
    """
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
        for name in texts if number == 1 else ():
            text = "".join(f"line {line} of {name}\n" for line in range(40)).encode()
            parts.append(f"M 100644 inline {name}\ndata {len(text)}\n".encode() + text + b"\n")
        importer.stdin.write(b"".join(parts))
    importer.stdin.close()
    if importer.wait() != 0:
        sys.exit("git fast-import failed")
    open(os.path.join(path, "done"), "w").close()
    return path


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
