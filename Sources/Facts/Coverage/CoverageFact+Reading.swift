internal import GitReader

extension CoverageFact {
  /// Largest report that is read, in bytes.
  private static let largestReport = 64 << 20

  /// Finds the coverage reports of a project, reads them and matches their files with its sources.
  ///
  /// - Parameters:
  ///   - repository: All files; reports are also looked for where builds leave them.
  ///   - project: The project's own files.
  ///   - foreignFolders: Folders of the repository that the project does not own: of those, only the
  ///     output of builds is searched.
  package static func read(
    repository: FileTree, project: FileTree, foreignFolders: [String]
  ) -> CoverageFact {
    let outputs = CoverageWords.standard.outputs
    let prefix = project.repositoryPath("").utf8.count
    var outside: [FileEntry] = []
    for folder in foreignFolders {
      let name = folder.split(separator: "/").last?.lowercased() ?? ""
      guard outputs.contains(name) else { continue }
      for entry in repository.entries(below: folder) {
        let path = String(decoding: entry.path.utf8.dropFirst(prefix), as: UTF8.self)
        outside.append(FileEntry(path: path, kind: entry.kind, id: entry.id))
      }
    }
    let reports =
      outside.isEmpty ? project : project.replacingEntries(project.entries + outside)
    return read(reports, sources: project)
  }

  /// Finds the coverage reports of a tree, reads them and matches their files with the sources.
  ///
  /// - Parameters:
  ///   - reports: The tree to look for reports in.
  ///   - sources: The project's own files, in the same folder; the same tree when nil.
  /// - Returns: The fact, with paths as the repository has them; reports that could not be read are in
  ///   it with the reason.
  package static func read(_ reports: FileTree, sources: FileTree? = nil) -> CoverageFact {
    let sources = sources ?? reports
    let candidates = CoverageCandidates(in: reports)
    // Without reports the paths are not needed, and a large tree has many.
    let paths = candidates.reports.isEmpty ? nil : CoveragePaths(sources)
    var found: [CoverageReport] = []
    for candidate in candidates.reports {
      do throws(CoverageError) {
        switch try content(of: try bytes(of: candidate.entry, in: reports)) {
        case .report(let parsed):
          if let paths {
            found.append(
              CoverageReport(
                parsed, entry: candidate.entry, paths: paths, sources: sources))
          }
        case .other: continue
        case .unknown:
          if candidate.isCertain { throw CoverageError(.malformed) }
        }
      } catch {
        // A file that only lies in a folder named so claims nothing when it cannot be read.
        if candidate.claims || error.code == .contradiction {
          let path = reports.repositoryPath(candidate.entry.path)
          found.append(CoverageReport(refused: error, path: path, id: candidate.entry.id))
        }
      }
    }
    return CoverageFact(
      reports: found,
      databases: candidates.databases.map {
        Database(path: reports.repositoryPath($0.entry.path), command: $0.command)
      },
      omitted: candidates.omitted)
  }

  /// What a file turns out to be.
  enum Content {
    case report(ParsedCoverage)
    /// Well-formed in a format that many tools write, and no coverage report.
    case other
    /// In no format that is known here.
    case unknown
  }

  /// Reads a file whose content decides what it is.
  static func content(of bytes: [UInt8]) throws(CoverageError) -> Content {
    guard bytes.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      throw CoverageError(.empty)
    }
    if bytes.starts(with: "SQLite format 3".utf8) || bytes.starts(with: [0x1F, 0x8B]) {
      throw CoverageError(.notAReport)
    }
    if XMLCoverageReader.recognises(bytes) {
      return try XMLCoverageReader.read(bytes).map { .report($0) } ?? .other
    }
    if JSONCoverageReader.recognises(bytes) {
      return try JSONCoverageReader.read(bytes).map { .report($0) } ?? .other
    }
    if LCOVReader.recognises(bytes) { return .report(try LCOVReader.read(bytes)) }
    if GoProfileReader.recognises(bytes) { return .report(try GoProfileReader.read(bytes)) }
    return .unknown
  }

  private static func bytes(
    of entry: FileEntry, in tree: FileTree
  ) throws(CoverageError) -> [UInt8] {
    do throws(FileReadError) {
      return try tree.contents(of: entry, limit: largestReport)
    } catch {
      throw CoverageError(
        error.code == .tooLarge ? .tooLarge : .unreadable, detail: error.code.rawValue)
    }
  }
}

extension CoverageReport {
  fileprivate init(refused error: CoverageError, path: String, id: ObjectID?) {
    self.init(
      path: path, id: id, format: nil, state: .refused(error), files: [], count: .none, stated: nil)
  }

  fileprivate init(
    _ parsed: ParsedCoverage, entry: FileEntry, paths: CoveragePaths, sources: FileTree
  ) {
    let folder = String(entry.folder)
    let files = parsed.files.map { file in
      MeasuredFile(
        reportedPath: file.path,
        treePath: paths.path(of: file, roots: parsed.roots, reportFolder: folder)
          .map(sources.repositoryPath),
        count: file.count, units: file.units)
    }
    let count = parsed.files.sum
    let state: State =
      if let rate = parsed.rate {
        .rateOnly(rate)
      } else {
        count.total == 0 ? .noLines : .measured
      }
    self.init(
      path: sources.repositoryPath(entry.path), id: entry.id, format: parsed.format, state: state,
      files: state == .measured ? files : [],
      count: count, stated: parsed.stated)
  }
}
