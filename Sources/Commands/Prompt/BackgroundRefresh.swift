import Glibc

/// Runs the program once more, apart from the terminal and from this process.
struct BackgroundRefresh {
  let program: String
  let arguments: [String]
  /// Absolute path of a file that the other process holds as long as it runs.
  let lock: String

  /// `POSIX_SPAWN_SETSID` of glibc's spawn.h, which Swift does not import.
  private static let newSession: Int16 = 0x80

  /// Starts the other process, unless one is running, and waits a little for it.
  ///
  /// - Parameter milliseconds: How long; the process goes on when it takes longer.
  /// - Returns: Whether it has ended in time.
  func finishes(within milliseconds: Int) -> Bool {
    guard let process = start() else { return false }
    let end = ContinuousClock.now.advanced(by: .milliseconds(milliseconds))
    repeat {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) != 0 { return true }
      usleep(500)
    } while ContinuousClock.now < end
    return false
  }

  /// The lock goes over to the child with its descriptor and ends with it, however it ends: prompts
  /// that follow each other quickly start one process, not many.
  private func start() -> pid_t? {
    let held = open(lock, O_RDWR | O_CREAT | O_NOFOLLOW, 0o600)
    if held < 0, errno != ENOENT { return nil }
    defer { if held >= 0 { close(held) } }
    if held >= 0, flock(held, LOCK_EX | LOCK_NB) != 0 { return nil }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A session of its own, so that closing the terminal or Ctrl-C does not end it.
    posix_spawnattr_setflags(&attributes, Self.newSession)

    let words = ([program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, words + [nil], environ)
    return code == 0 ? process : nil
  }
}
