import MilepostResources
import Rules

@testable import Reports

/// Text that tries to act in every sink, and rows that hold it.
enum Hostile {
  static let texts = [
    "::error::stolen", "##[add-mask]x ##vso[task.x]", "=cmd|'/C calc'!A0", "a,b\"c\nd\re",
    "]]></failure><script>&amp;", "\u{1B}[31mred\u{7}\u{0}", "[click](https://evil.example)",
    "100 % of `x` | *b* @everyone #1 <img src=x>", "\u{202E}drow\u{2066}", "\u{FFFE}\u{FFFF}",
    "＝1+1", "-2+3", "@SUM(1)", "\\", "`", "",
  ]

  static func judgements(
    _ rows: [Judgement], group: String = "demo", title: String = "title"
  ) -> Judgements {
    Judgements(
      command: "audit", title: title,
      groups: [Judgements.Group(name: group, summary: nil, rows: rows)], claims: ["a.b": "A claim."]
    )
  }

  /// A row all of whose texts are one hostile text.
  static func row(_ text: String, _ outcome: Outcome = .unmet) -> Judgement {
    Judgement(
      rule: "a.b", outcome: outcome, level: .error, message: text, remedy: text,
      path: text.isEmpty ? nil : text, line: 3, subject: text)
  }

  static let all = judgements(texts.map { row($0) }, group: texts[1], title: texts[7])

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// Returns a row of the rule `a.b` with a level and an outcome.
func row(
  _ outcome: Outcome = .unmet, _ level: Judgement.Level = .error, message: String = "m",
  path: String? = "src/a.py", accepted: String? = nil
) -> Judgement {
  Judgement(
    rule: "a.b", outcome: outcome, level: level, message: message, remedy: "r", path: path, line: 7,
    accepted: accepted)
}

let english = Catalogue(.english)
