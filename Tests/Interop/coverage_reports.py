#!/usr/bin/env python3
"""Lets the formats' own tools measure small programs, and compares what they print with what
`milepost audit` reads from their reports.

Usage: coverage_reports.py BINARY [FOLDER]

Needs coverage and gcovr in the running Python's environment, gcc with gcov, and, for the reports of
LLVM, clang with llvm-profdata and llvm-cov of one version (what is missing is skipped and said).
Exit 0 when all figures agree, 1 when one does not.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

# Programs, by name: (module, script that uses it). Each leaves other lines unrun.
PYTHON = {
    "whole": ("def add(a, b):\n    return a + b\n", "import tea\nassert tea.add(1, 2) == 3\n"),
    "half": ("def pour(n):\n    if n > 3:\n        return 'much'\n    return 'little'\n\n\n"
             "def spill():\n    x = 1\n    return x\n", "import tea\nassert tea.pour(1) == 'little'\n"),
    "nothing": ("def never():\n    a = 1\n    b = 2\n    return a + b\n", "import tea\n"),
    "documented": ('"""Words about tea."""\n\n\nclass Cup:\n    """A cup."""\n\n    size = 3\n\n'
                   '    def fill(self):\n        """Fills it."""\n        return self.size\n\n'
                   "    def empty(self):\n        \"\"\"Empties it.\"\"\"\n        self.size = 0\n"
                   "        return None\n", "import tea\nassert tea.Cup().fill() == 3\n"),
    "excluded": ("def debug():  # pragma: no cover\n    print('x')\n\n\ndef run(flag):\n"
                 "    if flag:\n        return 1\n    else:\n        return 2\n",
                 "import tea\nassert tea.run(True) == 1\n"),
    "loops": ("def total(cups):\n    sum_ = 0\n    for cup in cups:\n        if cup < 0:\n"
              "            continue\n        sum_ += cup\n    else:\n        sum_ += 0\n"
              "    try:\n        return sum_ // len(cups)\n    except ZeroDivisionError:\n"
              "        return 0\n", "import tea\nassert tea.total([2, 4]) == 3\n"),
}
C = {
    "whole": "int add(int a, int b) {\n  return a + b;\n}\nint main(void) {\n  return add(1, 2) - 3;\n}\n",
    "half": "int pour(int n) {\n  if (n > 3) {\n    n = 4;\n    return n;\n  }\n  return 1;\n}\n"
            "int spill(void) {\n  int x = 1;\n  return x;\n}\nint main(void) {\n  return pour(1) - 1;\n}\n",
    "loops": "int total(int n) {\n  int sum = 0;\n  for (int i = 0; i < n; i++) {\n    if (i == 99) {\n"
             "      sum = -1;\n      break;\n    }\n    sum += i;\n  }\n  return sum;\n}\n"
             "int main(void) {\n  return total(3) == 3 ? 0 : 1;\n}\n",
}


def run(command, folder, **options):
    """Runs a command quietly and returns what it prints."""
    return subprocess.run(command, cwd=folder, check=True, text=True, capture_output=True,
                          **options).stdout


class Comparison:
    def __init__(self, binary):
        self.binary, self.agreed, self.failed, self.skipped = binary, 0, 0, []

    def judge(self, name, folder, report, covered, total):
        """Commits a folder with one report and compares the figure that is read."""
        with tempfile.TemporaryDirectory() as place:
            repository = os.path.join(place, "repository")
            os.mkdir(repository)
            for entry in os.listdir(folder):
                if entry.endswith((".py", ".c")):
                    shutil.copy(os.path.join(folder, entry), repository)
            shutil.copy(os.path.join(folder, report), repository)
            environment = {"PATH": os.environ["PATH"], "HOME": place, "GIT_CONFIG_GLOBAL": "/dev/null",
                           "LC_ALL": "C.UTF-8"}
            for command in (["git", "init", "-q"], ["git", "add", "."],
                            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit",
                             "-q", "-m", "x"]):
                run(command, repository, env=environment)
            answer = subprocess.run(
                [self.binary, "audit", ".", "--profile", "ci", "--format", "json"], cwd=repository,
                env=environment, capture_output=True, text=True, check=False).stdout
        findings = [finding for project in json.loads(answer)["projects"]
                    for finding in project["findings"] if finding["rule"] == "coverage.lines"]
        lines = findings[0]["measured"].get("lines") if findings else None
        read = (lines["part"], lines["whole"]) if lines else None
        if read == (covered, total):
            self.agreed += 1
            print(f"ok      {name:34} {covered} of {total}")
        else:
            self.failed += 1
            print(f"FAILED  {name:34} the tool says {covered} of {total}, read as {read}: "
                  f"{findings[0]['message'] if findings else 'no finding'}")


def python_reports(comparison, folder):
    """coverage.py writes XML, JSON and LCOV; `coverage report` says how much that is."""
    for name, (module, script) in PYTHON.items():
        place = os.path.join(folder, "python-" + name)
        os.mkdir(place)
        for path, text in (("tea.py", module), ("use.py", script)):
            with open(os.path.join(place, path), "w", encoding="utf-8") as file:
                file.write(text)
        tool = [sys.executable, "-m", "coverage"]
        run(tool + ["run", "--include=tea.py", "use.py"], place)
        row = run(tool + ["report"], place).splitlines()[-1].split()
        total, missed = int(row[1]), int(row[2])
        for form, report in (("xml", "coverage.xml"), ("json", "coverage.json"),
                             ("lcov", "coverage.lcov")):
            run(tool + [form, "-o", report], place)
            comparison.judge(f"coverage.py {form}, {name}", place, report, total - missed, total)


def gcc_reports(comparison, folder):
    """gcovr writes Cobertura, Clover, LCOV and JaCoCo; its summary says how much that is."""
    if not shutil.which("gcc") or not shutil.which("gcov"):
        comparison.skipped.append("gcc with gcov")
        return
    for name, text in C.items():
        place = os.path.join(folder, "c-" + name)
        os.mkdir(place)
        with open(os.path.join(place, "tea.c"), "w", encoding="utf-8") as file:
            file.write(text)
        run(["gcc", "--coverage", "-O0", "tea.c", "-o", "tea"], place)
        run(["./tea"], place)
        tool = [sys.executable, "-m", "gcovr"]
        summary = json.loads(run(tool + ["--json-summary"], place))
        for form, report in (("cobertura", "cobertura.xml"), ("clover", "clover.xml"),
                             ("lcov", "lcov.info"), ("jacoco", "jacoco.xml")):
            run(tool + [f"--{form}", report], place)
            comparison.judge(f"gcovr {form}, {name}", place, report, summary["line_covered"],
                             summary["line_total"])


def llvm_reports(comparison, folder):
    """`llvm-cov export` writes JSON and LCOV; `llvm-cov report` says how much that is."""
    tools = os.environ.get("LLVM_BIN", "")
    clang, profdata, cov = (os.path.join(tools, name) if tools else name
                            for name in ("clang", "llvm-profdata", "llvm-cov"))
    if not all(shutil.which(tool) for tool in (clang, profdata, cov)):
        comparison.skipped.append("clang with llvm-profdata and llvm-cov")
        return
    for name, text in C.items():
        place = os.path.join(folder, "llvm-" + name)
        os.mkdir(place)
        with open(os.path.join(place, "tea.c"), "w", encoding="utf-8") as file:
            file.write(text)
        run([clang, "-fprofile-instr-generate", "-fcoverage-mapping", "tea.c", "-o", "tea"], place)
        run(["./tea"], place)
        run([profdata, "merge", "-o", "tea.profdata", "default.profraw"], place)
        tool = ["./tea", "-instr-profile=tea.profdata"]
        total_row = [line for line in run([cov, "report"] + tool, place).splitlines()
                     if line.startswith("TOTAL")][0]
        numbers = [int(word) for word in re.findall(r"\b\d+\b(?![.%])", total_row)]
        lines, missed = numbers[4], numbers[5]
        for form, report in (("text", "llvm-cov.json"), ("lcov", "coverage.lcov")):
            with open(os.path.join(place, report), "w", encoding="utf-8") as file:
                file.write(run([cov, "export", f"-format={form}"] + tool, place))
            comparison.judge(f"llvm-cov {form}, {name}", place, report, lines - missed, lines)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    comparison = Comparison(os.path.abspath(sys.argv[1]))
    with tempfile.TemporaryDirectory() as temporary:
        folder = sys.argv[2] if len(sys.argv) > 2 else temporary
        python_reports(comparison, folder)
        gcc_reports(comparison, folder)
        llvm_reports(comparison, folder)
    for missing in comparison.skipped:
        print(f"SKIPPED {missing} is not here")
    print(f"{comparison.agreed} reports agree, {comparison.failed} do not")
    sys.exit(1 if comparison.failed else 0)


if __name__ == "__main__":
    main()
