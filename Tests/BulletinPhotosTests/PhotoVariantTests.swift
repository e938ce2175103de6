import BulletinModel
import BulletinPrograms
import BulletinTestSupport
import Foundation
import Synchronization
import Testing

@testable import BulletinPhotos

/// What becomes of real pictures.
@Suite(.enabled(if: Vips.program != nil, Vips.skipped)) struct PhotoVariantTests {
  private func made(
    _ original: [UInt8], _ variants: [PhotoVariant]
  ) async throws -> (pictures: [[UInt8]], record: PhotoRecord) {
    let place = try TemporaryFolder()
    let workshop = PhotoWorkshop(
      try await Vips.tool(), cacheFolder: place.path("cache"), workers: 2)
    let delivered = Mutex<[String: [UInt8]]>([:])
    let job = PhotoJob(
      source: "a", orders: variants.enumerated().map { ($1, ["\($0)"]) })
    let record = try await workshop.make([job]) { _ in
      original
    } delivering: { bytes, path in
      delivered.withLock { $0[path] = bytes }
    }
    let found = delivered.withLock { $0 }
    return (variants.indices.compactMap { found["\($0)"] }, record)
  }

  private static func both(_ width: Int, _ height: Int) -> [PhotoVariant] {
    [
      PhotoVariant(width: width, height: height, format: .jpeg(quality: 90)),
      PhotoVariant(width: width, height: height, format: .webP(quality: 90)),
    ]
  }

  @Test(
    arguments: [
      (1, "RGBW"), (2, "GRWB"), (3, "WBGR"), (4, "BWRG"), (5, "RBGW"), (6, "BRWG"), (7, "WGBR"),
      (8, "GWRB"),
    ] as [(UInt8, String)])
  func everyOrientationBecomesUpright(_ orientation: UInt8, _ quarters: String) async throws {
    let jpeg = try await SamplePicture.bytes(width: 800, height: 600)
    let original = SamplePicture.withRecord(jpeg, orientation: orientation)
    let (width, height) = orientation >= 5 ? (240, 320) : (320, 240)
    let (pictures, _) = try await made(original, PhotoVariantTests.both(width, height))
    try #require(pictures.count == 2)
    for picture in pictures {
      let seen = try await SamplePicture.look(at: picture)
      #expect(seen.quarters == quarters && seen.width == width && seen.height == height)
    }
  }

  @Test func nothingIsLeftOfPlaceCameraAndComments() async throws {
    let jpeg = try await SamplePicture.bytes()
    let original = SamplePicture.withRecord(jpeg, orientation: 6)
    let secrets = ["SECRETCAM", "SECRETXMP", "SECRETCOMMENT", "Exif", "xmpmeta"]
    for secret in secrets { #expect(original.holds(secret)) }
    let (pictures, _) = try await made(
      original,
      PhotoVariantTests.both(240, 320) + [PhotoVariant(width: 240, height: 320, format: .png)])
    try #require(pictures.count == 3)
    let place = try TemporaryFolder()
    let header = try #require(Tool.find("vipsheader"))
    try place.write(original, to: "original")
    let before = try Tool.run(header, ["-a", place.path("original")])
    #expect(before.output.contains("GPS") && before.output.contains("SECRETCAM"))
    for picture in pictures {
      for secret in secrets + ["EXIF", "XMP ", "ICCP", "ICC_PROFILE", "iCCP", "eXIf", "tEXt"] {
        #expect(!picture.holds(secret), "\(secret)")
      }
      try place.write(picture, to: "made")
      let after = try Tool.run(header, ["-a", place.path("made")])
      #expect(after.status == 0)
      for word in ["exif", "GPS", "xmp", "iptc", "icc-profile"] {
        #expect(
          !after.output.lowercased().contains(word.lowercased()), "\(word) in \(after.output)")
      }
    }
  }

  @Test func inkAndGreyBecomeScreenColours() async throws {
    let ink = try await SamplePicture.bytes(by: [["icc_export", "--output-profile", "cmyk"]])
    let (pictures, _) = try await made(ink, PhotoVariantTests.both(320, 240))
    try #require(pictures.count == 2)
    for picture in pictures {
      let seen = try await SamplePicture.look(at: picture)
      #expect(seen.quarters == "RGBW")
    }
    let grey = try await SamplePicture.bytes(by: [["colourspace", "b-w"]])
    let (greys, _) = try await made(grey, PhotoVariantTests.both(320, 240))
    try #require(greys.count == 2)
    for picture in greys {
      let seen = try await SamplePicture.look(at: picture)
      #expect(seen.quarters.last == "W")
    }
  }

  @Test func transparencyStaysAndDrawingsKeepEveryPixel() async throws {
    let original = try await SamplePicture.bytes(
      as: "png", by: [["bandjoin_const", "128"]])
    let (pictures, _) = try await made(
      original,
      [
        PhotoVariant(width: 800, height: 600, format: .exactWebP),
        PhotoVariant(width: 800, height: 600, format: .png),
      ])
    try #require(pictures.count == 2)
    let place = try TemporaryFolder()
    for (picture, name) in zip(pictures, ["a", "b"]) {
      try place.write(picture, to: name)
      try await Vips.run(["copy", place.path(name), place.path("\(name).png")])
      let header = try Tool.run(
        try #require(Tool.find("vipsheader")), ["-f", "bands", place.path("\(name).png")])
      #expect(header.output.hasPrefix("4"))
      let pixel = try Tool.run(
        try #require(Vips.program).path, ["getpoint", place.path("\(name).png"), "100", "100"])
      #expect(pixel.output.hasPrefix("230 20 20 128"))
    }
  }

  @Test func theSameToolGivesTheSameBytes() async throws {
    let original = try await SamplePicture.bytes()
    let variants = PhotoVariantTests.both(320, 240)
    let first = try await made(original, variants).pictures
    let second = try await made(original, variants).pictures
    #expect(first == second && first.count == 2)
  }

  @Test func aSmallerPictureTakesFewerBytes() async throws {
    let original = try await SamplePicture.bytes(width: 1600, height: 1200)
    let (pictures, _) = try await made(
      original, PhotoVariantTests.both(320, 240) + PhotoVariantTests.both(1440, 1080))
    try #require(pictures.count == 4)
    #expect(pictures[0].count < pictures[2].count && pictures[1].count < pictures[3].count)
  }

  @Test func aBrokenPictureIsRefusedAndTheOthersAreMade() async throws {
    let good = try await SamplePicture.bytes()
    let cut = Array(good.prefix(good.count / 2)) + [0xFF, 0xD9]
    let originals = ["a": good, "b": cut, "c": Array("no picture".utf8), "d": good]
    let place = try TemporaryFolder()
    let workshop = PhotoWorkshop(
      try await Vips.tool(), cacheFolder: place.path("cache"), workers: 2)
    let delivered = Mutex<Set<String>>([])
    let jobs = originals.keys.sorted().map { name in
      PhotoJob(
        source: name,
        orders: [(PhotoVariant(width: 320, height: 240, format: .jpeg(quality: 80)), [name])])
    }
    let record = try await workshop.make(jobs) { name in
      originals[name] ?? []
    } delivering: { _, path in
      delivered.withLock { _ = $0.insert(path) }
    }
    #expect(record.refused.map(\.source) == ["b", "c"])
    for (_, reason) in record.refused {
      #expect(!reason.isEmpty && !reason.contains(place.path))
    }
    #expect(delivered.withLock { $0 } == ["a", "d"])
  }
}

extension [UInt8] {
  /// Tells whether a text stands anywhere in the bytes.
  func holds(_ text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
