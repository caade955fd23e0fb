/// One file of a project, with its content as far as it is worth reading.
package struct ProjectFile {
  /// What is known of the content.
  package enum Content {
    case text([UInt8])
    /// Not text, by its name or by a NUL.
    case binary
    /// Text by its name, but larger than ``ProjectFile/textLimit``.
    case large
    case unreadable(FileReadError)
    /// A symbolic link or a gitlink.
    case none
  }

  /// Largest text that is read, in bytes.
  package static let textLimit = 8 << 20

  /// Path in the project.
  package let entry: FileEntry
  /// Path in the repository.
  package let path: String
  /// The last part of the path, in lower case.
  package let name: String
  /// The name from its last dot, in lower case; empty when there is none.
  package let ending: String
  let folders: FolderNames
  /// Bytes; nil when it could not be told.
  package let size: Int?
  package let content: Content

  /// Reads a file of a project's tree.
  ///
  /// - Parameter folders: Those of the file, when they are known already.
  init(_ entry: FileEntry, of tree: FileTree, folders: FolderNames? = nil) {
    self.entry = entry
    self.folders = folders ?? FolderNames(of: entry, in: tree)
    path = tree.repositoryPath(entry.path)
    let name = entry.name.lowercased()
    self.name = name
    ending = name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[$0...]) } ?? ""
    guard entry.kind == .regular || entry.kind == .executable else {
      (size, content) = (nil, .none)
      return
    }
    (size, content) = Self.read(entry, of: tree, isBinary: binaryEndings.contains(ending))
  }

  private static func read(_ entry: FileEntry, of tree: FileTree, isBinary: Bool)
    -> (size: Int?, content: Content)
  {
    do throws(FileReadError) {
      if isBinary { return (try tree.size(of: entry), .binary) }
      let bytes = try tree.contents(of: entry, limit: textLimit)
      return (bytes.count, looksBinary(bytes) ? .binary : .text(bytes))
    } catch {
      return error.code == .tooLarge ? large(entry, of: tree) : (nil, .unreadable(error))
    }
  }

  private static func large(_ entry: FileEntry, of tree: FileTree) -> (size: Int?, content: Content)
  {
    do throws(FileReadError) {
      return (try tree.size(of: entry), .large)
    } catch {
      return (nil, .unreadable(error))
    }
  }

  /// Whether a file is no text by its ending, in lower case.
  static func isBinary(ending: String) -> Bool { binaryEndings.contains(ending) }

  /// Whether bytes hold a NUL near the beginning, as git tells binary files, and are no UTF-16.
  static func looksBinary(_ bytes: [UInt8]) -> Bool {
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return !isWide && bytes.prefix(8_000).contains(0)
  }

  /// The bytes of a text; nil for everything else.
  package var text: [UInt8]? { if case .text(let bytes) = content { bytes } else { nil } }
}

private let binaryEndings: Set<String> = [
  ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".ico", ".tif", ".tiff", ".pdf", ".zip", ".gz",
  ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".jar", ".war", ".class", ".pyc", ".so", ".dll",
  ".dylib", ".exe", ".bin", ".dat", ".o", ".a", ".mp3", ".mp4", ".avi", ".mov", ".mkv", ".wav",
  ".flac", ".ogg", ".ttf", ".otf", ".woff", ".woff2", ".eot", ".psd", ".sqlite", ".sqlite3", ".db",
  ".pkl", ".pickle", ".joblib", ".pt", ".pth", ".onnx", ".h5", ".hdf5", ".safetensors", ".npy",
  ".npz", ".parquet", ".feather", ".xlsx", ".xls", ".docx", ".doc", ".pptx", ".ppt", ".pb",
  ".tflite", ".ckpt", ".gguf", ".keystore", ".jks", ".p12", ".pfx",
]
