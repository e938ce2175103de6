import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// Releases in a folder of this machine.
@Suite struct FolderReleaseTests {
  private let one = ["index.html": "one", "style.css": "same", "news/旧 稿.html": "old"]
  private let two = ["index.html": "two", "style.css": "same", "news/新 稿.html": "new"]

  @Test func aReleaseGoesLiveAsAWhole() async throws {
    var place = try PublishedPlace()
    let record = try await place.publish(one)
    #expect(try place.current == "releases/\(record.id)")
    #expect(try place.live("index.html") == "one")
    #expect(try place.live("news/旧 稿.html") == "old")
    #expect((record.files, record.pages, record.added) == (3, 2, 2))
    let statement = try place.live(".well-known/bulletin-release.json")
    #expect(statement.contains("\"release\":\"\(record.id)\""))
    #expect(statement.contains("\"manifest\":\"\(record.digest)\""))
    let list = try place.live(".well-known/bulletin-manifest.txt")
    #expect(try #require(Manifest(text: list)).digest == record.digest)
    #expect(try place.names(in: "www/releases") == [record.id.text])
    #expect(!place.folder.exists("www/.bulletin/lock"))
    #expect(!place.folder.exists("www/current/.bulletin-output"))
  }

  @Test(arguments: [0, -1, -86_400 * 400])
  func releasesStandInOrderWhateverTheClockDoes(_ leap: Int64) async throws {
    var place = try PublishedPlace()
    let first = try await place.publish(one)
    place.seconds += leap - 60
    let second = try await place.publish(two)
    place.seconds += leap - 60
    let third = try await place.publish(one)
    #expect(try await place.store.releases().releases.map(\.id) == [third.id, second.id, first.id])
    #expect(try await place.store.goBack().to == second.id)
  }

  @Test func theNextReleaseLinksWhatIsTheSameAndDropsWhatIsGone() async throws {
    var place = try PublishedPlace()
    try await place.publish(one)
    let before = try place.inode("www/current/style.css")
    let record = try await place.publish(two)
    #expect(try place.live("index.html") == "two")
    #expect(!place.folder.exists("www/current/news/旧 稿.html"))
    #expect(try place.inode("www/current/style.css") == before)
    #expect((record.added, record.changed, record.removed) == (1, 1, 1))
    #expect(record.previous != nil)
  }

  @Test func theSameContentIsNotPublishedTwice() async throws {
    var place = try PublishedPlace()
    let first = try await place.publish(one)
    place.seconds += 60
    let outcome = try await place.store.publish(try await place.pack(one))
    #expect(outcome.isUnchanged && outcome.record == first)
    #expect(try place.names(in: "www/releases").count == 1)
  }

  @Test func theSameContentMendsADamagedRelease() async throws {
    var place = try PublishedPlace()
    let first = try await place.publish(one)
    try place.damage("www/current/style.css")
    #expect(try await place.store.verify().damage == [.changed("style.css")])
    let second = try await place.publish(one)
    #expect(second.id != first.id)
    #expect(try await place.store.verify().damage.isEmpty)
    #expect(try place.live("style.css") == "same")
  }

  @Test func goingBackMakesTheReleaseBeforeLiveAgain() async throws {
    var place = try PublishedPlace()
    let first = try await place.publish(one)
    let second = try await place.publish(two)
    let outcome = try await place.store.goBack()
    #expect((outcome.from, outcome.to) == (second.id, first.id))
    #expect(try place.live("index.html") == "one")
    #expect(try await place.store.goBack(to: second.id).to == second.id)
    #expect(try place.live("index.html") == "two")
    let events = try await place.store.releases().journal.map(\.event)
    #expect(events == [.published, .published, .wentBack, .wentBack])
  }

  @Test func nobodyGoesBackToADamagedRelease() async throws {
    var place = try PublishedPlace()
    let first = try await place.publish(one)
    try await place.publish(two)
    try place.damage("www/releases/\(first.id)/index.html")
    await #expect(throws: ReleaseFailure.damagedRelease(first.id, [.changed("index.html")])) {
      try await place.store.goBack()
    }
    #expect(try place.live("index.html") == "two")
    #expect(!place.folder.exists("www/.bulletin/lock"))
  }

  @Test func thereMayBeNothingToGoBackTo() async throws {
    var place = try PublishedPlace()
    await #expect(throws: ReleaseFailure.nothingPublished(place.folder.path("www"))) {
      try await place.store.goBack()
    }
    let only = try await place.publish(one)
    await #expect(throws: ReleaseFailure.nothingEarlier(only.id)) {
      try await place.store.goBack()
    }
  }

  @Test func asManyReleasesAreKeptAsTheTargetSays() async throws {
    var place = try PublishedPlace()
    var made: [ReleaseRecord] = []
    for number in 1...5 { made.append(try await place.publish(["index.html": "\(number)"])) }
    #expect(try place.names(in: "www/releases") == made.suffix(3).map(\.id.text))
    #expect(try place.names(in: "www/.bulletin/manifests") == made.suffix(3).map(\.id.text))
    #expect(try place.names(in: "www/.bulletin/records") == made.suffix(3).map(\.id.text))
    // Gone back to the oldest, a new one leaves it: it is the way back.
    #expect(try await place.store.goBack(to: made[2].id).to == made[2].id)
    let newest = try await place.publish(["index.html": "6"])
    let left = [made[2].id, made[4].id, newest.id].map(\.text)
    #expect(try place.names(in: "www/releases") == left)
    #expect(newest.previous == made[2].id)
  }

  @Test func aClockThatWasSetBackLosesNothing() async throws {
    var place = try PublishedPlace()
    let first = try await place.publish(one)
    place.seconds -= 86_400
    let second = try await place.publish(two)
    #expect(first.id < second.id)
    #expect(try place.live("index.html") == "two")
    #expect(try await place.store.goBack().to == first.id)
  }

  @Test func anUploadThatWasCutShortIsContinued() async throws {
    var place = try PublishedPlace()
    try await place.publish(one)
    let left = "www/releases/.incoming-20251021T000000Z-0123456789ab"
    try place.folder.write("two", to: "\(left)/index.html")
    try place.folder.write("ne", to: "\(left)/news/新 稿.html")
    try place.folder.write("stray", to: "\(left)/stray/gone.html")
    let kept = try place.inode("\(left)/index.html")
    try await place.publish(two)
    #expect(try place.inode("www/current/index.html") == kept)
    #expect(try place.live("news/新 稿.html") == "new")
    #expect(!place.folder.exists("www/current/stray"))
    #expect(try place.names(in: "www/releases").allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func aFolderWithOtherFilesIsLeftAlone() async throws {
    var place = try PublishedPlace()
    try place.folder.write("an old site", to: "www/index.php")
    let www = place.folder.path("www")
    await #expect(throws: ReleaseFailure.foreignPlace(www, files: ["index.php"])) {
      try await place.publish(["index.html": "one"])
    }
    #expect(try place.names(in: "www") == ["index.php"])
  }

  @Test func aCurrentThatIsNoLinkIsLeftAlone() async throws {
    var place = try PublishedPlace()
    try await place.publish(one)
    try FileManager.default.removeItem(atPath: place.folder.path("www/current"))
    try place.folder.write("mine", to: "www/current/index.html")
    await #expect(throws: ReleaseFailure.self) { try await place.publish(["index.html": "two"]) }
    #expect(try place.live("index.html") == "mine")
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func aFolderThatCannotBeWrittenKeepsItsSite() async throws {
    var place = try PublishedPlace()
    try await place.publish(one)
    let releases = place.folder.path("www/releases")
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: releases)
    await #expect(throws: ReleaseFailure.self) { try await place.publish(["index.html": "two"]) }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: releases)
    #expect(try place.live("index.html") == "one")
    #expect(try await place.store.verify().damage.isEmpty)
  }

  @Test func everyDamageIsFound() async throws {
    var place = try PublishedPlace()
    try await place.publish(one)
    #expect(try await place.store.verify().damage.isEmpty)
    let root = "www/\(try place.current)"
    try place.damage("\(root)/index.html")
    try FileManager.default.removeItem(atPath: place.folder.path("\(root)/style.css"))
    try place.folder.write("<script>", to: "\(root)/news/evil.html")
    try FileManager.default.createSymbolicLink(
      atPath: place.folder.path("\(root)/link"), withDestinationPath: "/etc/passwd")
    #expect(
      try await place.store.verify().damage
        == [
          .changed("index.html"), .foreign("link"), .foreign("news/evil.html"),
          .missing("style.css"),
        ])
  }

  // MARK: Two publishers

  @Test func whoHoldsTheLockIsNamedAndNothingChanges() async throws {
    var place = try PublishedPlace()
    try await place.publish(one)
    let other = Publisher(
      name: "other", host: "elsewhere", process: 4_711, seconds: place.seconds)
    try place.folder.write(other.text, to: "www/.bulletin/lock")
    let www = place.folder.path("www")
    await #expect(throws: ReleaseFailure.locked(by: other, place: www, isStale: false)) {
      try await place.publish(["index.html": "two"])
    }
    place.seconds += 3 * 3600
    await #expect(throws: ReleaseFailure.locked(by: other, place: www, isStale: true)) {
      try await place.publish(["index.html": "two"])
    }
    #expect(try place.live("index.html") == "one")
    #expect(try place.folder.text("www/.bulletin/lock") == other.text)
    let packed = try await place.pack(["index.html": "two"])
    #expect(try await place.store.publish(packed, breakingLock: true).isUnchanged == false)
    #expect(try place.live("index.html") == "two")
    #expect(try await place.store.releases().journal.map(\.event).contains(.lockBroken))
  }

  @Test func theLockOfAProcessThatHasEndedIsTakenOver() async throws {
    var place = try PublishedPlace()
    let ended = Process()
    ended.executableURL = URL(fileURLWithPath: "/bin/sh")
    ended.arguments = ["-c", "exit 0"]
    try ended.run()
    ended.waitUntilExit()
    let dead = Publisher(
      name: "editor", host: place.host, process: ended.processIdentifier, seconds: place.seconds)
    try place.folder.write(dead.text, to: "www/.bulletin/lock")
    try await place.publish(one)
    #expect(try place.live("index.html") == "one")
  }

  @Test func whoLostTheLockSwitchesNothing() async throws {
    var place = try PublishedPlace()
    try await place.publish(one)
    let folder = FolderPlace(place.folder.path("www"), workers: 1)
    let id = try await place.publish(two).id
    #expect(try await folder.takeLock("a b 1 2\n", replacing: nil))
    #expect(try await folder.takeLock("c d 3 4\n", replacing: nil) == false)
    #expect(try await folder.takeLock("c d 3 4\n", replacing: "x") == false)
    #expect(try await folder.switchCurrent(to: id, holding: "c d 3 4\n") == false)
    #expect(try await folder.takeLock("c d 3 4\n", replacing: "a b 1 2\n"))
    #expect(try await folder.switchCurrent(to: id, holding: "a b 1 2\n") == false)
    try await folder.dropLock("a b 1 2\n")
    #expect(place.folder.exists("www/.bulletin/lock"))
  }

  @Test func ofTwoPublishersAtOnceEachIsWholeOrRefused() async throws {
    var place = try PublishedPlace()
    try await place.publish(one)
    let (a, b) = (try await place.pack(["index.html": "a", "x.html": "a"]), place)
    var other = place
    other.seconds += 600
    other.host = "second"
    let (first, second) = (try b.store, try other.store)
    async let left = PublishedPlace.outcome { try await first.publish(a) }
    async let right = PublishedPlace.outcome { try await second.publish(a) }
    let ends = await [left, right]
    #expect(ends.contains("done"))
    #expect(ends.allSatisfy { $0 == "done" || $0 == "locked" }, "\(ends)")
    #expect(try place.live("x.html") == "a")
    #expect(try await first.verify().damage.isEmpty)
    #expect(!place.folder.exists("www/.bulletin/lock"))
  }
}

extension PublishedPlace {
  /// Changes a file in place, as a bad disk would, without touching those linked to it.
  func damage(_ name: String) throws {
    let text = try folder.text(name)
    try FileManager.default.removeItem(atPath: folder.path(name))
    try folder.write("\(text.dropLast())#", to: name)
  }

  /// The number of the file at a name.
  func inode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
    return try #require(attributes[.systemFileNumber] as? Int)
  }
}
