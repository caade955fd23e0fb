import MilepostResources
import Rules

/// The `commit-msg` hook that Milepost writes.
struct HookFile {
  static let name = "commit-msg"
  private static let template = resourceText("hooks/commit-msg.sh")

  /// The text of the file.
  let text: String

  /// - Parameter program: Absolute path of the program; where it has gone, the one of `PATH` is run.
  init(program: String, catalogue: Catalogue) {
    text = Self.template
      .replacing("{program}", with: shellWord(program))
      .replacing("{missing}", with: shellWord(catalogue("hook.program-missing")))
  }

  /// The line to add to a hook that is there already.
  ///
  /// Without a path the program of `PATH` is meant, as suits a file that others share.
  static let line = "milepost commits check --file \"$1\" || exit 1"

  /// Whether a file was written by Milepost, by its second line.
  static func isOurs(_ text: String) -> Bool {
    let marker = template.split(separator: "\n").dropFirst().first
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().first == marker
  }

  /// Whether a file of ours is as it was written, by whichever version of the program and in
  /// whichever language.
  static func isUntouched(_ text: String) -> Bool {
    guard isOurs(text) else { return false }
    func others(_ text: String) -> [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false).filter {
        !$0.hasPrefix("program=/") && !$0.hasPrefix("program='/") && !$0.hasPrefix("program={")
          && !$0.hasPrefix("  echo ")
      }
    }
    return others(text) == others(template)
  }
}
