package import MilepostResources

extension Rejection {
  /// The reason in words.
  package var message: Message {
    Message("verify.reason.\(reason.rawValue)", ["detail": .text(detail)])
  }

  /// One command or edit that helps, when there is one.
  package var hint: Message? {
    let helped: Set<VerificationReason> = [
      .noRepository, .unrelatedRepository, .shallow, .headMissing, .objectMissing,
      .unreadableRepository, .rulesVersion, .identitiesUnknown, .toolMissing, .notCanonical,
      .notYetValid, .planMissing, .planItem,
    ]
    return helped.contains(reason) ? Message("verify.hint.\(reason.rawValue)") : nil
  }
}
