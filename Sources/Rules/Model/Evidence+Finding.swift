internal import Facts

extension Evidence {
  /// Returns what was found, or says why there is nothing to judge.
  ///
  /// - Parameters:
  ///   - rule: Id of the rule that asks.
  ///   - absent: The finding when the subject is not there.
  func judge(_ rule: String, absent: @autoclosure () -> Finding, _ found: (Value) -> Finding)
    -> Finding
  {
    switch self {
    case .found(let value): found(value)
    case .absent: absent()
    case .unreadable(let error): .unreadable(rule: rule, error)
    case .notRead: .notRead(rule: rule)
    }
  }
}
