import CivilTime
import Facts
import MilepostResources
import Reports
import Rules

/// The audit's profile, parameters and waivers, from the command line and the configuration.
struct AuditSettings {
  let profile: AuditProfile
  private let parameters: [String: RuleParameters]
  private let waivers: [Waiver]
  private let today: CivilDay

  init(context: CommandContext, profile name: String?) throws(Failure) {
    let name = name ?? context.configuration.auditProfile ?? AuditProfile.names[0]
    guard let profile = AuditProfile(named: name) else {
      throw Failure(
        .usage, Message("audit.unknown-profile", ["name": .text(name)]),
        hints: [
          Message(
            "hint.config.known-keys",
            ["keys": .text(AuditProfile.names.joined(separator: ", "))])
        ])
    }
    self.profile = profile
    today = context.clock.today
    var parameters: [String: RuleParameters] = [:]
    for setting in context.configuration.auditRules {
      parameters[setting.rule] = try RuleParameters(setting, configuration: context.configuration)
    }
    self.parameters = parameters
    waivers = context.configuration.waivers.map {
      Waiver(rule: $0.rule, project: $0.project, reason: $0.reason, until: $0.until)
    }
  }

  func audit(_ facts: ProjectFacts, of reading: ProjectsReader.Reading) -> AuditReport.Project {
    AuditReport.Project(
      repository: reading.candidate.name, path: facts.path, head: reading.head,
      audit: ProjectAudit(
        project: reading.name(of: facts), facts: RuleFacts(project: facts, today: today),
        profile: profile, parameters: parameters, waivers: waivers))
  }
}

extension RuleParameters {
  /// Reads the parameters of a rule from the configuration.
  init(_ setting: Configuration.RuleSetting, configuration: Configuration) throws(Failure) {
    do {
      self = try RuleParameters.parse(setting.parameters, rule: setting.rule)
    } catch {
      let place = "\(configuration.path ?? ConfigurationFile.name):\(setting.line)"
      var hints: [Message] = []
      if let nearest = nearest(to: error.written, among: error.known) {
        hints.append(Message("hint.config.nearest-key", ["key": .text(nearest)]))
      } else if !error.known.isEmpty {
        hints.append(
          Message("hint.config.known-keys", ["keys": .text(error.known.joined(separator: ", "))]))
      }
      throw Failure(
        .configuration,
        Message(
          "error.config.rule-\(error.code.rawValue)",
          ["place": .text(place), "rule": .text(setting.rule), "written": .text(error.written)]),
        hints: hints)
    }
  }
}
