import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@Suite struct DeploymentRulesTests {
  static let deployment =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n"
  static let service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec: {}\n"

  @Test(
    arguments: [
      ("k8s/web.yaml", deployment, [], Outcome.met),
      ("k8s/web.yaml", service + "---\n" + deployment, ["Deployment", "Service"], .met),
      ("k8s/web.yaml", service, [], .unmet), ("k8s/web.yaml", deployment, ["Service"], .unmet),
      ("k8s/web.yaml", "# " + deployment.replacing("\n", with: "\n# "), [], .unmet),
      ("k8s/web.yaml", "apiVersion: backstage.io/v1\nkind: Component\nmetadata: {}\n", [], .unmet),
      ("k8s/web.yaml", "apiVersion: v1\nkind: Deployment\n", [], .unmet),
      (
        "chart/templates/web.yaml", deployment.replacing("web", with: "{{ .Values.name }}"), [],
        .inconclusive
      ),
      ("k8s/web.yaml", deployment + "\t: [", [], .inconclusive), ("k8s.md", deployment, [], .unmet),
    ] as [(String, String, [String], Outcome)])
  func `objects of Kubernetes are read by kind`(
    path: String, text: String, kinds: [String], outcome: Outcome
  ) {
    let found = finding(
      DeployKubernetes.self, [path: text], RuleParameters(["kinds": .list(kinds)]))
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      ("Dockerfile", "FROM a\nCMD [\"gunicorn\", \"--workers=4\", \"a:b\"]\n", Outcome.met),
      ("Dockerfile", "FROM a\nENTRYPOINT [\"gunicorn\"]\nCMD [\"-w\", \"2\", \"a:b\"]\n", .met),
      ("Dockerfile", "FROM a\nCMD python -m uvicorn a:b --workers \\\n 3\n", .met),
      ("Dockerfile", "FROM a\nCMD gunicorn -w 4 a:b\nCMD gunicorn a:b\n", .unmet),
      ("Dockerfile", "FROM a\nRUN gunicorn -w 4 a:b\n", .unmet),
      ("Procfile", "web: PORT=80 gunicorn -w4 a:b\n", .met),
      ("Procfile", "web: gunicorn -w $WORKERS a:b\n", .inconclusive),
      ("Procfile", "web: gunicorn a:b -w\n", .inconclusive),
      ("Procfile", "web: pm2-runtime -i max app.js\n", .inconclusive),
      ("deploy/app.service", "[Service]\nExecStart=/opt/venv/bin/gunicorn -w 3 a:b\n", .met),
      ("compose.yaml", "services:\n  web:\n    command: [uvicorn, a:b, --workers, \"2\"]\n", .met),
      (
        "compose.yaml", "services:\n  web:\n    command: >\n      uvicorn a:b\n      --workers 2\n",
        .met
      ),
      ("start.sh", "#!/bin/sh\nmigrate && exec gunicorn \\\n  -w 2 a:b\n", .met),
      ("start.sh", "pip install gunicorn -w 2\n", .unmet), ("start.sh", "", .unmet),
      ("README.md", "gunicorn -w 4 a:b\n", .unmet),
      ("start.sh", "gunicorn -w 四 a:b\n", .inconclusive),
    ] as [(String, String, Outcome)])
  func `workers are counted in commands that start a server`(
    path: String, text: String, outcome: Outcome
  ) {
    let found = finding(DeployWorkers.self, [path: text], DeployWorkers.defaults)
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      ("k8s/web.yaml", service, Outcome.unmet), ("chart/Chart.yaml", "apiVersion: v2\n", .unmet),
      ("k8s/web.yaml", deployment + "\t: [", .inconclusive),
      ("compose.yaml", "services: {}\n", .met),
      ("node_modules/x/k8s/web.yaml", service, .met), ("k8s.md", deployment, .met),
    ] as [(String, String, Outcome)])
  func `nothing of Kubernetes is an answer, too`(path: String, text: String, outcome: Outcome) {
    let found = finding(DeployNoKubernetes.self, [path: text], RuleParameters())
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      (["vercel.json": "{}"], "vercel", Outcome.met), (["render.yaml": "services: []\n"], "", .met),
      (["deploy/nginx.conf": "location / { proxy_pass http://app; }"], "nginx", .met),
      ([".github/workflows/p.yml": "uses: actions/deploy-pages@v4"], "pages", .met),
      (["main.tf": "provider \"aws\" {}"], "aws", .met), (["vercel.json": "{}"], "aws", .unmet),
      (["Procfile": ""], "heroku", .unmet), (["README.md": "deployed on vercel.json"], "", .unmet),
      (["node_modules/x/vercel.json": "{}"], "", .unmet),
    ] as [([String: String], String, Outcome)])
  func `targets are known by their files`(files: [String: String], target: String, outcome: Outcome)
  {
    let found = finding(DeployTarget.self, files, RuleParameters(["target": .text(target)]))
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      (DocsAPI.self, ["openapi.yaml": "openapi: 3.0.0\npaths:\n  /a:\n    get: {}\n"], Outcome.met),
      (DocsAPI.self, ["requirements.txt": "fastapi\n"], .met),
      (DocsAPI.self, ["openapi.yaml": "openapi: 3.0.0\n"], .unmet),
      (DocsAPI.self, ["a.py": "x"], .unmet),
      (DocsArchitecture.self, ["docs/system.drawio": "<x/>"], .met),
      (DocsArchitecture.self, ["docs/a.md": "```mermaid\ngraph\n```"], .met),
      (DocsArchitecture.self, ["docs/a.md": "mermaid"], .unmet),
      (DocsArchitecture.self, ["search.md": "x"], .unmet),
      (
        StructureLayout.self, ["src/main.py": "x", "tests/test_a.py": "x", "config.yaml": "a: 1"],
        .met
      ),
      (StructureLayout.self, ["src/.gitkeep": "", "tests/.gitkeep": "", "main.py": "x"], .unmet),
    ] as [(any Rule.Type, [String: String], Outcome)])
  func `documents and layout`(rule: any Rule.Type, files: [String: String], outcome: Outcome) {
    let found = finding(rule, files)
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }
}
