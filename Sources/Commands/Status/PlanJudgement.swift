import Certification
import GitReader
import Planning

/// The verdicts on a plan, and what they rest on.
struct PlanJudgement {
  /// Every item's verdict; findings on files of other people do not count.
  let report: StatusReport
  /// The history of the files that met findings rest on, by repository.
  let traces: [Int: PathHistory]

  init(of plan: Plan, by reading: PortfolioReader.Reading, opener: RepositoryOpener)
    throws(Failure)
  {
    let first = Judge(
      portfolio: reading.portfolio, links: reading.links, authorship: Authorship(origins: [:])
    ).report(on: plan)
    let reader = OriginReader(
      opener: opener, history: reading.history, candidates: reading.candidates)
    let paths = reader.paths(of: first, in: reading.portfolio)
    traces = try reader.traces(of: paths)
    let judged = Judge(
      portfolio: reading.portfolio, links: reading.links,
      authorship: Authorship(origins: try reader.origins(of: paths, traces: traces))
    ).report(on: plan)
    var signals = EvidenceSignals(reading.portfolio)
    report = signals.added(to: judged)
  }
}
