import Activity
import Facts
import GitReader
import MilepostResources

/// An answer of an earlier run to an ``ActivityQuestion``.
struct KeptActivity {
  /// What is kept of one repository.
  struct Source {
    /// Remarks on it.
    let notes: [Message]
    var frontier: RepositoryFrontier
    /// Whether no other repository has one of its commits.
    let isApart: Bool
  }

  var ledger: ActivityLedger
  /// In the order of the question's sources.
  var sources: [Source]
}

extension KeptActivity {
  /// Reads an answer; nil when the bytes are none.
  init?(_ bytes: [UInt8], sources count: Int, withMessages: Bool) {
    var packed = PackedReader(bytes)
    guard let ledger = ActivityLedger(from: &packed, withMessages: withMessages) else {
      return nil
    }
    var sources: [Source] = []
    for _ in 0..<count {
      guard let noteCount = packed.count() else { return nil }
      var notes: [Message] = []
      for _ in 0..<noteCount {
        guard let note = packed.message() else { return nil }
        notes.append(note)
      }
      guard let frontier = RepositoryFrontier(from: &packed), let isApart = packed.flag() else {
        return nil
      }
      sources.append(Source(notes: notes, frontier: frontier, isApart: isApart))
    }
    guard packed.isAtEnd else { return nil }
    self.init(ledger: ledger, sources: sources)
  }

  var bytes: [UInt8] {
    var writer = PackedWriter()
    ledger.write(to: &writer)
    for source in sources {
      writer.write(UInt64(source.notes.count))
      for note in source.notes { writer.write(note) }
      source.frontier.write(to: &writer)
      writer.write(source.isApart)
    }
    return writer.bytes
  }
}
