import BulletinPrograms

/// Why pages did not become PDF.
enum PaperFailure: Error, Sendable, Hashable {
  /// No browser that prints is installed; the name is the one that the person gave.
  case noBrowser(named: String?)
  /// The browser did not run to its end.
  case stopped(page: String, ProgramFailure)
  /// The browser ended without a PDF, in its own words.
  case refused(page: String, status: Int32, words: String)
  /// The file that the browser wrote is no tagged PDF.
  case untagged(page: String)
}
