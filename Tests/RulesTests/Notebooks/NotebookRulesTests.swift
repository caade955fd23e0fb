import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@Suite struct NotebookRulesTests {
  static func notebook(_ counts: [Int?], prose: [String] = [], lines: Int = 1) -> String {
    let code = counts.map { count in
      let source = (0..<lines).map { "\"x\($0) = 1\\n\"" }.joined(separator: ",")
      return """
        {"cell_type":"code","execution_count":\(count.map(String.init) ?? "null"),"metadata":{},\
        "outputs":[],"source":[\(source)]}
        """
    }
    let text = prose.map { #"{"cell_type":"markdown","metadata":{},"source":"\#($0)"}"# }
    return #"{"nbformat":4,"cells":[\#((text + code).joined(separator: ","))]}"#
  }

  @Test(
    arguments: [
      ([1, 2, 3], "met"), ([2, 5, 9], "met"), ([1, 3, 2], "unmet"), ([1, nil, 2], "partly"),
      ([nil, nil], "stripped"), ([1, 1], "unmet"),
    ] as [([Int?], String)])
  func `counts tell the order of running`(counts: [Int?], word: String) {
    let found = finding(NotebookRunOrder.self, ["a.ipynb": Self.notebook(counts)])
    #expect(found.message.key == "rule.notebook.run-order.\(word)")
    #expect(
      found.outcome == (word == "met" ? .met : word == "stripped" ? .inconclusive : .unmet))
    #expect(hasWords(found))
  }

  @Test func `an error in the outputs is no run`() {
    let text = Self.notebook([1]).replacing(
      "\"outputs\":[]", with: "\"outputs\":[{\"output_type\":\"error\"}]")
    #expect(finding(NotebookRunOrder.self, ["a.ipynb": text]).outcome == .unmet)
  }

  @Test func `documentation is prose in Markdown cells`() {
    let prose = ["# 特征工程说明：每一列的含义和来源都写在这里", "## 局限：样本太少，结论只适用于这一批数据，不能推广"]
    #expect(
      finding(NotebookDocumented.self, ["a.ipynb": Self.notebook([1], prose: prose)]).outcome
        == .met)
    let short = finding(
      NotebookDocumented.self, ["a.ipynb": Self.notebook([1], prose: ["a", "b"])])
    #expect(short.outcome == .unmet)
    #expect(hasWords(short))
    #expect(
      finding(
        NotebookDocumented.self,
        ["a.ipynb": Self.notebook([1], prose: [prose[0] + prose[1] + prose[0]])]
      ).outcome
        == .unmet)
  }

  @Test func `code lives in modules too`() {
    let notebook = Self.notebook([1], lines: 20)
    let module = String(repeating: "x = 1\n# note\n\n", count: 10)
    let found = finding(NotebookNotOnlyCode.self, ["a.ipynb": notebook, "m.py": module])
    #expect(found.outcome == .met)
    #expect(found.measured["moduleLines"] == .integer(10))
    #expect(finding(NotebookNotOnlyCode.self, ["a.ipynb": notebook]).outcome == .unmet)
    let exported = finding(
      NotebookNotOnlyCode.self, ["a.ipynb": notebook, "a.py": "# In[1]:\n" + module])
    #expect(exported.message.key == "rule.notebook.not-only-code.exported")
  }

  @Test(arguments: ["", "{", "[]", "{\"cells\":3}", "{\"cells\":[3,{}]}", "{\"cells\":[]}"])
  func `what is no notebook is never met`(text: String) {
    for rule in [NotebookRunOrder.self, NotebookDocumented.self] as [any Rule.Type] {
      let found = finding(rule, ["a.ipynb": text])
      #expect(found.outcome != .unmet)
      if !text.contains("[]}") && !text.contains("{}]") { #expect(found.outcome == .inconclusive) }
    }
  }

  @Test func `without notebooks nothing applies`() {
    for rule in [NotebookRunOrder.self, NotebookDocumented.self, NotebookNotOnlyCode.self]
      as [any Rule.Type]
    {
      #expect(finding(rule, ["a.py": "x\n"]).outcome == .notApplicable)
    }
  }
}
