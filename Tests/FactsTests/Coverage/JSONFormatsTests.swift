import Facts
import Testing

@Suite struct JSONFormatsTests {
  static func python(
    totals: String =
      "\"covered_lines\":3,\"num_statements\":5,\"missing_lines\":2,\"percent_covered\":60.0",
    executed: String = "[1,2,4]"
  ) -> String {
    """
    {"meta":{"format":3,"version":"7.6.1"},"files":{
      "src/app.py":{"executed_lines":\(executed),"missing_lines":[5,6],"excluded_lines":[],
        "summary":{"covered_lines":3,"num_statements":5,"percent_covered":60.0,"missing_lines":2}}},
     "totals":{\(totals)}}
    """
  }

  @Test func `coverage py counts by its summaries, not by executed lines`() {
    let fact = coverage("coverage.json", Self.python(executed: "[1,2,3,4,7]"))
    #expect(fact.reports[0].format == .coveragePy)
    #expect(fact.count == CoverageCount(covered: 3, total: 5))
    #expect(fact.files[0].missedLines == nil)
    #expect(coverage("coverage.json", Self.python()).files[0].missedLines == [5, 6])
  }

  static let istanbul = """
    {"/home/me/shop/src/app.py":{"path":"/home/me/shop/src/app.py",
      "statementMap":{"0":{"start":{"line":1,"column":0},"end":{"line":1,"column":9}},
        "1":{"start":{"line":1,"column":10},"end":{"line":3,"column":1}},
        "2":{"start":{"line":2,"column":2},"end":{"line":2,"column":9}}},
      "fnMap":{},"branchMap":{},"s":{"0":0,"1":4,"2":0},"f":{},"b":{}}}
    """

  @Test func `Istanbul's lines are those on which statements begin`() {
    let fact = coverage("coverage/coverage-final.json", Self.istanbul)
    #expect(fact.count == CoverageCount(covered: 1, total: 2))
    #expect(fact.files[0].missedLines == [2])
  }

  static func llvm(
    totals: String = "\"count\":10,\"covered\":7,\"percent\":70",
    segment: String = "[1,1,3,true,true,false]"
  ) -> String {
    """
    {"data":[{"files":[{"filename":"/w/src/app.py","segments":[\(segment),[4,1,0,true,true,false],
      [9,2,0,false,false,false]],"summary":{"lines":{"count":10,"covered":7,"percent":70}}}],
      "functions":[],"totals":{"lines":{\(totals)}}}],"type":"llvm.coverage.json.export","version":"2.0.1"}
    """
  }

  static let reports: [(String, String)] = [
    (python(), "coverage.py 3/5"),
    (python(totals: "\"covered_lines\":85,\"num_statements\":100"), "contradiction"),
    (
      python(totals: "\"covered_lines\":3,\"num_statements\":5,\"percent_covered\":99.0"),
      "contradiction"
    ),
    (
      python(totals: "\"covered_lines\":3,\"num_statements\":5,\"percent_covered\":NaN"),
      "malformed"
    ),
    (
      python(totals: "\"covered_lines\":3,\"num_statements\":5,\"percent_covered\":1e999"),
      "bad-number"
    ),
    (
      python(totals: "\"covered_lines\":3,\"num_statements\":5,\"percent_covered\":\"60%\""),
      "bad-number"
    ),
    (python(totals: "\"covered_lines\":-3,\"num_statements\":5"), "bad-number"),
    (
      python(totals: "\"covered_lines\":3,\"covered_lines\":3,\"num_statements\":5"),
      "duplicate-key"
    ),
    (python(executed: "[1]"), "contradiction"), (python(executed: "[1,2,4.5]"), "bad-number"),
    (python(executed: "[1,2,-4]"), "bad-number"),
    (
      "{\"meta\":{},\"files\":{},\"totals\":{\"covered_lines\":0,\"num_statements\":0}}", "no-lines"
    ),
    (llvm(), "llvm-cov 7/10"), (llvm(totals: "\"count\":100,\"covered\":85"), "contradiction"),
    (llvm(totals: "\"count\":10,\"covered\":7,\"percent\":93.5"), "contradiction"),
    (llvm(segment: "[1,1,0,true,true,false]"), "contradiction"),
    (llvm(segment: "[1,1,18446744073709551615,true,true,false]"), "llvm-cov 7/10"),
    (istanbul, "istanbul 1/2"),
    (istanbul.replacing("\"2\":0}", with: "\"2\":-1}"), "bad-number"),
    (istanbul.replacing(",\"2\":0}", with: "}"), "malformed"),
    (
      "{\"total\":{\"lines\":{\"total\":4,\"covered\":3,\"skipped\":0,\"pct\":75}},\"src/app.py\":{\"lines\":{\"total\":4,\"covered\":3,\"skipped\":0,\"pct\":75}}}",
      "istanbul-summary 3/4"
    ),
    (
      "{\"total\":{\"lines\":{\"total\":40,\"covered\":39,\"skipped\":0,\"pct\":97.5}},\"src/app.py\":{\"lines\":{\"total\":4,\"covered\":3,\"skipped\":0,\"pct\":75}}}",
      "contradiction"
    ),
    (
      "{\"total\":{\"lines\":{\"total\":4,\"covered\":3,\"skipped\":0,\"pct\":75}}}",
      "rate-only 7500"
    ),
    (
      "{\"total\":{\"lines\":{\"total\":0,\"covered\":0,\"skipped\":0,\"pct\":\"Unknown\"}}}",
      "no-lines"
    ),
    (
      "{\"RSpec\":{\"coverage\":{\"/w/src/app.py\":{\"lines\":[1,null,0,\"ignored\",7]}},\"timestamp\":1},\"Minitest\":{\"coverage\":{\"/w/src/app.py\":[0,null,2,null,0]},\"timestamp\":1}}",
      "simplecov 3/3"
    ),
    (
      "{\"RSpec\":{\"coverage\":{\"/w/src/app.py\":{\"lines\":[-1]}},\"timestamp\":1}}",
      "bad-number"
    ),
    (
      "{\"meta\":{\"simplecov_version\":\"0.22\"},\"coverage\":{\"src/app.py\":{\"lines\":[1,0]}}}",
      "simplecov 1/2"
    ),
    ("{\"result\":{\"line\":83.33}}", "rate-only 8333"),
    ("{\"result\":{\"line\":183.33}}", "bad-number"),
    ("{\"name\":\"coverage\",\"version\":\"1\"}", "ignored"), ("{", "truncated"),
    ("[1]", "ignored"),
    ("{\"meta\":{}", "truncated"), (String(repeating: "{\"a\":", count: 300), "too-deep"),
    ("{" + String(repeating: "[", count: 200_000), "malformed"),
  ]

  @Test(arguments: reports)
  func `reports with known answers`(text: String, expected: String) {
    #expect(answer("coverage/coverage.json", text) == expected)
  }

  @Test func `files with sums only are not added up over several reports`() {
    let summary =
      "{\"total\":{\"lines\":{\"total\":4,\"covered\":3,\"skipped\":0,\"pct\":75}},"
      + "\"src/app.py\":{\"lines\":{\"total\":4,\"covered\":3,\"skipped\":0,\"pct\":75}}}"
    let lcov = "SF:src/app.py\nDA:1,1\nDA:2,1\nDA:3,1\nDA:4,0\nend_of_record\n"
    let both = coverage(
      [
        "coverage/coverage-summary.json": Array(summary.utf8),
        "coverage/lcov.info": Array(lcov.utf8),
      ],
      sources: ["src/app.py"])
    #expect(both.count == CoverageCount(covered: 3, total: 4))
    #expect(!both.isLowerBound)
    let worse = summary.replacing("\"covered\":3", with: "\"covered\":2").replacing(
      "75", with: "50")
    let sums = coverage(
      ["a/coverage.json": Array(summary.utf8), "b/coverage.json": Array(worse.utf8)],
      sources: ["src/app.py"])
    #expect(sums.count == CoverageCount(covered: 3, total: 4))
    #expect(sums.isLowerBound)
  }
}
