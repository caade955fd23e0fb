/// Several reports seen as one: a line ran when it ran in one of them.
struct CoverageUnion {
  /// Sorted by path.
  let files: [CoverageFact.File]

  init(of reports: [CoverageReport]) {
    var merged: [String: Merged] = [:]
    for report in reports where report.state == .measured {
      guard let unit = report.format?.unit else { continue }
      for file in report.files {
        guard let path = file.treePath else { continue }
        merged[path, default: Merged()].add(file, unit: unit)
      }
    }
    files = merged.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { $0.value.file(path: $0.key) }
  }

  /// What all reports say about one file.
  private struct Merged {
    private var units: [CoverageUnit: CoverageUnits] = [:]
    private var sums: [(unit: CoverageUnit, count: CoverageCount)] = []

    mutating func add(_ file: MeasuredFile, unit: CoverageUnit) {
      if let found = file.units {
        units[unit] = units[unit].map { $0.union(found) } ?? found
      } else {
        sums.append((unit, file.count))
      }
    }

    func file(path: String) -> CoverageFact.File {
      // Lines that can be united tell more than sums; a sum that is larger is not thrown away.
      let known = [CoverageUnit.line, .statement].compactMap { unit in
        units[unit].map { (unit: unit, units: $0) }
      }
      if let first = known.first {
        let best = sums.filter { $0.unit == first.unit }.map(\.count).max {
          $0.covered < $1.covered
        }
        return CoverageFact.File(
          path: path, unit: first.unit, count: first.units.count,
          missedLines: first.unit == .line ? first.units.missed : nil,
          isLowerBound: known.count > 1
            || (best.map { $0.covered > first.units.count.covered } ?? false))
      }
      let best = sums.max {
        ($0.count.covered, -$0.count.total) < ($1.count.covered, -$1.count.total)
      }
      return CoverageFact.File(
        path: path, unit: best?.unit ?? .line, count: best?.count ?? .none, missedLines: nil,
        isLowerBound: Set(sums.map(\.count)).count > 1)
    }
  }
}
