import Rules
import Testing

@testable import Reports

@Suite struct GitHubAnnotationsTests {
  private func lines(_ judgements: Judgements) -> [String] {
    Hostile.text(GitHubAnnotations.lines(judgements, catalogue: english)).split(separator: "\n")
      .map(String.init)
  }

  @Test func `a row becomes one command with file, line, title, message and remedy`() {
    #expect(
      lines(Hostile.judgements([row(message: "50 %, so: far")])) == [
        "::error file=src/a.py,line=7,title=a.b (demo)::50 %25, so: far%0A→ r"
      ])
  }

  @Test func `separators in a path are escaped`() {
    let line = lines(Hostile.judgements([row(path: "a,b:c%d.py")])).first ?? ""
    #expect(line.hasPrefix("::error file=a%2Cb%3Ac%25d.py,line=7,"))
  }

  @Test func `foreign text starts no second command`() {
    let lines = lines(Hostile.all)
    // The last one is the sentence on those beyond the limit.
    #expect(lines.count == 11)
    for line in lines {
      #expect(line.hasPrefix("::error ") || line.hasPrefix("::notice "), "\(line)")
      #expect(!line.contains("##[") && !line.contains("##vso["))
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
    }
  }

  @Test func `a step shows ten of a level, the rest is counted`() {
    let rows =
      Array(repeating: row(.unmet, .note), count: 12)
      + Array(repeating: row(.unmet, .warning), count: 10)
      + Array(repeating: row(.unmet, .error), count: 11) + [row(.inconclusive, .error)]
    let lines = lines(Hostile.judgements(rows))
    #expect(lines.count { $0.hasPrefix("::error") } == 10)
    #expect(lines.count { $0.hasPrefix("::warning") } == 10)
    #expect(lines.count { $0.hasPrefix("::notice") } == 10)
    #expect(lines.first?.hasPrefix("::error") == true)
    #expect(lines.last?.hasSuffix("::5 more: milepost audit lists everything") == true)
  }

  @Test func `what is met, accepted or does not apply is no annotation`() {
    #expect(
      lines(Hostile.judgements([row(.met), row(.notApplicable), row(accepted: "later")])).isEmpty)
  }

  @Test func `what is missing in a folder stands at no file`() {
    var missing = row(path: "worker")
    missing.isFolder = true
    #expect(lines(Hostile.judgements([missing])).first?.contains("file=") == false)
  }
}
