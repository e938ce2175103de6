/// A GIF file as its blocks.
///
/// Source: CompuServe, Graphics Interchange Format 89a, sections 17 to 27.
struct GIFFile: PictureFile {
  /// The application blocks that a picture needs: loops and the colour profile.
  private static let applications = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]

  let size: (width: Int, height: Int)?
  private(set) var hasMetadata = false
  private(set) var isWhole = false
  private(set) var stripped: [UInt8] = []

  init(_ bytes: [UInt8]) {
    size = bytes.little(6, 2).flatMap { width in bytes.little(8, 2).map { (width, $0) } }
    guard bytes.count > 13 else {
      stripped = bytes
      return
    }
    stripped.reserveCapacity(bytes.count)
    var place = min(bytes.count, 13 + GIFFile.colours(bytes[10]))
    stripped += bytes[..<place]
    while place < bytes.count, bytes[place] != 0x3B {
      guard let end = GIFFile.blockEnd(place, bytes) else { break }
      if GIFFile.isKept(place, bytes) {
        stripped += bytes[place..<end]
      } else {
        hasMetadata = true
      }
      place = end
    }
    isWhole = place < bytes.count && bytes[place] == 0x3B
    if place + 1 < bytes.count { hasMetadata = true }
    stripped.append(0x3B)
  }

  private static func colours(_ flags: UInt8) -> Int {
    flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
  }

  private static func isKept(_ place: Int, _ bytes: [UInt8]) -> Bool {
    guard bytes[place] == 0x21 else { return true }
    switch bytes[place + 1] {
    case 0xF9, 0x01: return true
    case 0xFF: return applications.contains { bytes.has($0, at: place + 3) }
    default: return false
    }
  }

  /// Where a block ends; nil where the file breaks off.
  private static func blockEnd(_ place: Int, _ bytes: [UInt8]) -> Int? {
    var next: Int
    switch bytes[place] {
    case 0x21: next = place + 2
    case 0x2C:
      guard place + 9 < bytes.count else { return nil }
      next = place + 10 + colours(bytes[place + 9]) + 1
    default: return nil
    }
    while next < bytes.count, bytes[next] != 0 { next += Int(bytes[next]) + 1 }
    return next < bytes.count ? next + 1 : nil
  }
}
