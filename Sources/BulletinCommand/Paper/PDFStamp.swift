import BulletinModel

/// What a PDF tells of its making, replaced by what the content tells.
///
/// A browser writes the moment of printing into the file. The content's own day takes its place, of
/// the same length, so that the offsets in the file stay right and building again gives equal bytes.
enum PDFStamp {
  /// A PDF with its dates of creation and change set to the start of a day; nil where the file is no
  /// tagged PDF.
  static func stamped(_ file: [UInt8], date: CivilDate) -> [UInt8]? {
    guard file.starts(with: "%PDF-".utf8), contains("/StructTreeRoot", file) else { return nil }
    var bytes = file
    let (year, month, day) = date.components
    let digits = Array(
      (year.padded(4) + month.padded(2) + day.padded(2) + "000000").utf8)
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      for place in places(of: key, in: bytes) {
        guard place + digits.count <= bytes.count,
          bytes[place..<(place + digits.count)].allSatisfy({ (48...57).contains($0) })
        else { continue }
        bytes.replaceSubrange(place..<(place + digits.count), with: digits)
      }
    }
    return bytes
  }

  private static func contains(_ text: String, _ bytes: [UInt8]) -> Bool {
    !places(of: text, in: bytes).isEmpty
  }

  /// The places just after each occurrence of a text.
  private static func places(of text: String, in bytes: [UInt8]) -> [Int] {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return [] }
    return (0...(bytes.count - wanted.count)).filter { start in
      bytes[start] == wanted[0]
        && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
    }.map { $0 + wanted.count }
  }
}

extension Int {
  /// The number with leading zeros up to a width.
  fileprivate func padded(_ width: Int) -> String {
    let text = String(self)
    return String(repeating: "0", count: Swift.max(0, width - text.utf8.count)) + text
  }
}
