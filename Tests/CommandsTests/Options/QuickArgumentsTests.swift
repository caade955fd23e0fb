import ArgumentParser
import Testing

@testable import Commands

/// What is read by hand is what ArgumentParser reads.
@Suite struct QuickArgumentsTests {
  @Test(arguments: [
    "today", "today a b", "today --author me --author ada@example.org a", "today -q --plain",
    "today --plan p.md --now 2025-06-05 --zone utc -C x --config y -v", "today --no-cache",
    "today --format json --format text:out.txt a", "today --trust-owner --verbose --quiet",
  ])
  func `a plain spelling is read alike`(line: String) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let quick = try #require(QuickArguments.today(arguments))
    let parsed = try #require(try Milepost.parseAsRoot(arguments) as? TodayCommand)
    #expect(quick == parsed.settings)
  }

  @Test(arguments: [
    "", "streak", "today --help", "today --since 2025-01-01", "today --lang en", "today --plan",
    "today --plan -", "today --format yaml", "today --plan a --plan b", "today --now=2025-01-01",
    "today -- a", "today -qv", "today --unknown x", "--now 2025-01-01 today",
  ])
  func `everything else is left to ArgumentParser`(line: String) {
    #expect(QuickArguments.today(line.split(separator: " ").map(String.init)) == nil)
  }

  @Test(arguments: [
    "prompt", "prompt --shell zsh a b", "prompt --template {days} --cached-only --exit-code",
    "prompt --author ada@example.org --now 2025-06-05 -C x --no-cache",
  ])
  func `a plain spelling of prompt is read alike`(line: String) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let quick = try #require(QuickArguments.prompt(arguments))
    let parsed = try #require(try Milepost.parseAsRoot(arguments) as? PromptShowCommand)
    #expect(quick == parsed.settings)
  }

  @Test(arguments: [
    "prompt init bash", "prompt show", "prompt --help", "prompt --shell tcsh", "prompt --plan a",
    "prompt --format json", "prompt --since 2025-01-01",
  ])
  func `other spellings of prompt are left to ArgumentParser`(line: String) {
    #expect(QuickArguments.prompt(line.split(separator: " ").map(String.init)) == nil)
  }
}
