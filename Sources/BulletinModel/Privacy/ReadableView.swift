/// The text of a file as its readers see it, then what stands in its tags and scripts.
///
/// Tags that cut no word (`<b>`, `<span>`, comments) and signs without width are left out, all other
/// tags end a line, and entities and escapes are what they stand for. A link that stands against
/// another element, as in a row of page numbers, is a word of its own.
struct ReadableView {
  /// What was made so far.
  private(set) var bytes: [UInt8] = []
  /// What stands in tags and scripts, a line each.
  private var inside: [UInt8] = []
  /// The last tag that ended an element.
  private var closed: (end: Int, isLink: Bool)?
  /// Tells whether an entity made a sign with which a tag may begin.
  private var holdsMarkup = false

  /// Makes room.
  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Reads a whole file.
  mutating func read(_ input: UnsafeBufferPointer<UInt8>, _ form: TextForm) {
    switch form {
    case .markup: readMarkup(input)
    case .json:
      var decoded: [UInt8] = []
      decoded.reserveCapacity(input.count)
      Escapes.appendJSON(input[...], to: &decoded)
      decoded.withUnsafeBufferPointer { readMarkup($0) }
    case .calendar: readFolded(input)
    case .wide: bytes = input.filter { $0 != 0 }
    case .plain: readPlain(input)
    }
  }

  // MARK: Plain text

  private mutating func readPlain(_ input: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var place = 0
    while place < input.count {
      guard input[place] >= 0xC2, let length = Escapes.invisible(input, at: place) else {
        place += 1
        continue
      }
      append(input[start..<place])
      place += length
      start = place
    }
    append(input[start...])
  }

  /// A line that begins with a space goes on from the line before it; `\n` ends a line of a text.
  private mutating func readFolded(_ input: UnsafeBufferPointer<UInt8>) {
    var unfolded: [UInt8] = []
    unfolded.reserveCapacity(input.count)
    for (place, byte) in input.enumerated() {
      let isFold = byte == 0x20 || byte == 0x09
      switch byte {
      case 0x0D: continue
      case _ where isFold && unfolded.last == 0x0A: unfolded.removeLast()
      case UInt8(ascii: "n") where place > 0 && input[place - 1] == UInt8(ascii: "\\"):
        unfolded.append(0x0A)
      default: unfolded.append(byte)
      }
    }
    unfolded.withUnsafeBufferPointer { readPlain($0) }
  }

  // MARK: Markup

  /// Reads markup; what entities made of it, such as the texts of feeds, is read once more.
  private mutating func readMarkup(_ input: UnsafeBufferPointer<UInt8>) {
    pass(input)
    if holdsMarkup {
      let first = bytes
      bytes.removeAll(keepingCapacity: true)
      first.withUnsafeBufferPointer { pass($0) }
    }
    bytes.append(0x0A)
    bytes += inside
  }

  private mutating func pass(_ input: UnsafeBufferPointer<UInt8>) {
    closed = nil
    var start = 0
    var place = 0
    while place < input.count {
      let isSign: Bool
      switch input[place] {
      case UInt8(ascii: "<"): isSign = Tag.isTag(input, at: place)
      case UInt8(ascii: "&"), 0x09, 0x0A, 0x0C, 0x0D, 0x20: isSign = true
      case 0xC2, 0xCD, 0xE1, 0xE2, 0xEF:
        isSign = Escapes.invisible(input, at: place) != nil
      default:
        place += max(1, input.lengthOfHan(at: place))
        continue
      }
      guard isSign else {
        place += 1
        continue
      }
      append(input[start..<place])
      place = readSign(input, at: place)
      start = place
    }
    append(input[start...])
  }

  /// Reads what is not taken over as it stands, and returns where it ends.
  private mutating func readSign(_ input: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
    switch input[place] {
    case UInt8(ascii: "<"): return readTag(Tag(input, at: place), at: place, input)
    case UInt8(ascii: "&"):
      guard let entity = Escapes.entity(input, at: place) else {
        bytes.append(input[place])
        return place + 1
      }
      if entity.scalar == "<" { holdsMarkup = true }
      Escapes.append(entity.scalar, to: &bytes)
      return entity.end
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
      if let last = bytes.last, last != 0x20, last != 0x0A { bytes.append(0x20) }
      return place + 1
    default: return place + (Escapes.invisible(input, at: place) ?? 1)
    }
  }

  private func isBesideLink(_ tag: Tag, at place: Int) -> Bool {
    guard !tag.closes, let closed, closed.end == place else { return false }
    return tag.isLink || closed.isLink
  }

  private mutating func readTag(
    _ tag: Tag, at place: Int, _ input: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if tag.mayTell {
      Escapes.appendAttributes(input[tag.body], to: &inside)
      inside.append(0x0A)
    }
    let cuts = !tag.isWithinWords || isBesideLink(tag, at: place)
    if cuts, let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    closed = tag.closes ? (tag.end, tag.isLink) : nil
    guard let content = tag.rawContent(input) else { return tag.end }
    Escapes.appendJSON(input[content], to: &inside)
    inside.append(0x0A)
    return content.upperBound
  }

  private mutating func append(_ part: Slice<UnsafeBufferPointer<UInt8>>) {
    if !part.isEmpty { bytes.append(contentsOf: part) }
  }
}
