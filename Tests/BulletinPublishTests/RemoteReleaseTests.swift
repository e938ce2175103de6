import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// Releases on another machine, by a real sshd and rsync on loopback.
@Suite(
  .serialized,
  .enabled(
    if: SecureShell.isHere,
    "SKIPPED: sshd or rsync is not installed, publishing to another machine is not tried"))
struct RemoteReleaseTests {
  private static let folder = "w w'w \"站\" $HOME `id` \\n;*"
  private let files = ["index.html": "one", "style.css": "same", "新闻/旧 '稿' $1 \"x\".html": "old"]
  private let server: SecureShell

  init() throws { server = try SecureShell() }

  /// A place at which the folder is reached through the server.
  private func place(_ name: String = "www") throws -> PublishedPlace {
    let server = server
    var place = try PublishedPlace { server.target($0.path(name)) }
    place.searchPath = "/usr/bin:/bin"
    return place
  }

  @Test(arguments: ["www", RemoteReleaseTests.folder])
  func releasesGoLiveAndBack(_ name: String) async throws {
    var place = try place(name)
    let first = try await place.publish(files)
    let root = "\(name)/current"
    #expect(try place.folder.text("\(root)/新闻/旧 '稿' $1 \"x\".html") == "old")
    let before = try place.inode("\(root)/style.css")
    let second = try await place.publish(["index.html": "two", "style.css": "same"])
    #expect(try place.folder.text("\(root)/index.html") == "two")
    #expect(try place.inode("\(root)/style.css") == before)
    #expect(!place.folder.exists("\(root)/新闻"))
    #expect((second.changed, second.removed, second.previous) == (1, 1, first.id))
    #expect(try await place.store.verify().damage.isEmpty)
    #expect(try await place.store.goBack().to == first.id)
    #expect(try place.folder.text("\(root)/index.html") == "one")
    let list = try await place.store.releases()
    #expect(list.current == first.id)
    #expect(list.releases.map(\.id) == [second.id, first.id])
    #expect(list.journal.map(\.event) == [.published, .published, .wentBack])
    #expect(!place.folder.exists("\(name)/.bulletin/lock"))
    #expect(try place.names(in: "\(name)/releases").count == 2)
  }

  @Test func oldReleasesAreDeletedThereToo() async throws {
    var place = try place()
    var made: [String] = []
    for number in 1...5 {
      made.append(try await place.publish(["index.html": "\(number)"]).id.text)
    }
    #expect(try place.names(in: "www/releases") == made.suffix(3))
    #expect(try place.names(in: "www/.bulletin/manifests") == made.suffix(3))
  }

  @Test func damageIsFoundAndMended() async throws {
    var place = try place()
    try await place.publish(files)
    let root = "www/\(try place.current)"
    try place.damage("\(root)/style.css")
    try place.folder.write("x", to: "\(root)/evil $(id).html")
    try FileManager.default.createSymbolicLink(
      atPath: place.folder.path("\(root)/link"), withDestinationPath: "/etc/passwd")
    try FileManager.default.removeItem(atPath: place.folder.path("\(root)/index.html"))
    #expect(
      try await place.store.verify().damage
        == [
          .foreign("evil $(id).html"), .missing("index.html"), .foreign("link"),
          .changed("style.css"),
        ])
    try await place.publish(files)
    #expect(try await place.store.verify().damage.isEmpty)
    #expect(!place.folder.exists("www/current/link"))
  }

  @Test func oneLockServesAllPublishers() async throws {
    var place = try place()
    try await place.publish(files)
    let other = Publisher(name: "other", host: "else", process: 7, seconds: place.seconds)
    try place.folder.write(other.text, to: "www/.bulletin/lock")
    await #expect {
      try await place.publish(["index.html": "two"])
    } throws: { error in
      guard case .locked(other, _, false)? = error as? ReleaseFailure else { return false }
      return true
    }
    let packed = try await place.pack(["index.html": "two"])
    _ = try await place.store.publish(packed, breakingLock: true)
    #expect(try place.live("index.html") == "two")
    #expect(!place.folder.exists("www/.bulletin/lock"))
  }

  @Test func aFolderWithOtherFilesIsLeftAlone() async throws {
    var place = try place()
    try place.folder.write("an old site", to: "www/index.php")
    await #expect {
      try await place.publish(files)
    } throws: { error in
      if case .foreignPlace(_, ["index.php"])? = error as? ReleaseFailure { true } else { false }
    }
    #expect(try place.names(in: "www") == ["index.php"])
    #expect(try await place.store.releases().releases.isEmpty)
  }

  @Test func aWrongKeyAndAClosedPortAreTold() async throws {
    var place = try place()
    let keygen = try #require(Tool.find("ssh-keygen"))
    _ = try Tool.run(
      keygen, ["-q", "-t", "ed25519", "-N", "", "-f", place.folder.path("other")])
    let www = place.folder.path("www")
    for target in [
      server.target(www, key: place.folder.path("other")),
      server.target(www, port: try LocalPort.free()),
    ] {
      place.target = target
      await #expect {
        try await place.publish(files)
      } throws: { error in
        guard case .unreachable(_, let words)? = error as? ReleaseFailure else { return false }
        return words.contains("denied") || words.contains("refused")
      }
    }
    #expect(!place.folder.exists("www"))
  }

  /// The network goes away while files are sent; what was sent is not sent again.
  @Test(.enabled(if: Tool.find("python3") != nil, "SKIPPED: python3 is not installed"))
  func aLostNetworkLeavesTheLiveSite() async throws {
    var place = try place()
    try await place.publish(files)
    let wire = try CutWire(to: server.port)
    // A slow rsync, so that there is a middle.
    try place.folder.write(
      "#!/bin/sh\nexec /usr/bin/rsync --bwlimit=1500 \"$@\"\n", to: "bin/rsync")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: place.folder.path("bin/rsync"))
    var large = files
    for number in 0..<40 {
      large["大/f\(number).txt"] = String(repeating: "\(number) ", count: 40_000)
    }
    let packed = try await place.pack(large)
    place.seconds += 60
    place.searchPath = "\(place.folder.path("bin")):/usr/bin:/bin"
    let known = try String(contentsOfFile: server.knownHosts, encoding: .utf8)
    try Data(
      (known + known.replacing(":\(server.port) ", with: ":\(wire.port) ")).utf8
    ).write(to: URL(fileURLWithPath: server.knownHosts))
    place.target = server.target(place.folder.path("www"), port: wire.port)
    let store = try place.store
    let sending = Task { try await store.publish(packed) }
    let releases = place.folder.path("www/releases")
    var arrived = 0
    while arrived < 5 {
      try await Task.sleep(for: .milliseconds(20))
      arrived = try FileManager.default.subpathsOfDirectory(atPath: releases)
        .count { $0.hasPrefix(".incoming-") && $0.hasSuffix(".txt") }
    }
    wire.cut()
    await #expect(throws: ReleaseFailure.self) { try await sending.value }
    #expect(try place.live("index.html") == "one")
    #expect(place.folder.exists("www/.bulletin/lock"), "nobody could take it away")
    let incoming = try #require(
      try place.names(in: "www/releases").first { $0.hasPrefix(".incoming-") })
    let kept = try #require(
      try FileManager.default.subpathsOfDirectory(atPath: "\(releases)/\(incoming)").sorted()
        .first { $0.hasPrefix("大/f") && $0.hasSuffix(".txt") })
    let inode = try place.inode("www/releases/\(incoming)/\(kept)")
    // The next morning; the process of yesterday is gone, which only a person can know.
    place.target = server.target(place.folder.path("www"))
    place.searchPath = "/usr/bin:/bin"
    place.seconds += 60
    let outcome = try await place.store.publish(packed, breakingLock: true)
    #expect(outcome.record.files == large.count)
    #expect(try place.inode("www/current/\(kept)") == inode)
    #expect(try await place.store.verify().damage.isEmpty)
  }
}

@Suite struct ShellTextTests {
  @Test(arguments: [
    "", "a b", "it's", "'", "''", "$HOME `id` $(id) \\ \" ; & | * ? ~ #", "中文 名", "-n", "a\nb\tc",
  ])
  func theShellTakesAWordAsItIs(_ word: String) throws {
    let script = "printf '%s|' \(ShellText.quoted(word)) x"
    let said = try Tool.run("/bin/sh", ["-c", script])
    #expect(said.output == "\(word)|x|")
  }

  @Test func rsyncTakesItsShellApartBySpaces() {
    #expect(RemotePlace.rsh(["/usr/bin/ssh", "-i", "/a b/id"]) == "/usr/bin/ssh -i '/a b/id'")
  }
}
