import Facts
import FixtureKit
import GitReader
import Testing

@Suite struct ForgeLinksTests {
  private func links(
    host: String, path: String, pushed: Int, of count: Int = 3
  ) -> (ForgeLinks, HistoryFacts) {
    var history = MemoryHistory()
    var ids: [ObjectID] = []
    for number in 1...count { ids.append(history.commit("feat: x", on: "2025-03-0\(number)")) }
    history.finish(
      remotes: [
        RemoteFact(
          name: "origin", host: host, path: path,
          branches: pushed > 0 ? [.init(name: "main", commit: ids[pushed - 1])] : [])
      ])
    return (ForgeLinks(history.facts), history.facts)
  }

  @Test(arguments: [
    ("github.com", "https://github.com/ada/app/commit/"),
    ("gitlab.com", "https://gitlab.com/ada/app/-/commit/"),
    ("gitee.com", "https://gitee.com/ada/app/commit/"),
  ])
  func `a pushed commit has its address on a known forge`(host: String, prefix: String) {
    let (links, history) = links(host: host, path: "ada/app", pushed: 2)
    #expect(links.address(of: 1) == prefix + "\(history.commits[1].id)")
    #expect(links.address(of: 0) != nil)
  }

  @Test func `a commit that was never pushed has none`() {
    #expect(links(host: "github.com", path: "ada/app", pushed: 2).0.address(of: 2) == nil)
    #expect(links(host: "github.com", path: "ada/app", pushed: 0).0.address(of: 0) == nil)
  }

  @Test(arguments: [
    ("git.example.org", "ada/app"), ("github.com", "a\"><b>/x"), ("github.com", "../../evil"),
    ("github.com", "ada/app?x#y"), ("github.com", "ada/应用"),
  ])
  func `an unknown forge or an odd path has none`(host: String, path: String) {
    #expect(links(host: host, path: path, pushed: 3).0.address(of: 0) == nil)
  }
}
