import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

@Suite struct SHA256Tests {
  /// Source: NIST CAVP, SHA256ShortMsg, and FIPS 180-4's examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
        + "klmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func hashesAsTheStandardSays(_ text: String, _ digits: String) {
    #expect(SHA256.digits(of: Array(text.utf8)) == digits)
  }

  @Test func hashesAMillionLetters() {
    #expect(
      SHA256.digits(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func piecesOfAnySizeGiveTheSameHash() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let whole = SHA256.digits(of: bytes)
    for size in [1, 3, 55, 56, 63, 64, 65, 127, 128, 200] {
      var hash = SHA256()
      for start in stride(from: 0, to: bytes.count, by: size) {
        Array(bytes[start..<min(start + size, bytes.count)]).withUnsafeBytes { hash.add($0) }
      }
      #expect(hash.digits() == whole, "pieces of \(size)")
    }
  }

  /// Every length around the blocks, against the system's own program.
  @Test(.enabled(if: Tool.find("sha256sum") != nil, "sha256sum is not installed"))
  func everyLengthAroundTheBlocksIsRight() throws {
    let folder = try TemporaryFolder()
    for count in 0...130 {
      try folder.write((0..<count).map { UInt8($0) }, to: "f\(count)")
    }
    let program = try #require(Tool.find("sha256sum"))
    let said = try Tool.run(program, (0...130).map { folder.path("f\($0)") })
    let digits = said.output.split(separator: "\n").map { $0.prefix(64) }
    for count in 0...130 {
      #expect(SHA256.digits(of: (0..<count).map { UInt8($0) }) == digits[count])
    }
  }
}

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
