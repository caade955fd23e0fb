import CivilTime
package import StrictJSON

/// An Open Badges 3.0 credential over an evidence record: who says it of whom, and for how long.
///
/// Every visible field is a pure projection of the record, so that a verifier can recompute the
/// whole payload and compare bytes. Only terms that the two contexts define are used, because
/// readers of linked data refuse others. The sentences are part of the format and stay the same in
/// every language: a translation would change the signed bytes.
///
/// - SeeAlso: docs/formats/certificate.md
package struct Credential: Sendable {
  package let record: EvidenceRecord
  package let issuer: PublicKey
  package let subject: PublicKey
  package let validFrom: UTCTime
  package let validUntil: UTCTime?
  private let recordDigest: Digest

  /// Creates a credential.
  ///
  /// - Throws: `JSONError` when the record breaks a rule of its format.
  package init(
    record: EvidenceRecord, issuer: PublicKey, subject: PublicKey, validFrom: UTCTime,
    validUntil: UTCTime?
  ) throws(JSONError) {
    self.record = record
    self.issuer = issuer
    self.subject = subject
    self.validFrom = validFrom
    self.validUntil = validUntil
    recordDigest = Digest(of: try record.canonicalBytes())
  }

  /// `urn:uuid:…`, the same for the same record, issuer, subject and validity.
  package var id: String {
    uniqueName(
      "credential",
      [
        recordDigest.hexadecimal, issuer.did, subject.did, validFrom.description,
        validUntil?.description ?? "",
      ])
  }

  /// Returns the canonical payload.
  package func payload() throws(JSONError) -> [UInt8] { try JSONWriter.canonical(json) }

  /// The payload as a JSON value.
  package var json: JSONValue {
    var members: [JSONMember] = [
      JSONMember("@context", .array(Self.contexts.map(JSONValue.string))),
      JSONMember("id", .string(id)),
      JSONMember("type", .array(Self.types.map(JSONValue.string))),
      JSONMember("name", .string(record.plan.milestone.title)),
      JSONMember("issuer", ["id": .string(issuer.did), "type": ["Profile"]]),
      JSONMember("validFrom", .string(validFrom.description)),
      JSONMember("credentialSubject", credentialSubject),
      JSONMember("evidence", [evidence]),
      JSONMember("relatedResource", [relatedResource]),
      JSONMember("iss", .string(issuer.did)),
      JSONMember("sub", .string(subject.did)),
      JSONMember("jti", .string(id)),
      JSONMember("nbf", .integer(validFrom.seconds)),
    ]
    if let validUntil {
      members.append(JSONMember("validUntil", .string(validUntil.description)))
      members.append(JSONMember("exp", .integer(validUntil.seconds)))
    }
    return .object(members)
  }

  static let contexts = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  ]
  static let types = ["VerifiableCredential", "OpenBadgeCredential"]
}

extension Credential {
  private var achievementID: String {
    let milestone = record.plan.milestone
    return uniqueName("achievement", [milestone.textSHA256, milestone.id])
  }

  private var credentialSubject: JSONValue {
    var members: [JSONMember] = [
      JSONMember("id", .string(subject.did)), JSONMember("type", ["AchievementSubject"]),
    ]
    // With days counted in each commit's own offset there is no one clock to give a time on.
    if let minutes = record.policy.dayOffsetMinutes, let first = record.commits.firstDay,
      let last = record.commits.lastDay
    {
      let offset = Instant(seconds: 0, offsetMinutes: Int16(minutes)).offsetText
      members.append(JSONMember("activityStartDate", "\(first.description)T00:00:00\(offset)"))
      members.append(JSONMember("activityEndDate", "\(last.description)T23:59:59\(offset)"))
    }
    members.append(JSONMember("achievement", achievement))
    members.append(JSONMember("result", .array(results)))
    return .object(members)
  }

  private var achievement: JSONValue {
    [
      "id": .string(achievementID),
      "type": ["Achievement"],
      "achievementType": "ext:PlanMilestone",
      "name": .string(record.plan.milestone.title),
      "description": .string(description),
      "criteria": ["narrative": .string(criteriaNarrative)],
      "resultDescription": .array(
        record.criteria.map(resultDescription) + [levelDescription]),
    ]
  }

  private var description: String {
    let milestone = record.plan.milestone
    let name = "Milestone \(milestone.id) of a plan"
    return switch (milestone.from, milestone.to) {
    case (let from?, let to?): "\(name), \(from) to \(to)."
    case (let from?, nil): "\(name), from \(from)."
    case (nil, let to?): "\(name), until \(to)."
    case (nil, nil): "\(name)."
    }
  }

  private var criteriaNarrative: String {
    record.criteria.map { criterion in
      let note = record.policy.required.contains(criterion.id) ? "" : " (not required)"
      return "- \(criterion.text) — `\(criterion.rule)`\(note)"
    }.joined(separator: "\n")
  }

  private func resultID(_ criterion: CriterionEvidence) -> String {
    uniqueName("result", [achievementID, criterion.id])
  }

  private func resultDescription(_ criterion: CriterionEvidence) -> JSONValue {
    var members: [JSONMember] = [
      JSONMember("id", .string(resultID(criterion))),
      JSONMember("type", ["ResultDescription"]),
      JSONMember("name", .string(criterion.text)),
    ]
    if let share = criterion.share {
      members += [
        JSONMember("resultType", "Percent"), JSONMember("valueMin", "0"),
        JSONMember("valueMax", "100"), JSONMember("requiredValue", .string(share.bound)),
      ]
    } else {
      members.append(JSONMember("resultType", "Status"))
    }
    return .object(members)
  }

  private var results: [JSONValue] {
    var results: [JSONValue] = []
    for criterion in record.criteria {
      guard let status = Self.status(of: criterion) else { continue }
      var members: [JSONMember] = [
        JSONMember("type", ["Result"]),
        JSONMember("resultDescription", .string(resultID(criterion))),
        JSONMember("status", .string(status)),
      ]
      if let share = criterion.share { members.append(JSONMember("value", .string(share.percent))) }
      results.append(.object(members))
    }
    results.append([
      "type": ["Result"], "resultDescription": .string(levelDescriptionID),
      "achievedLevel": .string(Self.levelID(record.level)),
    ])
    return results
  }

  /// The Open Badges word for an answer; nil for a criterion that does not apply.
  private static func status(of criterion: CriterionEvidence) -> String? {
    if criterion.level == .claimed { return "Provisional" }
    return switch criterion.verdict {
    case .met: "Completed"
    case .unmet: "Failed"
    case .inconclusive: "InProgress"
    case .notApplicable: nil
    }
  }

  private var levelDescriptionID: String { uniqueName("level-description", [achievementID]) }

  private static func levelID(_ level: EvidenceLevel) -> String {
    uniqueName("level", [level.rawValue])
  }

  private var levelDescription: JSONValue {
    let levels: [EvidenceLevel] = [.claimed, .observed, .corroborated]
    return [
      "id": .string(levelDescriptionID),
      "type": ["ResultDescription"],
      "name": "Evidence level (lowest over the required criteria)",
      "resultType": "RubricCriterionLevel",
      "requiredLevel": .string(Self.levelID(.observed)),
      "rubricCriterionLevel": .array(
        levels.map { level in
          [
            "id": .string(Self.levelID(level)), "type": ["RubricCriterionLevel"],
            "name": .string(level.rawValue), "level": .string(String(level.rank)),
          ]
        }),
    ]
  }

  private var evidence: JSONValue {
    let commits = record.commits
    return [
      "id": .string(recordDigest.uri),
      "type": ["Evidence"],
      "genre": "git",
      "name": "Milepost evidence record",
      "narrative": .string(
        "Commits: \(commits.count). Active days: \(commits.activeDays). Longest streak in days: "
          + "\(commits.longestStreak). Dates are those written in the commits; they are not "
          + "independently attested."),
    ]
  }

  private var relatedResource: JSONValue {
    [
      "id": .string(recordDigest.uri), "mediaType": "application/json",
      "digestSRI": .string(recordDigest.integrity),
    ]
  }
}
