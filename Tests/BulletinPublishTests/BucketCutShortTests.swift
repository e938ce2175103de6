import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// A switch that ends early, at each of its changes, and what the next command makes of it.
@Suite(.enabled(if: ObjectStore.rclone != nil, ObjectStore.skipped))
struct BucketCutShortTests {
  /// The network goes away in the middle of each change in turn, half of which was done; then
  /// somebody publishes again, or goes back.
  @Test func whatWasCutShortIsFinishedOrGoneBack() async throws {
    let one = ["index.html": "1.html", "1.html": "1", "style.css": "same"]
    let two = ["index.html": "2.html", "2.html": "2", "style.css": "same"]
    var place = try ObjectStore.local()
    let first = try await place.publish(one).id
    let packed = try await place.pack(two)
    try keep(place, as: "before")
    place.seconds += 60
    var (cut, mixed) = (0, 0)
    while true {
      cut += 1
      try cutShort(&place, after: cut)
      do {
        _ = try await place.store.publish(packed)
        break
      } catch let error as ReleaseFailure {
        try place.unwrap()
        let isCut = if case .switchCutShort = error { true } else { false }
        let standing = try place.pages()
        // Whoever is not told of a switch has the site that stood, or all of the new one.
        #expect(isCut || standing == one || standing == two, "\(cut): \(error)")
        let isMarked = try place.objects()[".bulletin/switching"] != nil
        #expect(isMarked == isCut || isCut && standing == two, "\(cut): \(error)")
        if isCut { mixed += 1 }
        try keep(place, as: "cut")
        // Of the changes before the switch, each third has to do: they take long.
        if isCut || cut.isMultiple(of: 3) {
          _ = try await place.store.publish(packed, breakingLock: true)
          #expect(try place.pages() == two, "\(cut): \(error)")
          try expectWhole(place)
        }
        if isCut {
          try restore(place, from: "cut")
          #expect(try await place.store.goBack(breakingLock: true).to == first, "\(cut)")
          #expect(try place.pages() == one, "\(cut): \(error)")
          try expectWhole(place)
        }
      }
      try restore(place, from: "before")
    }
    #expect(try place.pages() == two)
    #expect(cut > 12 && mixed > 4, "\(cut) changes, \(mixed) in the switch")
  }

  private func keep(_ place: PublishedPlace, as name: String) throws {
    if place.folder.exists(name) {
      try FileManager.default.removeItem(atPath: place.folder.path(name))
    }
    try FileManager.default.copyItem(
      atPath: place.folder.path("store"), toPath: place.folder.path(name))
  }

  private func restore(_ place: PublishedPlace, from name: String) throws {
    try FileManager.default.removeItem(atPath: place.folder.path("store"))
    try FileManager.default.copyItem(
      atPath: place.folder.path(name), toPath: place.folder.path("store"))
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
