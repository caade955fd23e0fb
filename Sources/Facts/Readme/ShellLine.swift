/// One line of a block of shell code.
enum ShellLine {
  /// Returns the command of a line without blanks and prompt.
  static func withoutPrompt(_ line: some StringProtocol) -> String {
    var view = Substring(line)
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    view = view.drop(while: isBlank)
    for prompt in ["$ ", "> ", "% ", "PS> ", "(venv) $ ", "C:\\> "] where view.hasPrefix(prompt) {
      view = view.dropFirst(prompt.count).drop(while: isBlank)
      break
    }
    while let last = view.last, isBlank(last) { view.removeLast() }
    return String(view)
  }
}
