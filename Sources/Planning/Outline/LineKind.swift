/// What a line of the document is, before its neighbours are looked at.
enum LineKind: Hashable, Sendable {
  case blank
  /// `---`, `***`, a row of dashes or equals signs; the scalar it is made of.
  case rule(UInt32, length: Int)
  /// 1…6.
  case heading(level: Int, content: Int)
  case fence
  case code
  case quote
  case tableDelimiter
  case tableRow
  case item(ListMarker)
  case text
}

/// The beginning of a list item.
struct ListMarker: Hashable, Sendable {
  /// Column of the marker, tabs counted to four.
  let indent: Int
  /// 0-based position of the content on the line, behind marker and box.
  let content: Int
  let isOrdered: Bool
  let box: Box?
  /// Whether there was only a box and no marker.
  let isBare: Bool

  /// A checkbox.
  struct Box: Hashable, Sendable {
    /// The state's name in `marks.words`: `done`, `in-progress`, `open`, `dropped`.
    let state: String
    /// 0-based position of the box on the line.
    let position: Int
    let isEscaped: Bool
  }
}
