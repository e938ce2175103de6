/// Words for the POSIX shell of another machine.
enum ShellText {
  /// A word that the shell takes as it is, whatever is in it.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}

/// A word that a POSIX shell takes as it is, whatever is in it.
public func shellWord(_ text: String) -> String { ShellText.quoted(text) }
