package import Certification
package import MilepostResources
import Rules

/// The gate for the terminal: the answer, then what keeps it shut, then what is accepted.
package enum GateText {
  /// - Parameter verbose: Whether everything that holds is listed too.
  package static func document(
    _ report: GateReport, catalogue: Catalogue, plain: Bool, verbose: Bool
  ) -> TextDocument {
    var document = TextDocument()
    let signs = Signs(catalogue: catalogue, plain: plain)
    let header = report.header
    document.line(
      signs.outcome(header.outcome), TextSpan(" "),
      TextSpan(catalogue.text(header.message), .strong))
    let rank: (GateRequirement) -> Int = {
      $0.isUnmet ? 0 : $0.isInconclusive ? 1 : $0.acceptance != nil ? 2 : 3
    }
    for order in 0...3 {
      for requirement in report.requirements where rank(requirement) == order {
        if order == 3, !verbose { continue }
        append(requirement, to: &document, signs: signs, catalogue: catalogue)
      }
    }
    return document
  }

  private static func append(
    _ requirement: GateRequirement, to document: inout TextDocument, signs: Signs,
    catalogue: Catalogue
  ) {
    document.line(
      TextSpan("  "), signs.outcome(requirement.outcome), TextSpan(" "),
      TextSpan(requirement.name, .accent), TextSpan("  "), TextSpan(requirement.subject),
      TextSpan("  " + catalogue.text(requirement.message)),
      TextSpan(requirement.placeText.map { "  " + $0 } ?? "", .quiet))
    if let acceptance = requirement.acceptance {
      document.line(TextSpan("      "), TextSpan(acceptance.text(catalogue), .quiet))
    } else if let remedy = requirement.remedy {
      document.line(TextSpan("      → "), TextSpan(catalogue.text(remedy)))
    }
  }
}

extension GateReport {
  /// The answer in one sentence.
  var header: (outcome: Outcome, message: Message) {
    let counts: [String: Message.Argument] = [
      "unmet": .number(unmet.count), "open": .number(inconclusive.count),
      "count": .number(requirements.count),
    ]
    if !unmet.isEmpty { return (.unmet, Message("gate.header.unmet", counts)) }
    return inconclusive.isEmpty
      ? (.met, Message("gate.header.met", counts))
      : (.inconclusive, Message("gate.header.inconclusive", counts))
  }
}

extension GateRequirement {
  /// The first place and how many more there are; nil when there is none to look at.
  var placeText: String? {
    guard let place = places.first else { return nil }
    let name = place.path ?? place.oid.map { String($0.prefix(7)) } ?? ""
    let text = place.line.map { "\(name):\($0)" } ?? name
    return places.count > 1 ? "\(text) (+\(places.count - 1))" : text
  }
}

extension GateRequirement.Acceptance {
  /// Why it passes all the same, in words.
  func text(_ catalogue: Catalogue) -> String {
    switch self {
    case .baseline: catalogue("gate.accepted.baseline")
    case .waiver(let reason):
      catalogue.text(Message("audit.waived", ["reason": .text(reason)]))
    }
  }
}
