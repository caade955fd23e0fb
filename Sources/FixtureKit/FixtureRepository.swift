import Foundation

/// A repository built from a script in a folder of its own, removed together with this value.
package final class FixtureRepository: Sendable {
  private let folder: TemporaryFolder
  private let sealed: SealedGit

  /// Absolute path of the work tree, or of the bare repository.
  package var path: String { folder.path + "/repository" }

  /// Absolute path of the git folder.
  package var gitFolder: String { isBare ? path : path + "/.git" }

  /// A folder beside the repository for clones and other files; removed with it.
  package var besides: String { folder.path }

  private let isBare: Bool

  /// Builds the repository of a script.
  ///
  /// - Parameters:
  ///   - script: The history; nil leaves HEAD unborn.
  ///   - bare: Builds a bare repository.
  ///   - checkedOut: Fills the work tree with HEAD's files.
  ///   - loose: Unpacks every object into a file of its own.
  package init(
    _ script: HistoryScript? = nil, bare: Bool = false, checkedOut: Bool = false,
    loose: Bool = false
  ) throws(FixtureError) {
    folder = try TemporaryFolder()
    sealed = SealedGit(home: folder.path + "/home")
    isBare = bare
    do {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/home", withIntermediateDirectories: false)
      try FileManager.default.createDirectory(
        atPath: folder.path + "/repository", withIntermediateDirectories: false)
    } catch {
      throw FixtureError("cannot create folders in \(folder.path): \(error)")
    }
    let branch = script?.mainBranch ?? "main"
    try git(["init", "--quiet", "--initial-branch=\(branch)"] + (bare ? ["--bare"] : []) + ["."])
    if let script {
      // The import leaves objects loose below this number, and packs them otherwise.
      let limit = loose ? 1_000_000 : 1
      try git(
        [
          "-c", "fastimport.unpackLimit=\(limit)", "-c", "core.logAllRefUpdates=false",
          "fast-import", "--quiet", "--force", "--date-format=raw-permissive",
        ], input: script.stream)
      if checkedOut, !bare { try git(["reset", "--quiet", "--hard"]) }
    }
  }

  /// Runs git in the repository and returns what it printed, as bytes.
  @discardableResult
  package func git(_ arguments: [String], input: [UInt8] = [], in place: String? = nil)
    throws(FixtureError) -> [UInt8]
  {
    try sealed.run(arguments, in: place ?? path, input: input)
  }

  /// Runs git in the repository and returns what it printed, without the last line break.
  @discardableResult
  package func git(_ arguments: String..., input: [UInt8] = []) throws(FixtureError) -> String {
    var output = try git(arguments, input: input)
    if output.last == 0x0A { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }

  /// Stores an object byte for byte, however odd, and returns its id as 40 hexadecimal digits.
  package func store(_ kind: String, _ content: FixtureBytes) throws(FixtureError) -> String {
    try git(
      "hash-object", "-t", kind, "-w", "--literally", "--stdin", input: content.bytes)
  }

  /// Path of the file that holds a loose object.
  package func looseObject(_ id: String) -> String {
    gitFolder + "/objects/\(id.prefix(2))/\(id.dropFirst(2))"
  }

  /// Writes a file below the work tree, or into the bare repository.
  package func write(_ content: FixtureBytes, to name: String) throws(FixtureError) {
    try folder.write(content, to: "repository/\(name)")
  }
}
