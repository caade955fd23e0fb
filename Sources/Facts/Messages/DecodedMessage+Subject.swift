extension DecodedMessage {
  /// The first line that says something, at most 200 code points of it; empty without one.
  package var subject: String {
    let line = text.unicodeScalars.split(separator: "\n").first { $0.contains { $0 > " " } }
    return String(String.UnicodeScalarView(line?.prefix(200) ?? Substring.UnicodeScalarView()))
  }
}
