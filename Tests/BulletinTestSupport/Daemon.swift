public import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A program that runs beside a test and ends with this value.
///
/// It inherits no descriptor: another process that a test waits for is over when its own are closed.
public final class Daemon: Sendable {
  private let process: Int32

  /// Tells whether daemons can be started.
  public static var isPossible: Bool { Tool.find("python3") != nil }

  /// Starts a program by its path.
  ///
  /// - Parameter output: Where its standard output goes.
  public init(_ program: String, _ arguments: [String], output: Pipe? = nil) throws {
    let script = "import os, sys; os.closerange(3, 4096); os.execv(sys.argv[1], sys.argv[1:])"
    let starter = Process()
    starter.executableURL = URL(fileURLWithPath: try #require(Tool.find("python3")))
    starter.arguments = ["-c", script, program] + arguments
    if let output {
      starter.standardOutput = output
    } else {
      starter.standardOutput = FileHandle.nullDevice
    }
    starter.standardError = FileHandle.nullDevice
    try starter.run()
    process = starter.processIdentifier
  }

  /// Ends it at once.
  public func kill() {
    #if canImport(Darwin)
      Darwin.kill(process, SIGKILL)
    #else
      Glibc.kill(process, SIGKILL)
    #endif
  }

  /// Ends it in its own order.
  public func end() {
    #if canImport(Darwin)
      Darwin.kill(process, SIGTERM)
    #else
      Glibc.kill(process, SIGTERM)
    #endif
  }

  deinit { end() }
}
