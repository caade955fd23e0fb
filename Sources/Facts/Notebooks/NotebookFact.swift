/// The notebooks of a project, and how much code stands outside of them.
package struct NotebookFact: Hashable, Sendable {
  package let notebooks: [Notebook]
  /// Notebooks that are no notebooks, or could not be read; paths in the repository.
  package let unreadable: [String]
  /// Lines of Python modules that are not empty and no comments.
  package let moduleLines: Int
  /// Modules that look like a notebook written out as a script.
  package let exportedModules: [String]
}

/// One notebook.
package struct Notebook: Hashable, Sendable {
  /// Path in the repository.
  package let path: String
  package let codeCells: Int
  package let codeLines: Int
  package let markdownCells: Int
  /// Width of the prose in Markdown cells; an East Asian character counts two.
  package let proseWidth: Int
  /// Execution counts of the code cells that hold code, in the order of the file.
  package let executionCounts: [Int?]
  /// Code cells that end in an error.
  package let errorCells: Int
}
