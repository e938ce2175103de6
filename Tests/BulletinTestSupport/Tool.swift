import Foundation
import Testing

/// Another program that a test asks: what it printed, and how it ended.
public struct Tool: Sendable {
  /// The exit status.
  public let status: Int32
  /// Standard output and standard error together.
  public let output: String

  /// Where a program stands on the search path; nil where it is not installed.
  public static func find(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The Python that tests use: `BULLETIN_PYTHON`, else the one on the search path.
  public static var python: String? {
    ProcessInfo.processInfo.environment["BULLETIN_PYTHON"] ?? find("python3")
  }

  /// The browser that tests look with; nil where none is installed.
  public static var browser: String? {
    let onMacOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    return ["chromium", "chromium-browser", "google-chrome", "chrome"].lazy.compactMap(find).first
      ?? (FileManager.default.isExecutableFile(atPath: onMacOS) ? onMacOS : nil)
  }

  /// Tells whether Python has a module.
  public static func pythonHas(_ module: String) -> Bool {
    guard let python else { return false }
    do {
      return try run(python, ["-c", "import \(module)"]).status == 0
    } catch {
      Issue.record("\(python) does not run: \(error)")
      return false
    }
  }

  /// Runs a program to its end.
  public static func run(_ program: String, _ arguments: [String]) throws -> Tool {
    let folder = try TemporaryFolder()
    try folder.write("", to: "output")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("output")))
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return Tool(status: process.terminationStatus, output: try folder.text("output"))
  }
}
