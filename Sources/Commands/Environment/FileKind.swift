import Glibc

/// What a path names, a symbolic link not followed.
enum FileKind {
  case absent, regular, other

  static func of(_ path: String) -> FileKind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return errno == ENOENT ? .absent : .other }
    return status.st_mode & S_IFMT == S_IFREG ? .regular : .other
  }
}
