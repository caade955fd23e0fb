/// Values of a rule call, from the numbers and names of the clause.
extension CriteriaReader {
  func parameters(_ pattern: CriteriaWords.Pattern) -> [String: PlanCriterion.Value] {
    guard let parameter = pattern.parameter else { return [:] }
    switch parameter.type {
    case "count":
      let noun =
        pattern.parts.compactMap { part -> String? in
          if case .quantity(let noun) = part { noun } else { nil }
        }.first ?? parameter.name
      let bar = quantity(noun) ?? countedByGroup(noun)
      guard let bar, let value = bar.quantity.value.whole else { return [:] }
      return [parameter.name: .threshold(bar.quantity.comparison, value)]
    case "basis-points":
      guard let bar = quantity("percent"), bar.quantity.value.thousandths <= 100_000 else {
        return [:]
      }
      return [
        parameter.name: .threshold(bar.quantity.comparison, bar.quantity.value.thousandths / 10)
      ]
    case "list":
      let names = named(pattern)
      return names.isEmpty ? [:] : [parameter.name: .list(names)]
    case "text":
      if pattern.parts.contains(.tagPattern), let range = TagPattern.range(in: text) {
        return [parameter.name: .text(TagPattern.pattern(text.string(range)))]
      }
      if parameter.name == "name" { return repositoryName().map { ["name": .text($0)] } ?? [:] }
      return named(pattern).last.map { [parameter.name: .text($0)] } ?? [:]
    default: return [:]
    }
  }

  /// A classifier without a known noun counts what the rule is about: `2 篇`, `100 题`.
  func countedByGroup(_ noun: String) -> QuantityReader.Found? {
    quantities.first {
      $0.quantity.noun == noun
        || ($0.quantity.noun == nil && $0.unit == nil && (noun == "problems" || !$0.isCompared))
    }
  }

  /// The names that stand in the clause for a rule's list or text, as written, each once.
  func named(_ pattern: CriteriaWords.Pattern) -> [String] {
    let groups =
      pattern.rule == "dependencies.uses"
      ? ["tool.library", "tool.language", "tool.gpu"]
      : pattern.rule == "deploy.target"
        ? ["target"]
        : pattern.rule == "quality.linter" ? ["linter"] : ["host"]
    let hits = groups.flatMap { byGroup[$0] ?? [] }.sorted { $0.start < $1.start }
    var seen: Set<String> = []
    var names: [String] = []
    for hit in hits where !hits.contains(where: { $0.start <= hit.start && $0.end > hit.end }) {
      let name = hit.value.hasSuffix("*") ? text.string(hit.range) : hit.value
      if seen.insert(name).inserted { names.append(name) }
    }
    return names
  }

  /// Code or a quoted name in the clause.
  func repositoryName() -> String? {
    if let code = text.codeSpans.first { return code }
    guard let open = text.folded.firstIndex(of: 0x22),
      let close = text.first(0x22, from: open + 1), close - open <= 60
    else { return nil }
    return text.string(text.trimmed(open + 1..<close))
  }
}
