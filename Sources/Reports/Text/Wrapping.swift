/// Returns text in lines of at most so many columns, broken at blanks and between wide characters.
///
/// A command in backticks stays on one line, so that it can be copied; what cannot be broken may be
/// longer than a line.
package func wrapped(_ text: String, toWidth width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  for piece in pieces(of: displayText(text)) {
    let length = displayWidth(piece)
    let visible = piece.last == " " ? length - 1 : length
    if used > 0, used + visible > max(1, width) {
      lines.append(line)
      (line, used) = ("", 0)
    }
    line += piece
    used += length
  }
  lines.append(line)
  return lines.map { $0.last == " " ? String($0.dropLast()) : $0 }
}

/// Words with the blank behind them, wide characters alone, commands whole.
///
/// Punctuation of Chinese text does not begin a line: it belongs to what stands before it.
private func pieces(of text: String) -> [String] {
  var result: [String] = []
  var current = ""
  var isCommand = false
  var previousIsWide = false
  for character in text {
    let isWide = displayWidth(String(character)) > 1
    let mayBreak =
      !isCommand && (isWide || previousIsWide) && !"，。；：、）”！？".contains(character)
      && !"（“".contains(current.last ?? " ")
    if mayBreak, !current.isEmpty {
      result.append(current)
      current = ""
    }
    if character == "`" { isCommand.toggle() }
    current.append(character)
    previousIsWide = isWide
    if !isCommand, character == " " {
      result.append(current)
      current = ""
    }
  }
  if !current.isEmpty { result.append(current) }
  return result
}
