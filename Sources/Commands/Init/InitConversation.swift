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
  /// Shows a text, waits for a line and returns it; empty at the end of the input.
  let ask: (String) -> String

  /// Most addresses and plans that are asked about.
  private static let limit = 5

  /// Asks who the person is and which plan is theirs; what is clear is not asked.
  func answers(on discovery: PortfolioDiscovery) -> Answers {
    var answers = Answers()
    for address in discovery.owner.candidates.prefix(Self.limit) {
      let reason = address.reason.map { Message("doctor.reason.\($0.rawValue)") }
      let question = Message(
        reason == nil ? "init.ask.busiest" : "init.ask.address",
        [
          "email": .text(displayText(address.email)), "count": .number(address.commits),
          "reason": reason.map { .message($0) } ?? "",
        ])
      if isYes(ask(catalogue.text(question) + " ")) { answers.addresses.insert(address.email) }
    }
    let plans = discovery.plans.prefix(Self.limit)
    if plans.count > 1 {
      let list = plans.enumerated().map { index, plan in
        catalogue.text(
          Message(
            "init.ask.plan-entry",
            [
              "number": .number(index + 1), "path": .text(displayText(plan.path)),
              "items": .number(plan.items),
            ])) + "\n"
      }
      let answer = ask(list.joined() + catalogue("init.ask.plan") + " ").trimmingBlanks()
      if let number = Int(answer), plans.indices.contains(number - 1) { answers.plan = number - 1 }
    }
    return answers
  }

  /// Shows what would be written and asks whether to.
  func agrees(to text: String, path: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      displayText($0)
    }
    let question = Message("init.question", ["path": .text(displayText(path))])
    return isYes(ask(lines.joined(separator: "\n") + "\n" + catalogue.text(question) + " "))
  }

  private func isYes(_ answer: String) -> Bool {
    catalogue("init.answers").split(separator: ",").contains {
      $0.trimmingBlanks() == answer.trimmingBlanks().lowercased()
    }
  }
}
