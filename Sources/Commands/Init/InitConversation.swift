import Facts
import MilepostResources
import Reports

/// What `init` asks a person before it proposes a file.
struct InitConversation {
  /// What the person said.
  struct Answers: Equatable {
    /// Addresses that are the person's.
    var addresses: Set<String> = []
    /// Index into the plans that were found.
    var plan = 0
  }

  let catalogue: Catalogue
  /// Names of plans are shown relative to its working directory.
  let environment: ProcessEnvironment
  /// Shows a text, waits for a line and returns it; empty at the end of the input.
  let ask: (String) -> String

  /// Most addresses and plans that are asked about.
  private static let limit = 5
  /// How often a question is asked before answers that make no sense count as none.
  private static let patience = 3

  /// Asks who the person is and which plan is theirs; what is clear is not asked.
  ///
  /// - Parameter asksForPlan: Whether the answer would change anything.
  func answers(on discovery: PortfolioDiscovery, asksForPlan: Bool) -> Answers {
    var answers = Answers()
    for address in discovery.owner.candidates.prefix(Self.limit) {
      let reason = address.reason.map { Message("doctor.reason.\($0.rawValue)") }
      let question = Message(
        reason == nil ? "init.ask.busiest" : "init.ask.address",
        [
          "email": .text(displayText(address.email)), "count": .number(address.commits),
          "reason": reason.map { .message($0) } ?? "",
        ])
      if isYes(catalogue.text(question)) { answers.addresses.insert(address.email) }
    }
    let plans = discovery.plans.prefix(Self.limit)
    if plans.count > 1, asksForPlan {
      let list = plans.enumerated().map { index, plan in
        catalogue.text(
          Message(
            "init.ask.plan-entry",
            [
              "number": .number(index + 1),
              "path": .text(displayText(environment.shortened(plan.path))),
              "items": .number(plan.items),
            ])) + "\n"
      }
      answers.plan =
        answer(
          to: list.joined() + catalogue("init.ask.plan"),
          else: Message("init.ask.plan-again", ["count": .number(plans.count)])
        ) { words in
          words.isEmpty
            ? 0 : Int(words).map { $0 - 1 }.flatMap { plans.indices.contains($0) ? $0 : nil }
        } ?? 0
    }
    return answers
  }

  /// Shows what would be written and asks whether to.
  func agrees(to text: String, path: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      displayText($0)
    }
    let question = Message(
      "init.question", ["path": .text(displayText(environment.shortened(path)))])
    return isYes(lines.joined(separator: "\n") + "\n" + catalogue.text(question))
  }

  /// No answer means no.
  private func isYes(_ question: String) -> Bool {
    answer(to: question, else: Message("init.ask.again")) { words in
      if words.isEmpty || has("init.answers.no", words) { return false }
      return has("init.answers.yes", words) ? true : nil
    } ?? false
  }

  private func has(_ key: String, _ words: String) -> Bool {
    catalogue(key).split(separator: ",").contains { $0.trimmingBlanks() == words }
  }

  /// Asks until the answer makes sense, with a remark from the second time on.
  private func answer<Answer>(
    to question: String, else remark: Message, reading: (String) -> Answer?
  ) -> Answer? {
    var text = question
    for _ in 0..<Self.patience {
      let words = ask(text + " ").trimmingBlanks().lowercased()
      if let answer = reading(words) { return answer }
      text = catalogue.text(remark)
    }
    return nil
  }
}
