import Facts
import Testing

@Suite struct XMLFormatsTests {
  static let jacoco = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
    <report name="shop"><sessioninfo id="x" start="1" dump="2"/>
      <group name="api"><package name="shop/model"><class name="shop/model/Cart" sourcefilename="Cart.java">
        <counter type="LINE" missed="1" covered="2"/></class>
        <sourcefile name="Cart.java"><line nr="3" mi="0" ci="2" mb="0" cb="0"/>
          <line nr="4" mi="1" ci="1" mb="0" cb="0"/><line nr="9" mi="3" ci="0" mb="0" cb="0"/>
          <counter type="LINE" missed="1" covered="2"/></sourcefile></package></group>
      <group name="web"><package name="shop/model"><sourcefile name="Cart.java">
          <line nr="3" mi="2" ci="0" mb="0" cb="0"/></sourcefile></package></group>
      <counter type="INSTRUCTION" missed="6" covered="3"/><counter type="LINE" missed="2" covered="2"/>
    </report>
    """

  @Test func `modules with files of the same name are told apart`() {
    let api = "api/src/main/java/shop/model/Cart.java"
    let web = "web/src/main/java/shop/model/Cart.java"
    let fact = coverage("target/site/jacoco.xml", Self.jacoco, sources: [api, web])
    #expect(fact.reports[0].format == .jacoco)
    #expect(fact.files.map(\.path) == [api, web])
    #expect(fact.files[0].count == CoverageCount(covered: 2, total: 3))
    #expect(fact.count == CoverageCount(covered: 2, total: 4))
  }

  @Test func `a JaCoCo sum that the lines do not give is refused`() {
    let forged = Self.jacoco.replacing(
      "missed=\"2\" covered=\"2\"", with: "missed=\"0\" covered=\"90\"")
    #expect(answer("jacoco.xml", forged) == "contradiction")
    #expect(answer("jacoco.xml", "<report name=\"x\"><sessioninfo/></report>") == "no-lines")
    #expect(answer("jacoco.xml", "<report><row/></report>") == "ignored")
  }

  @Test func `JaCoCo lines without instructions count by the sum of their file`() {
    func report(_ covered: Int, _ lines: Int) -> String {
      let line = "<line nr=\"1\"/>"
      let sum = "<counter type=\"LINE\" missed=\"1\" covered=\"\(covered)\"/>"
      return "<report name=\"x\"><package name=\"src\"><sourcefile name=\"app.py\">"
        + String(repeating: line, count: lines) + sum + "</sourcefile></package>\(sum)</report>"
    }
    #expect(answer("jacoco.xml", report(2, 3)) == "jacoco 2/3")
    #expect(answer("jacoco.xml", report(85, 4)) == "contradiction")
  }

  static func clover(_ root: String, _ project: String, _ file: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <coverage generated="1"\(root)><project timestamp="1">
      <package name="shop"><file name="app.py" path="D:\\work\\shop\\src\\app.py">
        <line num="3" type="method" name="total" count="2"/><line num="4" type="stmt" count="2"/>
        <line num="5" type="stmt" count="0"/><line num="7" type="cond" count="1"/>
        <metrics \(file)/></file></package>
      <metrics files="1" \(project)/></project>
      <testproject><file name="t" path="t"><line num="1" type="stmt" count="1"/></file></testproject>
    </coverage>
    """
  }

  @Test(arguments: [
    (
      "", "statements=\"3\" coveredstatements=\"2\"", "statements=\"3\" coveredstatements=\"2\"",
      "clover 2/3"
    ),
    (
      "", "statements=\"4\" coveredstatements=\"3\"", "statements=\"4\" coveredstatements=\"3\"",
      "clover 2/3"
    ),
    (
      " clover=\"3.2.0\"", "statements=\"9\" coveredstatements=\"5\"",
      "statements=\"9\" coveredstatements=\"5\"", "clover 2/3"
    ),
    (
      "", "statements=\"100\" coveredstatements=\"85\"", "statements=\"3\" coveredstatements=\"2\"",
      "contradiction"
    ),
    (
      "", "statements=\"100\" coveredstatements=\"85\"",
      "statements=\"100\" coveredstatements=\"85\"",
      "contradiction"
    ),
    (
      " clover=\"4\"", "statements=\"2\" coveredstatements=\"2\"",
      "statements=\"2\" coveredstatements=\"2\"", "contradiction"
    ),
    (
      "", "statements=\"3\" coveredstatements=\"2\"", "statements=\"3\" coveredstatements=\"4\"",
      "contradiction"
    ),
    (
      "", "statements=\"3\" coveredstatements=\"2\"", "statements=\"x\" coveredstatements=\"2\"",
      "bad-number"
    ),
  ])
  func `Clover sums bound the lines`(root: String, project: String, file: String, expected: String)
  {
    let text = Self.clover(root, project, file)
    #expect(answer("clover.xml", text) == expected)
    if expected.hasPrefix("clover") {
      #expect(coverage("build/clover.xml", text).files.map(\.path) == ["src/app.py"])
    }
  }
}
