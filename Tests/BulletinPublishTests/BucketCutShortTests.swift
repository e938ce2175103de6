import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// A switch that ends early, at each of its changes, and what the next command makes of it.
@Suite(.enabled(if: ObjectStore.rclone != nil, ObjectStore.skipped))
struct BucketCutShortTests {
  private let one = ["index.html": "1.html", "1.html": "1", "style.css": "same"]
  private let two = ["index.html": "2.html", "2.html": "2", "style.css": "same"]

  /// A store that holds one release, and the next that is to be published there.
  private struct Scene {
    let place: PublishedPlace
    let first: ReleaseID
    let next: PackedSite

    init(_ one: [String: String], _ two: [String: String]) async throws {
      var place = try ObjectStore.local()
      first = try await place.publish(one).id
      next = try await place.pack(two)
      place.seconds += 60
      self.place = place
    }

    /// A store of its own that holds the same.
    func another() throws -> PublishedPlace {
      var other = try ObjectStore.local()
      other.seconds = place.seconds
      try FileManager.default.removeItem(atPath: other.folder.path("store"))
      try FileManager.default.copyItem(
        atPath: place.folder.path("store"), toPath: other.folder.path("store"))
      return other
    }
  }

  /// The network goes away in the middle of each change in turn, half of which was done; then
  /// somebody publishes again, or goes back.
  @Test func whatWasCutShortIsFinishedOrGoneBack() async throws {
    let scene = try await Scene(one, two)
    let (changes, switching) = try await changes(of: scene)
    // Of the changes before the switch, each third has to do: they take long.
    let cuts = (1..<switching).filter { $0.isMultiple(of: 3) } + Array(switching...changes)
    let cutShort = try await withThrowingTaskGroup(of: Bool.self) { group in
      var found = 0
      for (place, cut) in cuts.enumerated() {
        if place > 3, try await group.next() == true { found += 1 }
        group.addTask { try await isCutShort(scene, after: cut) }
      }
      return try await group.reduce(into: found) { $0 += $1 ? 1 : 0 }
    }
    #expect(changes > 12 && cutShort > 4, "\(changes) changes, the switch from \(switching) on")
  }

  /// How many changes publishing makes, and from which on the switch is under way.
  private func changes(of scene: Scene) async throws -> (count: Int, switching: Int) {
    var place = try scene.another()
    try place.wrap(
      """
      case " $* " in
      *" copy "*|*" rcat "*|*" delete "*|*" purge "*|*" move "*) echo x >>FOLDER/changes ;;
      esac
      REAL "$@"; end=$?
      [ ! -e FOLDER/store/site/北/.bulletin/switching ] || [ -e FOLDER/before ] ||
        cp FOLDER/changes FOLDER/before
      exit $end
      """)
    _ = try await place.store.publish(scene.next)
    #expect(try place.pages() == two)
    let count = { (name: String) in try place.folder.text(name).count { $0 == "x" } }
    return (try count("changes"), try count("before"))
  }

  /// Cuts a switch short and publishes again, or goes back; tells whether readers had parts of two.
  private func isCutShort(_ scene: Scene, after cut: Int) async throws -> Bool {
    var place = try scene.another()
    try cutShort(&place, after: cut)
    var failure: ReleaseFailure?
    do {
      _ = try await place.store.publish(scene.next)
    } catch let error as ReleaseFailure {
      failure = error
    }
    let error = try #require(failure, "\(cut)")
    try place.unwrap()
    let isCut = if case .switchCutShort = error { true } else { false }
    let standing = try place.pages()
    // Whoever is not told of a switch has the site that stood, or all of the new one.
    #expect(isCut || standing == one || standing == two, "\(cut): \(error)")
    let isMarked = try place.objects()[".bulletin/switching"] != nil
    #expect(isMarked == isCut || isCut && standing == two, "\(cut): \(error)")
    if isCut, cut.isMultiple(of: 2) {
      #expect(try await place.store.goBack(breakingLock: true).to == scene.first, "\(cut)")
      #expect(try place.pages() == one, "\(cut): \(error)")
    } else {
      _ = try await place.store.publish(scene.next, breakingLock: true)
      #expect(try place.pages() == two, "\(cut): \(error)")
    }
    try expectWhole(place)
    return isCut
  }

  /// Readers get the release that is named, byte by byte, and nothing is left of the way to it.
  private func expectWhole(_ place: PublishedPlace) throws {
    let objects = try place.objects()
    let current = try #require(objects[".bulletin/current"]).dropLast()
    let root = ".bulletin/releases/\(current)/"
    let release = objects.filter { $0.key.hasPrefix(root) }
      .map { (String($0.key.dropFirst(root.count)), $0.value) }
    #expect(try place.readers() == Dictionary(uniqueKeysWithValues: release))
    #expect(objects[".bulletin/switching"] == nil)
    #expect(objects.keys.allSatisfy { !$0.hasPrefix(".bulletin/locks/") })
  }

  /// From a change on, nothing reaches the store any more; of that one, the first file does.
  private func cutShort(_ place: inout PublishedPlace, after count: Int) throws {
    try place.folder.write("0", to: "count")
    try place.wrap(
      """
      count=$(cat FOLDER/count)
      case " $* " in
      *" copy "*|*" rcat "*|*" delete "*|*" purge "*|*" move "*)
        count=$((count + 1)); echo $count >FOLDER/count ;;
      esac
      [ $count -ge \(count) ] || exec REAL "$@"
      if [ $count -eq \(count) ]; then
        case " $* " in *" --files-from-raw "*) head -n 1 | REAL "$@" ;; esac
        echo \(count + 1) >FOLDER/count
      fi
      echo "Failed to $1: dial tcp 192.0.2.1:443: connect: network is unreachable" >&2
      exit 1
      """)
  }
}
