/// Returns text that may be shown in a terminal, with everything that could act on it made visible.
///
/// Plans, messages, paths and names are foreign text. Control characters (C0, C1, DEL), line and
/// paragraph separators and bidirectional controls become `\u{1b}`-like escapes; a tab and a line
/// break become blanks. Zero-width characters that can hide text become escapes too, but the joiner
/// inside emoji and the variation selectors stay. `##[`, which starts a command anywhere in a line
/// of a job's log, is broken by an escape.
///
/// - SeeAlso: CVE-2024-43785, CVE-2021-42574 (Trojan Source), and `ActionCommand.TryParse` of the
///   runner of GitHub Actions.
package func displayText(_ text: some StringProtocol) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return withoutLogCommands(String(text)) }
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: result.append(" ")
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x061C, 0x200E, 0x200F, 0x202A...0x202E,
      0x2066...0x2069, 0x200B, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return withoutLogCommands(result)
}

private func withoutLogCommands(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "#")) else { return text }
  return text.replacing("##[", with: "#\\u{23}[").replacing("##vso[", with: "#\\u{23}vso[")
}
