import BulletinPages

/// The parts of a finished feed: what stands before its entries, and each of these, which is the same in the feeds
/// of all lists that have the item.
///
/// Parts begin at bytes that no text of a feed holds: texts have `<` as `&lt;` in Atom, and `"` as `\"` in JSON.
struct FeedEntries {
  /// The parts, in order: all bytes lie in one of them.
  let parts: [Range<Int>]

  /// Takes a feed apart; nil for any other file.
  init?(_ file: RenderedFile) {
    guard let mark = FeedEntries.mark(of: file.path) else { return nil }
    var starts = [0]
    file.bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      while place + mark.count <= bytes.count {
        if bytes[place] == mark[0],
          bytes[place..<(place + mark.count)].elementsEqual(mark)
        {
          starts.append(place)
          place += mark.count
        } else {
          place += 1
        }
      }
    }
    parts = zip(starts, starts.dropFirst() + [file.bytes.count]).map { $0..<$1 }
  }

  private static let atom = Array("<entry>".utf8)
  private static let json = Array("{\"id\":\"".utf8)

  private static func mark(of path: String) -> [UInt8]? {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    if name.elementsEqual("feed.xml".utf8) { return atom }
    return name.elementsEqual("feed.json".utf8) ? json : nil
  }
}
