extension CommitClassification {
  /// Returns this reading, made precise by the paths that the commit touched.
  ///
  /// Paths decide only where the message says nothing: an unknown text, or a label such as `Day 12`.
  /// They must all agree; a test beside the code it tests is code.
  ///
  /// - Parameter paths: Paths in the repository, `/` between the parts.
  package func refined(
    byPaths paths: some Sequence<String>, vocabulary: CommitVocabulary = .standard
  ) -> CommitClassification {
    guard kind == .ordinary, category == .other, reason == .none || reason == .day else {
      return self
    }
    var agreed: CommitCategory?
    for path in paths {
      guard let category = vocabulary.category(ofPath: path), agreed == nil || agreed == category
      else { return self }
      agreed = category
    }
    return agreed.map { CommitClassification(kind: kind, category: $0, reason: .path) } ?? self
  }
}

extension CommitVocabulary {
  /// Returns what kind of work a change of this file is: by its name, a folder above it, its ending.
  func category(ofPath path: String) -> CommitCategory? {
    let parts = path.lowercased().split(separator: "/").map(String.init)
    guard let name = parts.last else { return nil }
    if let category = files[name] { return category }
    for folder in parts.dropLast() {
      if let category = folders[folder] { return category }
    }
    return endings.first { name.hasSuffix($0.ending) }?.category
  }
}
