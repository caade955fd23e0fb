import Certification
import MilepostResources
import Planning
import Rules

/// Turns the `gate:` of the configuration into a policy; whatever it does not understand is an error,
/// so that nothing passes because of a slip of the pen.
struct GatePolicyReader {
  let context: CommandContext
  /// The plan, when the policy asks for one.
  let plan: PlanDocument?
  /// Names of all projects of the checkout.
  let projects: [String]

  /// Returns the settings, or says that there is nothing to hold the checkout against.
  static func settings(_ context: CommandContext) throws(Failure) -> GateSettings {
    guard let gate = context.configuration.gate, !gate.isEmpty else {
      throw Failure(
        .configuration,
        Message(
          "gate.error.empty",
          ["path": .text(context.configuration.path ?? ConfigurationFile.name)]),
        hints: [Message("gate.hint.empty")])
    }
    return gate
  }

  /// Whether the settings ask about plan items.
  static func needsPlan(_ gate: GateSettings) -> Bool {
    !gate.items.isEmpty
      || gate.bounds.contains { GatePolicy.Bound.Measure(rawValue: $0.name)?.needsPlan == true }
  }

  /// - Parameter certificate: Returns what the certificate of an item came to.
  func policy(
    _ gate: GateSettings,
    certificate: (GateSettings.Item, PlanItem, EvidenceLevel) throws(Failure) ->
      GatePolicy.Item.Certificate
  ) throws(Failure) -> GatePolicy {
    if let unknown = gate.projects.first(where: { !projects.contains($0) }) {
      throw problem(
        "gate.error.unknown-project", unknown, line: nil,
        near: nearest(to: unknown, among: projects))
    }
    var rules: [RuleCall] = []
    for setting in gate.rules {
      rules.append(
        RuleCall(
          rule: setting.rule,
          parameters: try RuleParameters(setting, configuration: context.configuration)))
    }
    var items: [GatePolicy.Item] = []
    for setting in gate.items { items.append(try item(setting, certificate: certificate)) }
    var bounds: [GatePolicy.Bound] = []
    for setting in gate.bounds {
      guard let measure = GatePolicy.Bound.Measure(rawValue: setting.name),
        !setting.threshold.contains("%"), let threshold = Threshold(text: setting.threshold)
      else { throw problem("gate.error.bound", setting.threshold, line: setting.line) }
      bounds.append(.init(measure: measure, threshold: threshold))
    }
    return GatePolicy(
      rules: rules, projects: gate.projects, items: items, bounds: bounds,
      waivers: context.configuration.waivers.map {
        Waiver(rule: $0.rule, project: $0.project, reason: $0.reason, until: $0.until)
      }, profile: try AuditSettings(context: context, profile: nil, explained: nil).profile)
  }

  private func item(
    _ setting: GateSettings.Item,
    certificate: (GateSettings.Item, PlanItem, EvidenceLevel) throws(Failure) ->
      GatePolicy.Item.Certificate
  ) throws(Failure) -> GatePolicy.Item {
    guard let plan, let id = ItemLookup(plan.plan).id(named: setting.item),
      let item = plan.plan.item(id)
    else {
      throw problem("gate.error.unknown-item", setting.item, line: setting.line)
    }
    let verdict = setting.verdict.flatMap(Verdict.init) ?? .proved
    let level =
      setting.level.flatMap(EvidenceLevel.init) ?? (verdict == .attested ? .claimed : .observed)
    return GatePolicy.Item(
      item: item, place: Place(path: plan.source, line: item.line), verdict: verdict, level: level,
      // A verdict of this run reaches no further than what it observes.
      certificate: level > .observed ? try certificate(setting, item, level) : nil)
  }

  private func problem(_ key: String, _ value: String, line: Int?, near: String? = nil) -> Failure {
    let path = context.configuration.path ?? ConfigurationFile.name
    return Failure(
      .configuration,
      Message(
        key, ["place": .text(line.map { "\(path):\($0)" } ?? path), "value": .text(value)]),
      hints: near.map { [Message("hint.config.nearest-key", ["key": .text($0)])] } ?? [])
  }
}
