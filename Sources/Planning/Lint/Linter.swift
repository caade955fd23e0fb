import CivilTime
import MilepostResources

/// Collects what an author should look at.
struct Linter {
  private var diagnostics: [PlanDiagnostic] = []

  /// Returns the diagnostics of a plan, by line, column and code.
  static func diagnostics(
    lines: [SourceLine], outline: Outline, windows: WindowBuilder, plan: Plan, isFull: Bool,
    options: PlanOptions
  ) -> [PlanDiagnostic] {
    var linter = Linter()
    linter.readLines(lines, outline)
    linter.readProblems(windows.problems)
    linter.readPhases(outline, windows)
    linter.readItems(plan, options)
    linter.readStates(outline)
    linter.readPlan(plan, isFull: isFull)
    return linter.diagnostics.sorted {
      ($0.line, $0.column, $0.code.rawValue, $0.item ?? "")
        < ($1.line, $1.column, $1.code.rawValue, $1.item ?? "")
    }
  }

  private mutating func add(
    _ code: PlanDiagnostic.Code, _ severity: PlanDiagnostic.Severity, line: Int, column: Int = 1,
    item: String? = nil, _ arguments: [String: Message.Argument] = [:]
  ) {
    diagnostics.append(
      PlanDiagnostic(
        code: code, severity: severity, line: line, column: column, item: item,
        message: Message("plan.lint.\(code.rawValue)", arguments)))
  }

  private mutating func readLines(_ lines: [SourceLine], _ outline: Outline) {
    for line in lines {
      if line.isDamaged { add(.invalidText, .warning, line: line.number) }
      if line.isCut {
        add(.lineTooLong, .warning, line: line.number, ["limit": .number(SourceLines.longest)])
      }
    }
    for line in outline.fencedBoxes { add(.boxInFence, .warning, line: line) }
    for line in outline.unclosedFences { add(.unclosedFence, .warning, line: line) }
    for node in outline.nodes {
      if let box = node.box, box.isEscaped {
        add(.escapedBox, .warning, line: node.line, column: box.position + 1)
      }
    }
  }

  private mutating func readProblems(_ problems: [WindowFactory.Problem]) {
    var seen: Set<WindowFactory.Problem> = []
    for problem in problems where seen.insert(problem).inserted {
      var arguments: [String: Message.Argument] = ["words": .text(problem.raw)]
      if let weekday = problem.weekday {
        arguments["weekday"] = .message(Message("plan.weekday.\(weekday.rawValue)"))
      }
      let severity: PlanDiagnostic.Severity = problem.code == .ambiguousDate ? .warning : .error
      add(problem.code, severity, line: problem.line, column: problem.column, arguments)
    }
  }

  /// Two headings that speak of the same phase should name the same days.
  private mutating func readPhases(_ outline: Outline, _ windows: WindowBuilder) {
    var seen: [Int: (window: PlanWindow, line: Int)] = [:]
    for (index, section) in outline.sections.enumerated() where section.line > 0 {
      guard let number = PhaseNumber.of(section), let window = windows.stated(index), window.hasDays
      else { continue }
      if let known = seen[number], !known.window.sameDays(window) {
        add(
          .conflictingDates, .warning, line: section.line,
          [
            "words": .text(window.raw), "other": .text(known.window.raw),
            "line": .number(known.window.line),
          ])
      } else if seen[number] == nil {
        seen[number] = (window, section.line)
      }
    }
  }

  private mutating func readItems(_ plan: Plan, _ options: PlanOptions) {
    var ids: [String: Int] = [:]
    var reported: Set<Int> = []
    for item in plan.items {
      if let line = ids[item.id] {
        add(
          .duplicateId, .error, line: item.line, column: item.column, item: item.id,
          ["id": .text(item.id), "line": .number(line)])
      }
      ids[item.id] = ids[item.id] ?? item.line
      if let window = item.window {
        if let conflict = window.conflicts.first, reported.insert(window.line).inserted {
          add(
            .conflictingDates, .warning, line: window.line,
            [
              "words": .text(window.raw), "other": .text(conflict.raw),
              "line": .number(conflict.line),
            ])
        }
        if let today = options.today, let start = window.start, item.state == .done, start > today {
          add(
            .tickedTooEarly, .warning, line: item.line, column: item.column, item: item.id,
            ["start": .text(start.description)])
        }
      }
      let canBeShown = item.kind != .question && item.kind != .signal
      if canBeShown, item.criteria.isEmpty {
        add(.noRule, .note, line: item.line, column: item.column, item: item.id)
      }
    }
    readYears(plan)
  }

  /// A year that nobody wrote is said once per place, not once per item.
  private mutating func readYears(_ plan: Plan) {
    var lines: Set<Int> = []
    for item in plan.items {
      guard let window = item.window, window.assumption == .year,
        lines.insert(window.line).inserted,
        let day = window.start ?? window.end
      else { continue }
      add(
        .assumedYear, .note, line: window.line,
        ["words": .text(window.raw), "year": .number(day.year)])
    }
  }

  /// `已完成` above open boxes.
  private mutating func readStates(_ outline: Outline) {
    for node in outline.nodes where node.box?.state == "open" {
      let section = outline.sections[node.section]
      if StateReader.word(section.title, hits: section.hits) == "done" {
        add(
          .openUnderDone, .warning, line: node.line,
          ["heading": .text(section.title.string), "line": .number(section.line)])
      }
    }
  }

  private mutating func readPlan(_ plan: Plan, isFull: Bool) {
    for line in plan.notUnderstood { add(.notUnderstood, .warning, line: line.line) }
    if isFull {
      add(.tooManyItems, .error, line: 1, ["limit": .number(ItemReader.mostItems)])
    }
    let needsAnchor = plan.items.first { item in
      item.window.map { $0.hasDays && $0.start == nil && $0.end == nil } ?? false
    }
    if plan.anchor?.day == nil, let item = needsAnchor {
      add(.noAnchor, .warning, line: item.window?.line ?? item.line)
    }
  }
}

/// The number of a phase in a title: `第一阶段`, `一阶段`, `Phase 2`.
enum PhaseNumber {
  static func of(_ section: Outline.Section) -> Int? {
    let text = section.title
    let numbers = NumberReader(text: text.folded, hits: section.hits)
    for hit in section.hits.all where hit.wordClass == .phase || hit.wordClass == .phaseTerm {
      let isOrdinal = text.folded[hit.start] == 0x7B2C
      if let number = numbers.number(at: hit.start + (isOrdinal ? 1 : 0)),
        number.range.upperBound < hit.end
      {
        return number.whole
      }
      // 阶段 stands behind its number, phase before it.
      for position in max(0, hit.start - 3)..<hit.start {
        if let number = numbers.number(at: position), number.range.upperBound == hit.start {
          return number.whole
        }
      }
      guard
        !Folding.isEastAsian(text.folded[hit.start])
          || Folding.isDigit(hit.end < text.count ? text.folded[hit.end] : 0)
      else { continue }
      var behind = hit.end
      while behind < text.count, Folding.isBlank(text.folded[behind]) { behind += 1 }
      if let number = numbers.number(at: behind), !number.hasDecimals { return number.whole }
    }
    return nil
  }
}
