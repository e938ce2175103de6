/// Why a program did not run to its own end.
public enum ProgramFailure: Error, Sendable, Hashable {
  /// What a program writes.
  public enum Stream: Sendable, Hashable {
    /// Standard output.
    case output
    /// Standard error.
    case errors
  }

  /// The system did not start it, with the `errno`: no such program or folder, no right to run it.
  case cannotStart(program: String, code: Int32)
  /// A signal ended it that the caller did not send.
  case killed(program: String, signal: Int32)
  /// It was still running at its time limit and was ended.
  case ranOver(program: String, limit: Duration)
  /// It wrote more than it may and was ended.
  case wroteTooMuch(program: String, stream: Stream, limit: Int)
  /// The task that waited for it was cancelled, and it was ended.
  case cancelled(program: String)
  /// A system call about it failed, with the `errno`.
  case system(operation: String, program: String, code: Int32)
}
