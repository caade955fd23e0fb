extension FileTree {
  /// Returns a work tree's files without those that git would not add.
  ///
  /// Tracked files stay, whatever a `.gitignore` says, and so do coverage reports, which are ignored
  /// on purpose and lie in the folder after the tests ran.
  ///
  /// - Parameter tracked: The files of the commit that the work tree belongs to.
  package func unignored(tracked: FileTree) -> FileTree {
    let rules = IgnoreRules(tree: self)
    let reports = CoverageWords.standard.names
    return replacingEntries(
      entries.filter { entry in
        if tracked[entry.path] != nil || rules.rule(ignoring: entry.path) == nil { return true }
        let name = entry.name.lowercased()
        return reports.contains { $0.matches(name) }
      })
  }
}
