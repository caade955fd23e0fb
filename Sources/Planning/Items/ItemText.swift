/// Puts an item's text into the form that is shown.
enum ItemText {
  /// Returns the text with line breaks of cells as blanks.
  static func string(_ text: PlainText) -> String {
    Planning.string(text.scalars.map { $0 == 0x0A ? 0x20 : $0 })
  }
}
