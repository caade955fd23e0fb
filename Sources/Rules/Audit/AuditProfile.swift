import MilepostResources

/// Which rules an audit applies when nobody asks for one by name.
package struct AuditProfile: Sendable {
  package let name: String
  private let leftOut: [String]

  /// The profiles of `Resources/rules/profiles.words`, in the order of the file's first line.
  package static let names = profiles.words("profiles")

  /// Returns a profile, or nil when there is none of that name.
  package init?(named name: String) {
    guard Self.names.contains(name) else { return nil }
    self.name = name
    leftOut = Self.profiles.words("all") + Self.profiles.words(name)
  }

  /// Returns whether the profile applies a rule; `family.*` in the file leaves out a family.
  package func applies(_ rule: String) -> Bool { !Self.names(rule, in: leftOut) }

  /// Returns whether a project answers for a rule that only holds other projects.
  ///
  /// What has to do with a program is asked of those it holds.
  package static func appliesToContainers(_ rule: String) -> Bool {
    names(rule, in: profiles.words("container"))
  }

  /// Returns whether a rule looks at commits.
  package static func needsHistory(_ rule: String) -> Bool {
    names(rule, in: profiles.words("history"))
  }

  private static func names(_ rule: String, in patterns: [String]) -> Bool {
    patterns.contains { pattern in
      pattern.hasSuffix(".*") ? rule.hasPrefix(pattern.dropLast()) : rule == pattern
    }
  }

  private static let profiles = WordList.named("rules/profiles.words")
}
