import BulletinModel

/// What a PDF tells of its making, replaced by what the content tells.
///
/// A browser writes the moment of printing into the file, and numbers of its own that hang on what
/// else it did. The content's own day and numbers counted from one take their place, of the same
/// length, so that the offsets in the file stay right and building again gives equal bytes.
enum PDFStamp {
  /// A PDF with its dates of creation and change set to the start of a day and its tags numbered from
  /// one; nil where the file is no tagged PDF.
  static func stamped(_ file: [UInt8], date: CivilDate) -> [UInt8]? {
    guard file.starts(with: "%PDF-".utf8), !places(of: "/StructTreeRoot ", in: file).isEmpty
    else { return nil }
    var bytes = file
    let (year, month, day) = date.components
    let digits = Array((year.padded(4) + month.padded(2) + day.padded(2) + "000000").utf8)
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      for place in places(of: key, in: bytes) {
        let range = place..<(place + digits.count)
        guard range.upperBound <= bytes.count,
          bytes[range].allSatisfy({ (48...57).contains($0) })
        else { continue }
        bytes.replaceSubrange(range, with: digits)
      }
    }
    renumberTags(&bytes)
    return bytes
  }

  /// Numbers the tags that others refer to, `(node00000380)`, from one on, in their own order: the
  /// file's tree of names is sorted by them.
  private static func renumberTags(_ bytes: inout [UInt8]) {
    var found: [(range: Range<Int>, digits: [UInt8])] = []
    for start in places(of: "(node", in: bytes) {
      let end = start + 8
      guard end < bytes.count, bytes[end] == UInt8(ascii: ")"),
        bytes[start..<end].allSatisfy({ (48...57).contains($0) })
      else { continue }
      found.append((start..<end, Array(bytes[start..<end])))
    }
    let numbers = Set(found.map(\.digits)).sorted { $0.lexicographicallyPrecedes($1) }
    let ranks = Dictionary(uniqueKeysWithValues: zip(numbers, 1...max(1, numbers.count)))
    for (range, digits) in found {
      guard let rank = ranks[digits] else { continue }
      bytes.replaceSubrange(range, with: Array(rank.padded(8).utf8))
    }
  }

  /// The places just after each occurrence of a name with what follows it.
  private static func places(of text: String, in bytes: [UInt8]) -> [Int] {
    let wanted = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      var places: [Int] = []
      var rest = buffer[...]
      while let slash = rest.firstIndex(of: wanted[0]) {
        let end = slash + wanted.count
        guard end <= buffer.endIndex else { break }
        if buffer[slash..<end].elementsEqual(wanted) { places.append(end) }
        rest = buffer[(slash + 1)...]
      }
      return places
    }
  }
}

extension Int {
  /// The number with leading zeros up to a width.
  fileprivate func padded(_ width: Int) -> String {
    let text = String(self)
    return String(repeating: "0", count: Swift.max(0, width - text.utf8.count)) + text
  }
}
