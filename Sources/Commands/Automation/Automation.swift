/// The system of continuous integration that runs the program.
enum Automation: Equatable {
  /// GitHub Actions, with the files it reads after a step; nil where it gives none.
  case gitHub(summary: String?, output: String?)
  case gitLab
  /// A person, or a system that wants nothing of its own.
  case none

  /// - SeeAlso: https://docs.github.com/actions/reference/workflows-and-actions/variables,
  ///   https://docs.gitlab.com/ci/variables/predefined_variables/
  init(_ variables: EnvironmentVariables) {
    func path(_ name: String) -> String? {
      variables[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    if variables["GITHUB_ACTIONS"] == "true" {
      self = .gitHub(summary: path("GITHUB_STEP_SUMMARY"), output: path("GITHUB_OUTPUT"))
    } else if variables["GITLAB_CI"] == "true" {
      self = .gitLab
    } else {
      self = .none
    }
  }

  /// Key of the sentence that says how to get the whole history here.
  var wholeHistoryKey: String? {
    switch self {
    case .gitHub: "ci.whole-history.github"
    case .gitLab: "ci.whole-history.gitlab"
    case .none: nil
    }
  }
}
