import BulletinTestSupport
import Testing

/// A reader that is no part of the program.
enum Curl {
  /// Tells whether it is installed.
  static var isThere: Bool { Tool.find("curl") != nil }

  /// The status and all lines of the head.
  static func ask(_ url: String, _ more: String...) throws -> (status: Int, head: String) {
    let said = try run(["-D", "-", "-o", "/dev/null"] + more + [url])
    let status = said.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return (try #require(status, "\(said)"), said)
  }

  /// What is answered.
  static func body(_ url: String, _ more: String...) throws -> String { try run(more + [url]) }

  private static func run(_ arguments: [String]) throws -> String {
    try Tool.run(try #require(Tool.find("curl")), ["-sS"] + arguments).output
  }
}
