import Certification
import Facts
import MilepostResources
import Planning
import Reports

/// Reads plan and portfolio and suggests links between them.
struct SuggestionReader {
  /// What was found, and what stands beside it.
  struct Reading {
    let report: LinkSuggestionsReport
    let notes: [Message]
  }

  let context: CommandContext
  /// `--plan` as given.
  let plan: String?
  let options: HistorySettings

  /// Returns suggestions for the items that the arguments name, else for all that have no link.
  ///
  /// An argument that names an item is one; every other is a repository.
  func read() throws(Failure) -> Reading {
    let document = try PlanDocument.load(file: plan, context: context)
    let lookup = ItemLookup(document.plan)
    var options = options
    let asked = options.repositories.compactMap { lookup.id(named: $0) }
    options.repositories = options.repositories.filter { lookup.id(named: $0) == nil }
    let reading = try PortfolioReader(context: context, options: options).read(document)
    let suggester = LinkSuggester(
      plan: document.plan, portfolio: reading.portfolio, profiles: profiles(reading),
      links: reading.links)
    let linked = Set(reading.links.map(\.item))
    var suggestions = suggester.suggestions()
    if !asked.isEmpty {
      // Items that are linked already may be asked for, too.
      suggestions = asked.compactMap { document.plan.item($0) }.compactMap { item in
        suggestions.first { $0.item.id == item.id } ?? suggester.suggestion(for: item)
      }
    }
    return Reading(
      report: LinkSuggestionsReport(
        source: document.source, suggestions: suggestions,
        unlinked: asked.isEmpty
          ? document.plan.items.count { $0.evidence != .external && !linked.contains($0.id) }
          : asked.count), notes: reading.notes)
  }

  private func profiles(_ reading: PortfolioReader.Reading) -> [ProjectProfile] {
    reading.portfolio.projects.compactMap { project in
      guard let tree = reading.readings[project.repository].tree else { return nil }
      return ProjectProfile(
        project, tree: tree, repository: reading.history.repositories[project.repository])
    }
  }
}
