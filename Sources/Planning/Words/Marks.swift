import MilepostResources

/// Signs that carry a meaning by themselves, from `Resources/plan/marks.words`.
enum Marks {
  /// State by the character inside a box.
  static let boxStates = table("box.state")
  /// State by emoji.
  static let stateEmoji = table("state.emoji")
  /// Role of the date that follows, by emoji (Obsidian Tasks).
  static let taskEmoji = table("task.emoji")

  private static func table(_ section: String) -> [UInt32: String] {
    var result: [UInt32: String] = [:]
    for entry in WordList.named("plan/marks.words")[section] {
      if let scalar = entry.key.unicodeScalars.first {
        result[Folding.fold(scalar.value)] = entry.value
      }
    }
    return result
  }
}
