/// The sentences of message files, as `MessageIndex` looks them up.
enum MessageLines {
  /// Returns a line for each sentence: its whole key, a blank and its text, in the order of the keys.
  ///
  /// The grammar is that of `WordList`, with keys that hold no blank.
  static func sorted(_ files: [String]) throws -> String {
    var texts: [String: Substring] = [:]
    for file in files {
      var section = ""
      for line in file.split(separator: "\n") where !line.hasPrefix("#") {
        if line.hasPrefix("["), line.hasSuffix("]") {
          section = line.dropFirst().dropLast() + "."
          continue
        }
        guard let (name, text) = parts(line) else { throw Failure("\(line) is no sentence") }
        guard texts.updateValue(text, forKey: section + name) == nil else {
          throw Failure("\(section)\(name) is there twice")
        }
      }
    }
    return texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\($0.key) \($0.value)\n" }.joined()
  }

  /// Splits `name = text`; nil when a line is something else.
  private static func parts(_ line: Substring) -> (name: Substring, text: Substring)? {
    let name = line.prefix { $0 != " " }
    var text = line.dropFirst(name.count)
    while text.last == " " { text.removeLast() }
    if text == " =" { return (name, "") }
    return text.hasPrefix(" = ") ? (name, text.dropFirst(3)) : nil
  }
}
