/// How a language with braces writes declarations.
struct DeclarationStyle: Sendable {
  /// How an attribute begins.
  enum Attributes: Sendable {
    /// `@Name(…)`
    case at
    /// `[Name(…), Name]`
    case brackets
    /// `#[name(…)]`
    case hash
  }

  let attributes: Attributes
  /// Words that open something with declarations inside.
  let containers: Set<String>
  /// Words that open a function; empty when a function is a name with brackets and a body.
  let functions: Set<String>
  /// Macros that take declarations in braces.
  var transparentMacros: Set<String> = []

  static let java = DeclarationStyle(
    attributes: .at, containers: ["class", "interface", "enum", "record"], functions: [])
  static let kotlin = DeclarationStyle(
    attributes: .at, containers: ["class", "interface", "object"], functions: ["fun"])
  static let swift = DeclarationStyle(
    attributes: .at, containers: ["class", "struct", "enum", "actor", "extension"],
    functions: ["func"])
  static let rust = DeclarationStyle(
    attributes: .hash, containers: ["mod", "impl", "trait"], functions: ["fn"],
    transparentMacros: ["proptest"])
  static let cSharp = DeclarationStyle(
    attributes: .brackets, containers: ["namespace", "class", "struct", "record", "interface"],
    functions: [])
  static let php = DeclarationStyle(
    attributes: .hash, containers: ["class", "trait", "namespace"], functions: ["function"])
}

/// An attribute or annotation.
struct SourceAttribute {
  /// Parts of its name: `tokio`, `test`.
  let name: [String]
  /// Tokens between its brackets; empty when it has none.
  let arguments: Range<Int>

  var lastName: String { name.last ?? "" }
}

/// A type or a function in the source.
struct SourceDeclaration {
  let isFunction: Bool
  /// The word that opens it: `class`, `extension`; empty for a function.
  let keyword: String
  let name: String
  /// 1-based line of the name.
  let line: Int
  let attributes: [SourceAttribute]
  /// The words in front: `public`, `static`, `override`.
  let modifiers: [String]
  /// The text of a documentation comment in front.
  let documentation: String
  /// Tokens between the name and the body: bases of a type, parameters of a function.
  let head: Range<Int>
  /// Tokens of the body without its braces; nil when there is none.
  let body: Range<Int>?
  /// Indices, in the list, of the types around it, outermost first.
  let containers: [Int]

  var isExtension: Bool { keyword == "extension" }

  /// Returns the first attribute with one of the names.
  func attribute(_ names: Set<String>) -> SourceAttribute? {
    attributes.first { names.contains($0.lastName) }
  }
}

/// Finds types and functions, with their attributes; looks into types, not into functions.
struct DeclarationReader {
  private let code: SourceCode
  private let style: DeclarationStyle
  private var declarations: [SourceDeclaration] = []
  private var open: [(declaration: Int, end: Int)] = []
  private var attributes: [SourceAttribute] = []
  private var modifiers: [String] = []
  private var documentation = ""

  /// Returns the declarations in the order of the source.
  static func declarations(in code: SourceCode, style: DeclarationStyle) -> [SourceDeclaration] {
    var reader = DeclarationReader(code: code, style: style)
    reader.run()
    return reader.declarations
  }

  private init(code: SourceCode, style: DeclarationStyle) {
    self.code = code
    self.style = style
  }

  private mutating func run() {
    var index = 0
    while let token = code[index] {
      while let last = open.last, index >= last.end { _ = open.popLast() }
      if token.kind == .documentation {
        documentation = token.text
        index += 1
      } else if let next = takeAttribute(at: index) {
        index = next
      } else if token.kind == .word {
        index = takeWord(at: index, token)
      } else if token.kind == .mark, token.text == "(", style.functions.isEmpty {
        index = takeMethod(parenthesis: index) ?? code.end(ofGroupAt: index)
      } else {
        if token.kind == .mark, [";", "{", "}", "="].contains(token.text) { reset() }
        index = code.end(ofGroupAt: index)
      }
    }
  }

  private mutating func reset() {
    attributes = []
    modifiers = []
    documentation = ""
  }

  // MARK: Attributes

  private mutating func takeAttribute(at index: Int) -> Int? {
    switch style.attributes {
    case .at:
      guard code.isMark(index, "@"), code.isWord(index + 1) else { return nil }
      if code.isWord(index + 1, "interface") { return nil }
      let (attribute, end) = attribute(at: index + 1)
      attributes.append(attribute)
      return end
    case .hash:
      guard code.isMark(index, "#"), code.isMark(index + 1, "["),
        let end = code.partner(of: index + 1)
      else { return nil }
      takeList(from: index + 2, to: end)
      return end + 1
    case .brackets:
      // An index or a collection has something in front of its bracket.
      guard code.isMark(index, "["), let end = code.partner(of: index),
        index == 0 || [";", "{", "}", "]", ")"].contains(code.tokens[index - 1].text)
      else { return nil }
      takeList(from: index + 1, to: end)
      return end + 1
    }
  }

  private mutating func takeList(from start: Int, to end: Int) {
    var index = start
    while index < end {
      guard code.isWord(index) else {
        index = code.end(ofGroupAt: index)
        continue
      }
      let (attribute, next) = attribute(at: index)
      attributes.append(attribute)
      index = next
      // To the comma that separates it from the next one.
      while index < end, !code.isMark(index, ",") { index = code.end(ofGroupAt: index) }
      index += 1
    }
  }

  private func attribute(at start: Int) -> (SourceAttribute, end: Int) {
    var name = [code.tokens[start].text]
    var index = start + 1
    while true {
      // `org.junit.Test`, `tokio::test`, `file:JvmName`, `\PHPUnit\Attribute`
      var next = index
      while code.isMark(next, ".") || code.isMark(next, ":") || code.isMark(next, "\\") {
        next += 1
      }
      guard next > index, code.isWord(next) else { break }
      name.append(code.tokens[next].text)
      index = next + 1
    }
    guard code.isMark(index, "("), let close = code.partner(of: index) else {
      return (SourceAttribute(name: name, arguments: index..<index), index)
    }
    return (SourceAttribute(name: name, arguments: (index + 1)..<close), close + 1)
  }

  // MARK: Declarations

  private mutating func takeWord(at index: Int, _ token: SourceToken) -> Int {
    let isMember = code.isMark(index - 1, ".") || code.isMark(index - 1, ":")
    if !isMember, style.containers.contains(token.text), code.isWord(index + 1) {
      return takeContainer(keyword: index)
    }
    if !isMember, style.functions.contains(token.text) { return takeFunction(keyword: index) }
    if style.transparentMacros.contains(token.text), code.isMark(index + 1, "!"),
      code.isMark(index + 2, "{")
    {
      reset()
      return index + 3
    }
    modifiers.append(token.text)
    // A long run of words without any punctuation is no declaration.
    if modifiers.count > 32 { modifiers.removeFirst(16) }
    return index + 1
  }

  private mutating func takeContainer(keyword: Int) -> Int {
    // Swift's `class func` is a function.
    if style.functions.contains(code.tokens[keyword + 1].text) {
      modifiers.append(code.tokens[keyword].text)
      return keyword + 1
    }
    var index = keyword + 2
    while let token = code[index] {
      if token.kind == .mark, ["{", "}", ";"].contains(token.text) { break }
      // Kotlin's types may have no body; the next declaration begins on another line.
      if token.line > code.tokens[keyword].line, code.isMark(index, "@") { break }
      if token.kind == .word, token.line > code.tokens[keyword].line,
        style.containers.contains(token.text) || style.functions.contains(token.text)
      {
        break
      }
      if index - keyword > 2_000 { break }
      index = code.isMark(index, "(") ? code.end(ofGroupAt: index) : index + 1
    }
    let close = code.isMark(index, "{") ? code.partner(of: index) : nil
    add(
      keyword: code.tokens[keyword].text, nameAt: keyword + 1,
      head: (keyword + 2)..<max(index, keyword + 2),
      body: close.map { (index + 1)..<$0 })
    guard let close else { return index }
    open.append((declarations.count - 1, close))
    return index + 1
  }

  private mutating func takeFunction(keyword: Int) -> Int {
    var index = keyword + 1
    while let token = code[index], !(token.kind == .mark && token.text == "(") {
      // A function that has no brackets is none, or is spelled in a way we do not read.
      if token.kind == .mark, ["{", "}", ";", "="].contains(token.text) || index - keyword > 60 {
        return index
      }
      index += 1
    }
    guard let close = code.partner(of: index), close > index else { return index + 1 }
    var name = index - 1
    // Swift's and Rust's generic parameters stand behind the name.
    while name > keyword + 1, !code.isMark(keyword + 1, "<"), !isName(name, after: keyword) {
      name -= 1
    }
    guard code.isWord(name), name > keyword else { return close + 1 }
    let body = body(after: close)
    add(keyword: nil, nameAt: name, head: (index + 1)..<close, body: body)
    return body.map { code.isMark($0.upperBound, "}") ? $0.upperBound + 1 : $0.upperBound }
      ?? close + 1
  }

  /// Whether the token can be the name: the first word, or in Kotlin the last of `Type.name`.
  private func isName(_ index: Int, after keyword: Int) -> Bool {
    code.isWord(index) && (index == keyword + 1 || code.isMark(index - 1, "."))
  }

  /// A method in a language without a word for it: `Type name(…) {`.
  private mutating func takeMethod(parenthesis: Int) -> Int? {
    let name = parenthesis - 1
    guard !open.isEmpty, let before = code[name - 1], code.isWord(name),
      let close = code.partner(of: parenthesis), close > parenthesis,
      before.kind == .word || [">", "]", "?"].contains(before.text),
      !["new", "return", "throw", "else", "await"].contains(before.text)
    else { return nil }
    guard let body = body(after: close) else {
      reset()
      return close + 1
    }
    _ = modifiers.popLast()
    add(keyword: nil, nameAt: name, head: (parenthesis + 1)..<close, body: body)
    return code.isMark(body.upperBound, "}") ? body.upperBound + 1 : body.upperBound
  }

  /// Finds the body behind the parameters: in braces, or an expression behind `=` or `=>`.
  private func body(after close: Int) -> Range<Int>? {
    var index = close + 1
    while let token = code[index], index - close < 300 {
      if token.kind == .mark {
        switch token.text {
        case "{": return code.partner(of: index).map { (index + 1)..<$0 }
        case ";", "}", "@", "#": return nil
        case "=":
          return (code.isMark(index + 1, ">") ? index + 2 : index + 1)..<expressionEnd(index)
        default: index = code.end(ofGroupAt: index)
        }
      } else if token.kind == .word, token.line > code.tokens[close].line,
        style.functions.contains(token.text) || style.containers.contains(token.text)
      {
        return nil
      } else {
        index += 1
      }
    }
    return nil
  }

  /// The end of the expression behind an equals sign: `;`, or the end of its last line.
  private func expressionEnd(_ equals: Int) -> Int {
    var index = code.isMark(equals + 1, ">") ? equals + 2 : equals + 1
    var line = code[index]?.line ?? 0
    while let token = code[index] {
      if token.kind == .mark, [";", "}", ","].contains(token.text) { return index }
      if token.line > line, !(token.kind == .mark && token.text == ".") { return index }
      let next = code.end(ofGroupAt: index)
      line = code[next - 1]?.line ?? token.line
      index = next
    }
    return index
  }

  private mutating func add(
    keyword: String?, nameAt name: Int, head: Range<Int>, body: Range<Int>?
  ) {
    declarations.append(
      SourceDeclaration(
        isFunction: keyword == nil, keyword: keyword ?? "", name: code.tokens[name].text,
        line: code.tokens[name].line,
        attributes: attributes, modifiers: modifiers, documentation: documentation, head: head,
        body: body, containers: open.map(\.declaration)))
    reset()
  }
}
