import Activity
import Certification
import CivilTime
import Facts
import GitReader
import MilepostResources
import Planning
import StrictJSON

/// Derives the evidence record of a plan item from repositories at pinned commits.
///
/// The same function serves the holder, who certifies, and a stranger, who verifies: what both get
/// must be the same bytes.
struct EvidenceReader {
  /// A plan outside of all repositories.
  struct LoosePlan {
    /// The file's name, without folders.
    let name: String
    let bytes: [UInt8]
  }

  let opener: RepositoryOpener
  let settings: EvidenceSettings
  /// Plan inside one of the repositories, by alias and path.
  let planPlace: (repository: String, path: String)?
  let loosePlan: LoosePlan?

  /// A record and what it was made of.
  struct Evidence {
    let record: EvidenceRecord
    let verdict: ItemVerdict
    let countedCommits: [CommitFact]
  }

  /// Derives the record of an item.
  ///
  /// - Parameter item: Id of the plan item.
  func evidence(
    for item: String, in reading: PinnedReader.Reading
  ) throws(EvidenceProblem) -> Evidence {
    let (bytes, blob) = try planBytes(reading)
    let plan = try plan(bytes)
    guard let found = plan.item(item) else { throw EvidenceProblem(.planItem, item) }
    let single = Plan(
      items: [found], anchor: plan.anchor, reviews: [], diagnostics: [], notUnderstood: [])
    let portfolio = try portfolio(reading)
    let (verdict, planEvents) = try verdict(on: single, portfolio: portfolio, reading: reading)
    let join = EvidenceJoin(verdict: verdict, portfolio: portfolio, settings: settings)
    guard let asOf = UTCTime(seconds: reading.asOf.seconds) else {
      throw EvidenceProblem(.date, reading.asOf.description)
    }
    var edits: MilestoneEvidence.Edits?
    if let planPlace {
      edits = try PlanEdits(
        opener: opener, reading: reading, place: planPlace, item: found,
        dayRule: settings.dayRule, events: planEvents,
        read: { bytes throws(EvidenceProblem) in try self.plan(bytes) }
      ).count()
    }
    let source = EvidenceJoin.PlanSource(
      repository: planPlace?.repository,
      path: Array((planPlace?.path ?? loosePlan?.name ?? "").utf8), gitBlob: blob, bytes: bytes,
      edits: edits)
    let record = join.record(
      asOf: asOf, plan: source, repositories: reading.repositories,
      identities: reading.identities)
    return Evidence(record: record, verdict: verdict, countedCommits: join.countedCommits)
  }

  /// Reads a plan as the settings say; nothing of this machine or this day enters.
  func plan(_ bytes: [UInt8]) throws(EvidenceProblem) -> Plan {
    do throws(PlanError) {
      return try PlanReader.read(
        bytes, options: PlanOptions(anchor: settings.anchor, terms: settings.terms))
    } catch {
      throw EvidenceProblem(.planUnreadable, error.code.name)
    }
  }

  private func planBytes(
    _ reading: PinnedReader.Reading
  ) throws(EvidenceProblem) -> ([UInt8], String?) {
    guard let planPlace else {
      guard let loosePlan else { throw EvidenceProblem(.planMissing, "") }
      return (loosePlan.bytes, nil)
    }
    let found = reading.readings.first { $0.candidate.name == planPlace.repository }
    guard let tree = found?.tree, let entry = tree[planPlace.path], let blob = entry.id else {
      throw EvidenceProblem(.planMissing, "\(planPlace.repository)/\(planPlace.path)")
    }
    do throws(FileReadError) {
      return (try tree.contents(of: entry, limit: PlanReader.maximumBytes), "\(blob)")
    } catch {
      throw EvidenceProblem(.objectMissing, "\(planPlace.repository) \(error.path)")
    }
  }

  func portfolio(_ reading: PinnedReader.Reading) throws(EvidenceProblem) -> PortfolioFacts {
    guard let today = settings.dayRule.day(of: reading.asOf) else {
      throw EvidenceProblem(.date, reading.asOf.description)
    }
    var projects: [PortfolioFacts.Project] = []
    for (index, repository) in reading.readings.enumerated() {
      projects += repository.projects.map {
        PortfolioFacts.Project(name: repository.name(of: $0), repository: index, facts: $0)
      }
    }
    return PortfolioFacts(
      projects: projects,
      commits: OwnerCommits(
        reading.history, counting: settings.counting, today: today),
      parameters: settings.parameters)
  }

  /// Judges the item, and finds the commits that touched the plan: one walk through the history of
  /// a repository serves both.
  private func verdict(
    on plan: Plan, portfolio: PortfolioFacts, reading: PinnedReader.Reading
  ) throws(EvidenceProblem) -> (ItemVerdict, planEvents: [PathHistory.Event]) {
    let lookup = ItemLookup(plan)
    let links =
      settings.links
      + TrailerLinks.links(in: reading.history) { lookup.id(named: $0) }
    let first = Judge(portfolio: portfolio, links: links, authorship: Authorship(origins: [:]))
      .report(on: plan)
    let reader = OriginReader(
      opener: opener, history: reading.history, candidates: reading.sources.map(\.candidate),
      heads: reading.sources.map(\.head))
    let paths = reader.paths(of: first, in: portfolio)
    let planIndex = reading.sources.firstIndex { $0.alias == planPlace?.repository }
    var traced = paths
    if let planIndex, let planPlace { traced[planIndex, default: []].insert(planPlace.path) }
    let traces: [Int: PathHistory]
    do throws(Failure) {
      traces = try reader.traces(of: traced)
    } catch {
      throw EvidenceProblem(.unreadableRepository, "", cause: error.problem)
    }
    if let damage = traces.values.flatMap(\.problems).first {
      throw EvidenceProblem(.corruptObject, damage.subject)
    }
    let origins: [Authorship.Key: Authorship.Origin]
    do throws(Failure) {
      origins = try reader.origins(of: paths, traces: traces)
    } catch {
      throw EvidenceProblem(.unreadableRepository, "", cause: error.problem)
    }
    let report = Judge(
      portfolio: portfolio, links: links, authorship: Authorship(origins: origins)
    ).report(on: plan)
    let events = planIndex.flatMap { traces[$0]?.events } ?? []
    return (report.items[0], events.filter { $0.change.path == planPlace?.path })
  }
}
