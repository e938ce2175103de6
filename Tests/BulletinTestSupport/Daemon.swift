import Foundation
import Testing

/// A program that runs beside a test and ends with this value.
///
/// It is no child of the test and inherits no descriptor, so that nobody who waits for another program
/// waits for it.
public final class Daemon: Sendable {
  private let process: Int32
  /// The first line that it printed, where somebody asked for it.
  public let firstLine: String

  /// Tells whether daemons can be started.
  public static var isPossible: Bool { Tool.find("python3") != nil }

  /// Starts a program by its path, and waits for its first line where `listens` is set.
  public init(_ program: String, _ arguments: [String], listens: Bool = false) throws {
    let script = """
      import os, sys
      child = os.fork()
      if child:
          print("pid", child, flush=True)
          os._exit(0)
      os.closerange(3, 4096)
      if sys.argv[1] != "listens": os.dup2(os.open("/dev/null", os.O_WRONLY), 1)
      os.execv(sys.argv[2], sys.argv[2:])
      """
    let starter = Process()
    starter.executableURL = URL(fileURLWithPath: try #require(Tool.find("python3")))
    starter.arguments = ["-c", script, listens ? "listens" : "-", program] + arguments
    let pipe = Pipe()
    starter.standardOutput = pipe
    starter.standardError = FileHandle.nullDevice
    try starter.run()
    var said = Data()
    let wanted = listens ? 2 : 1
    while said.count(where: { $0 == UInt8(ascii: "\n") }) < wanted {
      let more = pipe.fileHandleForReading.availableData
      try #require(!more.isEmpty, "\(program) ended")
      said += more
    }
    let lines = String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
    let number = lines.first { $0.hasPrefix("pid ") }.flatMap { Int32($0.dropFirst(4)) }
    process = try #require(number)
    firstLine = lines.first { !$0.hasPrefix("pid ") } ?? ""
    starter.waitUntilExit()
  }

  /// Ends it at once: a softer signal may be held back, as it was by whoever started the tests.
  public func stop() { kill(process, SIGKILL) }

  deinit { stop() }
}
