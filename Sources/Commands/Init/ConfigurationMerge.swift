import MilepostResources

/// Adds to a `milepost.yml` what was found and is not in it; every line that is there stays.
struct ConfigurationMerge {
  let existing: String
  let discovery: PortfolioDiscovery

  /// Returns the file with the repositories and the plan it lacks.
  ///
  /// - Throws: when the file that is there cannot be read, or the new one could not.
  func text(environment: ProcessEnvironment) throws(Failure) -> String {
    let reader = ConfigurationReader(path: discovery.path, environment: environment)
    let configuration = try reader.read(existing)
    var lines = YamlLines(Array(existing.utf8))
    guard !lines.hasDocumentEnd else { return existing }
    let missing = missing(in: configuration)
    if !missing.isEmpty, !insert(missing, into: &lines) { return existing }
    if configuration.plan == nil, let plan = discovery.plans.first {
      lines.insert(["plan: " + yamlScalar(relative(plan.path))], at: lines.endOfContent)
    }
    let text = lines.text
    _ = try reader.read(text)
    return text
  }

  /// Repositories that no entry names, and that lie in no folder of an entry.
  private func missing(in configuration: Configuration) -> [String] {
    // Without a list the default finds them all.
    guard !configuration.repositories.isEmpty else { return [] }
    let known = configuration.repositories.map { RepositoryFinder.standardised($0.path) }
    return discovery.repositories.map(\.path).filter { path in
      !known.contains { path == $0 || path.hasPrefix($0 + "/") }
    }
  }

  /// Writes entries behind the last one of a list in block style; returns false for other styles.
  private func insert(_ paths: [String], into lines: inout YamlLines) -> Bool {
    let all = existing.split(separator: "\n", omittingEmptySubsequences: false)
    guard let key = all.firstIndex(where: { $0.hasPrefix("repositories:") }),
      let entry = all[(key + 1)...].first(where: { $0.drop { $0 == " " }.hasPrefix("- ") })
    else { return false }
    let indent = entry.prefix { $0 == " " }
    var end = key + 1
    for index in (key + 1)..<all.count {
      if all[index].allSatisfy(\.isWhitespace) { continue }
      guard all[index].hasPrefix(indent + "- ") || all[index].hasPrefix(indent + " ") else { break }
      end = index + 1
    }
    guard end > key + 1 else { return false }
    lines.insert(paths.map { indent + "- " + yamlScalar(relative($0)) }, at: end)
    return true
  }

  private func relative(_ path: String) -> String {
    if path == discovery.folder { return "." }
    let prefix = discovery.folder == "/" ? "/" : discovery.folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
