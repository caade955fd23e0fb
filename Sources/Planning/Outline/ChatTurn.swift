/// Recognises exported conversations.
enum ChatTurn {
  enum Speaker: Hashable, Sendable { case user, assistant }

  /// Whether a document has both sides of a conversation, each on lines of their own.
  static func isChat(_ lines: [SourceLine], _ kinds: [LineKind]) -> Bool {
    var speakers: Set<Speaker> = []
    for (line, kind) in zip(lines, kinds) where kind == .text && line.scalars.count <= 40 {
      if let speaker = speaker(Inline.text(line.scalars[...], offset: 0)) {
        speakers.insert(speaker)
        if speakers.count == 2 { return true }
      }
    }
    return false
  }

  /// Returns who speaks after a line that is only a name and a colon (or a bold name).
  static func speaker(_ text: PlainText) -> Speaker? {
    guard text.count <= 30, !text.isEmpty else { return nil }
    var end = text.count
    while end > 0, Folding.isPunctuation(text.folded[end - 1]) { end -= 1 }
    var start = 0
    while start < end, !Folding.isWordScalar(text.folded[start]) { start += 1 }
    guard start < end, end < text.count || text.isWhollyBold else { return nil }
    let hits = Hits(text.folded)
    if let hit = hits.at(start, .chatUser), hit.end == end { return .user }
    if let hit = hits.at(start, .chatAssistant), hit.end == end { return .assistant }
    return nil
  }
}
