/// What the folders around projects declare for them.
///
/// A class, because the projects of a repository share folders, which are read once.
final class SurroundingDeclarations {
  private let repository: FileTree
  private var known: [String: DependencyReader] = [:]

  init(repository: FileTree) { self.repository = repository }

  /// Returns the declarations of the folders around a project's folder, the nearest first.
  func around(_ folder: String) -> DependencyReader {
    var found = DependencyReader()
    var current = folder[...]
    while !current.isEmpty {
      current = current[..<(current.utf8.lastIndex(of: UInt8(ascii: "/")) ?? current.startIndex)]
      found.merge(declarations(in: String(current)))
    }
    return found
  }

  private func declarations(in folder: String) -> DependencyReader {
    if let known = known[folder] { return known }
    var found = DependencyReader()
    found.addDeclarations(in: folder, of: repository)
    known[folder] = found
    return found
  }
}
