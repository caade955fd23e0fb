internal import Facts
internal import MilepostResources

/// The project holds articles: documents with a title and enough text.
package enum NotesArticles: Rule {
  package static let id = "notes.articles"
  package static let severity = Severity.info
  /// `articles`: how many; `characters`: smallest width, East Asian characters count two;
  /// `title`: an exact title that must be among them, empty for none.
  package static let defaults = RuleParameters([
    "articles": .threshold(Threshold(.atLeast, 3)),
    "characters": .threshold(Threshold(.atLeast, 800)), "title": .text(""),
  ])

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    facts.project.notes.judge(id, absent: .notRead(rule: id)) { fact in
      let bound = parameters.threshold("articles") ?? Threshold(.atLeast, 3)
      let width = parameters.threshold("characters") ?? Threshold(.atLeast, 800)
      let title = plain(parameters.text("title") ?? "")
      let long = fact.documents.filter { $0.title != nil && width.isMet(by: $0.width) }
      let inFolders = long.filter { $0.isInArticleFolder || $0.isInNoteFolder }
      // Without a folder of posts, every long document with a title counts.
      let candidates = inFolders.isEmpty ? long : inFolders
      let articles = title.isEmpty ? candidates : long.filter { plain($0.title ?? "") == title }
      let isMet = title.isEmpty ? bound.isMet(by: articles.count) : !articles.isEmpty
      return Finding(
        rule: id, outcome: isMet ? .met : .unmet,
        message: Message(
          "rule.\(id).\(isMet ? "met" : title.isEmpty ? "unmet" : "untitled")",
          [
            "count": .number(articles.count), "bound": .number(bound.value),
            "title": .text(parameters.text("title") ?? ""),
          ]),
        places: articles.prefix(20).map { Place(path: $0.path) },
        measured: ["articles": .integer(articles.count)],
        remedy: isMet ? nil : Message("rule.\(id).remedy"))
    }
  }

  /// A title without blanks, marks and differences of width and case.
  private static func plain(_ title: String) -> String {
    var result = ""
    for scalar in title.lowercased().unicodeScalars {
      // Full-width letters and digits stand 0xFEE0 behind the plain ones.
      let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      if let plain = Unicode.Scalar(value),
        plain.properties.isAlphabetic || plain.properties.numericType != nil
      {
        result.unicodeScalars.append(plain)
      }
    }
    return result.lowercased()
  }
}
