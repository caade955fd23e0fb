import Rules
import StrictJSON
import Testing

@testable import Reports

@Suite struct SARIFTests {
  private func results(_ rows: [Judgement], group: String = "demo") throws -> [JSONValue] {
    let log = SARIF.log(Hostile.judgements(rows, group: group), toolVersion: "1.2.3")
    let text = try JSONReader.value(of: jsonBytes(log))
    return try #require(member(text, "runs", 0, "results")?.elements)
  }

  /// Walks down names of members and indexes of elements.
  private func member(_ value: JSONValue?, _ path: Any...) -> JSONValue? {
    var value = value
    for step in path {
      if let name = step as? String {
        value = value?.members?.first { $0.name == name }?.value
      } else if let index = step as? Int {
        value = value?.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      }
    }
    return value
  }

  @Test func `the run names tool, version, rules and itself`() {
    let log = SARIF.log(Hostile.judgements([row()]), toolVersion: "1.2.3")
    let run = member(log, "runs", 0)
    #expect(member(log, "version")?.text == "2.1.0")
    #expect(member(run, "automationDetails", "id")?.text == "milepost/audit")
    #expect(member(run, "tool", "driver", "semanticVersion")?.text == "1.2.3")
    #expect(
      member(run, "tool", "driver", "rules", 0, "shortDescription", "text")?.text == "A claim.")
  }

  @Test(
    arguments: [
      ("src/a b.py", "src/a%20b.py"), ("文档/说明.md", "%E6%96%87%E6%A1%A3/%E8%AF%B4%E6%98%8E.md"),
      ("a%b#c?d:e", "a%25b%23c%3Fd%3Ae"), ("-x/\"q\"", "-x/%22q%22"),
    ])
  func `a path is a relative percent-encoded address`(path: String, uri: String) throws {
    let result = try results([row(path: path)]).first
    let place = member(result, "locations", 0, "physicalLocation")
    #expect(member(place, "artifactLocation", "uri")?.text == uri)
    #expect(member(place, "artifactLocation", "uriBaseId")?.text == "%SRCROOT%")
    #expect(member(place, "region", "startLine")?.integer == 7)
  }

  @Test func `every result has a file, also where something is missing`() throws {
    var missing = row(path: "worker")
    missing.isFolder = true
    var nowhere = row(path: nil)
    nowhere.line = nil
    let uris = try results([missing, nowhere]).map {
      member($0, "locations", 0, "physicalLocation", "artifactLocation", "uri")?.text
    }
    #expect(uris == ["worker/README.md", "README.md"])
  }

  @Test func `levels follow the row, and an open one is no failure`() throws {
    let rows = [row(.unmet, .error), row(.unmet, .note), row(.inconclusive, .error)]
    let results = try results(rows)
    #expect(results.map { member($0, "level")?.text } == ["error", "note", "none"])
    #expect(results.map { member($0, "kind")?.text } == ["fail", "fail", "open"])
  }

  @Test func `fingerprints survive lines that move, and tell twins apart`() throws {
    var moved = row()
    moved.line = 99
    func prints(_ rows: [Judgement]) throws -> [String?] {
      try results(rows).map { member($0, "partialFingerprints", "milepost/v1")?.text }
    }
    #expect(try prints([row()]) == prints([moved]))
    #expect(Set(try prints([row(), row(), row(path: "other")])).count == 3)
  }

  @Test func `what needs nobody is left out`() throws {
    #expect(try results([row(.met), row(.notApplicable), row(accepted: "later")]).isEmpty)
  }

  @Test func `foreign text becomes no link and no command of a log`() throws {
    let text = Hostile.text(jsonBytes(SARIF.log(Hostile.all, toolVersion: "1")))
    #expect(!text.contains("##[") && !text.contains("\u{1B}") && !text.contains("\u{202E}"))
    let messages = text.split(separator: "\n").filter { $0.contains("\"text\":") }
    #expect(!messages.contains { $0.contains("](") })
  }

  @Test func `a run holds at most what the forge shows`() throws {
    #expect(try results(Array(repeating: row(), count: 5003)).count == 5000)
  }
}
