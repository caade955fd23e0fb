import MilepostResources

/// Why a command could not do what was asked: what failed, why, and what helps.
///
/// Printed as `error:`, `cause:` and `hint:` lines on stderr.
struct Failure: Error {
  let status: ExitStatus
  /// What failed, with the value the person gave in quotes.
  let problem: Message
  /// What the lower layer said.
  let cause: Message?
  /// Commands or edits that help, one a line.
  let hints: [Message]

  init(
    _ status: ExitStatus, _ problem: Message, cause: Message? = nil, hints: [Message] = []
  ) {
    self.status = status
    self.problem = problem
    self.cause = cause
    self.hints = hints
  }
}
