import MilepostResources
import Testing

@testable import Reports

@Suite struct TemplateTests {
  private func render(
    _ text: String, _ values: TemplateValues, format: Template.Format = .markdown
  ) throws -> (text: String, unknown: [String]) {
    try Template(text, format: format).render(values, catalogue: Catalogue(.english))
  }

  @Test(arguments: [
    ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
    ("\" onload=\"x", "&quot; onload=&quot;x"), ("a & b", "a &amp; b"),
    ("x\u{202E}y\u{1B}[31m", "x\\u{202e}y\\u{1b}[31m"), ("周报 📎", "周报 📎"),
  ])
  func `text never becomes HTML`(text: String, expected: String) throws {
    #expect(try render("{{value}}", ["value": .text(text)], format: .html).text == expected)
  }

  @Test func `text stays text inside of sections and of lists`() throws {
    let values: TemplateValues = ["rows": .list([["cell": "<b>"], ["cell": "**x**"]])]
    #expect(
      try render("{{#rows}}{{cell}};{{/rows}}", values, format: .html).text == "&lt;b&gt;;**x**;")
    #expect(try render("{{#rows}}{{cell}};{{/rows}}", values).text == "\\<b>;\\*\\*x\\*\\*;")
  }

  @Test func `a section appears for true, text and list, and stays away for false`() throws {
    let template = "{{#a}}A{{/a}}{{#b}}B{{b}}{{/b}}{{#c}}C{{/c}}{{#d}}D{{/d}}{{^d}}none{{/d}}"
    let values: TemplateValues = [
      "a": true, "b": "x", "c": .flag(false), "d": .list([]),
    ]
    #expect(try render(template, values).text == "ABxnone")
  }

  @Test func `words of the catalogue are at hand by their keys`() throws {
    #expect(try render("{{outcome.met}}", [:]).text == "met")
  }

  @Test func `a name that nothing has is reported`() throws {
    let (text, unknown) = try render("a{{nonsense}}b{{outcome.nonsense}}{{outcome}}", [:])
    #expect(text == "ab")
    #expect(unknown == ["nonsense", "outcome.nonsense"])
  }

  @Test(arguments: [
    ("{{#a}}\n{{/b}}", TemplateError.Code.wrongClosingTag, 2),
    ("x\n\n{{#a}}\ntext\n", .unclosedSection, 5), ("line\n{{a b}}\n", .malformedTag, 2),
    ("{{#a}", .malformedTag, 1), ("{{{a}}", .malformedTag, 1),
    ("{{/a}}", .wrongClosingTag, 1), ("一\r\n二\r\n{{=x}}", .malformedTag, 3),
  ])
  func `a template that cannot be read says why and where`(
    text: String, code: TemplateError.Code, line: Int
  ) {
    #expect(throws: TemplateError(code: code, line: line)) {
      try Template(text, format: .markdown)
    }
  }

  @Test(arguments: [
    "", "plain", "{{! comment }}", "{{>partial}}", "{{<p}}{{/p}}", "{{.}}", "{{}}", "{{",
  ])
  func `odd templates are no trap`(text: String) {
    _ = try? render(text, ["a": "b"])
  }

  @Test func `templates of the program escape everything that is foreign`() {
    for file in embeddedTemplates {
      // What our own code made for Markdown: addresses of plain characters, code spans.
      let raw = file.text.split(separator: "{{{").dropFirst().map { $0.prefix { $0 != "}" } }
      #expect(
        raw.allSatisfy {
          ["address", "commandCode"].contains($0) && file.path.hasSuffix(".md.mustache")
        }, "\(file.path)")
      #expect(!file.text.contains("{{&"), "\(file.path)")
    }
  }
}

/// The templates below `Resources/templates`.
var embeddedTemplates: [(path: String, text: String)] {
  [
    "badge.svg.mustache", "facts.md.mustache", "heatmap.svg.mustache", "page.html.mustache",
    "page.md.mustache", "review.md.mustache",
  ].map { ($0, resourceText("templates/\($0)")) }
}
