/// What the READMEs of a project say.
package struct ReadmeFact: Sendable {
  /// The README that a forge would show first, then its translations and other formats.
  package let documents: [ReadmeDocument]
  /// READMEs that are listed and could not be read.
  package let unreadable: [FileReadError]
}

/// One README, read into values.
package struct ReadmeDocument: Sendable {
  /// How the text is marked up.
  package enum Format: Hashable, Sendable {
    /// A markup with headings of its own: Markdown, reStructuredText, AsciiDoc, Org.
    case structured
    /// Text without markup: what is found is there, what is not found may be there unmarked.
    case plain
    /// Another markup, which is only known to be there.
    case other
    /// The Markdown expands beyond the limits of the reader.
    case tooCostly
  }

  /// A part of the text, from a heading to the next one.
  package struct Section: Hashable, Sendable {
    /// What a heading says that its section is about.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case description, install, usage, screenshot, deploy, api, licence, test, coverage
      case structure, todo
    }

    /// 1 to 6; 0 for the text before the first heading.
    package let level: Int
    package let heading: String
    package let line: Int
    /// All kinds that the words of the heading name.
    package let kinds: Set<Kind>
    /// Width of the prose in this section without its subsections: CJK characters count two.
    package let prose: Int
    /// Blocks of code in this section and its subsections.
    package let codeBlocks: Int
    /// List items, with subsections.
    package let listItems: Int
    /// Width of all text, with subsections.
    package let text: Int
  }

  /// An image, with where its target leads.
  package struct Image: Hashable, Sendable {
    package let target: String
    package let alternative: String
    package let line: Int
    package let resolution: LinkResolution
    /// Whether its address is that of a badge.
    package let isBadge: Bool
    /// Words of its path, alternative text or heading that say that it shows the program.
    package let isNamedScreenshot: Bool
    /// Words of its path or alternative text that say that it shows something else.
    package let isDecoration: Bool
    /// What the content is; nil for targets that are no tracked file.
    package let content: ImageContent?
    /// Whether a heading of its own, or an alternative text that is not the title again, says what it
    /// shows; a picture at the top without is a logo as a rule.
    package let isExplained: Bool
  }

  /// A link, with where its target leads.
  package struct Link: Hashable, Sendable {
    package let target: String
    package let text: String
    package let line: Int
    package let resolution: LinkResolution
    /// Whether its words or address are those of the documentation of an interface.
    package let isAPIDocumentation: Bool
  }

  /// A block of code.
  package struct Code: Hashable, Sendable {
    package let language: String
    package let text: String
    package let line: Int
  }

  /// The prose that introduces the project.
  package struct Introduction: Hashable, Sendable {
    package let width: Int
    package let line: Int
  }

  /// A place in the prose that was left to be filled in.
  package struct Placeholder: Hashable, Sendable {
    package let word: String
    package let line: Int
  }

  /// A file that a command of the text needs.
  package struct CommandFile: Hashable, Sendable {
    package let name: String
    package let line: Int
    package let isThere: Bool
  }

  /// A coverage figure or report that the text claims.
  package struct CoverageClaim: Hashable, Sendable {
    /// How the claim is made.
    package enum Source: String, Hashable, Sendable { case text, badge, link }

    package let source: Source
    package let line: Int
    /// In hundredths of a percent; nil for a link or a badge that is drawn elsewhere.
    package let basisPoints: Int?
  }

  /// Path in the repository.
  package let path: String
  package let size: Int
  package let format: Format
  /// Whether the bytes are UTF-8, or UTF-16 with a byte order mark.
  package let isText: Bool
  package let title: String?
  package let sections: [Section]
  /// Width of the prose that introduces the project, and its first line.
  package let introduction: Introduction
  package let images: [Image]
  package let links: [Link]
  package let code: [Code]
  /// Lines of code that install, build or fetch something.
  package let installLines: [Int]
  /// Lines of code that run something.
  package let runLines: [Int]
  package let commandFiles: [CommandFile]
  package let placeholders: [Placeholder]
  package let coverageClaims: [CoverageClaim]
  /// Line of a sentence that says under which licence the project stands; nil when there is none.
  package let licenceLine: Int?
  /// Name of the tool whose README this is, left as it was generated.
  package let scaffold: String?
}
