import CivilTime
import Facts
import MilepostResources
import Reports
import Rules

/// The audit's profile, parameters and waivers, from the command line and the configuration.
struct AuditSettings {
  let profile: AuditProfile
  /// The rule of `--explain`; nil when the portfolio is audited.
  let explained: (any Rule.Type)?
  private let parameters: [String: RuleParameters]
  private let waivers: [Waiver]

  /// - Parameters:
  ///   - name: `--profile` as given.
  ///   - explained: `--explain` as given.
  init(context: CommandContext, profile name: String?, explained: String?) throws(Failure) {
    let name = name ?? context.configuration.auditProfile ?? AuditProfile.names[0]
    guard let profile = AuditProfile(named: name) else {
      throw Failure(
        .usage, Message("audit.unknown-profile", ["name": .text(name)]),
        hints: nameHints(name, among: AuditProfile.names))
    }
    self.profile = profile
    if let explained {
      guard let rule = rule(named: explained) else {
        throw Failure(
          .usage, Message("error.audit.rule", ["rule": .text(explained)]),
          hints: nameHints(explained, among: allRules.map { $0.id }))
      }
      self.explained = rule
    } else {
      self.explained = nil
    }
    var parameters: [String: RuleParameters] = [:]
    for setting in context.configuration.auditRules {
      parameters[setting.rule] = try RuleParameters(setting, configuration: context.configuration)
    }
    self.parameters = parameters
    var waivers: [Waiver] = []
    for waiver in context.configuration.waivers {
      guard rule(named: waiver.rule) != nil else {
        let place = "\(context.configuration.path ?? ConfigurationFile.name):\(waiver.line)"
        throw Failure(
          .configuration,
          Message(
            "error.config.rule-unknown-rule",
            ["place": .text(place), "written": .text(waiver.rule)]),
          hints: nameHints(waiver.rule, among: allRules.map { $0.id }))
      }
      waivers.append(
        Waiver(
          rule: waiver.rule, project: waiver.project, reason: waiver.reason, until: waiver.until))
    }
    self.waivers = waivers
  }

  /// Whether a rule that is asked looks at commits.
  var needsHistory: Bool {
    explained.map { AuditProfile.needsHistory($0.id) } ?? false
      || parameters.keys.contains(where: AuditProfile.needsHistory)
  }

  /// A rule's values: its defaults with those of the configuration on top.
  func parameters(of rule: any Rule.Type) -> RuleParameters {
    rule.defaults.merging(parameters[rule.id] ?? RuleParameters())
  }

  func audit(_ project: PortfolioAuditor.Reading.Project) -> AuditReport.Project {
    AuditReport.Project(
      repository: project.repository, path: project.facts.project.path, head: project.head,
      audit: ProjectAudit(
        project: project.name, facts: project.facts, profile: profile, parameters: parameters,
        waivers: waivers))
  }

  /// The waiver that holds for a rule's finding on a project; nil without one.
  func waiver(of rule: String, project: String, on day: CivilDay) -> Waiver? {
    waivers.first { $0.concerns(rule, project: project) && $0.holds(on: day) }
  }

  /// Remarks on waivers that cover nothing: the finding is gone, or there is no such project.
  func idleWaivers(in report: AuditReport) -> [Message] {
    waivers.filter { waiver in
      !report.projects.contains { project in
        project.audit.entries.contains { $0.waiver == waiver || $0.expired == waiver }
      }
    }.map { waiver in
      Message(
        "audit.idle-waiver",
        ["rule": .text(waiver.rule), "project": .text(waiver.project ?? "*")])
    }
  }
}

/// Returns the nearest of some names as a hint, or all of them.
private func nameHints(_ written: String, among known: [String]) -> [Message] {
  if let nearest = nearest(to: written, among: known) {
    return [Message("hint.config.nearest-key", ["key": .text(nearest)])]
  }
  return known.isEmpty
    ? [] : [Message("hint.config.known-keys", ["keys": .text(known.joined(separator: ", "))])]
}

extension RuleParameters {
  /// Reads the parameters of a rule from the configuration.
  init(_ setting: Configuration.RuleSetting, configuration: Configuration) throws(Failure) {
    do {
      self = try RuleParameters.parse(setting.parameters, rule: setting.rule)
    } catch {
      let place = "\(configuration.path ?? ConfigurationFile.name):\(setting.line)"
      throw Failure(
        .configuration,
        Message(
          "error.config.rule-\(error.code.rawValue)",
          ["place": .text(place), "rule": .text(setting.rule), "written": .text(error.written)]),
        hints: nameHints(error.written, among: error.known))
    }
  }
}
