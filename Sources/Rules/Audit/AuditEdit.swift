package import MilepostResources

/// One thing to do, and the findings it settles.
///
/// Findings with the same remedy are one edit: a pipeline that is missing is not missed twice.
package struct AuditEdit: Sendable {
  /// nil when nothing is known that helps.
  package let remedy: Message?
  /// Worst first; never empty.
  package let entries: [ProjectAudit.Entry]
  /// Points the project's score wins when every unmet finding of the edit is met.
  package let gain: Int
}

extension ProjectAudit {
  /// Findings that need somebody: neither met nor accepted.
  package var openEntries: [Entry] { entries.filter(\.isOpen) }

  /// Findings for which nothing has to be done.
  package var settledEntries: [Entry] { entries.filter { !$0.isOpen } }

  /// Everything there is to do, worst first: by severity, then by gain.
  package var edits: [AuditEdit] {
    var order: [Message] = []
    var entriesByRemedy: [Message: [Entry]] = [:]
    var edits: [AuditEdit] = []
    for entry in openEntries {
      guard let remedy = entry.finding.remedy else {
        edits.append(AuditEdit(remedy: nil, entries: [entry], gain: 0))
        continue
      }
      if entriesByRemedy[remedy] == nil { order.append(remedy) }
      entriesByRemedy[remedy, default: []].append(entry)
    }
    for remedy in order {
      let settled = entriesByRemedy[remedy] ?? []
      edits.append(AuditEdit(remedy: remedy, entries: settled, gain: gain(settling: settled)))
    }
    return edits.sorted { $0.order < $1.order }
  }

  /// The edits that lift the score most; none when there is no score.
  package func quickWins(_ count: Int) -> [AuditEdit] {
    Array(
      edits.filter { $0.gain > 0 }
        .sorted { (-$0.gain, $0.entries[0].finding.rule) < (-$1.gain, $1.entries[0].finding.rule) }
        .prefix(count))
  }

  /// The score, computed again as if the unmet findings of some edits were met.
  package func score(after edits: [AuditEdit]) -> AuditScore {
    score(settling: edits.flatMap(\.entries))
  }

  func gain(settling settled: [Entry]) -> Int {
    guard let now = score.value, let then = score(settling: settled).value else { return 0 }
    return then - now
  }

  private func score(settling settled: [Entry]) -> AuditScore {
    let rules = Set(settled.filter { $0.finding.outcome == .unmet }.map(\.finding.rule))
    return AuditScore(
      entries.filter { $0.waiver == nil }.map { entry in
        (rules.contains(entry.finding.rule) ? .met : entry.finding.outcome, entry.severity.weight)
      })
  }
}

extension ProjectAudit.Entry {
  fileprivate var isOpen: Bool {
    waiver == nil && (finding.outcome == .unmet || finding.outcome == .inconclusive)
  }
}

extension AuditEdit {
  /// Smaller comes first.
  fileprivate var order: (Int, Int, Int, String) {
    (
      entries[0].finding.outcome == .unmet ? 0 : 1, -entries[0].severity.weight, -gain,
      entries[0].finding.rule
    )
  }
}
