import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@Suite struct DependencyRulesTests {
  @Test(
    arguments: [
      (["requirements.txt": "requests\n"], Outcome.met),
      (["package.json": "{\"dependencies\":{\"a\":\"1\"}}"], .met),
      (["go.mod": "module x\nrequire a/b v1.0.0\n"], .met),
      (["backend/requirements.txt": "flask\n"], .met),
      (["package.json": "not json"], .inconclusive),
      (["main.py": "import os\nimport json\n"], .notApplicable),
      (["main.py": "import requests\n"], .unmet), (["main.c": "int main;"], .unmet),
      (["node_modules/a/package.json": "{}"], .unmet), (["docs/package.json.md": "x"], .unmet),
    ] as [([String: String], Outcome)])
  func `a manifest declares`(files: [String: String], outcome: Outcome) {
    let found = finding(DependenciesManifest.self, files)
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      (["requirements.txt": "a==1.0\nb==2.1 ; python_version > '3'\n"], Outcome.met),
      (["requirements.txt": "a\n", "uv.lock": "version = 1\n"], .met),
      (["package.json": "{\"dependencies\":{\"a\":\"^1\"}}", "package-lock.json": "{}"], .met),
      (["go.mod": "require a/b v1.0.0\n"], .met),
      (["pom.xml": "<dependency>\n<artifactId>a</artifactId>\n</dependency>"], .met),
      (["requirements.txt": "a==1.*\n"], .unmet), (["requirements.txt": "a>=1\n"], .unmet),
      (["package.json": "{\"dependencies\":{\"a\":\"^1\"}}", "poetry.lock": "x"], .unmet),
      (["requirements.txt": "a\n", "uv.lock": ""], .unmet),
      (["requirements.txt": "# none\n"], .notApplicable),
    ] as [([String: String], Outcome)])
  func `versions are fixed by a lock file or throughout`(files: [String: String], outcome: Outcome)
  {
    let found = finding(DependenciesLocked.self, files)
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      (
        "requirements.txt",
        "scikit-learn==1.4\nopencv-python-headless\nPillow>=9 # note\nPyYAML[extra]~=6.0\n",
        Outcome.met
      ),
      (
        "requirements.txt",
        "git+https://h/x.git#egg=scikit-learn\nopencv-python\npillow @ https://h/p.whl\npyyaml\n",
        .met
      ),
      (
        "pyproject.toml",
        "[project]\nname = \"x\"\ndependencies = [\n  \"scikit_learn>=1\",\n  'opencv-python', # c\n  \"Pillow\",\n]\n[project.optional-dependencies]\ny = [\"PyYAML\"]\n",
        .met
      ),
      (
        "pyproject.toml",
        "[tool.poetry.dependencies]\npython = \"^3.11\"\nscikit-learn = \"^1\"\nopencv-python = {version = \"4\"}\n[tool.poetry.group.dev.dependencies]\npillow = \"*\"\npyyaml = \"*\"\n",
        .met
      ),
      (
        "environment.yml",
        "name: x\ndependencies:\n  - python=3.11\n  - scikit-learn=1.4\n  - conda-forge::opencv-python\n  - pip:\n    - pillow\n    - pyyaml\n",
        .met
      ),
      (
        "setup.py",
        "from setuptools import setup\nsetup(\n  install_requires=[\n    'scikit-learn', 'opencv-python',\n    'pillow', 'pyyaml', 'setuptools',\n  ],\n)\n",
        .met
      ),
      (
        "Pipfile",
        "[packages]\nscikit-learn = \"*\"\nopencv-python = \"*\"\npillow = \"*\"\npyyaml = \"*\"\n",
        .met
      ),
      ("requirements.txt", "sklearn-extra\ncv2\nPIL\nyaml-tools\n", .unmet),
      ("requirements.txt", "# scikit-learn\n-r other.txt\n", .unmet),
      ("requirements.txt", "scikit-learn\nopencv-python\npillow\n", .unmet),
    ] as [(String, String, Outcome)])
  func `imports are declared under the names of their distributions`(
    name: String, text: String, outcome: Outcome
  ) {
    let source = """
      \"\"\"Text with import nothing.\"\"\"
      import os, sys
      from sklearn.svm import (
          SVC,
      )
      import cv2 as vision; import PIL.Image
      from . import local
      from helpers.tools import x
      import helpers
      try:
          import ujson
      except ImportError:
          ujson = None
      # import commented
      text = 'import quoted'
      def late():
          import yaml
      """
    let found = finding(
      DependenciesComplete.self,
      [name: text, "src/app.py": source, "src/helpers/tools.py": "x = 1\n"])
    #expect(found.outcome == outcome, "\(found.measured)")
    #expect(hasWords(found))
  }

  @Test func `the line of a missing import is named`() {
    let found = finding(
      DependenciesComplete.self,
      ["requirements.txt": "requests\n", "a.py": "import os\n\nimport numpy as np\n"])
    #expect(found.places == [Place(path: "a.py", line: 3)])
    #expect(found.measured["missing"] == .list(["numpy"]))
  }

  @Test func `a project in a folder is covered by the manifest of the repository`() {
    let files = ["requirements.txt": "numpy\n", "d/README.md": "x", "d/a.py": "import numpy\n"]
    #expect(finding(DependenciesComplete.self, files, project: "d").outcome == .met)
  }

  @Test func `a source that is not here leaves the question open`() {
    var files = MemoryFiles(["requirements.txt": "numpy\n", "a.py": "import numpy\n"])
    files.addUnreadable("b.py", .absent)
    #expect(finding(DependenciesComplete.self, files).outcome == .inconclusive)
  }

  @Test(
    arguments: [
      (["fastapi", "Redis"], Outcome.met), (["scikit-learn"], .met), (["sklearn"], .met),
      (["react"], .met), (["flask"], .unmet), (["fastapi", "torch"], .unmet), ([], .notApplicable),
      (["numpy"], .unmet),
    ] as [([String], Outcome)])
  func `named libraries are declared or imported`(names: [String], outcome: Outcome) {
    let found = finding(
      DependenciesUses.self,
      [
        "requirements.txt": "fastapi\nredis\n# flask\n", "a.py": "import sklearn\n# import numpy\n",
        "web/package.json": "{\"dependencies\":{\"react\":\"18\"}}", "README.md": "numpy and torch",
      ], RuleParameters(["names": .list(names)]))
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test func `a megabyte of imports is read in time`() {
    let source = String(repeating: "from a import (b,\n c)\n'''\nimport x\n'''\n", count: 20_000)
    let time = processorTime { _ = finding(DependenciesComplete.self, ["a.py": source]) }
    #expect(time < .seconds(20))
  }

  @Test(arguments: [
    ("python", "weather.py", true), ("Python", "notes.ipynb", true), ("golang", "main.go", true),
    ("go语言", "main.go", true), ("c++", "src/a.cpp", true), ("html", "index.html", true),
    ("shell脚本", "run.sh", true), ("rust", "main.go", false), ("java", "app.js", false),
  ])
  func `a language is shown by files that are written in it`(
    name: String, file: String, isMet: Bool
  ) {
    let found = finding(
      DependenciesUses.self, [file: "x = 1\n"], RuleParameters(["names": .list([name])]))
    #expect(found.outcome == (isMet ? .met : .unmet))
    #expect(found.places.map(\.path) == (isMet ? [file] : []))
    #expect(hasWords(found))
  }

  @Test func `languages and libraries are asked together`() {
    let files = ["a.py": "import flask\n", "requirements.txt": "flask==3.0\n"]
    let both = finding(
      DependenciesUses.self, files, RuleParameters(["names": .list(["python", "flask"])]))
    #expect(both.outcome == .met)
    let one = finding(
      DependenciesUses.self, files, RuleParameters(["names": .list(["python", "redis"])]))
    #expect(one.outcome == .unmet && one.measured["missing"] == .list(["redis"]))
  }
}
