/// One step through an XML document, in document order.
package enum XMLEvent: Sendable {
  /// A start tag, or the first half of an empty-element tag.
  case start(XMLElement)
  /// An end tag; `line` is 1-based.
  case end(name: String, line: Int)
  /// Character data; one run of text may come in several pieces.
  case text(String)
}

/// A start tag with its attributes.
package struct XMLElement: Sendable {
  /// The name as written, with its prefix.
  package let name: String
  /// In document order; names are unique.
  package let attributes: [(name: String, value: String)]
  /// 1-based line of the tag's first byte.
  package let line: Int

  /// Returns an attribute's value, or nil when the tag has none of that name.
  package subscript(name: String) -> String? {
    for attribute in attributes where attribute.name == name { return attribute.value }
    return nil
  }
}

/// How much of an XML document is read before it is refused.
package struct XMLLimits: Sendable {
  /// Largest document, in bytes.
  package var fileBytes = 64 << 20
  /// Deepest nesting; the root is at depth 1.
  package var depth = 64
  /// Longest value of one attribute, in bytes of UTF-8.
  package var attributeBytes = 64 << 10

  package init() {}
}
