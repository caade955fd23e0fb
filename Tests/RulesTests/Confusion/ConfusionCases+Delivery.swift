import Rules

private func workflow(_ run: String, on: String = "push") -> [String: String] {
  [
    ".github/workflows/ci.yml":
      "on: \(on)\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: \(run)\n"
  ]
}

private let deployment =
  "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n"
private let service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec: {}\n"

let deliveryCases: [ConfusionCase] = [
  given(CIPresent.self, .holds, "a workflow on push", .met, workflow("make")),
  given(CIPresent.self, .fails, "no workflow", .unmet, ["main.py": "x"]),
  given(
    CIPresent.self, .deceives, "a workflow that only a person starts", .unmet,
    workflow("make", on: "workflow_dispatch")),
  given(CIRunsTests.self, .holds, "a step runs pytest", .met, workflow("pytest -q")),
  given(CIRunsTests.self, .fails, "a step that builds", .unmet, workflow("make build")),
  given(
    CIRunsTests.self, .deceives, "a step that installs pytest", .unmet,
    workflow("pip install pytest")),
  given(
    QualityLinter.self, .holds, "configured and run", .met,
    workflow("ruff check .").merging(["pyproject.toml": "[tool.ruff]\n"]) { $1 }),
  given(QualityLinter.self, .fails, "nothing configured", .unmet, workflow("pytest")),
  given(
    QualityLinter.self, .deceives, "configured and not run", .unmet,
    workflow("pytest").merging([".flake8": "[flake8]\n"]) { $1 }),
  given(
    ContainerDockerfile.self, .holds, "an image with a command", .met,
    ["Dockerfile": "FROM python:3.12\nCMD [\"python\", \"app.py\"]\n"]),
  given(ContainerDockerfile.self, .fails, "no Dockerfile", .unmet, ["main.py": "x"]),
  given(
    ContainerDockerfile.self, .deceives, "the command in a heredoc", .unmet,
    ["Dockerfile": "FROM python\nRUN cat <<EOF\nCMD nothing\nEOF\n"]),
  given(
    ContainerMultiStage.self, .holds, "a stage that copies from another", .met,
    ["Dockerfile": "FROM a AS build\nFROM b\nCOPY --from=build /x /y\n"]),
  given(
    ContainerMultiStage.self, .fails, "one stage", .unmet, ["Dockerfile": "FROM a\nCMD b\n"]),
  given(
    ContainerMultiStage.self, .deceives, "two stages that are never joined", .unmet,
    ["Dockerfile": "FROM a AS build\nFROM b\nCOPY /x /y\n"]),
  given(
    ContainerCompose.self, .holds, "two services", .met,
    ["compose.yaml": "services:\n  web: {image: a}\n  db: {image: b}\n"]),
  given(
    ContainerCompose.self, .fails, "one service", .unmet,
    ["compose.yaml": "services:\n  web: {image: a}\n"]),
  given(
    ContainerCompose.self, .deceives, "the second service in a comment", .unmet,
    ["compose.yaml": "services:\n  web:\n    image: a\n#  db:\n#    image: b\n"]),
  given(
    DeployKubernetes.self, .holds, "a Deployment", .met, ["k8s/web.yaml": deployment]),
  given(DeployKubernetes.self, .fails, "a Service alone", .unmet, ["k8s/web.yaml": service]),
  given(
    DeployKubernetes.self, .deceives, "a template that is no YAML yet", .inconclusive,
    ["chart/templates/web.yaml": deployment.replacing("web", with: "{{ .Values.name }}")]),
  given(
    DeployNoKubernetes.self, .holds, "a Dockerfile alone", .met,
    ["Dockerfile": "FROM a\nCMD b\n"]),
  given(DeployNoKubernetes.self, .fails, "a Service", .unmet, ["k8s/web.yaml": service]),
  given(
    DeployNoKubernetes.self, .deceives, "a chart whose templates are no YAML yet", .unmet,
    ["chart/templates/web.yaml": deployment.replacing("web", with: "{{ .Values.name }}")]),
  given(
    DeployWorkers.self, .holds, "four workers in CMD", .met,
    ["Dockerfile": "FROM a\nCMD [\"gunicorn\", \"-w\", \"4\", \"app:app\"]\n"]),
  given(
    DeployWorkers.self, .fails, "no option", .unmet, ["Procfile": "web: uvicorn app:app\n"]),
  given(
    DeployWorkers.self, .deceives, "the command in a comment and in a text", .unmet,
    ["run.sh": "# gunicorn -w 4 app:app\necho gunicorn -w 4 app:app\n"]),
  given(DeployTarget.self, .holds, "a configuration of Vercel", .met, ["vercel.json": "{}"]),
  given(DeployTarget.self, .fails, "nothing of the kind", .unmet, ["main.py": "x"]),
  given(
    DeployTarget.self, .deceives, "the configuration of a package", .unmet,
    ["node_modules/x/vercel.json": "{}"]),
  given(
    DocsAPI.self, .holds, "an OpenAPI file with a path", .met,
    ["openapi.yaml": "openapi: 3.0.0\npaths:\n  /a:\n    get: {}\n"]),
  given(DocsAPI.self, .fails, "nothing of the kind", .unmet, ["a.py": "x"]),
  given(
    DocsAPI.self, .deceives, "an OpenAPI file without a path", .unmet,
    ["openapi.yaml": "openapi: 3.0.0\n"]),
  given(
    DocsArchitecture.self, .holds, "a Mermaid drawing", .met,
    ["docs/a.md": "```mermaid\ngraph\n```"]),
  given(DocsArchitecture.self, .fails, "no drawing", .unmet, ["a.py": "x"]),
  given(
    DocsArchitecture.self, .deceives, "a text about Mermaid", .unmet, ["docs/a.md": "mermaid"]),
  given(
    StructureLayout.self, .holds, "source, tests and configuration", .met,
    ["src/main.py": "x", "tests/test_a.py": "x", "config.yaml": "a: 1"]),
  given(StructureLayout.self, .fails, "one file", .unmet, ["main.py": "x"]),
  given(
    StructureLayout.self, .deceives, "folders that hold .gitkeep only", .unmet,
    ["src/.gitkeep": "", "tests/.gitkeep": "", "main.py": "x"]),
  given(
    DependenciesManifest.self, .holds, "a requirements.txt", .met,
    ["requirements.txt": "requests\n", "main.py": "import requests\n"]),
  given(
    DependenciesManifest.self, .fails, "imports and no manifest", .unmet,
    ["main.py": "import requests\n"]),
  given(
    DependenciesManifest.self, .deceives, "the manifest of a package", .unmet,
    ["node_modules/a/package.json": "{}"]),
  given(
    DependenciesComplete.self, .holds, "an import under its distribution's name", .met,
    ["requirements.txt": "scikit-learn\n", "a.py": "import sklearn\n"]),
  given(
    DependenciesComplete.self, .fails, "an import without an entry", .unmet,
    ["requirements.txt": "requests\n", "a.py": "import numpy\n"]),
  given(
    DependenciesComplete.self, .deceives, "the word import in a text", .met,
    ["requirements.txt": "requests\n", "a.py": "text = 'import numpy'\n"]),
  given(
    DependenciesLocked.self, .holds, "versions fixed throughout", .met,
    ["requirements.txt": "a==1.0\n"]),
  given(
    DependenciesLocked.self, .fails, "a version left open", .unmet, ["requirements.txt": "a>=1\n"]),
  given(
    DependenciesLocked.self, .deceives, "an empty lock file", .unmet,
    ["requirements.txt": "a\n", "uv.lock": ""]),
  given(
    DependenciesUses.self, .holds, "a library that is declared", .met,
    ["requirements.txt": "fastapi\n"], ["names": .list(["fastapi"])]),
  given(
    DependenciesUses.self, .fails, "another library", .unmet, ["requirements.txt": "fastapi\n"],
    ["names": .list(["flask"])]),
  given(
    DependenciesUses.self, .deceives, "a library that the README names", .unmet,
    ["requirements.txt": "fastapi\n", "README.md": "torch"], ["names": .list(["torch"])]),
]
