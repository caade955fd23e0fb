import MilepostResources
import Reports
import Rules
import StrictJSON

/// Finds the audit that a new one is compared with.
///
/// Never in the way of the audit itself: what cannot be used is a remark.
///
/// - SeeAlso: docs/decisions/0056-the-audit-remembers-the-last-one.md
struct EarlierAudit {
  let context: CommandContext
  /// `--compare` as given: `last`, `none`, or a file that `audit --format json` wrote.
  let compare: String

  /// Largest report that is read, in bytes.
  static let limit = 64 << 20

  /// Returns the earlier audit, and remembers this one for the next.
  ///
  /// - Parameters:
  ///   - reading: What the report was made from.
  ///   - isWhole: Whether all of the portfolio was audited; only then it is remembered.
  func record(for report: AuditReport, of reading: PortfolioAuditor.Reading, isWhole: Bool)
    -> (AuditRecord?, [Message])
  {
    switch compare {
    case "none": return (nil, [])
    case "last":
      return AuditMemory(context: context, reading: reading, profile: report.profile)
        .recall(report, remembering: isWhole)
    default: return read(compare, report: report)
    }
  }

  private func read(_ file: String, report: AuditReport) -> (AuditRecord?, [Message]) {
    func remark(_ reason: String) -> (AuditRecord?, [Message]) {
      (nil, [Message("audit.compare.\(reason)", ["path": .text(file)])])
    }
    guard let value = json(context.environment.absolutePath(file)) else {
      return remark("unreadable")
    }
    guard let record = AuditRecord(value) else { return remark("unknown-schema") }
    let names = Set(report.projects.map(\.audit.project))
    guard record.projects.contains(where: { names.contains($0.name) }) else {
      return remark("other-portfolio")
    }
    return (
      record,
      record.profile == report.profile
        ? [] : [Message("audit.compare.other-profile", ["profile": .text(record.profile)])]
    )
  }
}

/// Returns the value of a JSON file; nil when it cannot be read or is damaged.
func json(_ path: String) -> JSONValue? {
  do {
    let bytes = try InputFile.read(path, limit: EarlierAudit.limit)
    return try JSONReader.value(of: bytes, limits: JSONReader.Limits(bytes: EarlierAudit.limit))
  } catch {
    return nil
  }
}
