/// Returns text that Markdown (CommonMark and the dialect of the forges) shows as it is.
///
/// Characters that could begin markup or HTML get a backslash, so do signs at the very beginning that
/// could open a heading, a list or a quotation. Underscores and the like inside a word stay as they
/// are: nothing begins there, and what is pasted elsewhere stays readable.
///
/// - Parameter text: Safe to show: ``displayText(_:)`` has dealt with control characters and breaks.
func markdownText(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  let scalars = Array(text.unicodeScalars)
  for (index, scalar) in scalars.enumerated() {
    let before = index > 0 ? scalars[index - 1] : " "
    let after = index + 1 < scalars.count ? scalars[index + 1] : " "
    let isEscaped =
      switch scalar {
      case "\\", "`", "*", "[", "]", "<", "|", "$": true
      case "_", "~": !(isWord(before) && isWord(after))
      case "&": after == "#" || isWord(after)
      case "!": after == "["
      case "#", "+", "-", "=", ">": index == 0
      case ".", ")": after == " " && endsNumber(scalars[..<index])
      default: false
      }
    if isEscaped { result.append("\\") }
    result.unicodeScalars.append(scalar)
  }
  return result
}

/// Whether the text so far is a number that could open an ordered list.
private func endsNumber(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
  !scalars.isEmpty && scalars.count < 10 && scalars.allSatisfy { ("0"..."9").contains($0) }
}

private func isWord(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
}

/// Returns text as a code span that ends where the text ends, whatever stands in it.
///
/// - Parameter text: Safe to show; not empty.
func markdownCode(_ text: String) -> String {
  var run = 0
  var longest = 0
  for character in text {
    run = character == "`" ? run + 1 : 0
    longest = max(longest, run)
  }
  let fence = String(repeating: "`", count: longest + 1)
  return longest > 0 ? "\(fence) \(text) \(fence)" : "\(fence)\(text)\(fence)"
}
