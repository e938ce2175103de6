import Foundation
public import Testing

/// Expected texts beside the tests: compared, or written again with `BULLETIN_RECORD=1`.
public enum Golden {
  /// Tells whether expected texts are written instead of compared; refused in CI.
  public static var isRecording: Bool {
    let environment = ProcessInfo.processInfo.environment
    guard environment["BULLETIN_RECORD"] == "1" else { return false }
    precondition(environment["CI"] == nil, "goldens are never recorded in CI")
    return true
  }

  /// Compares a text with the file that holds what is expected; a missing file is written and fails.
  public static func compare(
    _ text: String, with path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let exists = FileManager.default.fileExists(atPath: path)
    guard exists, !isRecording else {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      if !exists && !isRecording {
        Issue.record("\(path) was missing and is written", sourceLocation: sourceLocation)
      }
      return
    }
    // Not by `String(contentsOfFile:)`, which drops a byte order mark.
    let expected = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    guard expected != text else { return }
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line =
      zip(left, right).enumerated().first { $1.0 != $1.1 }?.offset ?? min(left.count, right.count)
    Issue.record(
      """
      \(path):\(line + 1) differs
      expected: \(line < left.count ? left[line] : "(end)")
      found:    \(line < right.count ? right[line] : "(end)")
      """, sourceLocation: sourceLocation)
  }
}
