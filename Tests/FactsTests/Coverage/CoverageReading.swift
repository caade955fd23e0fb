import FixtureKit

@testable import Facts

/// Reads one report beside the given sources.
func coverage(
  _ path: String, _ text: String, sources: [String] = ["src/app.py", "src/util.py"]
) -> CoverageFact {
  coverage([path: Array(text.utf8)], sources: sources)
}

func coverage(_ reports: [String: [UInt8]], sources: [String]) -> CoverageFact {
  var files = MemoryFiles(Dictionary(uniqueKeysWithValues: sources.map { ($0, "x") }))
  for (path, bytes) in reports { files.add(path, bytes) }
  return CoverageFact.read(files.tree)
}

/// What became of a report, in one word: `cobertura 3/4`, `no-lines`, `bad-number`.
func answer(_ path: String, _ text: String) -> String { answer(path, Array(text.utf8)) }

func answer(_ path: String, _ bytes: [UInt8]) -> String {
  let fact = coverage([path: bytes], sources: ["src/app.py", "src/util.py"])
  guard let report = fact.reports.first else { return "ignored" }
  switch report.state {
  case .measured:
    return "\(report.format?.rawValue ?? "?") \(report.count.covered)/\(report.count.total)"
  case .noLines: return "no-lines"
  case .rateOnly(let rate): return "rate-only \(rate)"
  case .refused(let error): return error.code.rawValue
  }
}
