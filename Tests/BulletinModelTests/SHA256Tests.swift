import BulletinTestSupport
import Foundation
import Testing

import BulletinModel

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
