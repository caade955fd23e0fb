import MilepostResources
import Testing

@testable import Reports

@Suite struct DoctorTextTests {
  private func lines(_ entries: [DoctorReport.Entry], plain: Bool = false, showsAll: Bool = false)
    -> [String]
  {
    let document = DoctorText.document(
      DoctorReport(entries: entries), catalogue: Catalogue(.english), plain: plain,
      showsAll: showsAll)
    return String(decoding: document.bytes(coloured: false), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  private func entry(_ severity: DoctorReport.Severity, _ code: String) -> DoctorReport.Entry {
    DoctorReport.Entry(
      severity, "", code, Message("doctor.plan.none"), fixes: [Message("doctor.fix.init")],
      lines: ["line"])
  }

  @Test func `each entry has a sign, its fix and lines to copy`() {
    #expect(
      lines([entry(.mend, "a")]) == [
        "✗ No plan is named; today and status know nothing of one.",
        "    → milepost init writes one.", "      line", "1 to mend",
      ])
    #expect(lines([entry(.unreadable, "a")], plain: true)[0].hasPrefix("not read: No plan"))
  }

  @Test func `notes of one kind beyond three are counted, what is to be mended is always shown`() {
    let many = (0..<9).map { _ in entry(.note, "mailmap") } + [entry(.note, "other")]
    let shown = lines(many)
    #expect(shown.count { $0.hasPrefix("·") } == 4)
    #expect(shown.suffix(2).first == "… 6 more notes like these; --verbose shows them all.")
    #expect(shown.last == "10 good to know")
    #expect(lines(many, showsAll: true).count { $0.hasPrefix("·") } == 10)
    let mend = lines((0..<9).map { _ in entry(.mend, "shallow") })
    #expect(mend.count { $0.hasPrefix("✗") } == 9)
  }
}
