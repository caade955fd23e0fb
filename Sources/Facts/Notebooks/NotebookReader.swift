internal import StrictJSON

/// Gathers the notebooks and modules of a project.
struct NotebookReader {
  /// Largest notebook that is read, in bytes; pictures stand in them as text.
  static let sizeLimit = 16 << 20

  private var notebooks: [Notebook] = []
  private var unreadable: [String] = []
  private var moduleLines = 0
  private var exportedModules: [String] = []

  /// - Parameter tree: The project's files, for notebooks that are larger than other text.
  mutating func add(_ file: ProjectFile, of tree: FileTree) {
    if file.ending == ".ipynb" {
      if file.name.hasPrefix(".") { return }
      if let notebook = notebook(file, tree) {
        notebooks.append(notebook)
      } else {
        unreadable.append(file.path)
      }
    } else if file.ending == ".py", let bytes = file.text {
      // `jupyter nbconvert --to script` marks every cell.
      if containsBytes(bytes, Array("# In[".utf8)) {
        exportedModules.append(file.path)
      } else {
        moduleLines += countOfCodeLines(in: bytes)
      }
    }
  }

  /// Adds what was gathered from later files.
  mutating func merge(_ later: NotebookReader) {
    notebooks += later.notebooks
    unreadable += later.unreadable
    moduleLines += later.moduleLines
    exportedModules += later.exportedModules
  }

  var fact: Evidence<NotebookFact> {
    if notebooks.isEmpty, unreadable.isEmpty { return .absent }
    return .found(
      NotebookFact(
        notebooks: notebooks, unreadable: unreadable, moduleLines: moduleLines,
        exportedModules: exportedModules))
  }

  private func notebook(_ file: ProjectFile, _ tree: FileTree) -> Notebook? {
    do {
      let bytes = try file.text ?? tree.contents(of: file.entry, limit: Self.sizeLimit)
      let value = try JSONReader.value(
        of: bytes, limits: .init(bytes: Self.sizeLimit, depth: 64))
      return Notebook(path: file.path, value)
    } catch {
      return nil
    }
  }
}

extension Notebook {
  /// Reads the cells of notebook format 4, or of 3 with its worksheets.
  fileprivate init?(path: String, _ value: JSONValue) {
    let sheets = value["worksheets"]?.elements ?? []
    guard let cells = value["cells"]?.elements ?? sheets.first?["cells"]?.elements
    else { return nil }
    var (codeCells, lines, markdownCells, prose, errors) = (0, 0, 0, 0, 0)
    var counts: [Int?] = []
    for cell in cells {
      let source = (cell["source"] ?? cell["input"])?.joinedText ?? ""
      switch cell["cell_type"]?.text {
      case "code":
        let count = countOfCodeLines(in: Array(source.utf8))
        if count == 0 { continue }
        codeCells += 1
        lines += count
        if case .integer(let number) =
          cell["execution_count"] ?? cell["prompt_number"] ?? .null
        {
          counts.append(Int(exactly: number))
        } else {
          counts.append(nil)
        }
        let outputs = cell["outputs"]?.elements ?? []
        if outputs.contains(where: { $0["output_type"]?.text == "error" }) { errors += 1 }
      case "markdown", "heading":
        markdownCells += 1
        prose += textWidth(source)
      default: continue
      }
    }
    self.init(
      path: path, codeCells: codeCells, codeLines: lines, markdownCells: markdownCells,
      proseWidth: prose, executionCounts: counts, errorCells: errors)
  }
}

/// Returns the number of lines that are neither empty nor a comment.
private func countOfCodeLines(in bytes: [UInt8]) -> Int {
  var count = 0
  var isAtStart = true
  for byte in bytes {
    if byte == 0x0A {
      isAtStart = true
    } else if isAtStart, byte > 0x20 {
      isAtStart = false
      if byte != UInt8(ascii: "#") { count += 1 }
    }
  }
  return count
}

extension JSONValue {
  /// A text, or the texts of a list put together.
  fileprivate var joinedText: String {
    text ?? (elements ?? []).compactMap(\.text).joined()
  }
}
