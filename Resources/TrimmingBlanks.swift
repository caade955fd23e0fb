extension StringProtocol {
  /// Returns the text without white space (ASCII blanks and control characters) at both ends.
  package func trimmingBlanks() -> String {
    var view = Substring(self).unicodeScalars
    while let first = view.first, first.value <= 0x20 { view.removeFirst() }
    while let last = view.last, last.value <= 0x20 { view.removeLast() }
    return String(view)
  }
}
