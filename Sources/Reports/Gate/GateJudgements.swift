package import Certification
package import MilepostResources
import Rules

extension Judgements {
  /// The gate, a group a project; what is no project's stands at the policy.
  ///
  /// - Parameter configuration: Path of the policy in the checkout.
  package init(_ report: GateReport, configuration: String, catalogue: Catalogue) {
    command = "gate"
    title = catalogue.text(report.header.message)
    var names: [String] = []
    for requirement in report.requirements where !names.contains(requirement.group) {
      names.append(requirement.group)
    }
    groups = names.map { name in
      Group(
        name: name, summary: nil,
        rows: report.requirements.filter { $0.group == name }.map {
          Judgement($0, configuration: configuration, catalogue: catalogue)
        })
    }
    claims = Self.claims(catalogue)
  }
}

extension GateRequirement {
  fileprivate var group: String { kind == .item || subject == "*" ? "gate" : subject }
}

extension Judgement {
  fileprivate init(
    _ requirement: GateRequirement, configuration: String, catalogue: Catalogue
  ) {
    let place = requirement.places.first
    self.init(
      rule: requirement.kind == .rule ? requirement.name : "gate.\(requirement.kind.rawValue)",
      outcome: requirement.outcome, level: Level(requirement.severity),
      message: requirement.kind == .rule
        ? catalogue.text(requirement.message)
        : "\(requirement.subject): \(catalogue.text(requirement.message))",
      remedy: requirement.remedy.map(catalogue.text),
      path: requirement.kind == .rule ? place?.path : configuration,
      line: requirement.kind == .rule ? place?.line : nil,
      subject: requirement.kind == .rule ? "" : requirement.name,
      accepted: requirement.acceptance?.text(catalogue))
  }
}
