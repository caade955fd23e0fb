import Glibc

/// Runs a piece of work that Ctrl-C and a polite kill wait for.
///
/// The signal ends the process afterwards in its usual way, so that a shell sees what it expects and
/// nothing is left half-written. No handler runs, and none has to know what to tidy up.
func withSignalsHeld<Result, Problem: Error>(_ work: () throws(Problem) -> Result) throws(Problem)
  -> Result
{
  var signals = sigset_t()
  var before = sigset_t()
  sigemptyset(&signals)
  for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&signals, signal) }
  pthread_sigmask(SIG_BLOCK, &signals, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  return try work()
}
