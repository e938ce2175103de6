/// A JPEG file as its segments.
///
/// Source: ITU-T T.81 annex B; Exif 2.32; the JFIF and ICC conventions for APP0 and APP2.
struct JPEGFile: PictureFile {
  private(set) var hasMetadata = false
  private(set) var isWhole = false
  private(set) var stripped: [UInt8] = [0xFF, 0xD8]
  private var frame: (width: Int, height: Int)?
  private var orientation = 1
  private let bytes: [UInt8]

  var size: (width: Int, height: Int)? {
    frame.map { orientation >= 5 ? ($0.height, $0.width) : $0 }
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    stripped.reserveCapacity(bytes.count)
    var kept: [UInt8] = []
    var place = 2
    while let next = segment(at: place, &kept) { place = next }
    if orientation != 1 { stripped += JPEGFile.uprightTag(orientation) }
    stripped += kept
    if stripped.suffix(2) != [0xFF, 0xD9] { stripped += [0xFF, 0xD9] }
  }

  /// Takes one segment and returns where the next begins; nil at the end or where the file breaks.
  private mutating func segment(at start: Int, _ kept: inout [UInt8]) -> Int? {
    var place = start
    guard place + 1 < bytes.count, bytes[place] == 0xFF else { return nil }
    while place + 1 < bytes.count, bytes[place + 1] == 0xFF { place += 1 }
    guard place + 1 < bytes.count else { return nil }
    let marker = bytes[place + 1]
    switch marker {
    case 0xD9:
      isWhole = true
      if place + 2 < bytes.count { hasMetadata = true }
      return nil
    case 0x01, 0xD0...0xD8:
      kept += [0xFF, marker]
      return place + 2
    default: break
    }
    guard let length = bytes.big(place + 2, 2), length >= 2, place + 2 + length <= bytes.count
    else { return nil }
    let content = place + 4
    let end = place + 2 + length
    if isFrame(marker), let height = bytes.big(content + 1, 2),
      let width = bytes.big(content + 3, 2)
    {
      if frame == nil { frame = (width, height) }
    }
    keep(marker, place, content, end, &kept)
    return marker == 0xDA ? scanEnd(end, &kept) : end
  }

  private func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }

  private mutating func keep(
    _ marker: UInt8, _ place: Int, _ content: Int, _ end: Int, _ kept: inout [UInt8]
  ) {
    switch marker {
    case 0xE0 where bytes.has("JFIF\0", at: content) && end - content >= 14:
      keepJFIF(place, content, end, &kept)
    case 0xE1 where bytes.has("Exif\0\0", at: content):
      let found = exifOrientation(content + 6, end)
      if (2...8).contains(found) { orientation = found }
      if !bytes[place..<end].elementsEqual(JPEGFile.uprightTag(found)) { hasMetadata = true }
    case 0xE2 where bytes.has("ICC_PROFILE\0", at: content),
      0xEE where bytes.has("Adobe", at: content):
      kept += bytes[place..<end]
    case 0xE0...0xEF, 0xFE:
      hasMetadata = true
    default:
      kept += bytes[place..<end]
    }
  }

  /// Keeps a JFIF head without the thumbnail that may follow it.
  private mutating func keepJFIF(
    _ place: Int, _ content: Int, _ end: Int, _ kept: inout [UInt8]
  ) {
    if end - content > 14 || bytes[content + 12] != 0 || bytes[content + 13] != 0 {
      hasMetadata = true
    }
    kept += [0xFF, 0xE0, 0, 16] + bytes[content..<content + 12] + [0, 0]
  }

  /// Keeps the coded data of a scan and returns where the next marker stands.
  private func scanEnd(_ start: Int, _ kept: inout [UInt8]) -> Int {
    var place = start
    while place + 1 < bytes.count {
      let isMarker =
        bytes[place] == 0xFF && bytes[place + 1] != 0 && !(0xD0...0xD7).contains(bytes[place + 1])
        && bytes[place + 1] != 0xFF
      if isMarker { break }
      place += 1
    }
    let end = place + 1 < bytes.count ? place : bytes.count
    kept += bytes[start..<end]
    return end
  }

  /// The orientation tag of the first directory; 1 where there is none.
  private func exifOrientation(_ start: Int, _ end: Int) -> Int {
    let isBig = bytes.has("MM", at: start)
    guard isBig || bytes.has("II", at: start) else { return 1 }
    func number(_ offset: Int, _ width: Int) -> Int? {
      guard offset >= 0, start + offset + width <= end else { return nil }
      return isBig ? bytes.big(start + offset, width) : bytes.little(start + offset, width)
    }
    guard let directory = number(4, 4), let count = number(directory, 2) else { return 1 }
    for entry in 0..<min(count, 512) {
      let place = directory + 2 + entry * 12
      guard let tag = number(place, 2) else { return 1 }
      if tag == 0x0112, let value = number(place + 8, 2), (1...8).contains(value) { return value }
    }
    return 1
  }

  /// An EXIF segment that holds the orientation and nothing else.
  static func uprightTag(_ orientation: Int) -> [UInt8] {
    [0xFF, 0xE1, 0x00, 0x22] + Array("Exif\0\0MM\0".utf8)
      + [
        0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0,
        0,
      ]
  }
}
