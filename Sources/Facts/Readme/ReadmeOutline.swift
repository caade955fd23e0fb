internal import MarkupReader

/// The sections of a README with what is in each.
struct ReadmeOutline {
  let sections: [ReadmeDocument.Section]
  let introduction: ReadmeDocument.Introduction

  init(_ markdown: MarkupDocument, words: ReadmeWords) {
    let headings = markdown.headings.sorted { $0.line < $1.line }
    let links = Sums(markdown.links.map { ($0.line, textWidth($0.text)) })
    let linksByLine = Dictionary(grouping: markdown.links, by: \.line)
    let code = Sums(markdown.codeBlocks.map { ($0.line, 1) })
    let items = Sums(markdown.textBlocks.filter { $0.kind == .listItem }.map { ($0.line, 1) })
    let text = Sums(markdown.textBlocks.map { ($0.line, textWidth($0.text)) })
    let prose = Sums(
      markdown.textBlocks.filter { $0.kind == .paragraph || $0.kind == .html }.map { block in
        let last = block.line + block.text.utf8.count { $0 == 0x0A }
        // A line of links to other languages or pages introduces nothing.
        return (block.line, max(0, textWidth(block.text) - links.sum(block.line...last)))
      })
    var sections: [ReadmeDocument.Section] = []
    // The title is the name of the project: "Docker demo" is no section about containers.
    let topLevel = headings.map(\.level).min()
    let title =
      headings.first?.level == topLevel && headings.count { $0.level == topLevel } == 1 ? 1 : -1
    let last = max(markdown.lineCount, headings.last?.line ?? 1)
    for (index, heading) in ([.init(level: 0, text: "", line: 0)] + headings).enumerated() {
      // `headings[index]` is the heading behind this one.
      let end = index < headings.count ? headings[index].line - 1 : last
      let own = heading.line...max(heading.line, end)
      let deep = heading.line...max(heading.line, endOfSubsections(index, headings) ?? last)
      sections.append(
        .init(
          level: heading.level, heading: heading.text, line: max(1, heading.line),
          kinds: index == title || isNavigation(heading, linksByLine)
            ? [] : words.kinds(of: heading.text),
          prose: prose.sum(own),
          codeBlocks: code.sum(deep),
          listItems: items.sum(deep), text: text.sum(deep)))
    }
    self.sections = sections
    introduction = Self.introduction(of: sections)
  }

  /// Returns the innermost section of a line.
  func section(at line: Int) -> ReadmeDocument.Section? {
    var low = 0
    var high = sections.count
    while low < high {
      let middle = (low + high) / 2
      if sections[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? sections[low - 1] : nil
  }

  /// Returns the widest of the first sections that speak of the project as a whole.
  private static func introduction(of sections: [ReadmeDocument.Section])
    -> ReadmeDocument.Introduction
  {
    let general = sections.filter { $0.kinds.isEmpty || $0.kinds.contains(.description) }.prefix(4)
      .map { ($0.kinds.contains(.description) ? $0.text : $0.prose, $0.line) }
    let best = general.max { $0.0 < $1.0 }
    return .init(width: best?.0 ?? 0, line: best?.1 ?? 1)
  }
}

/// Whether a heading is nothing but several links: a bar of navigation, no name of a section.
private func isNavigation(
  _ heading: MarkupDocument.Heading, _ linksByLine: [Int: [MarkupDocument.Link]]
) -> Bool {
  // A heading of a megabyte is no bar, and each link is sought in it.
  guard heading.text.utf8.count <= 400 else { return false }
  var rest = heading.text
  var count = 0
  // HTML may spread the heading over some lines.
  for line in heading.line...(heading.line + 12) {
    for link in (linksByLine[line] ?? []).prefix(20) where !link.text.isEmpty {
      guard let range = rest.firstRange(of: link.text) else { continue }
      rest.removeSubrange(range)
      count += 1
    }
  }
  return count >= 2 && !rest.contains { $0.isLetter || $0.isNumber }
}

/// Returns the last line of a section with its subsections, nil when it goes on to the end.
///
/// `index` counts the text before the first heading as 0; that has no subsections.
private func endOfSubsections(_ index: Int, _ headings: [MarkupDocument.Heading]) -> Int? {
  guard index > 0 else { return headings.first.map { $0.line - 1 } }
  let level = headings[index - 1].level
  return headings[index...].first { $0.level <= level }.map { $0.line - 1 }
}

/// Sums over ranges of lines.
private struct Sums {
  private var lines: [Int] = []
  private var totals: [Int] = [0]

  init(_ values: [(line: Int, value: Int)]) {
    for (line, value) in values.sorted(by: { $0.line < $1.line }) {
      lines.append(line)
      totals.append((totals.last ?? 0) + value)
    }
  }

  func sum(_ range: ClosedRange<Int>) -> Int {
    totals[index(after: range.upperBound)] - totals[index(after: range.lowerBound - 1)]
  }

  private func index(after line: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] <= line { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
