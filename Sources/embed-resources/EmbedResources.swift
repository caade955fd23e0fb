import Foundation

/// Writes one Swift file that holds the given files as string literals.
///
/// Usage: `embed-resources FOLDER OUTPUT FILE...`. Every file must be UTF-8 and lie below FOLDER.
/// Those below `messages/LANGUAGE/` become one literal a language, sorted for the look-up.
@main
struct EmbedResources {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      throw Failure("usage: embed-resources FOLDER OUTPUT FILE...")
    }
    let folder = arguments[1].hasSuffix("/") ? arguments[1] : arguments[1] + "/"
    var files: [(path: String, text: String)] = []
    for file in arguments[3...].sorted() {
      guard file.hasPrefix(folder) else { throw Failure("\(file) is not below \(folder)") }
      guard let text = String(validating: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
      else { throw Failure("\(file) is not UTF-8") }
      files.append((String(file.dropFirst(folder.count)), text))
    }
    var source = "// Generated from the data files of this folder. Do not edit.\n\n"
    source += "let embeddedFiles: [(path: String, text: String)] = [\n"
    for file in files where !file.path.hasPrefix("messages/") {
      source += "  (\(literal(file.path)), \(literal(file.text))),\n"
    }
    source += "]\n"
    for (language, name) in [("en", "english"), ("zh-Hans", "simplifiedChinese")] {
      let texts = files.filter { $0.path.hasPrefix("messages/\(language)/") }.map(\.text)
      source += "\nlet \(name)Messages = \(literal(try MessageLines.sorted(texts)))\n"
    }
    try Data(source.utf8).write(to: URL(filePath: arguments[2]), options: .atomic)
  }

  /// Returns a Swift string literal on one line.
  static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
