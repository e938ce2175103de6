/// A WebP file as its chunks.
///
/// Source: RFC 9649, sections 2.3 to 2.7 and 3.4.
struct WebPFile: PictureFile {
  private static let kept: Set<String> = [
    "VP8X", "ICCP", "ANIM", "ANMF", "ALPH", "VP8 ", "VP8L",
  ]
  /// The flags of a VP8X chunk that announce EXIF and XMP.
  private static let metadataFlags: UInt8 = 0x0C

  private(set) var size: (width: Int, height: Int)?
  private(set) var hasMetadata = false
  let isWhole: Bool
  private(set) var stripped: [UInt8]

  init(_ bytes: [UInt8]) {
    stripped = Array("RIFF\0\0\0\0WEBP".utf8)
    stripped.reserveCapacity(bytes.count)
    let end = min(bytes.count, 8 + (bytes.little(4, 4) ?? 0))
    isWhole = end == 8 + (bytes.little(4, 4) ?? 0)
    var place = 12
    while let length = bytes.little(place + 4, 4), place + 8 + length <= end {
      let next = min(end, place + 8 + length + length % 2)
      let kind = String(decoding: bytes[place..<place + 4], as: UTF8.self)
      if size == nil { size = WebPFile.size(kind, place + 8, bytes) }
      if WebPFile.kept.contains(kind) {
        var chunk = Array(bytes[place..<next])
        if kind == "VP8X", chunk.count > 8 { chunk[8] &= ~WebPFile.metadataFlags }
        stripped += chunk
      } else {
        hasMetadata = true
      }
      place = next
    }
    if end < bytes.count { hasMetadata = true }
    let length = stripped.count - 8
    for byte in 0..<4 { stripped[4 + byte] = UInt8(length >> (8 * byte) & 0xFF) }
  }

  private static func size(_ kind: String, _ content: Int, _ bytes: [UInt8]) -> (
    width: Int, height: Int
  )? {
    switch kind {
    case "VP8X":
      guard let width = bytes.little(content + 4, 3), let height = bytes.little(content + 7, 3)
      else { return nil }
      return (width + 1, height + 1)
    case "VP8L":
      guard bytes.little(content, 1) == 0x2F, let bits = bytes.little(content + 1, 4) else {
        return nil
      }
      return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    case "VP8 ":
      guard bytes.big(content + 3, 3) == 0x9D012A, let width = bytes.little(content + 6, 2),
        let height = bytes.little(content + 8, 2)
      else { return nil }
      return (width & 0x3FFF, height & 0x3FFF)
    default: return nil
    }
  }
}
