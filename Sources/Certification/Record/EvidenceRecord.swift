import CivilTime
package import StrictJSON

/// What git shows of one plan item, as values that anybody can derive again.
///
/// A pure function of git objects, plan and policy: no clock, key, path of this machine, name or
/// address enters. Its canonical bytes are what certificates bind.
///
/// - SeeAlso: docs/formats/evidence-record.md
package struct EvidenceRecord: Sendable {
  /// Version of the rules that judged, such as `2026.1`.
  package let rules: String
  /// Committer time of the pinned head; of the latest one when there are several repositories.
  package let asOf: UTCTime
  package let plan: PlanEvidence
  package let policy: EvidencePolicy
  /// Sorted by alias.
  package let repositories: [RepositoryEvidence]
  package let identities: IdentityEvidence
  package let commits: CommitEvidence
  /// In the order of the plan.
  package let criteria: [CriterionEvidence]

  package init(
    rules: String, asOf: UTCTime, plan: PlanEvidence, policy: EvidencePolicy,
    repositories: [RepositoryEvidence], identities: IdentityEvidence, commits: CommitEvidence,
    criteria: [CriterionEvidence]
  ) {
    self.rules = rules
    self.asOf = asOf
    self.plan = plan
    self.policy = policy
    self.repositories = repositories.sorted { precedes($0.alias, $1.alias) }
    self.identities = identities
    self.commits = commits
    self.criteria = criteria
  }

  /// The criteria that the policy requires, in the order of the plan.
  package var requiredCriteria: [CriterionEvidence] {
    criteria.filter { policy.required.contains($0.id) }
  }

  /// The lowest level among the required criteria.
  package var level: EvidenceLevel { requiredCriteria.map(\.level).min() ?? .claimed }
}

extension EvidenceRecord {
  /// The record as a JSON value.
  package var json: JSONValue {
    [
      "type": .string(Names.evidenceType),
      "rules": .string(rules),
      "asOf": .string(asOf.description),
      "plan": plan.json,
      "policy": policy.json,
      "repositories": .array(repositories.map(\.json)),
      "identities": identities.json,
      "commits": commits.json,
      "criteria": .array(criteria.map(\.json)),
    ]
  }

  /// Returns the canonical bytes, which are what digests and signatures cover.
  ///
  /// - Throws: `wrongValue` with the member's path when the record breaks a rule of the format, such
  ///   as two repositories of one alias or a required criterion that git cannot show.
  package func canonicalBytes() throws(JSONError) -> [UInt8] {
    try validate()
    return try JSONWriter.canonical(json)
  }

  /// Reads a record.
  ///
  /// - Throws: `JSONError` with the path of the member that is missing, unknown or wrong.
  package init(_ value: JSONValue) throws(JSONError) {
    var members = try JSONMembers(value)
    guard try members.text("type") == Names.evidenceType else {
      throw JSONError(.wrongValue, member: "type")
    }
    rules = try members.label("rules")
    asOf = try members.time("asOf")
    plan = try PlanEvidence(try members.value("plan"), path: "plan")
    policy = try EvidencePolicy(try members.value("policy"), path: "policy")
    repositories = try readArray(&members, "repositories") {
      value, path throws(JSONError) in try RepositoryEvidence(value, path: path)
    }
    identities = try IdentityEvidence(try members.value("identities"), path: "identities")
    commits = try CommitEvidence(try members.value("commits"), path: "commits")
    criteria = try readArray(&members, "criteria") {
      value, path throws(JSONError) in try CriterionEvidence(value, path: path)
    }
    try members.finish()
    try validate()
  }

  private func validate() throws(JSONError) {
    guard isLabel(rules) else { throw JSONError(.wrongValue, member: "rules") }
    try plan.validate(path: "plan")
    try commits.validate(path: "commits")
    try identities.validate(path: "identities")
    // Each repository costs a verifier scans of everything that is at hand.
    guard (1...64).contains(repositories.count), isStrictlyAscending(repositories.map(\.alias))
    else {
      throw JSONError(.wrongValue, member: "repositories")
    }
    for (index, repository) in repositories.enumerated() {
      try repository.validate(path: "repositories[\(index)]")
    }
    for (alias, path) in [
      (plan.repository, "plan.repository"), (identities.repository, "identities.repository"),
    ] {
      guard let alias else { continue }
      guard repositories.contains(where: { $0.alias == alias }) else {
        throw JSONError(.wrongValue, member: path)
      }
    }
    for (index, criterion) in criteria.enumerated() {
      try criterion.validate(path: "criteria[\(index)]")
    }
    guard criteria.count <= 1024, Set(criteria.map(\.id)).count == criteria.count else {
      throw JSONError(.wrongValue, member: "criteria")
    }
    try policy.validate(path: "policy")
    // A criterion that no machine can check may be shown, never required: its level is `claimed`.
    guard requiredCriteria.count == policy.required.count, level > .claimed else {
      throw JSONError(.wrongValue, member: "policy.required")
    }
  }
}
