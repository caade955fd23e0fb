package import Facts

/// Facts of a project by the family of the rules that look at them.
///
/// The history stands for itself: rules about commits and tags need no file. What is found in past
/// files is read on its own.
private let subjectsByFamily: [String: ProjectSubjects] = [
  "activity": [], "ci": .pipelines, "commits": [], "container": .containers, "contribution": [],
  "coverage": [.coverage, .tests], "data": .storedFiles, "dependencies": .dependencies,
  "deploy": .deployment, "docs": [.structure, .dependencies], "environment": [],
  "exercises": .notes, "files": [.storedFiles, .submodules], "gitignore": .ignore,
  "licence": .licence, "models": .storedFiles, "notebook": .notebooks, "notes": .notes,
  "quality": [.quality, .pipelines], "readme": [.readme, .coverage], "repository": [],
  "secrets": .secrets, "structure": .structure, "tags": [], "tests": .tests,
]

extension Rule {
  /// The facts of a project that the rule looks at.
  ///
  /// Every test of a rule asks it once more with nothing else read, and wants the same finding.
  package static var subjects: ProjectSubjects {
    let family = id.prefix { $0 != "." }
    return subjectsByFamily[String(family)] ?? .all
  }
}

/// Returns the facts that some rules look at; a rule that is not built looks at none.
package func subjects(ofRules ids: some Sequence<String>) -> ProjectSubjects {
  ids.reduce(into: []) { $0.formUnion(rule(named: $1)?.subjects ?? []) }
}
