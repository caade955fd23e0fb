internal import Facts
internal import MilepostResources

/// A folder of notes holds documents with text.
package enum NotesFolder: Rule {
  package static let id = "notes.folder"
  package static let severity = Severity.info
  /// `files`: number of documents; `folder`: its path, empty for the usual names.
  package static let defaults = RuleParameters([
    "files": .threshold(Threshold(.atLeast, 1)), "folder": .text(""),
  ])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.notes.judge(id, absent: .notRead(rule: id)) { fact in
      let bound = parameters.threshold("files") ?? Threshold(.atLeast, 1)
      let folder = (parameters.text("folder") ?? "").split(separator: "/").joined(separator: "/")
      let base = facts.project.path.isEmpty ? folder : "\(facts.project.path)/\(folder)"
      let notes = fact.documents.filter { document in
        // An almost empty page is no note.
        guard document.width >= 20 else { return false }
        return folder.isEmpty ? document.isInNoteFolder : document.path.hasPrefix(base + "/")
      }
      let isMet = bound.isMet(by: notes.count)
      return Finding(
        rule: id, outcome: isMet ? .met : .unmet,
        message: Message(
          "rule.\(id).\(isMet ? "met" : "unmet")",
          ["count": .number(notes.count), "bound": .number(bound.value)]),
        places: notes.prefix(20).map { Place(path: $0.path) },
        measured: ["files": .integer(notes.count)],
        remedy: isMet ? nil : Message("rule.\(id).remedy"))
    }
  }
}
