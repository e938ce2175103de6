import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// Two publishers and one bucket.
@Suite(.enabled(if: ObjectStore.rclone != nil, ObjectStore.skipped))
struct BucketLockTests {
  @Test func whoHoldsTheLockIsNamedAndNothingChanges() async throws {
    var place = try ObjectStore.local()
    try await place.publish(["index.html": "one"])
    let other = Publisher(name: "other", host: "else", process: 7, seconds: place.seconds)
    let bucket = try bucket(of: place)
    #expect(try await bucket.takeLock(other.text, replacing: nil))
    await #expect(
      throws: ReleaseFailure.locked(by: other, place: "store:site/北", isStale: false)
    ) {
      try await place.publish(["index.html": "two"])
    }
    #expect(try place.pages() == ["index.html": "one"])
    let packed = try await place.pack(["index.html": "two"])
    _ = try await place.store.publish(packed, breakingLock: true)
    #expect(try place.pages() == ["index.html": "two"])
    #expect(try await place.store.releases().journal.map(\.event).contains(.lockBroken))
    #expect(try await bucket.survey().lock == nil)
  }

  @Test func whoLostTheLockSwitchesNothing() async throws {
    var place = try ObjectStore.local()
    try await place.publish(["index.html": "one"])
    let second = try await place.publish(["index.html": "two"])
    _ = try await place.store.goBack()
    let bucket = try bucket(of: place)
    #expect(try await bucket.takeLock("a b 1 2\n", replacing: nil))
    #expect(try await bucket.takeLock("c d 3 4\n", replacing: nil) == false)
    #expect(try await bucket.takeLock("c d 3 4\n", replacing: "x") == false)
    #expect(try await bucket.switchCurrent(to: second.id, holding: "c d 3 4\n") == false)
    #expect(try await bucket.takeLock("c d 3 4\n", replacing: "a b 1 2\n"))
    #expect(try await bucket.switchCurrent(to: second.id, holding: "a b 1 2\n") == false)
    #expect(try place.pages() == ["index.html": "one"])
    #expect(try place.objects()[".bulletin/switching"] == nil)
    try await bucket.dropLock("a b 1 2\n")
    #expect(try await bucket.survey().lock == "c d 3 4\n")
  }

  @Test func aLockThatIsBrokenBetweenTwoStepsStopsTheSwitch() async throws {
    var place = try ObjectStore.local()
    let first = try await place.publish(["index.html": "one", "style.css": "one"])
    // As soon as the first object has changed places, somebody takes the lock away.
    try place.wrap(
      """
      REAL "$@"; end=$?
      case " $* " in
      *" copy "*" store:site/北 "*) rm -f FOLDER/store/site/北/.bulletin/locks/* ;;
      esac
      exit $end
      """)
    let packed = try await place.pack(["index.html": "two", "style.css": "two"])
    place.seconds += 60
    await #expect {
      try await place.store.publish(packed)
    } throws: { error in
      guard case .switchCutShort(_, _, because: .lockLost)? = error as? ReleaseFailure else {
        return false
      }
      return true
    }
    try place.unwrap()
    #expect(try place.pages() == ["index.html": "one", "style.css": "two"])
    #expect(try await place.store.live()?.id == first.id)
    _ = try await place.store.goBack()
    #expect(try place.pages() == ["index.html": "one", "style.css": "one"])
  }

  @Test func ofTwoClaimsAtOnceAtMostOneIsTheLock() async throws {
    let place = try ObjectStore.local()
    let bucket = try bucket(of: place)
    for round in 0..<2 {
      let texts = (0..<3).map { "n\($0) h \(round) 1\n" }
      let taken = try await withThrowingTaskGroup(of: String?.self) { group in
        for text in texts {
          group.addTask { try await bucket.takeLock(text, replacing: nil) ? text : nil }
        }
        var taken: [String] = []
        for try await text in group { if let text { taken.append(text) } }
        return taken
      }
      #expect(taken.count <= 1)
      #expect(try await bucket.survey().lock == taken.first)
      for text in taken { try await bucket.dropLock(text) }
    }
    #expect(try await bucket.takeLock("last h 1 1\n", replacing: nil))
  }

  @Test func ofTwoPublishersAtOnceEachIsWholeOrRefused() async throws {
    var place = try ObjectStore.local()
    try await place.publish(["index.html": "one"])
    let packed = try await place.pack(["index.html": "a", "x.html": "a"])
    var other = place
    other.seconds += 600
    other.host = "second"
    let (first, second) = (try place.store, try other.store)
    async let left = PublishedPlace.outcome { try await first.publish(packed) }
    async let right = PublishedPlace.outcome { try await second.publish(packed) }
    let ends = await [left, right]
    #expect(ends.allSatisfy { $0 == "done" || $0 == "locked" }, "\(ends)")
    if ends.contains("done") { #expect(try place.pages() == ["index.html": "a", "x.html": "a"]) }
    #expect(try await first.verify().damage.isEmpty)
    #expect(try await bucket(of: place).survey().lock == nil)
  }

  private func bucket(of place: PublishedPlace) throws -> BucketPlace {
    try BucketPlace(.init(remote: "store", path: "site/北"), tools: place.tools)
  }
}
