import Certification
import CivilTime
import MilepostResources
import Rules
import StrictJSON

/// Projects with their findings, and certificates.
extension PageValues {
  /// Findings of a project that are not folded away, the worst.
  private static let openLimit = 3

  var projectValues: TemplateValues {
    [
      "hasProjects": .flag(!report.audit.projects.isEmpty),
      "projects": .list(
        report.audit.projects.sorted { $0.audit.project < $1.audit.project }.map(project)),
    ]
  }

  private func project(_ project: AuditReport.Project) -> TemplateValues {
    let entries = project.audit.entries
    let open = entries.filter {
      $0.waiver == nil && [.unmet, .inconclusive].contains($0.finding.outcome)
    }
    let met = entries.filter { $0.finding.outcome == .met }
    let waived = entries.filter { $0.waiver != nil }
    let score = project.audit.score
    let folder = project.audit.folder
    return [
      "project": .text(project.audit.project),
      "score": .optional(score.value.map(String.init)),
      "scoreText": .text(scoreText(score)),
      "met": .list(met.map { finding($0.finding, in: folder) }),
      "hasMet": .flag(!met.isEmpty),
      "metTitle": .text(text("met", ["count": .number(met.count)])),
      "openFindings": .list(open.prefix(Self.openLimit).map { openFinding($0, folder) }),
      "hasOpenFindings": .flag(!open.isEmpty),
      "moreFindings": .list(open.dropFirst(Self.openLimit).map { openFinding($0, folder) }),
      "hasMoreFindings": .flag(open.count > Self.openLimit),
      "moreTitle": .text(
        text("more-findings", ["count": .number(open.count - Self.openLimit)])),
      "waived": .optional(
        waived.isEmpty ? nil : text("waived", ["count": .number(waived.count)])),
    ]
  }

  private func openFinding(_ entry: ProjectAudit.Entry, _ folder: String) -> TemplateValues {
    var values = finding(entry.finding, in: folder)
    values["gain"] = .optional(
      redaction.isOn || entry.gain == 0 ? nil : text("gain", ["points": .number(entry.gain)]))
    return values
  }

  private func scoreText(_ score: AuditScore) -> String {
    let share = Message.Argument.number(score.evaluatedShare / 100)
    guard score.value != nil else {
      return catalogue.text(Message("audit.no-score", ["share": share]))
    }
    return text("score", ["share": share])
  }
}

// MARK: - Certificates

extension PageValues {
  var certificateValues: TemplateValues {
    [
      "hasCertificates": .flag(!report.certificates.isEmpty),
      "certificates": .list(report.certificates.map(certificate)),
    ]
  }

  /// The command line that verifies a certificate; capitals stand for what the verifier has to fill in.
  private func verifying(_ file: String, _ record: EvidenceRecord?) -> String {
    var command = "milepost verify \(file)"
    guard let record else { return command }
    for repository in record.repositories { command += " --repo \(repository.alias)" }
    if record.plan.repository == nil { command += " --plan PLAN" }
    if record.identities.repository == nil { command += " --author NAME" }
    return command
  }

  private func certificate(_ certificate: PageReport.Certificate) -> TemplateValues {
    let outcome = certificate.outcome
    let file = certificate.file.split(separator: "/").last.map(String.init) ?? certificate.file
    let milestone = outcome.record?.plan.milestone
    let conclusion: (key: String, outcome: Outcome) =
      switch outcome.conclusion {
      case .verified: ("verified", .met)
      case .belowRequired: ("below", .inconclusive)
      case .rejected: ("rejected", .unmet)
      case .inconclusive: ("inconclusive", .inconclusive)
      }
    let command = verifying(file, outcome.record)
    let reason = outcome.conclusion.rejection.map { Message.Argument.message($0.message) } ?? ""
    return [
      "certificate": .text(milestone?.title ?? file), "file": .text(file),
      "class": .text(conclusion.outcome.rawValue), "sign": .text(sign(conclusion.outcome)),
      "conclusion": .text(
        catalogue.text(Message("verify.conclusion.\(conclusion.key)", ["reason": reason]))),
      "level": .text(catalogue("verify.level.\(outcome.level.rawValue)")),
      "digest": .optional(outcome.certificate?.recordDigest.hexadecimal),
      "issuer": .optional(outcome.certificate?.issuer.did),
      "issued": .optional(outcome.certificate.map { "\($0.validFrom)" }),
      "repositories": .list(
        (outcome.record?.repositories ?? []).map {
          ["alias": .text($0.alias), "pin": .text(String($0.head.prefix(12)))]
        }),
      "command": .text(command), "commandCode": .text(markdownCode(displayText(command))),
      "limits": .list(outcome.notShown.map { ["limit": .text(catalogue.text($0))] }),
    ]
  }
}
