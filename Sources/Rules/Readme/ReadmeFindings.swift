internal import Facts
internal import MilepostResources

/// The READMEs of a project, or the finding that says why there is nothing to look at.
enum ReadableReadmes {
  case documents([ReadmeDocument])
  case finding(Finding)

  /// - Parameter rule: Id of the rule that asks.
  init(_ facts: RuleFacts, rule: String) {
    switch facts.project.readme {
    case .absent:
      self = .finding(
        Finding(
          rule: rule, outcome: .unmet, message: Message("rule.readme.none"),
          remedy: Message("rule.readme.present.remedy")))
    case .unreadable(let error): self = .finding(.unreadable(rule: rule, error))
    case .notRead: self = .finding(.notRead(rule: rule))
    case .found(let fact):
      let readable = fact.documents.filter { $0.format == .structured || $0.format == .plain }
      if let first = fact.documents.first, readable.isEmpty {
        let reason = first.format == .tooCostly ? "too-costly" : "format"
        self = .finding(
          Finding(
            rule: rule, outcome: .inconclusive,
            message: Message("rule.readme.\(reason)", ["path": .text(first.path)]),
            places: [Place(path: first.path)]))
      } else {
        self = .documents(readable)
      }
    }
  }
}

extension Finding {
  /// Leaves open what was not found, when all that was searched is text without markup: there it
  /// may stand in a form of the writer's own.
  func openForPlainText(_ documents: [ReadmeDocument]) -> Finding {
    guard outcome == .unmet, documents.allSatisfy({ $0.format == .plain }) else { return self }
    return Finding(
      rule: rule, outcome: .inconclusive,
      message: Message("rule.readme.plain", ["path": .text(documents[0].path)]), places: places,
      remedy: remedy)
  }

  /// A finding about a file that is there and cannot be read.
  static func unreadable(rule: String, _ error: FileReadError) -> Finding {
    Finding(
      rule: rule, outcome: .inconclusive,
      message: Message(
        "rule.unreadable",
        [
          "path": .text(error.path),
          "reason": .message(Message("file-error.\(error.code.rawValue)")),
        ]),
      places: [Place(path: error.path)])
  }

  /// A finding about a subject that nobody read.
  static func notRead(rule: String) -> Finding {
    Finding(rule: rule, outcome: .inconclusive, message: Message("rule.not-read"))
  }
}

/// Returns the finding of a rule that asks for a section with something in it.
///
/// - Parameters:
///   - isFilled: What counts as something.
///   - otherwise: A line that satisfies the rule without any heading, if there is one.
func sectionFinding(
  _ rule: String, _ kind: ReadmeDocument.Section.Kind, _ facts: RuleFacts,
  isFilled: (ReadmeDocument.Section) -> Bool, otherwise: (ReadmeDocument) -> Int? = { _ in nil }
) -> Finding {
  let documents: [ReadmeDocument]
  switch ReadableReadmes(facts, rule: rule) {
  case .finding(let finding): return finding
  case .documents(let found): documents = found
  }
  var empty: Place?
  for document in documents {
    for section in document.sections where section.kinds.contains(kind) {
      let place = Place(path: document.path, line: section.line)
      if isFilled(section) {
        return Finding(
          rule: rule, outcome: .met,
          message: Message("rule.\(rule).met", ["section": .text(section.heading)]),
          places: [place], measured: ["section": .text(section.heading)])
      }
      empty = empty ?? place
    }
  }
  for document in documents {
    if let line = otherwise(document) {
      return Finding(
        rule: rule, outcome: .met, message: Message("rule.\(rule).met-by-command"),
        places: [Place(path: document.path, line: line)])
    }
  }
  return Finding(
    rule: rule, outcome: .unmet,
    message: Message(empty == nil ? "rule.\(rule).unmet" : "rule.\(rule).empty"),
    places: [empty ?? Place(path: documents[0].path)], remedy: Message("rule.\(rule).remedy")
  ).openForPlainText(documents)
}
