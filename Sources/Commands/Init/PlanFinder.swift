import CivilTime
import Foundation
import MilepostResources
import Planning

/// Finds the documents of a folder that read as plans.
struct PlanFinder {
  /// A document and how much of a plan it is.
  struct Candidate: Equatable {
    /// Absolute path.
    let path: String
    /// Items that carry a state, days, a bar or a rhythm.
    let promises: Int
    let items: Int
  }

  let today: CivilDay

  /// Larger documents are no plans that a person writes by hand, in bytes.
  private static let sizeLimit = 1 << 20
  /// More files of a folder than this are not looked at.
  private static let fileLimit = 500
  /// Fewest promises of a document, and of one whose name says that it is something else.
  private static let (fewest, fewestOfReadme) = (3, 12)

  /// Returns the plans in the given folders themselves, the one with most promises first.
  func plans(in folders: [String]) -> [Candidate] {
    var seen: Set<String> = []
    return folders.filter { seen.insert($0).inserted }.flatMap(plans(in:))
      .sorted { ($1.promises, $0.path) < ($0.promises, $1.path) }
  }

  private func plans(in folder: String) -> [Candidate] {
    let words = WordList.named("plan/documents.words")
    let endings = Set(words.words("endings"))
    let never = Set(words.words("never"))
    let rarely = Set(words.words("rarely"))
    return names(in: folder).prefix(Self.fileLimit).compactMap { name in
      guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
        endings.contains(name[name.index(after: dot)...].lowercased())
      else { return nil }
      let base = name[..<dot].lowercased()
      guard !never.contains(base) else { return nil }
      let path = folder == "/" ? "/" + name : "\(folder)/\(name)"
      guard let candidate = candidate(path) else { return nil }
      let fewest = rarely.contains(base) ? Self.fewestOfReadme : Self.fewest
      return candidate.promises >= fewest ? candidate : nil
    }
  }

  private func candidate(_ path: String) -> Candidate? {
    do {
      let bytes = try InputFile.read(path, limit: Self.sizeLimit)
      let plan = try PlanReader.read(bytes, options: PlanOptions(today: today))
      let promises = plan.items.count {
        $0.state != nil || $0.window != nil || $0.quantity != nil || $0.cadence != nil
      }
      return Candidate(path: path, promises: promises, items: plan.items.count)
    } catch {
      // What cannot be read is no plan that could be proposed.
      return nil
    }
  }

  private func names(in folder: String) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      return []
    }
  }
}
