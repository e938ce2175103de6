import BulletinTestSupport
import Foundation
import Synchronization
import Testing

/// `kill -9` at random moments of publishing, with a reader who looks all the time.
@Suite(.enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct KilledPublishTests {
  private static let kills = 50
  private static let items = 12

  /// Every item says the number of the edition.
  private func edit(_ office: Office, _ edition: Int) throws {
    for item in 1...KilledPublishTests.items {
      try office.write("第\(edition)次编辑的内容", to: "2025-08-\(item + 10)-稿件\(item)")
    }
  }

  private func start(_ office: Office) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Program.path))
    process.arguments = office.command(["publish"])
    process.environment = ["LANG": "zh_CN.UTF-8", "PATH": "/usr/bin:/bin", "USER": "editor"]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func aReaderAlwaysSeesOneWholeRelease() throws {
    let office = try Office(keep: 60)
    // The first time takes longer: it asks other programs what they are.
    try edit(office, 0)
    try #require(try office.run("publish").status == 0)
    try edit(office, 1)
    let before = Date()
    try #require(try office.run("publish").status == 0)
    let whole = Date().timeIntervalSince(before)
    let reader = Reader(folder: office.folder.path("www"), items: KilledPublishTests.items)
    let watching = Thread { reader.watch() }
    watching.start()
    var (killed, edition) = (0, 1)
    while killed < KilledPublishTests.kills, edition < 3 * KilledPublishTests.kills {
      edition += 1
      try edit(office, edition)
      let process = try start(office)
      // Rarely while it builds, mostly while it sends, verifies and switches.
      Thread.sleep(forTimeInterval: whole * Double.random(in: 0.3...1.05))
      if process.isRunning {
        kill(process.processIdentifier, SIGKILL)
        killed += 1
      }
      process.waitUntilExit()
    }
    try edit(office, edition + 1)
    let last = try office.run("publish")
    #expect(last.status == 0, "no lock is left that somebody would have to break: \(last.errors)")
    let verified = try office.run("verify")
    #expect(verified.status == 0, "\(verified.errors)")
    let (looks, faults, editions) = reader.stop()
    #expect(killed >= 40, "\(killed) kills")
    #expect(faults.isEmpty, "\(faults)")
    #expect(looks > 20 && editions.count > 1, "\(looks) looks at editions \(editions)")
    let left = try FileManager.default.contentsOfDirectory(
      atPath: office.folder.path("www/releases"))
    #expect(!left.contains { $0.hasPrefix(".") }, "\(left)")
  }
}

/// Somebody who reads the live site over and over.
private final class Reader: Sendable {
  private struct Seen {
    var looks = 0
    var faults: [String] = []
    var editions: Set<String> = []
    var isOver = false
    var hasEnded = false
  }

  private let folder: String
  private let items: Int
  private let seen = Mutex(Seen())

  init(folder: String, items: Int) {
    self.folder = folder
    self.items = items
  }

  func watch() {
    while !seen.withLock({ $0.isOver }) {
      let (edition, fault) = look()
      seen.withLock {
        $0.looks += 1
        if let fault { $0.faults.append(fault) }
        if let edition { $0.editions.insert(edition) }
      }
    }
    seen.withLock { $0.hasEnded = true }
  }

  /// Reads every file of the live release: each is there, with its size, and of one edition.
  private func look() -> (edition: String?, fault: String?) {
    guard
      let release = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/current")
    else { return (nil, "there is no live site") }
    let root = "\(folder)/\(release)"
    guard let list = text("\(root)/.well-known/bulletin-manifest.txt"),
      let statement = text("\(root)/.well-known/bulletin-release.json")
    else { return (nil, "\(release) does not say what it is") }
    guard statement.contains(release.dropFirst("releases/".count)) else {
      return (nil, "\(release) says \(statement)")
    }
    for line in list.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      let size = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(parts[2])")[.size]
      guard size as? Int == Int(parts[1]) else { return (nil, "\(release): \(line)") }
    }
    let editions = Set(
      (1...items).map { item in
        let page = text("\(root)/news/2025/08/稿件\(item)/index.html") ?? ""
        return page.firstMatch(of: /第(\d+)次编辑/).map { String($0.1) } ?? "none"
      })
    guard editions.count == 1, let edition = editions.first else {
      return (nil, "\(release) mixes \(editions)")
    }
    return (edition, nil)
  }

  private func text(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }

  func stop() -> (looks: Int, faults: [String], editions: Set<String>) {
    seen.withLock { $0.isOver = true }
    while !seen.withLock({ $0.hasEnded }) { usleep(10_000) }
    return seen.withLock { ($0.looks, $0.faults, $0.editions) }
  }
}
