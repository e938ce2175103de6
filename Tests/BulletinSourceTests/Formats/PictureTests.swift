import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct PictureTests {
  // MARK: Small files

  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length = content.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
  }

  /// A baseline JPEG of 1600 × 1067 without a picture worth showing, with extra segments.
  static func jpeg(_ extra: [UInt8] = [], tail: [UInt8] = []) -> [UInt8] {
    let frame: [UInt8] = [8, 0x04, 0x2B, 0x06, 0x40, 1, 1, 0x11, 0]
    return [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 0, 0]) + extra
      + segment(0xDB, [0] + [UInt8](repeating: 1, count: 64)) + segment(0xC0, frame)
      + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9]
      + tail
  }

  /// An EXIF segment with an orientation and a camera's name.
  static func exif(_ orientation: UInt8, isBig: Bool = false) -> [UInt8] {
    let tiff: [UInt8] =
      isBig
      ? [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
      : [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
    return segment(0xE1, Array("Exif\0\0".utf8) + tiff + [0, 0, 0, 0] + Array("CAMERA".utf8))
  }

  static func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    let count = content.count
    return [
      UInt8(count >> 24), UInt8(count >> 16 & 0xFF), UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF),
    ]
      + Array(kind.utf8) + content + [1, 2, 3, 4]
  }

  static func png(_ extra: [UInt8] = []) -> [UInt8] {
    PNGFile.signature + chunk("IHDR", [0, 0, 0x06, 0x40, 0, 0, 0x04, 0x2B, 8, 2, 0, 0, 0])
      + chunk("iCCP", [9]) + extra + chunk("IDAT", [5, 6]) + chunk("IEND", [])
  }

  static func webP(_ chunks: [(String, [UInt8])]) -> [UInt8] {
    let body = chunks.flatMap { kind, content -> [UInt8] in
      Array(kind.utf8) + [UInt8(content.count & 0xFF), UInt8(content.count >> 8), 0, 0] + content
        + (content.count % 2 == 1 ? [0] : [])
    }
    let size = body.count + 4
    return Array("RIFF".utf8) + [UInt8(size & 0xFF), UInt8(size >> 8), 0, 0] + Array("WEBP".utf8)
      + body
  }

  static let vp8: [UInt8] = [0, 0, 0, 0x9D, 0x01, 0x2A, 0x40, 0x06, 0x2B, 0x04, 0, 0]

  static func gif(_ extra: [UInt8] = []) -> [UInt8] {
    Array("GIF89a".utf8) + [0x40, 0x06, 0x2B, 0x04, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255] + extra
      + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0, 0x3B]
  }

  // MARK: Size

  static let plain: [[UInt8]] = [
    jpeg(), png(), gif(), webP([("VP8 ", vp8)]),
    webP([("VP8L", [0x2F, 0x3F, 0x86, 0x0A, 0x01, 0])]),
    webP([
      ("VP8X", [0x20, 0, 0, 0, 0x3F, 0x06, 0, 0x2A, 0x04, 0]), ("ICCP", [1, 2, 3]), ("VP8 ", vp8),
    ]),
  ]

  @Test(arguments: plain)
  func readsTheSizeOfEachFormat(_ bytes: [UInt8]) throws {
    let picture = try #require(Picture(bytes))
    #expect(picture.width == 1600 && picture.height == 1067 && !picture.hasMetadata)
    #expect(Picture.faults(picture, of: bytes, at: .whole("a")).isEmpty)
    #expect(strippedMedia(bytes) == bytes)
  }

  @Test(arguments: [false, true], [1, 3, 6, 8] as [UInt8])
  func anOrientationTurnsTheSizeAndStays(_ isBig: Bool, _ orientation: UInt8) throws {
    let bytes = PictureTests.jpeg(PictureTests.exif(orientation, isBig: isBig))
    let picture = try #require(Picture(bytes))
    let isTurned = orientation >= 5
    #expect(picture.width == (isTurned ? 1067 : 1600) && picture.hasMetadata)
    let clean = strippedMedia(bytes)
    let after = try #require(Picture(clean))
    #expect(after.width == picture.width && !after.hasMetadata)
    #expect(strippedMedia(clean) == clean)
    #expect(!clean.holds("CAMERA"))
    #expect(clean.holds("Exif") == (orientation != 1))
  }

  // MARK: Metadata

  static let withMetadata: [(String, [UInt8])] = [
    ("XMP", jpeg(segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0SECRET".utf8)))),
    ("IPTC", jpeg(segment(0xED, Array("Photoshop 3.0\0SECRET".utf8)))),
    ("comment", jpeg(segment(0xFE, Array("SECRET".utf8)))),
    ("multi-picture", jpeg(segment(0xE2, Array("MPF\0SECRET".utf8)))),
    ("after the end", jpeg(tail: Array("SECRET".utf8))),
    ("JFXX thumbnail", jpeg(segment(0xE0, Array("JFXX\0SECRET".utf8)))),
    ("PNG text", png(chunk("tEXt", Array("Comment\0SECRET".utf8)))),
    ("PNG EXIF", png(chunk("eXIf", Array("SECRET".utf8)))),
    ("PNG time", png(chunk("tIME", Array("SECRET".utf8)))),
    ("PNG after the end", png() + Array("SECRET".utf8)),
    (
      "WebP EXIF",
      webP([
        ("VP8X", [0x2C, 0, 0, 0, 0x3F, 0x06, 0, 0x2A, 0x04, 0]), ("VP8 ", vp8),
        ("EXIF", Array("SECRET!".utf8)), ("XMP ", Array("SECRET".utf8)),
      ])
    ),
    ("GIF comment", gif([0x21, 0xFE, 6] + Array("SECRET".utf8) + [0])),
    (
      "GIF XMP",
      gif([0x21, 0xFF, 11] + Array("XMP DataXMP".utf8) + [6] + Array("SECRET".utf8) + [0])
    ),
    ("GIF after the end", gif() + Array("SECRET".utf8)),
  ]

  @Test(arguments: withMetadata)
  func metadataIsNamedAndRemoved(_ name: String, _ bytes: [UInt8]) throws {
    let picture = try #require(Picture(bytes), "\(name)")
    #expect(picture.hasMetadata, "\(name)")
    #expect(Picture.faults(picture, of: bytes, at: .whole("a")).map(\.code) == [.photoMetadata])
    let clean = strippedMedia(bytes)
    #expect(!clean.holds("SECRET"), "\(name)")
    let after = try #require(Picture(clean))
    #expect(!after.hasMetadata && after.width == picture.width && after.height == picture.height)
    #expect(strippedMedia(clean) == clean)
  }

  @Test func webPFlagsOfRemovedPartsAreCleared() {
    let clean = strippedMedia(PictureTests.withMetadata[10].1)
    #expect(clean[20] == 0x20 && clean.little(4, 4) == clean.count - 8)
  }

  @Test func colourProfilesAndAdobeStay() {
    let extra =
      PictureTests.segment(0xE2, Array("ICC_PROFILE\0\u{1}\u{1}P".utf8))
      + PictureTests.segment(0xEE, Array("Adobe\0d".utf8))
    let bytes = PictureTests.jpeg(extra)
    #expect(strippedMedia(bytes) == bytes)
  }

  // MARK: Faults

  @Test(
    arguments: [
      [], [0xFF, 0xD8, 0xFF], Array("GIF89a".utf8), Array("%PDF-1.7".utf8), [0x89, 0x50],
      Array("RIFF\0\0\0\0WEBPVP8 ".utf8), [0xFF, 0xD8, 0xFF, 0xC0, 0, 9],
    ] as [[UInt8]])
  func whatCannotBeReadIsNamed(_ bytes: [UInt8]) {
    #expect(Picture(bytes) == nil)
    let faults = Picture.faults(Picture(bytes), of: bytes, at: .whole("a.jpg"))
    let isKnown = PictureFormat(bytes) != nil
    #expect(faults.map(\.code) == [isKnown ? .brokenPicture : .unsuitablePhoto])
  }

  @Test(arguments: plain)
  func aFileThatBreaksOffIsBroken(_ bytes: [UInt8]) throws {
    let cut = Array(bytes.dropLast(2))
    let faults = Picture.faults(Picture(cut), of: cut, at: .whole("a"))
    #expect(faults.map(\.code).contains(.brokenPicture))
  }

  @Test(
    arguments: [
      ("HEIC", [0, 0, 0, 24] + Array("ftypheic".utf8)),
      ("HEIC", [0, 0, 0, 24] + Array("ftypmif1".utf8)),
      ("AVIF", [0, 0, 0, 24] + Array("ftypavif".utf8)),
      ("TIFF", [0x49, 0x49, 0x2A, 0]), ("TIFF", [0x4D, 0x4D, 0, 0x2A]),
      ("BMP", Array("BM".utf8) + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0]),
    ] as [(String, [UInt8])])
  func formatsOfPhonesAndScannersAreNamedWithAWayOut(_ name: String, _ bytes: [UInt8]) throws {
    let fault = try #require(Picture.faults(Picture(bytes), of: bytes, at: .whole("a")).first)
    #expect(fault.code == .foreignPicture && fault.values["format"] == name)
    #expect(fault.values["how"]?.isEmpty == false && fault.values["how@en"]?.isEmpty == false)
  }

  @Test func onlyStillJPEGAndPNGBecomeOtherSizes() {
    let kinds = PictureTests.plain.compactMap { Picture($0)?.raster }
    #expect(kinds.contains(.jpeg))
    #expect(Picture(PictureTests.png())?.raster == .png)
    #expect(Picture(PictureTests.gif())?.raster == nil)
    let still = PictureTests.png()
    let moving = still[..<33] + [0, 0, 0, 0] + Array("acTL".utf8) + [0, 0, 0, 0] + still[33...]
    #expect(Picture(Array(moving))?.raster == nil)
  }

  @Test func smallAndLargePicturesAreNamed() throws {
    var small = PictureTests.png()
    small.replaceSubrange(16..<24, with: [0, 0, 0, 60, 0, 0, 0, 40])
    let fault = try #require(Picture.faults(Picture(small), of: small, at: .whole("a.png")).first)
    #expect(
      fault.code == .unsuitablePhoto && fault.values["w"] == "60" && fault.values["h"] == "40")
    small.replaceSubrange(16..<20, with: [0, 0, 0x40, 0])
    #expect(
      Picture.faults(Picture(small), of: small, at: .whole("a.png")).first?.values["w"] == "16384")
  }

  @Test func brokenFilesNeitherTrapNorLeak() {
    var random = Xorshift(seed: 17)
    for (_, whole) in PictureTests.withMetadata {
      for _ in 0..<200 {
        var bytes = Array(whole.prefix(Int(random.next() % UInt64(whole.count)) + 1))
        for _ in 0..<3 {
          bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(random.next() & 0xFF)
        }
        let clean = strippedMedia(bytes)
        #expect(clean.count <= bytes.count + 40)
        _ = Picture(bytes)
      }
    }
  }

  @Test func otherFilesAreLeftAlone() {
    #expect(strippedMedia(Array("名称,数\n".utf8)) == Array("名称,数\n".utf8))
  }
}

extension [UInt8] {
  fileprivate func holds(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return false }
    return (0...count - wanted.count).contains { self[$0...].starts(with: wanted) }
  }
}
