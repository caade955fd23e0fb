import Certification
import MilepostResources
import Reports
import Rules
import StrictJSON

/// The last audits of one portfolio, in the person's state folder.
///
/// Two are kept: the last one, and the last one of other commits. A run on the commits of the last
/// one is compared with the other, so that running twice gives the same bytes.
struct AuditMemory {
  private let context: CommandContext
  private let reading: PortfolioAuditor.Reading
  /// Absolute path; nil when there is no home folder.
  private let path: String?

  init(context: CommandContext, reading: PortfolioAuditor.Reading, profile: String) {
    self.context = context
    self.reading = reading
    let name = Digest(of: Array((reading.portfolio + [profile]).joined(separator: "\0").utf8))
      .hexadecimal
    path = context.environment.baseFolder("XDG_STATE_HOME", default: ".local/state")
      .map { "\($0)/milepost/audits/\(name.prefix(32)).json" }
  }

  /// Returns the audit to compare with, and writes down the new one.
  func recall(_ report: AuditReport, remembering: Bool) -> (AuditRecord?, [Message]) {
    guard let path else { return (nil, []) }
    var notes: [Message] = []
    var stored: JSONValue?
    if InputFile.exists(path) {
      stored = json(path).flatMap(known)
      if stored == nil { notes.append(Message("audit.memory.damaged", ["path": .text(path)])) }
    }
    let heads = JSONValue.array(reading.heads.map(JSONValue.string))
    let isSame = stored?["heads"] == heads
    let earlier = stored?[isSame ? "earlier" : "latest"]
    if remembering, !reading.heads.isEmpty {
      notes += remember(
        [
          "schema": Self.schema, "portfolio": portfolio,
          "heads": heads, "latest": AuditJSON.record(report), "earlier": earlier ?? .null,
        ], at: path)
    }
    return (earlier.flatMap(AuditRecord.init), notes)
  }

  private static let schema: JSONValue = "milepost.audit-memory/1"

  private var portfolio: JSONValue { .array(reading.portfolio.map(JSONValue.string)) }

  /// Returns a value when it is a memory of this portfolio in a form that can be read.
  private func known(_ value: JSONValue) -> JSONValue? {
    guard value["schema"] == Self.schema,
      value["portfolio"] == portfolio,
      value["latest"].flatMap(AuditRecord.init) != nil
    else { return nil }
    return value
  }

  /// Not being able to write is worth a remark only to those who want to know everything.
  private func remember(_ value: JSONValue, at path: String) -> [Message] {
    let writer = OutputWriter(environment: context.environment)
    do {
      try writer.createFolder(of: path)
      try writer.writeFile(JSONWriter.readable(value), to: path)
      return []
    } catch {
      return context.options.verbose
        ? [Message("audit.memory.unwritable", ["path": .text(path)])] : []
    }
  }
}
