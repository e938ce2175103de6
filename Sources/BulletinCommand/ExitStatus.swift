/// How the program ends, for scripts that call it.
enum ExitStatus: Int32, Sendable {
  /// Done.
  case done = 0
  /// The content has faults.
  case faults = 1
  /// The command line is wrong.
  case usage = 2
  /// Disk, network or a missing program.
  case environment = 3
}
