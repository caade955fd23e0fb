import ArgumentParser
import MilepostResources

/// The words of `--help`, in the language of the locale or of `--lang` on the command line.
///
/// ArgumentParser asks for them before it parses, so the arguments are looked at here by hand.
enum HelpText {
  static let catalogue = Catalogue(language(arguments: CommandLine.arguments))

  static func abstract(_ command: String) -> String { catalogue("help.\(command).abstract") }

  static func discussion(_ command: String) -> String { catalogue("help.\(command).discussion") }

  static func option(_ name: String, value: String? = nil) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: catalogue("help.option.\(name)")).naming(value)
  }

  static func language(arguments: [String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count {
        if let language = Language(rawValue: arguments[index + 1]) { return language }
      } else if argument.hasPrefix("--lang=") {
        if let language = Language(rawValue: String(argument.dropFirst(7))) { return language }
      }
    }
    return ProcessEnvironment.current.language
  }
}

extension ArgumentHelp {
  fileprivate func naming(_ value: String?) -> ArgumentHelp {
    var result = self
    result.valueName = value
    return result
  }
}
