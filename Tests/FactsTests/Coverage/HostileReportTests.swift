import Facts
import FixtureKit
import Testing

@Suite struct HostileReportTests {
  static let seeds: [(path: String, text: String)] = [
    ("coverage.xml", CoberturaReaderTests.report()), ("jacoco.xml", XMLFormatsTests.jacoco),
    (
      "clover.xml",
      XMLFormatsTests.clover(
        "", "statements=\"3\" coveredstatements=\"2\"",
        "statements=\"3\" coveredstatements=\"2\"")
    ),
    ("lcov.info", LCOVReaderTests.report), ("coverage.json", JSONFormatsTests.python()),
    ("coverage.json", JSONFormatsTests.istanbul), ("coverage.json", JSONFormatsTests.llvm()),
    ("coverage.out", "mode: set\na.go:1.2,3.4 2 1\na.go:5.2,6.4 1 0\n"),
  ]

  @Test(arguments: seeds.indices)
  func `changed bytes crash nothing and never cover more than there is`(index: Int) {
    var generator = SeededGenerator(seed: UInt64(index) + 1)
    let seed = Array(Self.seeds[index].text.utf8)
    for _ in 0..<300 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &generator), at: place)
        default: bytes = Array(bytes.prefix(max(place, 1)))
        }
      }
      let fact = coverage([Self.seeds[index].path: bytes], sources: ["src/app.py", "a.go"])
      #expect(fact.count.covered <= fact.count.total)
      for report in fact.reports where report.state == .measured {
        #expect(report.count.total > 0)
      }
    }
  }

  @Test(arguments: seeds.indices)
  func `a report that is cut anywhere is never measured as whole`(index: Int) {
    let (path, text) = Self.seeds[index]
    // An LCOV file or a Go profile that ends between records is whole by its format.
    guard path.hasSuffix(".xml") || path.hasSuffix(".json") else { return }
    let bytes = Array(text.utf8)
    let end = bytes.lastIndex { $0 > 0x20 } ?? 0
    for length in stride(from: 1, to: end, by: 7) {
      let fact = coverage([path: Array(bytes.prefix(length))], sources: ["src/app.py"])
      #expect(fact.measured.isEmpty, "\(length)")
    }
  }

  @Test func `more candidates than the limit are counted, not read`() {
    var reports: [String: [UInt8]] = [:]
    for number in 0..<230 { reports["r\(number)/lcov.info"] = Array(LCOVReaderTests.report.utf8) }
    let fact = coverage(reports, sources: ["src/app.py"])
    #expect(fact.reports.count == 200)
    #expect(fact.omitted == 30)
  }

  @Test func `a report that is not here is refused, not passed over`() {
    var files = MemoryFiles(["src/app.py": "x"])
    files.addUnreadable("coverage.xml", .absent)
    files.addUnreadable("lcov.info", .tooLarge)
    let fact = CoverageFact.read(files.tree)
    #expect(fact.reports.compactMap(\.error?.code) == [.unreadable, .tooLarge])
  }
}
