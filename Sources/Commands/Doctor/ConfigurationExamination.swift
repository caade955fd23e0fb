import Certification
import Facts
import MilepostResources
import Planning
import Reports
import Rules

/// Looks at what `milepost.yml` names: rules, profiles, waivers, and the two ends of its links.
///
/// The form of the file was checked when it was read.
struct ConfigurationExamination {
  typealias Entry = DoctorReport.Entry

  let context: CommandContext
  let plan: Plan?
  let candidates: [RepositoryFinder.Candidate]
  let opener: RepositoryOpener

  private var configuration: Configuration { context.configuration }

  func entries() -> [Entry] {
    guard let path = configuration.path else {
      return [
        Entry(
          .note, "", "no-configuration", Message("doctor.configuration.none"),
          fixes: [Message("doctor.fix.init")])
      ]
    }
    let found = settings() + waivers() + links()
    return found.isEmpty
      ? [Entry(.good, path, "configuration", Message("doctor.configuration.good"))] : found
  }

  private func settings() -> [Entry] {
    var entries: [Entry] = []
    do {
      _ = try AuditSettings(context: context, profile: nil, explained: nil)
    } catch {
      entries.append(entry(error))
    }
    for setting in configuration.links.flatMap(\.rules) {
      do {
        _ = try RuleParameters(setting, configuration: configuration)
      } catch {
        entries.append(entry(error))
      }
    }
    return entries
  }

  private func waivers() -> [Entry] {
    var entries: [Entry] = []
    for waiver in configuration.waivers {
      let arguments: [String: Message.Argument] = [
        "rule": .text(waiver.rule), "until": .text(waiver.until.map { "\($0)" } ?? ""),
      ]
      if rule(named: waiver.rule) == nil {
        entries.append(
          mend("waiver-unknown", Message("doctor.configuration.waiver-unknown", arguments)))
      } else if let until = waiver.until, until < context.clock.today {
        entries.append(
          mend("waiver-expired", Message("doctor.configuration.waiver-expired", arguments)))
      }
    }
    return entries
  }

  private func links() -> [Entry] {
    guard !configuration.links.isEmpty else { return [] }
    let lookup = plan.map(ItemLookup.init)
    let projects = projectNames()
    var entries: [Entry] = []
    for link in configuration.links {
      let place = Message.Argument.text(
        "\(configuration.path ?? ConfigurationFile.name):\(link.line)")
      if let lookup, link.item != "*", lookup.id(named: link.item) == nil {
        entries.append(
          mend(
            "link-item",
            Message("status.link.unknown-item", ["place": place, "item": .text(link.item)])))
      }
      if let project = link.project, project != "*", !projects.contains(project) {
        entries.append(
          mend(
            "link-project",
            Message(
              "status.link.unknown-project",
              [
                "place": place, "project": .text(project),
                "known": .text(projects.joined(separator: ", ")),
              ])))
      }
    }
    return entries
  }

  private func projectNames() -> [String] {
    var names: [String] = []
    for candidate in candidates {
      do {
        let (reading, _) = try ProjectsReader(opener: opener).read(candidate)
        names += reading.projects.map { reading.name(of: $0) }
      } catch {
        // The repository has an entry of its own.
      }
    }
    return names
  }

  private func mend(_ code: String, _ message: Message) -> Entry {
    Entry(.mend, configuration.path ?? "", code, message)
  }

  private func entry(_ failure: Failure) -> Entry {
    Entry(.mend, "", "configuration", failure.problem, fixes: failure.hints)
  }
}
