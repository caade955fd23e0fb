internal import Glibc

/// What a path is, without opening it.
package enum FileKind: Hashable, Sendable {
  case file(isExecutable: Bool)
  case folder
  case symbolicLink
  /// A pipe, a device, or a socket.
  case special
}

extension FileKind {
  /// Looks at a path; nil when it is not there or may not be looked at.
  package init?(at path: String, followsLinks: Bool = true) {
    guard let status = FileStatus(path, followsLinks: followsLinks) else { return nil }
    self = status.kind
  }

  /// Returns the names in a folder that are text, sorted by bytes; none when it cannot be read.
  package static func names(in folder: String) -> [String] {
    (namesInFolder(Array(folder.utf8)) ?? []).compactMap {
      String(validating: $0, as: UTF8.self)
    }
  }

  /// Returns those of ``names(in:)`` that are folders themselves and no links to one.
  package static func folders(in folder: String) -> [String] {
    (entriesInFolder(Array(folder.utf8)) ?? []).compactMap {
      $0.isFolder ? String(validating: $0.name, as: UTF8.self) : nil
    }
  }
}

/// Owner, kind and identity of a path.
struct FileStatus {
  let kind: FileKind
  let owner: UInt32
  let device: UInt64
  let inode: UInt64
  /// Seconds and nanoseconds of the last change of content.
  let modified: [Int]

  /// Looks at a path; nil when it is not there or may not be looked at.
  init?(_ path: [UInt8], followsLinks: Bool = true) {
    guard let name = terminated(path) else { return nil }
    var status = stat()
    let result = followsLinks ? unsafe stat(name, &status) : unsafe lstat(name, &status)
    guard result == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file(isExecutable: status.st_mode & S_IXUSR != 0)
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .symbolicLink
    default: kind = .special
    }
    owner = status.st_uid
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
  }

  init?(_ path: String, followsLinks: Bool = true) {
    self.init(Array(path.utf8), followsLinks: followsLinks)
  }

  var isFolder: Bool { kind == .folder }
}

/// Returns the names in a folder without `.` and `..`, sorted by bytes; nil when it cannot be read.
///
/// - Parameter limit: Reading stops after so many names.
func namesInFolder(_ path: [UInt8], limit: Int = .max) -> [[UInt8]]? {
  entriesInFolder(path, limit: limit)?.map(\.name)
}

/// Returns what is in a folder, as ``namesInFolder(_:limit:)`` does, and whether it is a folder itself
/// and no link to one.
func entriesInFolder(_ path: [UInt8], limit: Int = .max) -> [(name: [UInt8], isFolder: Bool)]? {
  guard let name = terminated(path), let stream = unsafe opendir(name) else { return nil }
  defer { unsafe closedir(stream) }
  var entries: [(name: [UInt8], isFolder: Bool)] = []
  while entries.count < limit, let entry = unsafe readdir(stream) {
    let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      unsafe Array(bytes.prefix { $0 != 0 })
    }
    guard name != [0x2E], name != [0x2E, 0x2E] else { continue }
    // Some file systems do not say what an entry is.
    let kind = unsafe Int(entry.pointee.d_type)
    let isFolder =
      kind == Int(DT_UNKNOWN)
      ? FileStatus(path + [0x2F] + name, followsLinks: false)?.isFolder == true
      : kind == Int(DT_DIR)
    entries.append((name, isFolder))
  }
  return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
}

/// Returns the absolute path without symbolic links, or the error number.
func canonicalPath(_ path: String) -> Result<String, SystemError> {
  guard !path.utf8.contains(0) else { return .failure(SystemError(number: ENOENT)) }
  guard let resolved = unsafe realpath(path, nil) else {
    return .failure(SystemError(number: errno))
  }
  defer { unsafe free(resolved) }
  return .success(unsafe String(cString: resolved))
}

/// An error number of the operating system.
struct SystemError: Error {
  let number: Int32

  var message: String { systemMessage(number) }
  /// Whether the path is not there, or cannot be.
  var isAbsence: Bool { number == ENOENT || number == ENOTDIR || number == ELOOP }
}

/// Returns the target of a symbolic link; nil when it is none.
func linkTarget(_ path: [UInt8]) -> [UInt8]? {
  guard let name = terminated(path) else { return nil }
  var buffer = [CChar](repeating: 0, count: 4096)
  let count = unsafe readlink(name, &buffer, buffer.count)
  return count < 0 ? nil : buffer[..<count].map { UInt8(bitPattern: $0) }
}
