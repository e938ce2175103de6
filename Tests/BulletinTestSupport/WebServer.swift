import Foundation
import Testing

/// A web server of the test's own, on a port that the system chooses.
public final class WebServer: Sendable {
  /// The address of its root.
  public let url: String
  private let daemon: Daemon

  /// Tells whether there is a Python to serve.
  public static var isHere: Bool { Tool.find("python3") != nil }

  /// Serves a folder, or what a link leads to at the moment of each request.
  public init(_ folder: String) throws {
    let script = """
      import functools, http.server, sys
      class Quiet(http.server.SimpleHTTPRequestHandler):
          def log_message(self, *words): pass
      server = http.server.ThreadingHTTPServer(
          ("127.0.0.1", 0), functools.partial(Quiet, directory=sys.argv[1]))
      print(server.server_port, flush=True)
      server.serve_forever()
      """
    daemon = try Daemon(
      try #require(Tool.find("python3")), ["-c", script, folder], listens: true)
    url = "http://127.0.0.1:\(daemon.firstLine)/"
  }
}
