internal import Facts
internal import MilepostResources

/// The project has a coverage report that can be read and measures its sources.
package enum CoverageReported: Rule {
  package static let id = "coverage.report"
  package static let severity = Severity.medium
  package static let defaults = RuleParameters()

  package static func evaluate(_ facts: RuleFacts, _ parameters: RuleParameters) -> Finding {
    if case .found(let fact) = facts.project.coverage, fact.reports.isEmpty, fact.databases.isEmpty
    {
      return Finding(
        rule: id, outcome: .unmet, message: Message("rule.coverage.none"),
        remedy: remedy(facts.project.tests.value?.frameworks.first))
    }
    switch ReadableCoverage(facts, rule: id) {
    case .finding(let finding): return finding
    case .measured(let fact):
      let reports = fact.measured
      return Finding(
        rule: id, outcome: .met,
        message: Message(
          "rule.coverage.report.met",
          [
            "path": .text(reports[0].path), "format": .text(reports[0].format?.rawValue ?? ""),
            "files": .number(fact.files.count),
          ]),
        places: reports.map { Place(path: $0.path) },
        measured: [
          "files": .integer(fact.files.count),
          "formats": .list(Set(reports.compactMap { $0.format?.rawValue }).sorted()),
          "unmatched": .integer(fact.unmatched.count),
        ])
    }
  }

  /// The command that writes a report, for the tests the project has.
  private static func remedy(_ framework: TestFramework?) -> Message {
    let command: String? =
      switch framework {
      case .pytest: "pytest --cov --cov-report=xml"
      case .unittest: "coverage run -m unittest && coverage xml"
      case .junit, .testNG, .kotest: "mvn verify jacoco:report"
      case .javaScript: "npx jest --coverage"
      case .go: "go test -coverprofile=coverage.out ./..."
      case .rust: "cargo llvm-cov --lcov --output-path lcov.info"
      case .xctest, .swiftTesting: "swift test --enable-code-coverage"
      case .googleTest, .catch2, .boost, .ctest: "gcovr --cobertura coverage.xml"
      case .xunit, .nunit, .msTest: "dotnet test --collect:\"XPlat Code Coverage\""
      case .rspec: "bundle exec rspec"
      case .minitest: "bundle exec rake test"
      case .phpunit: "vendor/bin/phpunit --coverage-clover clover.xml"
      case .pest: "vendor/bin/pest --coverage-clover clover.xml"
      case nil: nil
      }
    guard let command else { return Message("rule.coverage.report.remedy") }
    return Message("rule.coverage.report.command-remedy", ["command": .text(command)])
  }
}
