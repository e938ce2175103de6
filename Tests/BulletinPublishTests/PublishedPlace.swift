import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// A built site and the place to which it is published, in one temporary folder.
struct PublishedPlace {
  let folder: TemporaryFolder
  var target: PublishTarget
  var seconds: Int64 = 1_761_037_200
  var host = "office"
  var process = ProcessInfo.processInfo.processIdentifier
  /// A search path without curl, or with a curl of the test.
  var searchPath = "/nowhere"
  /// What the program of object stores sees besides.
  var variables: [String: String] = [:]

  init(_ target: ((TemporaryFolder) -> PublishTarget)? = nil) throws {
    folder = try TemporaryFolder()
    let www = folder.path("www")
    self.target =
      target?(folder) ?? PublishTarget(name: "office", place: .folder(www), url: nil, keep: 3)
  }

  var tools: ReleaseTools {
    ReleaseTools(
      searchPath: searchPath, environment: ["PATH": "/usr/bin:/bin", "TMPDIR": folder.path],
      storeEnvironment: variables)
  }

  var store: ReleaseStore {
    get throws {
      try ReleaseStore(
        target,
        publisher: Publisher(name: "editor", host: host, process: process, seconds: seconds),
        tools: tools, workers: 2)
    }
  }

  /// Builds a site of these files and gathers it.
  func pack(_ files: [String: String], press: Press? = nil) async throws -> PackedSite {
    let staging = try Staging(
      output: folder.path("output"), sources: [], paths: Array(files.keys))
    for (path, text) in files { try staging.write(Array(text.utf8), to: path) }
    try staging.commit()
    return try await PackedSite(
      output: folder.path("output"), in: folder.path("packed"), press: press, workers: 2)
  }

  /// Publishes a site of these files, a minute after the release before.
  @discardableResult
  mutating func publish(_ files: [String: String]) async throws -> ReleaseRecord {
    seconds += 60
    return try await store.publish(try await pack(files)).record
  }

  /// How publishing ends for one of two who begin at once: done, locked, or what else stopped it.
  static func outcome(
    _ step: @Sendable () async throws -> PublishOutcome
  ) async -> String {
    do {
      _ = try await step()
      return "done"
    } catch ReleaseFailure.locked {
      return "locked"
    } catch {
      return "\(error)"
    }
  }

  /// The text of a file of the live site.
  func live(_ path: String) throws -> String { try folder.text("www/current/\(path)") }

  /// What `current` leads to.
  var current: String {
    get throws {
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("www/current"))
    }
  }

  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(name)).sorted()
  }
}
