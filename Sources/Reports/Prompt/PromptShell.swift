/// Where a prompt's segment is shown, and what its text must not do there.
package enum PromptShell: String, Sendable, CaseIterable {
  case plain, bash, zsh, fish, starship
  case ohMyPosh = "oh-my-posh"

  /// Returns foreign text that the prompt shows and never runs.
  ///
  /// bash and zsh may expand a prompt once more before they show it, depending on how it was put in
  /// place, so that what could begin an expansion becomes its full-width twin: right in every case,
  /// where a backslash would be right in one. zsh reads `%`, oh-my-posh `<…>` as markup.
  package func escaped(_ text: String) -> String {
    let safe = displayText(text)
    switch self {
    case .bash, .zsh:
      let inert = safe.replacing("\\", with: "＼").replacing("$", with: "＄")
        .replacing("`", with: "｀")
      return self == .zsh ? inert.replacing("%", with: "%%") : inert
    case .ohMyPosh:
      return safe.replacing("<", with: "‹").replacing(">", with: "›")
        .replacing("{{", with: "{ {")
    case .plain, .fish, .starship: return safe
    }
  }

  /// Returns text in a colour, for the shells that count what the cursor passes over.
  func coloured(_ text: String, _ colour: (code: String, name: String)) -> String {
    switch self {
    // readline takes what stands between \1 and \2 for no columns.
    case .bash: "\u{1}\u{1B}[\(colour.code)m\u{2}\(text)\u{1}\u{1B}[0m\u{2}"
    case .zsh: "%F{\(colour.name)}\(text)%f"
    case .fish: "\u{1B}[\(colour.code)m\(text)\u{1B}[0m"
    // These colour their segments themselves.
    case .plain, .starship, .ohMyPosh: text
    }
  }
}
