/// What was looked for, with absence and failure kept apart from it.
package enum Evidence<Value: Sendable>: Sendable {
  case found(Value)
  /// Looked for and not there.
  case absent
  /// There, but it could not be read.
  case unreadable(FileReadError)
  /// Nobody looked.
  case notRead

  /// The value, when there is one.
  package var value: Value? { if case .found(let value) = self { value } else { nil } }
}
