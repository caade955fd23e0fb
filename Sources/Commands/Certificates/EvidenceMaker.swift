import Certification
import CivilTime
import Facts
import GitReader
import MilepostResources
import Planning
import StrictJSON

/// Makes the evidence record of a plan item from the holder's own plan, configuration and
/// repositories.
struct EvidenceMaker {
  let context: CommandContext
  let opener: RepositoryOpener
  let candidates: [RepositoryFinder.Candidate]
  /// `--author` as given.
  let authors: [String]
  let document: PlanDocument

  /// Derives the evidence for an item.
  ///
  /// - Parameter name: The item's id, or its unambiguous beginning.
  func evidence(for name: String) throws(Failure) -> EvidenceReader.Evidence {
    guard let id = ItemLookup(document.plan).id(named: name),
      let item = document.plan.item(id)
    else {
      throw EvidenceProblem(.planItem, name).failure
    }
    let owner = try OwnerFinder(
      context: context, authors: authors, userConfiguration: opener.userConfiguration
    ).owner(repositories: try configurations())
    // Links of other items are let go: their rules decide nothing here.
    let reader = PinnedReader(
      opener: opener, owner: owner, subjects: context.subjects(of: [item]))
    let all = try sources()
    let place = try planPlace(all)
    let reading = try failing { () throws(EvidenceProblem) in try reader.read(all) }
    let links = try links(of: item, reading: reading)
    return try failing { () throws(EvidenceProblem) in
      let evidence = try evidenceReader(place: place, links: links)
      let first = try evidence.evidence(for: id, in: reading)
      let used = used(
        all, by: first.verdict, links: links, place: place, record: first.record)
      if used.count == all.count { return first }
      // The record names only what it rests on, so that a stranger needs no other repositories.
      return try evidence.evidence(for: id, in: try reader.read(used))
    }
  }

  /// Runs a part whose problems a verifier would name, and puts them in the words of a command.
  private func failing<Value>(
    _ body: () throws(EvidenceProblem) -> Value
  ) throws(Failure) -> Value {
    do throws(EvidenceProblem) {
      return try body()
    } catch {
      throw error.failure
    }
  }

  private func configurations() throws(Failure) -> [GitConfiguration] {
    var configurations: [GitConfiguration] = []
    for candidate in candidates {
      configurations.append(try opener.open(candidate.path).configuration)
    }
    return configurations
  }

  /// The repositories with the commits of their HEAD, sorted by alias.
  private func sources() throws(Failure) -> [PinnedReader.Source] {
    var sources: [PinnedReader.Source] = []
    for candidate in candidates {
      let repository = try opener.open(candidate.path)
      do throws(GitError) {
        guard let head = try repository.head().commit else { continue }
        sources.append(
          PinnedReader.Source(alias: candidate.name, path: candidate.path, head: head))
      } catch {
        throw Failure(error)
      }
    }
    return sources.sorted { $0.alias.utf8.lexicographicallyPrecedes($1.alias.utf8) }
  }

  /// Where the plan stands in a repository; nil when it stands in none.
  ///
  /// - Throws: when the plan has changes that are not committed: a stranger would read another one.
  private func planPlace(
    _ sources: [PinnedReader.Source]
  ) throws(Failure) -> (repository: String, path: String)? {
    let planPath = resolvedPath(document.path)
    for source in sources where planPath.hasPrefix(resolvedPath(source.path) + "/") {
      let path = String(planPath.dropFirst(resolvedPath(source.path).count + 1))
      let repository = try opener.open(source.path)
      let committed: [UInt8]?
      do throws(GitError) {
        committed = try repository.file(path, of: source.head, limit: PlanReader.maximumBytes)
      } catch {
        throw Failure(error)
      }
      guard let committed else { continue }
      let current: [UInt8]
      do throws(InputFileError) {
        current = try InputFile.read(document.path, limit: PlanReader.maximumBytes)
      } catch {
        throw Failure(
          error.status, Message("error.plan.unreadable", ["path": .text(document.source)]),
          cause: error.cause)
      }
      guard committed == current else {
        throw Failure(
          .inconclusive,
          Message("certificates.error.plan-dirty", ["path": .text(document.source)]),
          hints: [Message("certificates.hint.plan-dirty", ["path": .text(path)])])
      }
      return (source.alias, path)
    }
    return nil
  }

  private func evidenceReader(
    place: (repository: String, path: String)?, links: [Link]
  ) throws(EvidenceProblem) -> EvidenceReader {
    var loose: EvidenceReader.LoosePlan?
    if place == nil {
      do throws(InputFileError) {
        loose = EvidenceReader.LoosePlan(
          name: document.path.split(separator: "/").last.map(String.init) ?? document.source,
          bytes: try InputFile.read(document.path, limit: PlanReader.maximumBytes))
      } catch {
        throw EvidenceProblem(.planMissing, document.source, cause: error.cause)
      }
    }
    return EvidenceReader(
      opener: opener, settings: try settings(links: links), planPlace: place, loosePlan: loose)
  }

  private func settings(links: [Link]) throws(EvidenceProblem) -> EvidenceSettings {
    let rule = context.clock.dayRule
    let offset: Int?
    switch rule.clock {
    case .written: offset = nil
    case .fixed(let minutes): offset = minutes
    // The rules of a named zone change; a record has to say the same for ever.
    case .zone(let name, _): throw EvidenceProblem(.date, name)
    }
    let plan = context.configuration.plan
    return EvidenceSettings(
      dayOffsetMinutes: offset, dayStartMinute: rule.startMinute,
      usesCommitterDate: context.configuration.usesCommitterDate, anchor: plan?.anchor,
      terms: TermCalendar(entryYear: plan?.entryYear, named: plan?.terms ?? [:]), links: links,
      parameters: context.ruleParameters)
  }

  /// The explicit links of the item, those of every item included.
  private func links(
    of item: PlanItem, reading: PinnedReader.Reading
  ) throws(Failure) -> [Link] {
    let portfolio = try failing { () throws(EvidenceProblem) in
      try EvidenceReader(
        opener: opener, settings: try settings(links: []), planPlace: nil, loosePlan: nil
      ).portfolio(reading)
    }
    let stated = try StatedLinks(
      context: context, plan: document.plan, portfolio: portfolio, readings: reading.readings
    ).links().0
    return stated.filter { link in
      link.strength == .explicit
        && (link.item == item.id || link.item == "*" && !item.criteria.isEmpty)
    }.map {
      Link(item: item.id, project: $0.project, rules: $0.rules, attestation: $0.attestation)
    }
  }

  private func used(
    _ sources: [PinnedReader.Source], by verdict: ItemVerdict, links: [Link],
    place: (repository: String, path: String)?, record: EvidenceRecord
  ) -> [PinnedReader.Source] {
    if links.contains(where: { $0.project == "*" }) { return sources }
    let projects = verdict.requirements.map(\.project)
    let used = sources.filter { source in
      place?.repository == source.alias || record.identities.repository == source.alias
        || projects.contains { $0 == source.alias || $0.hasPrefix(source.alias + "/") }
    }
    return used.isEmpty ? sources : used
  }
}
