/// Decides what sort of promise a clause is.
struct KindReader {
  let text: PlainText
  let hits: Hits
  let role: Role?
  /// A rate in the clause itself, or one that a label or heading lends.
  let hasRate: Bool
  /// The rate only names a period (`月度 OKR`), so that a bar under it is a target.
  let isPeriodGoal: Bool
  let quantities: [QuantityReader.Found]

  var kind: PlanItem.Kind {
    switch role {
    case .question?: return .question
    case .signal?: return .signal
    default: break
    }
    if isQuestion { return .question }
    let hasBar = !quantities.isEmpty
    if isPeriodGoal { return hasBar ? .target : .milestone }
    if hasAvoid { return .practice }
    if hasRate { return .habit }
    let hasStrongBar = quantities.contains {
      $0.isCompared || ($0.isLeading && $0.quantity.unit != nil)
    }
    switch role {
    case .practice?: return hasStrongBar ? .target : .practice
    case .habit?: return .habit
    case .criteria?, .requirement?: return .target
    default: break
    }
    if hasBar,
      quantities.contains(where: isTarget)
    {
      return .target
    }
    return keeps && role != .goal ? .practice : .milestone
  }

  var isQuestion: Bool {
    var position = text.count - 1
    while position >= 0,
      Folding.isBlank(text.folded[position]) || text.folded[position] == 0x22
        || text.folded[position] == 0x27
    { position -= 1 }
    return position >= 0 && text.folded[position] == 0x3F
  }

  /// A bar that counts: compared, at the head of the clause, or more than one of something in figures.
  private func isTarget(_ found: QuantityReader.Found) -> Bool {
    if found.isCompared || found.isLeading || found.quantity.noun == nil { return true }
    return found.quantity.value > PlanNumber(1) && found.unit == nil
  }

  /// `不要…`, `avoid …` at the beginning of the clause or of what follows its label.
  private var hasAvoid: Bool {
    hits.of(.avoid).contains { leads($0.start) }
  }

  private var keeps: Bool { hits.of(.keep).contains { leads($0.start) } }

  /// Whether only punctuation and a label stand before a place.
  private func leads(_ position: Int) -> Bool {
    var before = position
    while before > 0, Folding.isPunctuation(text.folded[before - 1]),
      ![0x2C, 0x3001].contains(text.folded[before - 1])
    {
      before -= 1
    }
    return before == 0 || [0x3A, 0x2C, 0x3002, 0x3B].contains(text.folded[position - 1])
      || (position >= 2 && [0x3A, 0x2C].contains(text.folded[position - 2]))
  }
}
