import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

@Suite struct ManifestTests {
  private let one = String(repeating: "1a", count: 32)
  private let two = String(repeating: "2b", count: 32)

  private func manifest(_ files: [(String, String)]) -> Manifest {
    Manifest(files.map { Manifest.Entry(path: $0.0, size: 3, digest: $0.1) })
  }

  @Test func itsTextIsSortedByBytesAndReadBack() throws {
    let manifest = manifest([("新闻/稿 件.html", one), ("a.html", two), ("Z.html", one)])
    #expect(manifest.text == "\(one) 3 Z.html\n\(two) 3 a.html\n\(one) 3 新闻/稿 件.html\n")
    #expect(try #require(Manifest(text: manifest.text)) == manifest)
    #expect(manifest.digest == SHA256.digits(of: Array(manifest.text.utf8)))
  }

  @Test(arguments: [
    "x", "\(String(repeating: "1a", count: 32)) -1 a",
    "\(String(repeating: "1a", count: 32)) 3 ../a",
    "\(String(repeating: "1A", count: 32)) 3 a", "\(String(repeating: "1a", count: 32)) 03 a",
  ])
  func anythingElseIsNoManifest(_ line: String) {
    #expect(Manifest(text: line + "\n") == nil)
  }

  @Test func changesAreToldByPath() {
    let old = manifest([("a.html", one), ("b.html", one), ("c.css", one)])
    let new = manifest([("a.html", one), ("b.html", two), ("d.html", one)])
    let changes = ManifestChanges(from: old, to: new)
    #expect(changes.added == ["d.html"])
    #expect(changes.changed == ["b.html"])
    #expect(changes.removed == ["c.css"])
    #expect(changes.ofPages.removed.isEmpty)
  }

  @Test func damageIsMissingChangedForeignOrOdd() {
    let wanted = manifest([("a", one), ("b", one), ("c", one)])
    let found = manifest([("a", one), ("b", two), ("x", one)])
    #expect(
      Damage.found(in: found, odd: ["c", "link"], by: wanted)
        == [.changed("b"), .missing("c"), .foreign("link"), .foreign("x")])
  }

  @Test func idsNameTheSecondAndTheManifest() throws {
    let id = ReleaseID(seconds: 1_761_037_200, digest: one)
    #expect(id.text == "20251021T090000Z-1a1a1a1a1a1a")
    #expect(ReleaseID(id.text) == id)
    #expect(timestamp(ofSeconds: 1_761_037_200) == "2025-10-21T09:00:00Z")
    for text in ["", "..", "20251021T090000Z", "20251021T090000Z-1a1a1a1a1a1g", id.text + "/"] {
      #expect(ReleaseID(text) == nil)
    }
  }
}
