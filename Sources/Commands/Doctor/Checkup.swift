import Facts
import MilepostResources
import Planning
import Reports

/// Looks at everything that the other commands rest on; whatever fails costs itself alone.
struct Checkup {
  typealias Entry = DoctorReport.Entry

  let context: CommandContext
  let options: HistorySettings
  /// `--plan` as given.
  let plan: String?

  func report() throws(Failure) -> DoctorReport {
    let opener = try RepositoryOpener(
      environment: context.environment, trustsEverybody: options.trustOwner)
    let cache = CacheCheck(context: context).entries()
    let (candidates, missing) = candidates()
    var entries = missing
    var readable: [RepositoryFinder.Candidate] = []
    for candidate in candidates {
      let examination = RepositoryExamination(candidate: candidate, opener: opener)
      let found = examination.entries()
      if found.contains(where: { $0.severity == .unreadable }) {
        entries += found
      } else {
        readable.append(candidate)
        entries +=
          found.isEmpty
          ? [Entry(.good, candidate.name, "repository", Message("doctor.repository.good"))]
          : found
      }
    }
    if !readable.isEmpty {
      do {
        let reading = try HistoryReader(context: context, opener: opener, authors: options.author)
          .read(readable)
        entries += IdentityExamination(reading: reading).entries()
        entries += ClockExamination(context: context, history: reading.history).entries()
      } catch {
        entries.append(Self.entry(error, subject: ""))
      }
    }
    let (document, planEntries) = planEntries()
    entries += planEntries
    entries += ConfigurationExamination(
      context: context, plan: document?.plan, candidates: readable, opener: opener
    ).entries()
    return DoctorReport(entries: entries + cache)
  }

  /// Each path by itself, so that a missing one costs no other.
  private func candidates() -> ([RepositoryFinder.Candidate], [Entry]) {
    let finder = RepositoryFinder(context: context)
    let named =
      options.repositories.isEmpty
      ? context.configuration.repositories.map(\.path) : options.repositories
    var found: [RepositoryFinder.Candidate] = []
    var entries: [Entry] = []
    for paths in named.isEmpty ? [[]] : named.map({ [$0] }) {
      do {
        for candidate in try finder.find(paths)
        where !found.contains(where: { $0.path == candidate.path }) {
          found.append(candidate)
        }
      } catch {
        entries.append(Self.entry(error, subject: paths.first ?? ""))
      }
    }
    return (found, entries)
  }

  private func planEntries() -> (PlanDocument?, [Entry]) {
    do {
      guard let document = try PlanDocument.loadIfNamed(file: plan, context: context) else {
        return (
          nil,
          [
            Entry(
              .note, "", "no-plan", Message("doctor.plan.none"),
              fixes: [Message("hint.plan.name-one")])
          ]
        )
      }
      return (document, [Self.entry(on: document)])
    } catch {
      return (nil, [Self.entry(error, subject: plan ?? "")])
    }
  }

  private static func entry(on document: PlanDocument) -> Entry {
    let errors = document.plan.diagnostics.count { $0.severity == .error }
    let counts: [String: Message.Argument] = [
      "count": .number(errors), "items": .number(document.plan.items.count),
      "plan": .text(document.source),
    ]
    let fixes = [Message("doctor.fix.plan-lint", counts)]
    if errors > 0 {
      return Entry(
        .mend, document.source, "plan-errors", Message("doctor.plan.errors", counts), fixes: fixes)
    }
    if document.plan.items.isEmpty {
      return Entry(
        .mend, document.source, "plan-empty", Message("doctor.plan.empty"), fixes: fixes)
    }
    return Entry(.good, document.source, "plan", Message("doctor.plan.good", counts))
  }

  /// A failure as something that could not be looked at.
  static func entry(_ failure: Failure, subject: String) -> Entry {
    var fixes = failure.hints
    if let cause = failure.cause { fixes.insert(cause, at: 0) }
    return Entry(.unreadable, subject, "unreadable", failure.problem, fixes: fixes)
  }
}
