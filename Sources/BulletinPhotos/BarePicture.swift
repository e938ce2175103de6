/// A picture that libvips wrote, without all that is no pixel.
///
/// libvips 8.14 leaves the camera's record and the colour profile in WebP even where it is told to
/// strip; both are gone here: the pixels are upright and sRGB, which is what browsers take a picture
/// without a profile for.
///
/// Source: RFC 9649, section 2; ITU-T T.81, annex B; W3C Portable Network Graphics, section 5.
enum BarePicture {
  /// The picture alone; nil where the bytes are not a whole file of the format.
  static func bytes(of file: [UInt8], _ format: Ending) -> [UInt8]? {
    switch format {
    case .jpg: jpeg(file)
    case .png: png(file)
    case .webp: webP(file)
    }
  }

  /// What a variant's name ends in.
  enum Ending: String, Sendable {
    case jpg
    case png
    case webp
  }

  private static func webP(_ file: [UInt8]) -> [UInt8]? {
    guard file.count >= 12, text(file, 0) == "RIFF", text(file, 8) == "WEBP",
      little(file, 4) + 8 == file.count
    else { return nil }
    var kept: [UInt8] = []
    var place = 12
    var hasPixels = false
    while place + 8 <= file.count {
      let length = little(file, place + 4)
      let end = place + 8 + length + length % 2
      guard end <= file.count else { return nil }
      switch text(file, place) {
      case "VP8X" where length == 10:
        // Of what it announces only transparency is left.
        var head = Array(file[place..<end])
        head[8] &= 0x10
        if head[8] != 0 { kept += head }
      case "VP8 ", "VP8L":
        hasPixels = true
        kept += file[place..<end]
      case "ALPH": kept += file[place..<end]
      default: break
      }
      place = end
    }
    guard hasPixels, place == file.count else { return nil }
    let size = kept.count + 4
    let length = (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
    return Array("RIFF".utf8) + length + Array("WEBP".utf8) + kept
  }

  private static func png(_ file: [UInt8]) -> [UInt8]? {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard file.starts(with: signature) else { return nil }
    var kept = signature
    var place = 8
    while place + 12 <= file.count {
      let end = place + 12 + big(file, place, 4)
      guard end <= file.count else { return nil }
      let kind = text(file, place + 4)
      if ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"].contains(kind) { kept += file[place..<end] }
      if kind == "IEND" { return kept }
      place = end
    }
    return nil
  }

  private static func jpeg(_ file: [UInt8]) -> [UInt8]? {
    guard file.starts(with: [0xFF, 0xD8]), file.suffix(2) == [0xFF, 0xD9] else { return nil }
    var kept: [UInt8] = [0xFF, 0xD8]
    var place = 2
    while place + 4 <= file.count, file[place] == 0xFF {
      let marker = file[place + 1]
      // From the first scan on there is nothing but tables and pixels.
      if marker == 0xDA { return kept + file[place...] }
      let end = place + 2 + big(file, place + 2, 2)
      guard end <= file.count else { return nil }
      let isRecord = (0xE1...0xEF).contains(marker) || marker == 0xFE
      if !isRecord { kept += file[place..<end] }
      place = end
    }
    return nil
  }

  private static func text(_ file: [UInt8], _ place: Int) -> String {
    String(decoding: file[place..<min(file.count, place + 4)], as: UTF8.self)
  }

  private static func little(_ file: [UInt8], _ place: Int) -> Int {
    file[place..<place + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The big-endian number after a chunk's or segment's own start.
  private static func big(_ file: [UInt8], _ place: Int, _ width: Int) -> Int {
    file[place..<place + width].reduce(0) { $0 << 8 | Int($1) }
  }
}
