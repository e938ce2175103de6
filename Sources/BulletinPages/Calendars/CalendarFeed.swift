import BulletinModel

/// Days for other calendars: activities, or releases of statistics.
///
/// Every entry lasts whole days. Source: RFC 5545; lines end in CRLF and are folded at 75 octets.
struct CalendarFeed: Sendable {
  /// One entry.
  struct Entry: Sendable {
    /// What it is known by in every later copy of the feed.
    let uid: String
    /// The first day.
    let first: CivilDate
    /// The last day.
    let last: CivilDate
    /// What it is.
    let title: String
    /// Where it is; nil where nobody said.
    let place: String?
    /// More about it; nil for nothing.
    let note: String?
    /// The absolute address of the page that tells of it.
    let url: String
  }

  /// The name under which a calendar program shows the feed.
  let name: String
  /// The language of the texts.
  let language: LanguageTag
  /// The entries in the order in which they are written.
  let entries: [Entry]

  /// The feed's bytes.
  func bytes() -> [UInt8] {
    var text = CalendarText()
    text.line("BEGIN", "VCALENDAR")
    text.line("VERSION", "2.0")
    text.line("PRODID", "-//Bulletin//Bulletin//EN")
    text.line("CALSCALE", "GREGORIAN")
    text.line("METHOD", "PUBLISH")
    text.line("X-WR-CALNAME", escaping: name)
    for entry in entries {
      text.line("BEGIN", "VEVENT")
      text.line("UID", escaping: entry.uid)
      // No clock is read: the entry's own day stands for when it was written.
      text.line("DTSTAMP", "\(CalendarFeed.day(entry.first))T000000Z")
      text.line("DTSTART;VALUE=DATE", CalendarFeed.day(entry.first))
      text.line("DTEND;VALUE=DATE", CalendarFeed.day(CivilDate(days: entry.last.days + 1)))
      text.line("SUMMARY;LANGUAGE=\(language.tag)", escaping: entry.title)
      if let place = entry.place { text.line("LOCATION", escaping: place) }
      if let note = entry.note { text.line("DESCRIPTION", escaping: note) }
      text.line("URL", entry.url)
      text.line("TRANSP", "TRANSPARENT")
      text.line("END", "VEVENT")
    }
    text.line("END", "VCALENDAR")
    return text.bytes
  }

  private static func day(_ date: CivilDate) -> String {
    date.iso.filter { $0 != "-" }
  }
}

/// Lines of a calendar as bytes.
private struct CalendarText {
  private(set) var bytes: [UInt8] = []

  /// Adds a property whose value holds no character of the format.
  mutating func line(_ name: String, _ value: String) {
    fold(Array("\(name):\(value)".utf8))
  }

  /// Adds a property whose value is free text; signs of control vanish.
  mutating func line(_ name: String, escaping value: String) {
    var line = Array("\(name):".utf8)
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
        line += [UInt8(ascii: "\\"), byte]
      case 0x0A: line += Array("\\n".utf8)
      case 0..<0x20, 0x7F: break
      default: line.append(byte)
      }
    }
    fold(line)
  }

  /// Breaks a line before it is longer than 75 octets, never inside a character.
  private mutating func fold(_ line: [UInt8]) {
    var start = 0
    while line.count - start > (start == 0 ? 75 : 74) {
      var end = start + (start == 0 ? 75 : 74)
      while line[end] & 0xC0 == 0x80 { end -= 1 }
      bytes += line[start..<end]
      bytes += [0x0D, 0x0A, 0x20]
      start = end
    }
    bytes += line[start...]
    bytes += [0x0D, 0x0A]
  }
}
