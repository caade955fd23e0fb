import FactStore
import MilepostResources
import Reports
import Rules

/// Looks at the cache: whether it can be used, and what of it is of no use any more.
struct CacheCheck {
  typealias Entry = DoctorReport.Entry

  let context: CommandContext

  /// Returns what is to be said; nothing where no cache is wanted.
  ///
  /// To be asked before anything is read: reading takes damaged files away.
  func entries() -> [Entry] {
    guard !context.options.noCache else { return [] }
    guard let folder = context.cacheFolder else {
      return [
        Entry(
          .note, "", "no-cache", Message("doctor.cache.none"),
          fixes: [Message("doctor.fix.cache-folder")])
      ]
    }
    let examination = CacheExamination(in: folder)
    let found = examination.problems.map(entry) + leftovers(examination)
    guard found.isEmpty else { return found }
    let contents = CacheContents(in: folder)
    return [
      Entry(
        .good, folder, "cache",
        Message(
          "doctor.cache.good",
          ["files": .number(contents.files.count), "size": .number((contents.size + 1023) / 1024)]))
    ]
  }

  private func entry(on problem: CacheProblem) -> Entry {
    let fix =
      switch problem.code {
      case .damaged: "cache-clear"
      case .unreadable, .unwritable: "cache-access"
      case .locked: "cache-wait"
      }
    return Entry(
      problem.code == .locked ? .note : .mend, "", "cache-\(problem.code.rawValue)", problem.note,
      fixes: [Message("doctor.fix.\(fix)", ["path": .text(shellWord(problem.subject))])])
  }

  private func leftovers(_ examination: CacheExamination) -> [Entry] {
    [("cache-idle", examination.idle), ("cache-gone", examination.gone)].compactMap { code, names in
      names.first.map { first in
        Entry(
          .note, "", code,
          Message("doctor.cache.\(code)", ["count": .number(names.count), "first": .text(first)]),
          fixes: [Message("doctor.fix.cache-clear")])
      }
    }
  }
}
