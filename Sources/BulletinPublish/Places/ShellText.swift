/// Words for the POSIX shell of another machine.
enum ShellText {
  /// A word that the shell takes as it is, whatever is in it.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
