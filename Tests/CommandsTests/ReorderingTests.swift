import Testing

@testable import Commands

@Suite struct ReorderingTests {
  @Test(arguments: [
    ("-C dir streak a", "streak a -C dir"),
    ("--now 2025-01-01 -q today", "today --now 2025-01-01 -q"),
    ("--lang=en --plain plan show f", "plan show f --lang=en --plain"),
    ("-C d commits check -- -x", "commits check -C d -- -x"),
    ("streak -C dir", "streak -C dir"), ("", ""), ("-C", "-C"), ("-C dir", "-C dir"),
    ("-C dir --version", "-C dir --version"), ("--unknown streak", "--unknown streak"),
    ("--help", "--help"),
  ])
  func `global options in front move behind the command`(given: String, expected: String) {
    let words = { (text: String) in text.split(separator: " ").map(String.init) }
    #expect(Milepost.reordered(words(given)) == words(expected))
  }
}
