import Facts
import Testing

@Suite struct CoberturaReaderTests {
  static func report(
    root: String = "line-rate=\"0.75\" lines-valid=\"4\" lines-covered=\"3\"",
    source: String = "/builds/shop/src", hits: String = "1"
  ) -> String {
    """
    <?xml version="1.0" ?>
    <!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
    <!-- <coverage line-rate="0.01"/> -->
    <coverage version="7.1" timestamp="0" \(root) branch-rate="0" complexity="0">
      <sources><source>\(source)</source></sources>
      <packages><package name="." line-rate="0.75" branch-rate="0" complexity="0"><classes>
        <class name="app.py" filename="app.py" line-rate="1" branch-rate="0" complexity="0">
          <methods><method name="f" signature="" line-rate="1" branch-rate="1"><lines>
            <line number="1" hits="\(hits)"/></lines></method></methods>
          <lines><line number="1" hits="\(hits)"/><line number="2" hits="7" branch="true"/></lines>
        </class>
        <class name="util.py" filename="util.py" line-rate="0.5" branch-rate="0" complexity="0">
          <lines><line number="1" hits="1"/><line number="3" hits="0"/></lines>
        </class>
      </classes></package></packages>
    </coverage>
    """
  }

  @Test func `lines are recomputed and matched through the source folder`() {
    let fact = coverage("coverage.xml", Self.report())
    #expect(fact.reports[0].format == .cobertura)
    #expect(fact.reports[0].stated == CoverageCount(covered: 3, total: 4))
    #expect(fact.count == CoverageCount(covered: 3, total: 4))
    #expect(fact.files.map(\.path) == ["src/app.py", "src/util.py"])
    #expect(fact.files[1].missedLines == [3])
  }

  @Test(arguments: [
    ("line-rate=\"0.75\"", "cobertura 3/4"),
    ("line-rate=\"7.5e-1\"", "cobertura 3/4"),
    ("lines-covered=\"3\" lines-valid=\"4\"", "cobertura 3/4"),
    ("line-rate=\"0.85\" lines-valid=\"100\" lines-covered=\"85\"", "contradiction"),
    ("line-rate=\"0.99\"", "contradiction"), ("line-rate=\"1\"", "contradiction"),
    ("line-rate=\"NaN\"", "bad-number"), ("line-rate=\"inf\"", "bad-number"),
    ("line-rate=\"-0.5\"", "bad-number"), ("line-rate=\"1.7\"", "bad-number"),
    ("line-rate=\"75%\"", "bad-number"), ("line-rate=\"0,75\"", "bad-number"),
    ("line-rate=\"1e999\"", "bad-number"), ("line-rate=\"0x1p-1\"", "bad-number"),
    ("line-rate=\"٠.٧٥\"", "bad-number"), ("line-rate=\" \"", "bad-number"),
    ("line-rate=\"\"", "bad-number"), ("line-rate=\"0.75\" line-rate=\"1\"", "malformed"),
    ("lines-valid=\"4\" lines-covered=\"5\"", "contradiction"),
  ])
  func `heads that agree, lie or are no numbers`(root: String, expected: String) {
    #expect(answer("coverage.xml", Self.report(root: root)) == expected)
  }

  @Test(arguments: [
    (
      "<coverage line-rate=\"1\" lines-valid=\"0\" lines-covered=\"0\"><packages/></coverage>",
      "no-lines"
    ),
    ("<coverage/>", "no-lines"),
    ("<coverage line-rate=\"0.99\"><packages><package><classes>", "truncated"),
    ("<coverage line-rate=\"1\"/><coverage line-rate=\"1\"/>", "malformed"),
    (
      "<!DOCTYPE coverage [<!ATTLIST coverage line-rate CDATA \"0.99\">]><coverage/>",
      "xml-entities"
    ),
    (
      "<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><coverage>&x;</coverage>",
      "xml-entities"
    ),
    ("<html><body>coverage: 99%</body></html>", "ignored"),
    ("<coverage generated=\"1\"><other/></coverage>", "ignored"),
    ("coverage: 99 %", "malformed"), ("", "empty"), ("SQLite format 3\u{0}", "not-a-report"),
  ])
  func `what is no whole report gives no number`(text: String, expected: String) {
    #expect(answer("coverage.xml", text) == expected)
  }

  @Test func `classes of one file whose lines repeat may be summed either way`() {
    let text = """
      <coverage line-rate="0.6666" lines-covered="2" lines-valid="3"><packages><package><classes>
      <class filename="src/app.py"><lines><line number="1" hits="1"/><line number="2" hits="0"/></lines></class>
      <class filename="src/app.py"><lines><line number="1" hits="1"/></lines></class>
      </classes></package></packages></coverage>
      """
    #expect(answer("coverage.xml", text) == "cobertura 1/2")
  }

  @Test func `hits are numbers that are not negative`() {
    #expect(answer("coverage.xml", Self.report(hits: "-1")) == "bad-number")
    #expect(answer("coverage.xml", Self.report(hits: "18446744073709551616")) == "cobertura 3/4")
  }

  @Test(arguments: ["C:\\build\\shop\\src", "/a/b/src/", "src", "."])
  func `sources may be written as on any system`(source: String) {
    let fact = coverage("coverage.xml", Self.report(source: source))
    #expect(fact.files.map(\.path) == ["src/app.py", "src/util.py"])
  }

  @Test func `UTF-16 and a mark are read`() {
    var bytes: [UInt8] = [0xFE, 0xFF]
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
      + Self.report().split(separator: "\n").dropFirst().joined(separator: "\n")
    for unit in text.utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    #expect(answer("coverage.xml", bytes) == "cobertura 3/4")
    #expect(answer("coverage.xml", "\u{FEFF}" + Self.report()) == "cobertura 3/4")
  }
}
