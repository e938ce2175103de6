import BulletinModel

/// Decodes the bytes of a text file: UTF-8 with or without a mark, else GB18030.
///
/// Faults: E06 names an encoding that was converted (a mark in a `.csv` is right and not named),
/// E07 the first byte that no encoding explains; then there is no text.
func decodeText(_ bytes: [UInt8], file: String) -> Checked<SourceText> {
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  let content = hasMark ? Array(bytes.dropFirst(3)) : bytes
  let check = UTF8Check(content)
  guard let bad = check.badOffset else {
    let text = SourceText(file: file, utf8: content)
    guard hasMark, FileNames.ending(of: file) != "csv" else { return Checked(text) }
    return Checked(text, diagnostics: [encodingFault(text, "UTF-8 BOM")])
  }
  if !hasMark, check.wideBefore < 4, let decoded = decodedGB18030(bytes) {
    let text = SourceText(file: file, utf8: decoded)
    return Checked(text, diagnostics: [encodingFault(text, "GB18030")])
  }
  let both = check.wideBefore < 4 ? max(bad, badGB18030Offset(content) ?? bad) : bad
  return Checked(nil, diagnostics: [unreadable(content, at: both, file, mark: hasMark ? 3 : 0)])
}

/// The bytes of a text file as UTF-8 without a mark, line ends as they stand; nil where no encoding
/// explains them.
func utf8Bytes(of bytes: [UInt8]) -> [UInt8]? {
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  let content = hasMark ? Array(bytes.dropFirst(3)) : bytes
  let check = UTF8Check(content)
  guard check.badOffset != nil else { return content }
  return !hasMark && check.wideBefore < 4 ? decodedGB18030(bytes) : nil
}

/// The text of bytes that begin with a mark of UTF-16; nil for others and for broken ones.
func utf16Text(_ bytes: [UInt8]) -> String? {
  let isLittle = bytes.starts(with: [0xFF, 0xFE])
  guard isLittle || bytes.starts(with: [0xFE, 0xFF]), bytes.count.isMultiple(of: 2) else {
    return nil
  }
  let units = stride(from: 2, to: bytes.count, by: 2).map { place in
    let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
    return isLittle ? second << 8 | first : first << 8 | second
  }
  let text = String(decoding: units, as: UTF16.self)
  return text.unicodeScalars.contains("\u{FFFD}") ? nil : text
}

/// A text whose lines all end with LF.
func withLineFeeds(_ text: String) -> String {
  guard text.utf8.contains(0x0D) else { return text }
  return String(decoding: SourceText(file: "", utf8: Array(text.utf8)).bytes, as: UTF8.self)
}

private func encodingFault(_ text: SourceText, _ name: String) -> Diagnostic {
  text.fault(.legacyEncoding, offset: 0, length: 0, ["enc": name])
}

private func unreadable(_ bytes: [UInt8], at offset: Int, _ file: String, mark: Int) -> Diagnostic {
  let before = bytes[..<offset]
  let line = before.reduce(into: 1) { $0 += $1 == 0x0A ? 1 : 0 }
  let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  return Diagnostic(
    .unreadableEncoding,
    at: SourceSpan(file: file, line: line, column: offset - start + 1, length: 1),
    ["n": String(offset + mark + 1)])
}

/// A strict check of UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
struct UTF8Check {
  /// The offset of the first byte that is not UTF-8; nil when all is well.
  let badOffset: Int?
  /// How many characters beyond ASCII stand before it, up to 4.
  let wideBefore: Int

  init(_ bytes: [UInt8]) {
    (badOffset, wideBefore) = bytes.withUnsafeBufferPointer(UTF8Check.scan)
  }

  private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> (Int?, Int) {
    var place = 0
    var wide = 0
    let count = bytes.count
    while place < count {
      let byte = bytes[place]
      if byte < 0x80 {
        place += 1
        continue
      }
      let length = length(of: byte)
      guard length > 0, place + length <= count, isTail(bytes, place, length) else {
        return (place, min(wide, 4))
      }
      place += length
      wide += 1
    }
    return (nil, min(wide, 4))
  }

  private static func length(of lead: UInt8) -> Int {
    switch lead {
    case 0xE0...0xEF: 3
    case 0xC2...0xDF: 2
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  @inline(__always)
  private static func isTail(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ length: Int
  ) -> Bool {
    let second = bytes[place + 1]
    guard second & 0xC0 == 0x80 else { return false }
    switch bytes[place] {
    case 0xE0 where second < 0xA0: return false
    case 0xED where second >= 0xA0: return false
    case 0xF0 where second < 0x90: return false
    case 0xF4 where second >= 0x90: return false
    default: break
    }
    if length > 2, bytes[place + 2] & 0xC0 != 0x80 { return false }
    return length < 4 || bytes[place + 3] & 0xC0 == 0x80
  }
}

/// The first byte that cannot stand in GB18030 by its structure; nil where there is none.
///
/// Source: GB 18030-2022: one byte below 80; two bytes 81–FE, 40–7E or 80–FE; four bytes
/// 81–FE, 30–39, 81–FE, 30–39.
private func badGB18030Offset(_ bytes: [UInt8]) -> Int? {
  var place = 0
  while place < bytes.count {
    guard bytes[place] > 0x80 else {
      if bytes[place] == 0x80 { return place }
      place += 1
      continue
    }
    guard bytes[place] != 0xFF, place + 1 < bytes.count else { return place }
    switch bytes[place + 1] {
    case 0x40...0x7E, 0x80...0xFE: place += 2
    case 0x30...0x39:
      guard place + 3 < bytes.count, (0x81...0xFE).contains(bytes[place + 2]),
        (0x30...0x39).contains(bytes[place + 3])
      else { return place }
      place += 4
    default: return place
    }
  }
  return nil
}
