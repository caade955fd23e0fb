/// Returns text as one word of a POSIX shell, in single quotes when it needs them.
///
/// A remedy is meant to be pasted, and a file may have any name.
package func shellWord(_ text: String) -> String {
  let isPlain =
    !text.isEmpty
    && text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
        true
      default: "/._-+,@%:=".utf8.contains(byte)
      }
    }
  return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}

/// Returns a path as one word of a shell that no program takes for an option.
func shellPath(_ path: String) -> String { shellWord(path.hasPrefix("-") ? "./" + path : path) }

/// Returns a path as an argument of git that names this one file or folder, seen from the root.
///
/// To git, `*` in a path is a pattern and a colon at its beginning is magic. Names that git itself
/// quotes (not UTF-8, or with control characters) are given to the shell as `$'…'`.
func pathspec(_ path: String) -> String {
  if path.hasPrefix("\""), path.hasSuffix("\""), path.contains("\\") {
    return "$'" + path.dropFirst().dropLast().replacing("'", with: "\\'") + "'"
  }
  let isPattern = path.hasPrefix(":") || path.contains { "*?[\\".contains($0) }
  return shellWord(isPattern ? ":(literal)" + path : path)
}
