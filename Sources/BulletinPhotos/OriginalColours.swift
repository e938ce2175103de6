/// What the head of an original says of its colours.
///
/// Source: ITU-T T.81, annex B; the ICC convention for APP2; W3C Portable Network Graphics, section 11.
enum OriginalColours {
  /// Tells whether the colours must be worked out anew: there is a profile, or the inks of print.
  ///
  /// All else is sRGB by custom, and a way through another space would only shift it.
  static func needConversion(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xD8]) { return jpegNeeds(bytes) }
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return false }
    var place = 8
    while place + 12 <= bytes.count {
      let kind = bytes[place + 4..<place + 8]
      if kind.elementsEqual("iCCP".utf8) { return true }
      if kind.elementsEqual("IDAT".utf8) { return false }
      place += 12 + bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return false
  }

  private static func jpegNeeds(_ bytes: [UInt8]) -> Bool {
    var place = 2
    while place + 10 <= bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      if marker == 0xFF {
        place += 1
        continue
      }
      if marker == 0xDA || marker == 0xD9 { return false }
      let isProfile = marker == 0xE2 && bytes[(place + 4)...].starts(with: "ICC_PROFILE\0".utf8)
      let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
      if isProfile || isFrame && bytes[place + 9] == 4 { return true }
      place += 2 + (Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
    }
    return false
  }
}
