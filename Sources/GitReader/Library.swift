internal import CGit2

/// libgit2, started once for the process.
enum Library {
  // A static is initialised once, whatever the number of threads.
  private static let startStatus: Int32 = {
    guard loadProblem == nil else { return -1 }
    let status = git_libgit2_init()
    guard status >= 0 else { return status }
    for option in [
      // Objects are hashed by ObjectDatabase where it matters; the switch of the library is for the
      // whole process and costs a fifth of a history scan.
      milepost_git_set_strict_hash(0),
      // A scan reads each object once: keeping it costs memory and time.
      milepost_git_set_caching(0),
      // A repository of thousands of packs must not use up the file descriptors.
      milepost_git_set_open_packs(256),
    ] where option < 0 { return option }
    return 0
  }()

  /// Why the library could not be loaded; nil when it was.
  private static let loadProblem: String? = unsafe milepost_git_load().map {
    unsafe String(cString: $0)
  }

  /// Starts libgit2 when it is not running yet.
  static func start() throws(GitError) {
    guard startStatus >= 0 else {
      throw GitError(.library, "libgit2", loadProblem ?? lastMessage())
    }
  }

  /// Returns and clears what libgit2 said last on this thread.
  static func lastMessage() -> String {
    defer { git_error_clear() }
    guard let error = unsafe git_error_last(), let message = unsafe error.pointee.message else {
      return ""
    }
    return unsafe String(cString: message)
  }
}
