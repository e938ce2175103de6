import BulletinModel

/// The distance of the site's zone from UTC, for dates that machines read.
///
/// Zones with summer time are not among them: their offset would need a table of years.
struct ZoneOffset: Sendable, Hashable {
  /// `+08:00`.
  let text: String

  private static let known: [String: String] = [
    "Asia/Shanghai": "+08:00", "Asia/Chongqing": "+08:00", "Asia/Harbin": "+08:00",
    "Asia/Hong_Kong": "+08:00", "Asia/Macau": "+08:00", "Asia/Taipei": "+08:00",
    "Asia/Singapore": "+08:00", "Asia/Urumqi": "+06:00", "Asia/Kashgar": "+06:00",
    "Asia/Tokyo": "+09:00", "Asia/Seoul": "+09:00", "Asia/Ulaanbaatar": "+08:00",
    "Asia/Kathmandu": "+05:45", "Asia/Kolkata": "+05:30", "Asia/Almaty": "+05:00",
    "Asia/Bangkok": "+07:00", "Asia/Ho_Chi_Minh": "+07:00", "UTC": "+00:00", "Etc/UTC": "+00:00",
  ]

  /// Finds a zone by its name, or reads an offset such as `+08:00`; nil when it is unknown.
  init?(zone: String) {
    if let text = ZoneOffset.known[zone] {
      self.text = text
      return
    }
    let bytes = Array(zone.utf8)
    let isDigit: (UInt8) -> Bool = { (48...57).contains($0) }
    guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      bytes[3] == UInt8(ascii: ":"), [1, 2, 4, 5].allSatisfy({ isDigit(bytes[$0]) })
    else { return nil }
    text = zone
  }

  /// `2025-08-15T09:00:00+08:00`; a bare day stands at its beginning.
  func timestamp(_ moment: CivilDateTime) -> String {
    let minute = moment.minute ?? 0
    let clock = "\((minute / 60).digits(2)):\((minute % 60).digits(2)):00"
    return "\(moment.date.iso)T\(clock)\(text)"
  }

  /// The day alone, or the timestamp where a minute is known, as schema.org takes both.
  func dateOrTimestamp(_ moment: CivilDateTime) -> String {
    moment.minute == nil ? moment.date.iso : timestamp(moment)
  }
}
