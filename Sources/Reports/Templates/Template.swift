package import MilepostResources
import Mustache

/// Why a template could not be read.
package struct TemplateError: Error, Hashable, Sendable {
  /// What is wrong; the raw value names the sentence for it.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// A closing tag that does not belong to the section it closes.
    case wrongClosingTag = "wrong-closing-tag"
    /// A section that is never closed.
    case unclosedSection = "unclosed-section"
    /// Anything else between the braces.
    case malformedTag = "malformed-tag"
  }

  package let code: Code
  /// 1-based.
  package let line: Int
}

/// A Mustache template that is filled in with prepared values.
///
/// What a value means to the format is taken from it before it is written: `{{name}}` cannot become
/// markup. Values come prepared; a template computes nothing.
///
/// - SeeAlso: https://mustache.github.io/mustache.5.html
package struct Template: Sendable {
  /// What the text is read as, which decides how values are escaped.
  package enum Format: String, Sendable {
    case html = "HTML"
    case markdown = "MILEPOST-MARKDOWN"
  }

  private let template: MustacheTemplate

  /// Reads a template that somebody wrote.
  package init(_ text: String, format: Format) throws(TemplateError) {
    MustacheContentTypes.register(MarkdownContent(), named: Format.markdown.rawValue)
    do {
      // The first line is ours and leaves no trace in what is written.
      template = try MustacheTemplate(string: "{{% CONTENT_TYPE:\(format.rawValue)}}\n" + text)
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateError(
        code: TemplateError.Code(error.error), line: max(1, error.context.lineNumber - 1))
    } catch {
      throw TemplateError(code: .malformedTag, line: 1)
    }
  }

  /// Reads a template of `Resources/templates`.
  package init(resource text: String, format: Format) {
    do {
      self = try Template(text, format: format)
    } catch {
      preconditionFailure("Templates in Resources can be read; line \(error.line) cannot.")
    }
  }

  /// Fills the template in.
  ///
  /// A name that no value has stands for the words of the catalogue: `{{review.heading.plan}}`.
  ///
  /// - Parameter values: By name; a name that is nowhere becomes nothing.
  /// - Returns: The text, and the names that the template uses and nothing has, sorted.
  package func render(_ values: TemplateValues, catalogue: Catalogue) -> (
    text: String, unknown: [String]
  ) {
    let unknown = UnknownNames()
    let text = template.render(Outermost(values, catalogue: catalogue, unknown: unknown))
    return (text, unknown.names.sorted())
  }
}

/// Values of a template, or of one turn of a section, by name.
///
/// Sections repeat for lists, appear for `true` and for text, and stay away for `false`.
package struct TemplateValues: Sendable {
  /// One value.
  package enum Value: Sendable {
    case text(String)
    case flag(Bool)
    case list([TemplateValues])
  }

  private(set) var values: [String: Value]

  package init(_ values: [String: Value] = [:]) { self.values = values }

  package subscript(name: String) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Returns these values with others on top.
  func merging(_ other: TemplateValues) -> TemplateValues {
    TemplateValues(values.merging(other.values) { _, new in new })
  }
}

extension TemplateValues: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Value)...) {
    values = Dictionary(elements, uniquingKeysWith: { _, new in new })
  }
}

extension TemplateValues.Value: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }

  /// Text, or `false` for nothing, so that a section of its name stays away.
  static func optional(_ text: String?) -> TemplateValues.Value {
    guard let text, !text.isEmpty else { return .flag(false) }
    return .text(text)
  }

  static func number(_ number: Int) -> TemplateValues.Value { .text(String(number)) }
}

/// What the engine sees of some values.
private struct Scope: MustacheParent {
  let values: TemplateValues

  func child(named name: String) -> Any? {
    switch values[name] {
    case .text(let text): displayText(text)
    case .flag(let flag): flag
    case .list(let list): list.map(Scope.init)
    case nil: nil
    }
  }
}

/// The outermost values, and behind them the words of the catalogue.
private struct Outermost: MustacheParent {
  private let scope: Scope
  private let words: Words

  init(_ values: TemplateValues, catalogue: Catalogue, unknown: UnknownNames) {
    scope = Scope(values: values)
    var parts: Set<String> = []
    for key in catalogue.keys {
      var part = key[...]
      while let dot = part.lastIndex(of: ".") {
        part = part[..<dot]
        parts.insert(String(part))
      }
    }
    words = Words(catalogue: catalogue, parts: parts, prefix: "", unknown: unknown)
  }

  func child(named name: String) -> Any? {
    scope.child(named: name) ?? words.child(named: name)
  }
}

/// The words of the catalogue below a part of a key.
private struct Words: MustacheParent, MustacheCustomRenderable {
  let catalogue: Catalogue
  /// Beginnings of keys, up to a dot.
  let parts: Set<String>
  let prefix: String
  let unknown: UnknownNames

  func child(named name: String) -> Any? {
    let key = prefix.isEmpty ? name : "\(prefix).\(name)"
    if catalogue.contains(key) { return catalogue(key) }
    if parts.contains(key) {
      return Words(catalogue: catalogue, parts: parts, prefix: key, unknown: unknown)
    }
    unknown.names.insert(key)
    return nil
  }

  /// Part of a key is no word.
  var renderText: String { "" }
  var isNull: Bool { true }
}

/// Collects the names of a template that nothing has.
private final class UnknownNames {
  var names: Set<String> = []
}

/// Markdown, in which foreign text must not become markup.
private struct MarkdownContent: MustacheContentType {
  func escapeText(_ text: String) -> String { markdownText(text) }
}

extension TemplateError.Code {
  fileprivate init(_ error: any Error) {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: self = .wrongClosingTag
    case .expectedSectionEnd: self = .unclosedSection
    default: self = .malformedTag
    }
  }
}
