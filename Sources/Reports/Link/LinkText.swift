import Certification
package import MilepostResources
import Planning

/// Suggestions, changes and broken links for the terminal.
package enum LinkText {
  package static func document(
    _ report: LinkSuggestionsReport, catalogue: Catalogue, width: Int
  ) -> TextDocument {
    var document = TextDocument()
    document.line(
      TextSpan(report.source, .strong),
      TextSpan(
        " · "
          + catalogue.text(
            Message(
              "link.suggest.header",
              [
                "count": .number(report.suggestions.count),
                "unlinked": .number(report.unlinked),
                "threshold": .number(LinkSuggestion.threshold),
              ])), .quiet))
    for suggestion in report.suggestions {
      document.gap()
      document.line(
        TextSpan(String(suggestion.score).leftPadded(to: 3), .accent), TextSpan("  "),
        TextSpan(
          truncated(displayText(suggestion.item.text), toWidth: max(30, width - 30)), .strong),
        TextSpan("  → "), TextSpan(suggestion.project, .good))
      document.line(
        TextSpan("     "),
        TextSpan("\(report.source):\(suggestion.item.line)  \(suggestion.item.id)", .quiet))
      for reason in suggestion.reasons {
        document.line(
          TextSpan("     "),
          TextSpan(catalogue.text(reason.message) + "  +\(reason.points)", .quiet))
      }
    }
    document.gap()
    document.line(
      catalogue(report.suggestions.isEmpty ? "link.suggest.none" : "link.suggest.accept"), .quiet)
    return document
  }

  package static func document(_ report: LinkChangeReport, catalogue: Catalogue) -> TextDocument {
    var document = TextDocument()
    for change in report.changes {
      document.line(
        TextSpan("\(report.file):\(change.line)  ", .quiet),
        TextSpan(catalogue("link.change.\(change.action.rawValue)"), .good), TextSpan(" "),
        TextSpan(change.text ?? change.item, .strong),
        TextSpan(change.project.map { "  → " + $0 } ?? ""),
        TextSpan(change.attestation.map { "  ✎ " + $0 } ?? ""),
        TextSpan(change.rules.map { "  " + $0 }.joined(), .accent),
        TextSpan("  " + (change.old.map { "\($0) → " } ?? "") + change.item, .quiet))
    }
    return document
  }

  package static func document(_ links: [BrokenLink], file: String, catalogue: Catalogue)
    -> TextDocument
  {
    var document = TextDocument()
    document.line(
      catalogue.text(Message("link.rebind.header", ["count": .number(links.count)])),
      links.isEmpty ? .good : .warning)
    for link in links {
      document.gap()
      document.line(
        TextSpan("\(file):\(link.line)  ", .quiet), TextSpan(link.item, .accent),
        TextSpan(link.project.map { "  → " + $0 } ?? ""))
      let old = link.oldText.map {
        Message(
          link.commit == nil ? "link.rebind.remembered" : "link.rebind.was",
          ["text": .text($0), "commit": .text(String(link.commit?.prefix(7) ?? ""))])
      }
      document.line(
        TextSpan("    "), TextSpan(catalogue.text(old ?? Message("link.rebind.forgotten"))))
      guard let offer = link.offer else {
        document.line(TextSpan("    "), TextSpan(catalogue("link.rebind.no-offer"), .quiet))
        continue
      }
      document.line(
        TextSpan("    "),
        TextSpan(
          catalogue.text(
            Message(
              "link.rebind.offer",
              [
                "text": .text(offer.item.text), "line": .number(offer.item.line),
                "likeness": .number(offer.likeness),
              ]))))
      document.line(
        TextSpan("    milepost link rebind \(link.item) \(offer.item.id)", .accent))
    }
    return document
  }
}

extension String {
  /// The text with blanks in front, at least as long as asked.
  fileprivate func leftPadded(to length: Int) -> String {
    String(repeating: " ", count: max(0, length - count)) + self
  }
}
