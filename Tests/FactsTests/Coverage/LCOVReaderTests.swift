import Facts
import Testing

@Suite struct LCOVReaderTests {
  static let report = """
    TN:unit
    SF:/home/ci/work/shop/src/app.py
    FN:1,total
    FNDA:3,total
    DA:1,3
    DA:2,0
    DA:4,1,Zm9v
    LF:3
    LH:2
    end_of_record
    TN:more
    SF:/home/ci/work/shop/src/app.py
    DA:2,5
    LF:1
    LH:1
    end_of_record
    SF:/home/ci/work/shop/src/util.py
    DA:1,0
    LF:1
    LH:0
    end_of_record
    """

  @Test func `records of one file are united and its lines recomputed`() {
    let fact = coverage("lcov.info", Self.report)
    #expect(fact.reports[0].format == .lcov)
    #expect(fact.count == CoverageCount(covered: 3, total: 4))
    #expect(fact.files.map(\.path) == ["src/app.py", "src/util.py"])
    #expect(fact.files[0].count == CoverageCount(covered: 3, total: 3))
    #expect(fact.files[1].missedLines == [1])
  }

  @Test(arguments: [
    ("SF:a.py\nDA:1,1\nend_of_record\n", "lcov 1/1"),
    ("# made by hand\r\nTN:\r\nSF:a.py\r\nDA:1,1\r\nDA:2,0\r\nend_of_record\r\n", "lcov 1/2"),
    ("\u{FEFF}SF:测试.py\nDA:1,1e+20\nDA:2,18446744073709551616\nend_of_record\n", "lcov 2/2"),
    ("TN:\n", "no-lines"),
    ("SF:a.py\nLF:0\nLH:0\nend_of_record\n", "no-lines"),
    ("SF:a.py\nDA:1,1\nLF:1\nLH:1\n", "truncated"),
    ("SF:a.py\nDA:1,1\nLF:100\nLH:85\nend_of_record\n", "contradiction"),
    ("SF:a.py\nDA:1,1\nLF:1\nLH:2\nend_of_record\n", "contradiction"),
    ("SF:a.py\nDA:1,-1\nend_of_record\n", "bad-number"),
    ("SF:a.py\nDA:1,NaN\nend_of_record\n", "bad-number"),
    ("SF:a.py\nDA:１,1\nend_of_record\n", "bad-number"),
    ("SF:a.py\nDA:99999999999,1\nend_of_record\n", "bad-number"),
    ("SF:a.py\nDA:1\nend_of_record\n", "malformed"),
    ("SF:a.py\nDA:1,1\nSF:b.py\nend_of_record\n", "malformed"),
    ("SF:a.py\nhello world\nend_of_record\n", "malformed"),
    ("DA:1,1\n", "malformed"), ("", "empty"), (" \n\n", "empty"),
  ])
  func `reports with known answers`(text: String, expected: String) {
    #expect(answer("coverage/lcov.info", text) == expected)
  }

  @Test func `a name that is not UTF-8 is refused`() {
    let bytes = Array("SF:".utf8) + [0xFF, 0xFE] + Array("\nDA:1,1\nend_of_record\n".utf8)
    #expect(answer("lcov.info", bytes) == "encoding")
  }
}
