/// The document as a tree of headings and, below them, of list items and paragraphs.
struct Outline: Sendable {
  /// A heading and what it governs.
  struct Section: Sendable {
    let title: PlainText
    let hits: Hits
    let line: Int
    /// Smaller ranks contain greater ones.
    let rank: Int
    let parent: Int?
    /// A bold line or a turn of a chat instead of a heading.
    let isPseudo: Bool
    let role: Role?
    /// The role of the nearest section that has one, itself included.
    let effectiveRole: Role?
    var children = 0
  }

  /// A list item, a paragraph, a table cell.
  struct Node: Sendable {
    enum Kind: Hashable, Sendable {
      case bullet
      case paragraph
      /// A line that names the list below it.
      case label
      case cell(column: Int)
    }

    let kind: Kind
    let line: Int
    let text: PlainText
    let hits: Hits
    let box: ListMarker.Box?
    let isOrdered: Bool
    let indent: Int
    /// The item, label or table row it stands under.
    let parent: Int?
    let section: Int
    /// Row of a table, unique in the document; nil outside tables.
    let row: Int?
    /// Headings of the table's columns.
    let table: Int?
    /// Read out of a code fence that holds a checklist.
    let isFenced: Bool
    /// Number of the run of lines without a blank line between them.
    let block: Int
    var children = 0
    /// Whether a child is a list item.
    var hasItems = false
  }

  /// Column titles of a table.
  struct Table: Sendable {
    let headers: [PlainText]
    let headerHits: [Hits]
  }

  var sections: [Section] = []
  var nodes: [Node] = []
  var tables: [Table] = []
  /// `key: value` lines of a front matter block.
  var metadata: [(line: Int, text: PlainText)] = []
  /// Lines with boxes inside code fences.
  var fencedBoxes: [Int] = []
  var unclosedFences: [Int] = []
  /// Lines that are headings: line to section.
  var sectionOfLine: [Int: Int] = [:]

  /// Titles from the outermost heading to a section.
  func path(_ section: Int) -> [String] {
    var result: [String] = []
    var current: Int? = section
    while let index = current {
      if !sections[index].title.isEmpty { result.append(sections[index].title.string) }
      current = sections[index].parent
    }
    return result.reversed()
  }
}
