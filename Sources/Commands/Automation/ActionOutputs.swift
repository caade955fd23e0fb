/// Named values for the later steps of a workflow of GitHub Actions.
///
/// - SeeAlso: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#multiline-strings
enum ActionOutputs {
  /// Returns the lines to append to the file that `GITHUB_OUTPUT` names.
  ///
  /// Every value stands between delimiters that it does not contain, so that no value can end
  /// early and set another name.
  static func lines(_ values: [(name: String, value: String)]) -> [UInt8] {
    var text = ""
    for (name, value) in values {
      let delimiter = delimiter(for: value)
      text += "\(name)<<\(delimiter)\n\(value)\n\(delimiter)\n"
    }
    return Array(text.utf8)
  }

  private static func delimiter(for value: String) -> String {
    var number = 0
    while value.contains("milepost_end_\(number)_") { number += 1 }
    return "milepost_end_\(number)_"
  }
}
