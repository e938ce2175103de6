/// A PNG file as its chunks.
///
/// Source: W3C, Portable Network Graphics (Third Edition), sections 5 and 11.
struct PNGFile: PictureFile {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private static let kept: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD",
    "pHYs", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT",
  ]

  let size: (width: Int, height: Int)?
  private(set) var hasMetadata = false
  private(set) var isWhole = false
  /// Tells whether it is several pictures in turn.
  private(set) var moves = false
  private(set) var stripped: [UInt8] = PNGFile.signature

  init(_ bytes: [UInt8]) {
    size =
      bytes.has("IHDR", at: 12)
      ? bytes.big(16, 4).flatMap { width in bytes.big(20, 4).map { (width, $0) } } : nil
    stripped.reserveCapacity(bytes.count)
    var place = 8
    while let length = bytes.big(place, 4), place + 12 + length <= bytes.count {
      let end = place + 12 + length
      let kind = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
      if PNGFile.kept.contains(kind) {
        stripped += bytes[place..<end]
      } else {
        hasMetadata = true
      }
      place = end
      if kind == "acTL" { moves = true }
      if kind == "IEND" {
        isWhole = true
        break
      }
    }
    if place < bytes.count { hasMetadata = true }
  }
}
