/// Whether the measured sources changed after a report was written.
package struct CoverageFreshness: Hashable, Sendable {
  /// One report and what came after it.
  package struct Report: Hashable, Sendable {
    package let path: String
    /// The commit that last changed the report, 40 hexadecimal digits; nil when it is not in history.
    package let commit: String?
    /// The commits that are not behind that one and changed a measured file, newest first.
    package let newerSourceCommits: [String]

    package init(path: String, commit: String?, newerSourceCommits: [String]) {
      self.path = path
      self.commit = commit
      self.newerSourceCommits = newerSourceCommits
    }
  }

  /// One entry for each report that measures something, in the order of the paths.
  package let reports: [Report]
  /// The history is cut or damaged: commits may be missing.
  package let isIncomplete: Bool

  package init(reports: [Report], isIncomplete: Bool = false) {
    self.reports = reports
    self.isIncomplete = isIncomplete
  }
}
