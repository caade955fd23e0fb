import Activity
import MilepostResources
import Testing

@testable import Reports

@Suite struct PromptTextTests {
  private func line(
    _ answer: PromptText.Answer, _ shell: PromptShell = .plain,
    template: String = PromptText.defaultTemplate, coloured: Bool = false,
    language: Language = .english
  ) -> String {
    PromptText(
      shell: shell, template: template, catalogue: Catalogue(language), isColoured: coloured
    ).line(answer)
  }

  @Test func `the default says state, length and what is left`() {
    #expect(line(.init(state: .secured, days: 12)) == "● 12")
    #expect(line(.init(state: .atRisk, days: 11, minutesLeft: 192)) == "○ 11 3h12m")
    #expect(line(.init(state: .atRisk, days: 11, minutesLeft: 9)) == "○ 11 9m")
    #expect(line(.init(state: .rest, days: 11, isStale: true)) == "◌ 11 …")
    #expect(line(.init(state: .none, days: 0)) == "")
  }

  @Test func `a template is the person's own`() {
    let answer = PromptText.Answer(
      state: .atRisk, days: 3, habit: "{days}", due: "写一篇博客", dueDays: 2)
    #expect(
      line(answer, template: "[{habit}] {due} {due-days} {nothing}")
        == "[{days}] 写一篇博客 2d {nothing}")
    #expect(line(answer, template: "{state}", language: .simplifiedChinese).hasPrefix("有中断风险"))
    let bare = PromptText.Answer(state: .secured, days: 3)
    #expect(line(bare, template: "{due} {days} {due-days}") == "3")
  }

  static let hostile =
    #"$(touch x) `id` \u001 %F{red} <red> {{ .Env }}"# + "\u{1B}]0;t\u{7}\u{202E}"

  @Test(arguments: PromptShell.allCases)
  func `foreign text cannot act in any shell`(shell: PromptShell) {
    let text = shell.escaped(Self.hostile)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
    switch shell {
    case .bash, .zsh:
      #expect(!text.contains { "$`\\".contains($0) })
      if shell == .zsh { #expect(!text.replacing("%%", with: "").contains("%")) }
    case .ohMyPosh: #expect(!text.contains("<") && !text.contains("{{"))
    case .plain, .fish, .starship: break
    }
  }

  @Test(arguments: [
    (PromptShell.plain, "● 1"), (.starship, "● 1"), (.ohMyPosh, "● 1"),
    (.bash, "\u{1}\u{1B}[32m\u{2}● 1\u{1}\u{1B}[0m\u{2}"), (.zsh, "%F{green}● 1%f"),
    (.fish, "\u{1B}[32m● 1\u{1B}[0m"),
  ])
  func `colours are those of the shell`(shell: PromptShell, expected: String) {
    #expect(line(.init(state: .secured, days: 1), shell, coloured: true) == expected)
  }
}
