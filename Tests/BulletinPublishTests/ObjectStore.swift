import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// Object stores for tests: a folder that rclone treats as one, and a server that speaks S3.
enum ObjectStore {
  /// Where rclone stands.
  static let rclone = Tool.find("rclone")
  /// What is said where it does not.
  static let skipped: Comment = "SKIPPED: rclone is not installed, object stores are not tried"

  /// A place in a folder of the test: `store:site/北` is `store/site/北` in it.
  static func local() throws -> PublishedPlace {
    let place = try configured { "type = alias\nremote = \($0.path("store"))\n" }
    try FileManager.default.createDirectory(
      atPath: place.folder.path("store"), withIntermediateDirectories: true)
    return place
  }

  /// A place at a remote of this configuration.
  static func configured(
    bucket: String = "site/北", _ remote: (TemporaryFolder) -> String
  ) throws -> PublishedPlace {
    var place = try PublishedPlace { _ in target(bucket) }
    try place.folder.write("[store]\n\(remote(place.folder))", to: "rclone.conf")
    place.searchPath = URL(fileURLWithPath: try #require(rclone)).deletingLastPathComponent().path
    // One thread is enough for a handful of files, and starts in half the time.
    place.variables = ["RCLONE_CONFIG": place.folder.path("rclone.conf"), "GOMAXPROCS": "1"]
    return place
  }

  static func target(_ bucket: String, remote: String = "store", url: String? = nil)
    -> PublishTarget
  {
    PublishTarget(
      name: "cloud", place: .bucket(.init(remote: remote, path: bucket)), url: url, keep: 3)
  }
}

/// A server that speaks S3, on loopback.
final class StorageServer: Sendable {
  /// Tells whether there is one on this machine.
  static let isHere =
    ObjectStore.rclone != nil && Daemon.isPossible && Tool.pythonHas("moto.server")
  /// What is said where there is none.
  static let skipped: Comment =
    "SKIPPED: rclone, or moto for Python, is not installed; nothing is published to an S3 server"

  let port: Int
  private let daemon: Daemon

  init() throws {
    let script = """
      import signal
      from moto.server import ThreadedMotoServer
      server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
      server.start()
      print(server.get_host_and_port()[1], flush=True)
      signal.pause()
      """
    daemon = try Daemon(try #require(Tool.python), ["-c", script], listens: true)
    port = try #require(Int(daemon.firstLine))
  }

  /// A place in a bucket of the server, whose objects everybody may read.
  func place(port: Int? = nil) throws -> PublishedPlace {
    try ObjectStore.configured { _ in
      """
      type = s3
      provider = Other
      access_key_id = sample
      secret_access_key = sample
      endpoint = http://127.0.0.1:\(port ?? self.port)
      region = us-east-1
      acl = public-read

      """
    }
  }
}

extension PublishedPlace {
  /// Runs rclone by hand.
  @discardableResult
  func rclone(_ arguments: String...) throws -> String {
    let said = try Tool.run(
      "/usr/bin/env",
      ["-u", "AWS_CA_BUNDLE", "RCLONE_CONFIG=\(folder.path("rclone.conf"))"]
        + [try #require(ObjectStore.rclone)] + arguments)
    try #require(said.status == 0, "\(said.output)")
    return said.output
  }

  /// What readers of the local store get, by path.
  func readers() throws -> [String: String] {
    try objects().filter { !$0.key.hasPrefix(".bulletin/") }
  }

  /// What a site of these files gives to readers, apart from what a release says about itself.
  func pages() throws -> [String: String] {
    try readers().filter { !$0.key.hasPrefix(".well-known/") }
  }

  /// Every object of the local store, by path.
  func objects() throws -> [String: String] {
    guard folder.exists("store/site/北") else { return [:] }
    return try folder.files(below: "store/site/北").mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// Puts a script in the place of rclone, in which `REAL` is the true one.
  mutating func wrap(_ script: String) throws {
    let real = try #require(ObjectStore.rclone)
    let text = script.replacingOccurrences(of: "REAL", with: real)
      .replacingOccurrences(of: "FOLDER", with: "'\(folder.path)'")
    try folder.writeProgram("#!/bin/sh\n\(text)\n", to: "bin/rclone")
    searchPath = folder.path("bin")
  }

  /// Takes the script away again.
  mutating func unwrap() throws {
    searchPath =
      URL(fileURLWithPath: try #require(ObjectStore.rclone))
      .deletingLastPathComponent().path
  }
}
