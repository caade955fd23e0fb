package import MilepostResources
import Rules

/// JUnit XML, as Jenkins, GitLab and the actions of GitHub read it.
///
/// A group is a suite, a rule a case: unmet is a failure, what could not be evaluated, is accepted or
/// is advice only is skipped. What does not apply is left out. There are failures exactly when the
/// command fails because of what it found.
///
/// - SeeAlso: https://github.com/testmoapp/junitxml
package enum JUnit {
  package static func document(_ judgements: Judgements, catalogue: Catalogue) -> [UInt8] {
    let suites = judgements.groups.map { group in
      (group.name, group.rows.filter { $0.outcome != .notApplicable })
    }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"\(escaped("milepost \(judgements.command)"))\" "
    text += "\(counts(suites.flatMap(\.1))) time=\"0\">\n"
    for (name, rows) in suites {
      text += "  <testsuite name=\"\(escaped(name))\" \(counts(rows)) time=\"0\">\n"
      for row in rows { text += testCase(row, group: name, catalogue: catalogue) }
      text += "  </testsuite>\n"
    }
    text += "</testsuites>\n"
    return Array(text.utf8)
  }

  private static func counts(_ rows: [Judgement]) -> String {
    let failures = rows.count { $0.needsAttention && $0.outcome == .unmet && !$0.isAdvice }
    let skipped = rows.count { $0.outcome != .met } - failures
    return "tests=\"\(rows.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
  }

  private static func testCase(_ row: Judgement, group: String, catalogue: Catalogue) -> String {
    let name = row.subject.isEmpty ? row.rule : "\(row.rule): \(row.subject)"
    var text = "    <testcase classname=\"\(escaped(group))\" name=\"\(escaped(name))\""
    if let path = row.path { text += " file=\"\(escaped(path))\"" }
    if let line = row.line { text += " line=\"\(line)\"" }
    text += " time=\"0\""
    if row.outcome == .met { return text + "/>\n" }
    text += ">\n"
    if let reason = row.accepted {
      let words = catalogue.text(Message("audit.waived", ["reason": .text(reason)]))
      text += "      <skipped message=\"\(escaped(words))\"/>\n"
    } else if row.outcome == .inconclusive || row.isAdvice {
      text += "      <skipped message=\"\(escaped(row.message))\"/>\n"
    } else {
      text += "      <failure type=\"\(row.level.rawValue)\" message=\"\(escaped(row.message))\">"
      let details = [row.place, row.message, row.remedy.map { "→ " + $0 }].compactMap { $0 }
      text += details.map(escaped).joined(separator: "\n") + "</failure>\n"
    }
    return text + "    </testcase>\n"
  }

  /// Escapes text for content and attributes; characters that XML 1.0 cannot hold become visible
  /// before they get here, and the last few that could not are replaced.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in displayText(text).unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0xFFFE, 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
