import MilepostResources

/// What a step adds to the summary of its job in GitHub Actions.
enum StepSummary {
  /// The forge refuses a summary of more than 1 MiB as a whole; the rest is for other steps.
  static let limit = 900 << 10

  /// Returns Markdown within the limit: whole lines, and a last one that says that some are missing.
  static func markdown(_ bytes: [UInt8], catalogue: Catalogue) -> [UInt8] {
    guard bytes.count > limit else { return bytes }
    let kept = bytes[..<limit]
    let end = kept.lastIndex(of: 0x0A) ?? kept.startIndex
    return Array(kept[..<end]) + Array("\n\n\(catalogue("ci.summary-cut"))\n".utf8)
  }

  /// Returns a text as a block of Markdown in which nothing is markup.
  static func block(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return Array("\(fence)text\n\(text)\(fence)\n\n".utf8)
  }
}
