import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

/// The keys are put together here so that no scanner takes this file for a leak.
@Suite struct SecretRulesTests {
  static let body = "q7Rz2LmN8vTx4KpW9sYb3HcD6fGj1AeU5oQi"

  @Test(
    arguments: [
      ("ghp" + "_" + body, "github-token"), ("AK" + "IA" + "Q7RZ2LMN8VTX4KPW", "aws-access-key"),
      ("sk" + "-proj-" + body, "openai-project-key"),
      ("glpat" + "-" + body.prefix(22), "gitlab-token"),
      ("LT" + "AI" + body.prefix(20), "aliyun-access-key"),
      ("mysql://app:" + "Wq9zTr4e" + "@db.firm.cn:3306/x", "address-with-password"),
    ] as [(String, String)])
  func `a key is found by its form and never shown`(key: String, kind: String) {
    let found = finding(SecretsNone.self, ["src/app.py": "import os\nKEY = '\(key)'\n"])
    #expect(found.outcome == .unmet)
    #expect(found.places == [Place(path: "src/app.py", line: 2)])
    #expect(found.message.arguments["kind"] == .text(kind))
    #expect(hasWords(found))
    let all = "\(found)"
    #expect(!all.contains(Self.body.prefix(12)) && !all.contains("Wq9zTr4e"))
  }

  @Test func `a private key needs a body`() {
    let begin = "-----BEGIN " + "PRIVATE KEY-----"
    let body = String(repeating: "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n", count: 8)
    #expect(finding(SecretsNone.self, ["id": begin + "\n" + body]).outcome == .unmet)
    #expect(finding(SecretsNone.self, ["a.py": "if '\(begin)' in text:\n  pass\n"]).outcome == .met)
    #expect(finding(SecretsNone.self, ["tests/id": begin + "\n" + body]).outcome == .met)
  }

  @Test(
    arguments: [
      "AK" + "IA" + "IOSFODNN7EXAMPLE", "ghp" + "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "task-learn-something-with-many-words-in-it", "sk" + "-learn-pipeline-for-everybody-2024",
      "sha512-" + body, "postgres://app:secret@localhost/x", "postgres://app:app@db/x",
      "https://user@host.example/x", "mask" + "-proj-" + body,
    ])
  func `what only looks like a key is none`(text: String) {
    #expect(finding(SecretsNone.self, ["src/app.py": "x = '\(text)'\n"]).outcome == .met)
  }

  @Test(
    arguments: [
      ("app.py", "password = 'Tr4in7Wq9z'", Outcome.inconclusive),
      ("config.yml", "db:\n  password: Tr4in7Wq9z", .inconclusive),
      ("a.properties", "login.token=Tr4in7Wq9z88", .inconclusive),
      ("a.json", "{\"api_key\": \"Tr4in7Wq9z88\"}", .inconclusive),
      ("app.py", "password = input('Tr4in7')", .met),
      ("app.py", "password = os.environ['DB_PASS1']", .met),
      ("app.py", "password: str", .met), ("app.py", "token = get_token(user1)", .met),
      ("app.py", "password = 'changeme123'", .met),
      ("config.yml", "password: ${DB_PASSWORD1}", .met),
      ("config.yml", "secret: ", .met), ("README.md", "set your password to something", .met),
    ] as [(String, String, Outcome)])
  func `a literal behind a secret name is a question`(path: String, text: String, outcome: Outcome)
  {
    let found = finding(SecretsNone.self, [path: text + "\n"])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test func `files that cannot be searched leave the question open`() {
    var files = MemoryFiles(["a.py": "x = 1\n"])
    files.addUnreadable("b.py", .absent)
    #expect(finding(SecretsNone.self, files).outcome == .inconclusive)
    files = MemoryFiles()
    files.add("big.txt", [UInt8](repeating: 0x61, count: 9 << 20))
    #expect(finding(SecretsNone.self, files).outcome == .inconclusive)
    files = MemoryFiles()
    files.add("a.png", Pictures.png())
    #expect(finding(SecretsNone.self, files).outcome == .notApplicable)
  }

  @Test func `keys in vendored folders are not the owner's`() {
    let text = "k = '" + "ghp" + "_" + Self.body + "'"
    #expect(finding(SecretsNone.self, ["node_modules/x/a.js": text, "a.js": "1"]).outcome == .met)
  }

  @Test(
    arguments: [
      (".env", "DB_PASS=abc\n", Outcome.unmet), ("api/.env.production", "A=1\n", .unmet),
      ("prod.env", "A=1", .unmet), (".env.example", "A=1\n", .met), (".env.sample", "A=1\n", .met),
      (".env.local.example", "A=1\n", .met), (".env", "# nothing\nA=\n", .met), (".env", "", .met),
      ("tests/app/.env", "A=1", .met), ("examples/.env", "A=1", .met), ("env.py", "A=1", .met),
      (".env/readme.txt", "A=1", .met), ("docs/.envrc", "A=1", .met),
    ] as [(String, String, Outcome)])
  func `environment files are not tracked`(path: String, text: String, outcome: Outcome) {
    let found = finding(SecretsEnvFile.self, [path: text])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test func `an environment file that is not here is not taken for none`() {
    var files = MemoryFiles()
    files.addUnreadable(".env", .absent)
    #expect(finding(SecretsEnvFile.self, files).outcome == .inconclusive)
  }
}
