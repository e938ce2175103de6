/// The text of a part of an office document, and what its tags say is hidden.
///
/// A paragraph, a cell and a row end a line; what stands within them, in however many runs, is one.
struct OfficeTags {
  private(set) var text: [UInt8] = []
  private(set) var holdsAuthor = false
  private(set) var holdsChanges = false
  private(set) var holdsHiddenText = false
  private(set) var holdsHiddenSheet = false
  private(set) var holdsHiddenCells = false
  private(set) var holdsHiddenSlide = false

  init(_ part: [UInt8]) {
    var place = 0
    text.reserveCapacity(part.count / 4)
    while place < part.count {
      guard part[place] == UInt8(ascii: "<") else {
        text.append(part[place])
        place += 1
        continue
      }
      let end = part[place...].firstIndex(of: UInt8(ascii: ">")) ?? part.count
      read(
        tag: part[place + 1..<max(place + 1, end)], next: end + 1 < part.count ? part[end + 1] : 0)
      place = end + 1
    }
  }

  private mutating func read(tag: ArraySlice<UInt8>, next: UInt8) {
    let full = tag.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
    let local = full.split(separator: UInt8(ascii: ":")).last ?? full
    let closes = tag.first == UInt8(ascii: "/")
    let name = String(
      decoding: closes ? tag.dropFirst().split(separator: 0x3A).last ?? [] : local, as: UTF8.self)
    if OfficeTags.lines.contains(name) { text.append(0x0A) }
    guard !closes else { return }
    let attributes = String(decoding: tag.dropFirst(full.count), as: UTF8.self)
    func says(_ attribute: String, _ values: [String]) -> Bool {
      values.contains {
        attributes.contains(" \(attribute)=\"\($0)\"")
          || attributes.contains(" \(attribute)='\($0)'")
      }
    }
    let holdsText = next != UInt8(ascii: "<") && !attributes.hasSuffix("/")
    switch name {
    case "creator", "lastModifiedBy": if holdsText { holdsAuthor = true }
    case "ins", "del", "moveFrom", "moveTo": holdsChanges = true
    case "vanish", "webHidden":
      if !says("w:val", ["0", "false", "off"]) { holdsHiddenText = true }
    case "sheet": if says("state", ["hidden", "veryHidden"]) { holdsHiddenSheet = true }
    case "row", "col": if says("hidden", ["1", "true"]) { holdsHiddenCells = true }
    case "sld": if says("show", ["0", "false"]) { holdsHiddenSlide = true }
    default: break
    }
  }

  private static let lines: Set<String> = [
    "p", "tc", "tr", "br", "tab", "row", "c", "si", "comment", "sheet", "sldId", "creator",
    "lastModifiedBy", "title", "subject", "description", "keywords",
  ]
}
