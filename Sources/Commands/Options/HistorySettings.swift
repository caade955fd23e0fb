/// Which histories are read, whose commits count and in which window.
struct HistorySettings: Equatable {
  var repositories: [String] = []
  var author: [String] = []
  var since: String?
  var until: String?
  var trustOwner = false
}
