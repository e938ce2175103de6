import FlyingFox
import FlyingSocks
import Foundation

/// Why a preview could not be shown.
public enum PreviewFailure: Error, Sendable, Hashable {
  /// Another program answers at every port that was tried.
  case portTaken(first: Int, last: Int)
  /// The system refused, with its own words.
  case system(String)
}

/// A web server for one person on this machine: pages, notices, and word of changes.
///
/// It listens on 127.0.0.1 alone and answers only requests that name this machine, so that no other
/// site can read from it through a browser.
public struct PreviewServer: Sendable {
  private let site: PreviewSite
  private let changes: PreviewChanges
  private let words: PreviewWords

  /// How long a browser waits for word of a change before it asks again.
  private static let patience = Duration.seconds(10)
  /// How long an answer may take: the whole index of the search is made for its first file.
  private static let timeout: TimeInterval = 600

  /// Takes the site to show and the count of its changes.
  public init(site: PreviewSite, changes: PreviewChanges, words: PreviewWords) {
    self.site = site
    self.changes = changes
    self.words = words
  }

  /// Listens at the first free port and answers until the task is cancelled.
  ///
  /// - Parameters:
  ///   - ports: The ports to try, in order.
  ///   - ready: Called once with the port.
  /// - Throws: `PreviewFailure` where no port is free or the system refuses.
  public func run(ports: ClosedRange<Int>, ready: @escaping @Sendable (Int) async -> Void)
    async throws
  {
    for port in ports {
      do {
        return try await run(port: port, ready: ready)
      } catch let error as SocketError where PreviewServer.isTaken(error) {
        continue
      } catch let error as SocketError {
        throw PreviewFailure.system(error.localizedDescription)
      }
    }
    throw PreviewFailure.portTaken(first: ports.lowerBound, last: ports.upperBound)
  }

  private static func isTaken(_ error: SocketError) -> Bool {
    guard case .failed(_, let code, _) = error else { return false }
    return code == EADDRINUSE || code == EACCES
  }

  private func run(port: Int, ready: @escaping @Sendable (Int) async -> Void) async throws {
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: UInt16(port)), timeout: PreviewServer.timeout,
      logger: .disabled, handler: ClosureHTTPHandler { await answer($0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        try await server.waitUntilListening()
        // Port 0 asks the system for any; tests do.
        var found = port
        if case .ip4(_, let given) = await server.listeningAddress { found = Int(given) }
        await ready(found)
      }
      while try await group.next() != nil {}
    }
  }

  // MARK: Answers

  private func answer(_ request: HTTPRequest) async -> HTTPResponse {
    guard isForThisMachine(request) else {
      return HTTPResponse(statusCode: .forbidden)
    }
    guard request.method == .GET || request.method == .HEAD else {
      return HTTPResponse(
        statusCode: .methodNotAllowed, headers: HTTPHeaders([HTTPHeader("Allow"): "GET, HEAD"]))
    }
    let path = request.target.path(percentEncoded: false)
    switch path {
    case "/_bulletin/preview.js":
      return file(Array(PreviewAssets.script.utf8), type: "text/javascript; charset=utf-8")
    case "/_bulletin/preview.css":
      return file(Array(PreviewAssets.style.utf8), type: "text/css; charset=utf-8")
    case "/_bulletin/changes":
      let known = request.query.first { $0.name == "after" }.flatMap { Int($0.value) } ?? 0
      let version = await changes.version(after: known, patience: PreviewServer.patience)
      return file(Array("{\"version\":\(version)}".utf8), type: "application/json")
    default:
      return await page(path, request)
    }
  }

  /// A page or any other file; an address without its last `/` leads to the one with it.
  private func page(_ path: String, _ request: HTTPRequest) async -> HTTPResponse {
    let version = await changes.version
    let found = await site.answer(path)
    if found.isFound, found.path.hasSuffix("index.html"), !path.hasSuffix("/"),
      !path.hasSuffix("index.html")
    {
      let query = request.target.query()
      let target = request.target.path() + "/" + (query.isEmpty ? "" : "?" + query)
      return HTTPResponse(statusCode: .found, headers: HTTPHeaders([.location: target]))
    }
    var bytes = found.bytes
    if found.path.hasSuffix(".html") {
      bytes = PreviewMarkup(words: words, version: version)
        .added(
          to: bytes, notices: await site.notices(path), unpublished: await site.unpublished())
    }
    return file(
      bytes, type: MediaTypes.type(of: found.path), status: found.isFound ? .ok : .notFound)
  }

  /// Refuses requests that reach this machine under another name: a page elsewhere may have had its
  /// name point here.
  private func isForThisMachine(_ request: HTTPRequest) -> Bool {
    let host = request.headers[.host] ?? ""
    let name = host.split(separator: ":").first.map(String.init) ?? ""
    return name == "127.0.0.1" || name == "localhost"
  }

  private func file(_ bytes: [UInt8], type: String, status: HTTPStatusCode = .ok) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: HTTPHeaders([
        .contentType: type, .cacheControl: "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
      ]),
      body: Data(bytes))
  }
}
