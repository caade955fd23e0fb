package import CivilTime

/// What an audit said, as far as a later one compares itself with it.
package struct AuditRecord: Hashable, Sendable {
  /// One project.
  package struct Project: Hashable, Sendable {
    package let name: String
    /// Points; nil when there was no score.
    package let score: Int?
    /// Outcomes by rule id.
    package let outcomes: [String: Outcome]

    package init(name: String, score: Int?, outcomes: [String: Outcome]) {
      self.name = name
      self.score = score
      self.outcomes = outcomes
    }
  }

  /// The day of the evaluation clock.
  package let day: CivilDay
  package let profile: String
  /// Points of the portfolio; nil when there was no score.
  package let score: Int?
  package let projects: [Project]

  package init(day: CivilDay, profile: String, score: Int?, projects: [Project]) {
    self.day = day
    self.profile = profile
    self.score = score
    self.projects = projects
  }
}

/// What became of a portfolio since an earlier audit.
package struct AuditComparison: Hashable, Sendable {
  /// One project that both audits saw.
  package struct Project: Hashable, Sendable {
    package let name: String
    /// Points then.
    package let before: Int?
    /// Points now.
    package let after: Int?
    /// Rules that were unmet then and are met now or no longer apply, sorted.
    package let mended: [String]
    /// Rules that are unmet now and were not then, sorted; rules that were not asked then are none.
    package let new: [String]

    /// Whether nothing moved.
    package var isUnchanged: Bool { before == after && mended.isEmpty && new.isEmpty }
  }

  /// Day of the earlier audit.
  package let day: CivilDay
  /// Points of the portfolio then.
  package let before: Int?
  /// Points of the portfolio now.
  package let after: Int?
  /// In the order of the later audit.
  package let projects: [Project]
  /// Names of projects that only the later audit saw, sorted.
  package let added: [String]
  /// Names of projects that only the earlier audit saw, sorted.
  package let gone: [String]

  /// Compares two audits; rules that only one of them asked are left out.
  package init(of now: AuditRecord, with then: AuditRecord) {
    day = then.day
    before = then.score
    after = now.score
    let old = Dictionary(then.projects.map { ($0.name, $0) }) { first, _ in first }
    projects = now.projects.compactMap { project in
      old[project.name].map { Project(now: project, then: $0) }
    }
    let names = Set(now.projects.map(\.name))
    added = names.subtracting(old.keys).sorted()
    gone = Set(old.keys).subtracting(names).sorted()
  }
}

extension AuditComparison.Project {
  fileprivate init(now: AuditRecord.Project, then: AuditRecord.Project) {
    var mended: [String] = []
    var new: [String] = []
    for (rule, outcome) in now.outcomes {
      guard let earlier = then.outcomes[rule] else { continue }
      if earlier == .unmet, outcome == .met || outcome == .notApplicable { mended.append(rule) }
      if earlier != .unmet, outcome == .unmet { new.append(rule) }
    }
    self.init(
      name: now.name, before: then.score, after: now.score, mended: mended.sorted(),
      new: new.sorted())
  }
}
