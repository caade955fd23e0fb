/// Where the parts of a repository lie on disk.
struct RepositoryLayout: Hashable, Sendable {
  /// HEAD and what belongs to one work tree.
  let gitFolder: String
  /// Objects, references and configuration; differs from `gitFolder` in a linked work tree.
  let commonFolder: String
  /// Nil for a bare repository.
  let workTree: String?
  /// The `.git` file that leads to `gitFolder`, if one does.
  let gitfile: String?

  private static let longestGitfile = 64 << 10

  /// Finds the parts of the repository at a path; every path in the result is absolute and without
  /// symbolic links.
  static func find(at path: String) throws(GitError) -> RepositoryLayout {
    let root: String
    switch canonicalPath(path) {
    case .success(let resolved): root = resolved
    case .failure(let error) where error.isAbsence:
      throw GitError(.noSuchPath, path, error.message)
    case .failure(let error): throw GitError(.unreadable, path, error.message)
    }
    guard FileStatus(root)?.isFolder == true else { throw GitError(.notAFolder, path) }

    let entry = root + "/.git"
    switch FileStatus(entry, followsLinks: false)?.kind {
    case nil:
      // The path may be a bare repository, or a `.git` folder itself.
      guard let common = try commonFolder(of: root) else { throw GitError(.notARepository, path) }
      let holdsWorkTree = root.hasSuffix("/.git") && root == common
      return RepositoryLayout(
        gitFolder: root, commonFolder: common,
        workTree: holdsWorkTree ? String(root.dropLast(5)) : nil, gitfile: nil)
    case .folder, .symbolicLink:
      guard let status = FileStatus(entry), case .success(let folder) = canonicalPath(entry) else {
        throw GitError(.notARepository, path, ".git is a link that leads nowhere")
      }
      if case .file = status.kind { return try follow(gitfile: folder, workTree: root, path) }
      guard status.isFolder, let common = try commonFolder(of: folder) else {
        throw GitError(.notARepository, path, ".git holds no repository")
      }
      return RepositoryLayout(
        gitFolder: folder, commonFolder: common, workTree: root, gitfile: nil)
    case .file: return try follow(gitfile: entry, workTree: root, path)
    case .special: throw GitError(.notARepository, path, ".git is no file and no folder")
    }
  }

  /// Returns the first folder at or above a path that holds a repository, or nil.
  static func discover(from path: String) -> String? {
    guard case .success(var folder) = canonicalPath(path) else { return nil }
    while true {
      if FileStatus(folder + "/.git", followsLinks: false) != nil { return folder }
      if looksLikeGitFolder(folder) { return folder }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// The folder that a `.git` file names.
  private static func follow(gitfile: String, workTree: String, _ path: String)
    throws(GitError) -> RepositoryLayout
  {
    guard let target = try pointer(in: gitfile, prefix: "gitdir:") else {
      throw GitError(.danglingGitfile, gitfile, "it does not say gitdir: PATH")
    }
    let named = target.hasPrefix("/") ? target : workTree + "/" + target
    guard case .success(let folder) = canonicalPath(named), FileStatus(folder)?.isFolder == true
    else { throw GitError(.danglingGitfile, gitfile, "there is no folder \(named)") }
    guard let common = try commonFolder(of: folder) else {
      throw GitError(.danglingGitfile, gitfile, "\(folder) holds no repository")
    }
    return RepositoryLayout(
      gitFolder: folder, commonFolder: common, workTree: workTree, gitfile: gitfile)
  }

  /// The folder with objects and references of a git folder; nil when it is no git folder.
  private static func commonFolder(of folder: String) throws(GitError) -> String? {
    var common = folder
    if let target = try pointer(in: folder + "/commondir", prefix: "") {
      let named = target.hasPrefix("/") ? target : folder + "/" + target
      guard case .success(let resolved) = canonicalPath(named) else { return nil }
      common = resolved
    }
    return FileStatus(common + "/objects")?.isFolder == true
      && FileStatus(common + "/refs")?.isFolder == true ? common : nil
  }

  private static func looksLikeGitFolder(_ folder: String) -> Bool {
    FileStatus(folder + "/HEAD", followsLinks: false) != nil
      && FileStatus(folder + "/objects")?.isFolder == true
      && FileStatus(folder + "/refs")?.isFolder == true
  }

  /// The path that a one-line file names after a prefix; nil when there is no such file or line.
  private static func pointer(in file: String, prefix: String) throws(GitError) -> String? {
    switch readRegularFile(file, limit: longestGitfile) {
    case .absent, .notAFile: return nil
    case .tooLarge: throw GitError(.danglingGitfile, file, "it is larger than 64 KiB")
    case .refused(let number): throw GitError(.unreadable, file, systemMessage(number))
    case .bytes(let bytes):
      var text = bytes[...]
      while let last = text.last, last == 0x0A || last == 0x0D { text.removeLast() }
      guard text.starts(with: prefix.utf8) else { return nil }
      text = text.dropFirst(prefix.utf8.count).drop { $0 == 0x20 }
      guard !text.isEmpty, !text.contains(0) else { return nil }
      return String(validating: text, as: UTF8.self)
    }
  }
}
