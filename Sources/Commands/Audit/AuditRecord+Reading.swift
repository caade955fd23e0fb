import CivilTime
import Rules
import StrictJSON

extension AuditRecord {
  /// Reads what `audit --format json` wrote, today or in an earlier version.
  ///
  /// Members that a comparison does not need are not looked at.
  ///
  /// - Returns: nil when it is no audit, or one of a schema that is not known.
  init?(_ value: JSONValue) {
    guard value["schema"]?.text == "milepost.audit/1",
      let day = value["today"]?.text.flatMap({ CivilDay(iso: $0) }),
      let profile = value["profile"]?.text, let elements = value["projects"]?.elements
    else { return nil }
    var projects: [AuditRecord.Project] = []
    for element in elements {
      guard let project = AuditRecord.Project(element) else { return nil }
      projects.append(project)
    }
    self.init(
      day: day, profile: profile, score: value["score"]?["value"]?.points, projects: projects)
  }
}

extension AuditRecord.Project {
  fileprivate init?(_ value: JSONValue) {
    guard let name = value["name"]?.text, let findings = value["findings"]?.elements else {
      return nil
    }
    var outcomes: [String: Outcome] = [:]
    for finding in findings {
      guard let rule = finding["rule"]?.text,
        let outcome = finding["outcome"]?.text.flatMap(Outcome.init(rawValue:))
      else { return nil }
      outcomes[rule] = outcome
    }
    self.init(name: name, score: value["score"]?["value"]?.points, outcomes: outcomes)
  }
}

extension JSONValue {
  /// A member of an object; nil for everything else.
  subscript(name: String) -> JSONValue? { members?.first { $0.name == name }?.value }

  fileprivate var points: Int? {
    integer.flatMap { Int(exactly: $0) }.flatMap { (0...100).contains($0) ? $0 : nil }
  }
}
