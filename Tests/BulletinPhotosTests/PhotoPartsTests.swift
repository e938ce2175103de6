import BulletinModel
import BulletinPrograms
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPhotos

@Suite struct PhotoPartsTests {
  /// The examples of FIPS 180-4's validation suite, and one across the padding's edge.
  @Test(
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 64),
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
      ),
    ])
  func digests(_ text: String, _ digits: String) {
    #expect(SHA256.digits(of: Array(text.utf8)) == digits)
  }

  @Test func bareWebPKeepsPixelsAndTransparencyAlone() throws {
    func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
      Array(kind.utf8) + [UInt8(content.count), 0, 0, 0] + content
        + (content.count % 2 == 0 ? [] : [0])
    }
    func file(_ chunks: [UInt8]) -> [UInt8] {
      Array("RIFF".utf8) + [UInt8(chunks.count + 4), 0, 0, 0] + Array("WEBP".utf8) + chunks
    }
    let size: [UInt8] = [9, 0, 0, 9, 0, 0]
    let pixels = chunk("VP8 ", [1, 2, 3])
    let tail = chunk("EXIF", [7]) + chunk("XMP ", [8])
    let opaque = file(chunk("VP8X", [0x2C, 0, 0, 0] + size) + chunk("ICCP", [5]) + pixels + tail)
    #expect(BarePicture.bytes(of: opaque, .webp) == file(pixels))
    let clear = file(
      chunk("VP8X", [0x3C, 0, 0, 0] + size) + chunk("ALPH", [6]) + pixels + tail)
    #expect(
      BarePicture.bytes(of: clear, .webp)
        == file(chunk("VP8X", [0x10, 0, 0, 0] + size) + chunk("ALPH", [6]) + pixels))
    for count in 0..<opaque.count {
      #expect(BarePicture.bytes(of: Array(opaque.prefix(count)), .webp) == nil)
    }
  }

  @Test(arguments: ["jpg", "png", "webp"])
  func whatIsNoPictureIsNone(_ ending: String) throws {
    let format = try #require(BarePicture.Ending(rawValue: ending))
    for text in ["", "RIFF", "RIFF0000WEBP", "\u{89}PNG", String(repeating: "x", count: 60)] {
      #expect(BarePicture.bytes(of: Array(text.utf8), format) == nil)
    }
    #expect(BarePicture.bytes(of: [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 0xFF, 0xD9], .jpg) == nil)
  }

  @Test func coloursAreConvertedOnlyWhereTheyAreOther() {
    func jpeg(_ segment: [UInt8], components: UInt8 = 3) -> [UInt8] {
      [0xFF, 0xD8] + segment + [0xFF, 0xC0, 0, 17, 8, 0, 9, 0, 9, components, 0xFF, 0xDA, 0, 2]
        + [UInt8](repeating: 0, count: 20)
    }
    let profile: [UInt8] = [0xFF, 0xE2, 0, 16] + Array("ICC_PROFILE\0".utf8) + [1, 1]
    #expect(!OriginalColours.needConversion(jpeg([])))
    #expect(OriginalColours.needConversion(jpeg(profile)))
    #expect(OriginalColours.needConversion(jpeg([], components: 4)))
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    func chunk(_ kind: String) -> [UInt8] { [0, 0, 0, 0] + Array(kind.utf8) + [0, 0, 0, 0] }
    #expect(OriginalColours.needConversion(png + chunk("IHDR") + chunk("iCCP")))
    #expect(!OriginalColours.needConversion(png + chunk("IHDR") + chunk("IDAT") + chunk("iCCP")))
    for count in 0..<60 { _ = OriginalColours.needConversion(Array(jpeg(profile).prefix(count))) }
  }

  @Test func aProgramThatIsNoVipsIsNoTool() async throws {
    let program = try #require(Program(named: "true", on: "/usr/bin:/bin"))
    let tool = await PhotoTool(program, environment: [:])
    #expect(tool == nil)
  }
}
