/// Which facts of a project are read; the others stay unread, which no rule takes for an answer.
package struct ProjectSubjects: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let containers = ProjectSubjects(rawValue: 1 << 0)
  package static let coverage = ProjectSubjects(rawValue: 1 << 1)
  package static let dependencies = ProjectSubjects(rawValue: 1 << 2)
  package static let deployment = ProjectSubjects(rawValue: 1 << 3)
  package static let ignore = ProjectSubjects(rawValue: 1 << 4)
  package static let licence = ProjectSubjects(rawValue: 1 << 5)
  package static let notebooks = ProjectSubjects(rawValue: 1 << 6)
  package static let notes = ProjectSubjects(rawValue: 1 << 7)
  package static let pipelines = ProjectSubjects(rawValue: 1 << 8)
  package static let quality = ProjectSubjects(rawValue: 1 << 9)
  package static let readme = ProjectSubjects(rawValue: 1 << 10)
  package static let secrets = ProjectSubjects(rawValue: 1 << 11)
  package static let storedFiles = ProjectSubjects(rawValue: 1 << 12)
  package static let structure = ProjectSubjects(rawValue: 1 << 13)
  package static let submodules = ProjectSubjects(rawValue: 1 << 14)
  package static let tests = ProjectSubjects(rawValue: 1 << 15)

  package static let all = ProjectSubjects(rawValue: (1 << 16) - 1)

  /// Those that are gathered from every file of a project.
  static let ofEveryFile: ProjectSubjects = [
    .containers, .dependencies, .deployment, .notebooks, .notes, .quality, .secrets, .storedFiles,
    .structure, .tests,
  ]
}
