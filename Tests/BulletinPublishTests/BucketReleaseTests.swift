import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// Releases in a bucket, by the real rclone on a folder that it treats as an object store.
@Suite(.enabled(if: ObjectStore.rclone != nil, ObjectStore.skipped))
struct BucketReleaseTests {
  private let one = ["index.html": "one", "style.css": "same", "news/旧：稿？#1.html": "old"]
  private let two = ["index.html": "two", "style.css": "same", "news/新 稿.html": "new"]

  @Test func aReleaseStandsWhereReadersLook() async throws {
    var place = try ObjectStore.local()
    let record = try await place.publish(one)
    #expect(try place.pages() == one)
    let statement = try place.readers()[".well-known/bulletin-release.json"]
    #expect(statement?.contains("\"release\":\"\(record.id)\"") == true)
    #expect(try place.objects()[".bulletin/current"] == "\(record.id)\n")
    #expect(try place.objects().keys.allSatisfy { !$0.hasPrefix(".bulletin/locks/") })
    #expect(try place.objects()[".bulletin/switching"] == nil)
    #expect(try await place.store.verify().damage.isEmpty)
    #expect(try await place.store.live()?.id == record.id)
  }

  @Test func theNextReleaseSendsAndCopiesOnlyWhatChanged() async throws {
    var place = try ObjectStore.local()
    try await place.publish(one)
    try place.wrap(
      """
      case " $* " in
      *" copy "*) list=$(cat); echo "$list" | sed "s|^|$(echo "$*" | sed 's/.* copy //') ## |" \
        >>FOLDER/copied; echo "$list" | exec REAL "$@" ;;
      *) exec REAL "$@" ;;
      esac
      """)
    let record = try await place.publish(two)
    #expect(try place.pages() == two)
    #expect((record.added, record.changed, record.removed) == (1, 1, 1))
    let lines = try place.folder.text("copied").split(separator: "\n")
    let packed = place.folder.path("packed")
    func paths(_ isWanted: (Substring) -> Bool) -> Set<String> {
      Set(lines.filter(isWanted).compactMap { $0.split(separator: " ## ").last.map(String.init) })
    }
    let own: Set = [".well-known/bulletin-manifest.txt", ".well-known/bulletin-release.json"]
    #expect(paths { $0.hasPrefix(packed) } == own.union(["index.html", "news/新 稿.html"]))
    #expect(
      paths { $0.contains(" store:site/北 --no") } == own.union(["index.html", "news/新 稿.html"]))
  }

  @Test func theSameContentIsNotPublishedTwice() async throws {
    var place = try ObjectStore.local()
    let first = try await place.publish(one)
    place.seconds += 60
    let before = try place.objects()
    let outcome = try await place.store.publish(try await place.pack(one))
    #expect(outcome.isUnchanged && outcome.record == first)
    #expect(try place.objects() == before)
  }

  @Test func goingBackGivesReadersTheReleaseBefore() async throws {
    var place = try ObjectStore.local()
    let first = try await place.publish(one)
    let second = try await place.publish(two)
    let outcome = try await place.store.goBack()
    #expect((outcome.from, outcome.to) == (second.id, first.id))
    #expect(try place.pages() == one)
    #expect(try await place.store.goBack(to: second.id).to == second.id)
    #expect(try place.pages() == two)
    let list = try await place.store.releases()
    #expect(list.journal.map(\.event) == [.published, .published, .wentBack, .wentBack])
    #expect(list.current == second.id && list.interrupted == nil)
    #expect(list.releases.map(\.id) == [second.id, first.id])
  }

  @Test func asManyReleasesAreKeptAsTheTargetSays() async throws {
    var place = try ObjectStore.local()
    var made: [String] = []
    for number in 1...4 {
      made.append(try await place.publish(["index.html": "\(number)"]).id.text)
    }
    let own = "store/site/北/.bulletin"
    for folder in ["releases", "manifests", "records", "sums"] {
      #expect(try place.names(in: "\(own)/\(folder)") == made.suffix(3), "\(folder)")
    }
    #expect(try await place.store.releases().releases.map(\.id.text) == made.suffix(3).reversed())
  }

  @Test func everyDamageIsFoundAndMended() async throws {
    var place = try ObjectStore.local()
    let first = try await place.publish(one)
    let site = "store/site/北"
    try place.damage("\(site)/index.html")
    try place.damage("\(site)/.bulletin/releases/\(first.id)/style.css")
    try FileManager.default.removeItem(atPath: place.folder.path("\(site)/news/旧：稿？#1.html"))
    try place.folder.write("<script>", to: "\(site)/evil.html")
    #expect(
      try await place.store.verify().damage
        == [
          .foreign("evil.html"), .changed("index.html"), .missing("news/旧：稿？#1.html"),
          .changed("style.css"),
        ])
    #expect(try await place.publish(one).id != first.id)
    #expect(try await place.store.verify().damage.isEmpty)
    #expect(try place.pages() == one)
    // Nobody goes back to what is damaged.
    await #expect(throws: ReleaseFailure.damagedRelease(first.id, [.changed("style.css")])) {
      try await place.store.goBack(to: first.id)
    }
    #expect(try place.pages() == one)
  }

  @Test func withoutSumsEveryByteIsFetched() async throws {
    var place = try ObjectStore.local()
    try await place.publish(one)
    try FileManager.default.removeItem(atPath: place.folder.path("store/site/北/.bulletin/sums"))
    #expect(try await place.store.verify().damage.isEmpty)
    try place.damage("store/site/北/news/旧：稿？#1.html")
    #expect(try await place.store.verify().damage == [.changed("news/旧：稿？#1.html")])
  }

  @Test func anUploadThatWasCutShortIsContinued() async throws {
    var place = try ObjectStore.local()
    try await place.publish(one)
    let left = "store/site/北/.bulletin/releases/20251021T000000Z-0123456789ab"
    try place.folder.write("two", to: "\(left)/index.html")
    try place.folder.write("ne", to: "\(left)/news/新 稿.html")
    try place.folder.write("stray", to: "\(left)/stray/gone.html")
    #expect(try await place.store.releases().releases.count == 1)
    try place.wrap(
      """
      case " $* " in
      *" copy '"*|*" copy /"*) list=$(cat); echo "$list" >>FOLDER/sent; echo "$list" | exec REAL "$@" ;;
      *) exec REAL "$@" ;;
      esac
      """)
    let record = try await place.publish(two)
    #expect(try !place.folder.text("sent").contains("index.html"))
    #expect(try place.pages() == two)
    let standing = try place.names(in: "store/site/北/.bulletin/releases")
    #expect(standing.count == 2 && standing.contains(record.id.text))
    #expect(try await place.store.verify().damage.isEmpty)
  }

  @Test func aBucketWithOtherObjectsIsLeftAlone() async throws {
    var place = try ObjectStore.local()
    try place.folder.write("an old site", to: "store/site/北/index.php")
    await #expect(throws: ReleaseFailure.foreignPlace("store:site/北", files: ["index.php"])) {
      try await place.publish(one)
    }
    #expect(try place.objects() == ["index.php": "an old site"])
  }

  @Test func lookingChangesNothing() async throws {
    var place = try ObjectStore.local()
    #expect(try await place.store.live() == nil)
    #expect(try await place.store.releases().releases.isEmpty)
    await #expect(throws: ReleaseFailure.nothingPublished("store:site/北")) {
      try await place.store.verify()
    }
    #expect(try place.names(in: "store").isEmpty)
    await #expect(throws: ReleaseFailure.nothingPublished("store:site/北")) {
      _ = try await place.store.goBack()
    }
    #expect(try place.objects().isEmpty)
    let only = try await place.publish(one)
    let before = try place.objects()
    await #expect(throws: ReleaseFailure.nothingEarlier(only.id)) {
      _ = try await place.store.goBack()
    }
    #expect(try await place.store.live()?.manifest.entries.count == 5)
    #expect(try place.objects() == before)
  }

  // MARK: What is missing

  @Test func withoutRcloneNothingIsTried() async throws {
    var place = try ObjectStore.local()
    place.searchPath = "/nowhere"
    await #expect(throws: ReleaseFailure.noProgram("rclone")) { try await place.publish(one) }
  }

  @Test func aRemoteThatRcloneDoesNotKnowIsNamed() async throws {
    var place = try ObjectStore.local()
    place.target = ObjectStore.target("site", remote: "nowhere")
    await #expect {
      try await place.publish(one)
    } throws: { error in
      guard case .store("nowhere:site", .noRemote, _, let words)? = error as? ReleaseFailure else {
        return false
      }
      return words.contains("didn't find section in config file")
    }
  }
}
