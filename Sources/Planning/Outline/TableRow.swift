/// Cuts a table row into cells.
enum TableRow {
  /// Returns the cells of a row, without the empty ones before the first and behind the last `|`.
  static func cells(_ line: SourceLine) -> [PlainText] {
    let scalars = line.scalars
    var cuts: [Int] = []
    for position in scalars.indices where scalars[position] == 0x7C {
      if position == 0 || scalars[position - 1] != 0x5C { cuts.append(position) }
    }
    guard !cuts.isEmpty else { return [Inline.text(scalars[...], offset: 0)] }
    var bounds: [Range<Int>] = [0..<cuts[0]]
    for (index, cut) in cuts.enumerated() {
      bounds.append(cut + 1..<(index + 1 < cuts.count ? cuts[index + 1] : scalars.count))
    }
    var cells = bounds.map { Inline.text(scalars[$0], offset: $0.lowerBound) }
    if cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }
}
