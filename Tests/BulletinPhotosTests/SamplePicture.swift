import BulletinModel
import BulletinPrograms
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPhotos

/// libvips as the tests use it.
enum Vips {
  static let skipped: Comment = "SKIPPED: no vips on the search path; photographs are not tested"

  static let program: Program? = Program(
    named: "vips", on: ProcessInfo.processInfo.environment["PATH"] ?? "")

  static func tool() async throws -> PhotoTool {
    let program = try #require(Vips.program)
    let tool = await PhotoTool(program, environment: ["PATH": "/usr/bin:/bin"])
    return try #require(tool)
  }

  static func run(_ arguments: [String]) async throws {
    let program = try #require(Vips.program)
    let outcome = try await program.run(ProgramCall(arguments))
    try #require(outcome.status == 0, "\(outcome.errorText)")
  }
}

/// Pictures of four coloured quarters: red and green above, blue and white below.
struct SamplePicture {
  static let colours: [Character: [UInt8]] = [
    "R": [230, 20, 20], "G": [20, 200, 20], "B": [20, 20, 230], "W": [245, 245, 245],
  ]

  /// The quarters as a portable pixmap.
  static func pixmap(width: Int, height: Int) -> [UInt8] {
    var bytes = Array("P6\n\(width) \(height)\n255\n".utf8)
    for row in 0..<height {
      for column in 0..<width {
        let letter: Character =
          row < height / 2 ? (column < width / 2 ? "R" : "G") : (column < width / 2 ? "B" : "W")
        bytes += colours[letter] ?? []
      }
    }
    return bytes
  }

  /// The quarters in a format that libvips writes.
  static func bytes(
    width: Int = 800, height: Int = 600, as ending: String = "jpg[Q=92]", by steps: [[String]] = []
  ) async throws -> [UInt8] {
    let place = try TemporaryFolder()
    try place.write(pixmap(width: width, height: height), to: "0.ppm")
    var name = "0.ppm"
    for (number, step) in steps.enumerated() {
      let next = "\(number + 1).v"
      try await Vips.run([step[0], place.path(name), place.path(next)] + step.dropFirst())
      name = next
    }
    try await Vips.run(["copy", place.path(name), place.path("made.\(ending)")])
    let made = ending.prefix { $0 != "[" }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: place.path("made.\(made)"))))
  }

  /// A JPEG with an EXIF record: orientation, the camera's name and a place on earth, and XMP.
  static func withRecord(_ jpeg: [UInt8], orientation: UInt8) -> [UInt8] {
    func entry(_ tag: UInt16, _ kind: UInt16, _ count: UInt32, _ value: [UInt8]) -> [UInt8] {
      big(tag) + big(kind) + big(UInt32(count)) + value
    }
    let camera = Array("SECRETCAM\0".utf8)
    // Header 8, count 2, three entries 36, next 4: the camera's name stands at 50, GPS behind it.
    let gps = 50 + camera.count
    var tiff = Array("MM\0*".utf8) + big(UInt32(8)) + big(UInt16(3))
    tiff += entry(0x010F, 2, UInt32(camera.count), big(UInt32(50)))
    tiff += entry(0x0112, 3, 1, [0, orientation, 0, 0])
    tiff += entry(0x8825, 4, 1, big(UInt32(gps)))
    tiff += big(UInt32(0)) + camera
    tiff += big(UInt16(2))
    tiff += entry(1, 2, 2, [UInt8(ascii: "N"), 0, 0, 0])
    tiff += entry(2, 5, 3, big(UInt32(gps + 30))) + big(UInt32(0))
    for number: UInt32 in [31, 1, 8, 1, 30, 1] { tiff += big(number) }
    let exif = Array("Exif\0\0".utf8) + tiff
    let xmp = Array("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRETXMP</x:xmpmeta>".utf8)
    let comment = Array("SECRETCOMMENT".utf8)
    return [0xFF, 0xD8] + segment(0xE1, exif) + segment(0xE1, xmp) + segment(0xFE, comment)
      + jpeg.dropFirst(2)
  }

  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(UInt16(content.count + 2)) + content
  }

  private static func big(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  /// The letters of the four quarters of a picture, and its size.
  static func look(at picture: [UInt8]) async throws -> (quarters: String, width: Int, height: Int)
  {
    let place = try TemporaryFolder()
    try place.write(picture, to: "picture")
    try await Vips.run(["copy", place.path("picture"), place.path("seen.ppm")])
    let seen = [UInt8](try Data(contentsOf: URL(fileURLWithPath: place.path("seen.ppm"))))
    var head: [Int] = []
    var offset = 0
    var number = ""
    // `P6`, a comment perhaps, width, height, the largest value.
    while head.count < 4 {
      let byte = try #require(seen.dropFirst(offset).first)
      offset += 1
      if byte == UInt8(ascii: "#") {
        while seen[offset] != 0x0A { offset += 1 }
      } else if byte > 0x20 {
        number.append(Character(UnicodeScalar(byte)))
      } else if !number.isEmpty {
        head.append(Int(number) ?? 0)
        number = ""
      }
    }
    let (width, height) = (head[1], head[2])
    let bands = (seen.count - offset) / (width * height)
    var quarters = ""
    for (x, y) in [(1, 1), (3, 1), (1, 3), (3, 3)] {
      let at = offset + (y * height / 4 * width + x * width / 4) * bands
      let pixel = bands == 3 ? Array(seen[at..<at + 3]) : Array(repeating: seen[at], count: 3)
      let nearest = colours.min { distance($0.value, pixel) < distance($1.value, pixel) }
      quarters.append(nearest?.key ?? "?")
    }
    return (quarters, width, height)
  }

  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    zip(one, other).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
  }
}
