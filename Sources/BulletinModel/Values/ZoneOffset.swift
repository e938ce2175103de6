/// The distance of a site's zone from UTC.
///
/// Zones with summer time are not among the names: their offset would need a table of years. Such a
/// site writes an offset such as `+01:00`.
public struct ZoneOffset: Sendable, Hashable {
  /// `+08:00`.
  public let text: String
  /// Minutes east of UTC.
  public let minutes: Int

  private static let known: [String: String] = [
    "Asia/Shanghai": "+08:00", "Asia/Chongqing": "+08:00", "Asia/Harbin": "+08:00",
    "Asia/Hong_Kong": "+08:00", "Asia/Macau": "+08:00", "Asia/Taipei": "+08:00",
    "Asia/Singapore": "+08:00", "Asia/Urumqi": "+06:00", "Asia/Kashgar": "+06:00",
    "Asia/Tokyo": "+09:00", "Asia/Seoul": "+09:00", "Asia/Ulaanbaatar": "+08:00",
    "Asia/Kathmandu": "+05:45", "Asia/Kolkata": "+05:30", "Asia/Almaty": "+05:00",
    "Asia/Bangkok": "+07:00", "Asia/Ho_Chi_Minh": "+07:00", "UTC": "+00:00", "Etc/UTC": "+00:00",
  ]

  /// The offset of China, which stands in where a zone is unknown.
  public static let china = ZoneOffset(text: "+08:00", minutes: 480)

  private init(text: String, minutes: Int) {
    self.text = text
    self.minutes = minutes
  }

  /// Finds a zone by its name, or reads an offset such as `+08:00`; nil when it is unknown.
  public init?(zone: String) {
    let text = ZoneOffset.known[zone] ?? zone
    let bytes = Array(text.utf8)
    let digits = [1, 2, 4, 5].compactMap { place -> Int? in
      guard place < bytes.count, (48...57).contains(bytes[place]) else { return nil }
      return Int(bytes[place] - 48)
    }
    guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      bytes[3] == UInt8(ascii: ":"), digits.count == 4
    else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    guard digits[2] < 6, minutes <= 14 * 60 else { return nil }
    self.init(text: text, minutes: bytes[0] == UInt8(ascii: "-") ? -minutes : minutes)
  }

  /// `2025-08-15T09:00:00+08:00`; a bare day stands at its beginning.
  public func timestamp(_ moment: CivilDateTime) -> String {
    let minute = moment.minute ?? 0
    return "\(moment.date.iso)T\(padded(minute / 60, 2)):\(padded(minute % 60, 2)):00\(text)"
  }

  /// The day alone, or the timestamp where a minute is known, as schema.org takes both.
  public func dateOrTimestamp(_ moment: CivilDateTime) -> String {
    moment.minute == nil ? moment.date.iso : timestamp(moment)
  }

  /// Seconds since 1970, UTC, of a moment in the zone; a bare day stands at its beginning.
  public func seconds(of moment: CivilDateTime) -> Int64 {
    Int64(moment.date.days) * 86_400 + Int64((moment.minute ?? 0) - minutes) * 60
  }

  /// The day and minute in the zone of a moment that is counted in seconds since 1970, UTC.
  public func reading(ofSeconds seconds: Int64) -> CivilDateTime {
    let local = seconds + Int64(minutes) * 60
    let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    return CivilDateTime(CivilDate(days: Int32(days)), minute: Int((local - days * 86_400) / 60))
  }
}

/// The moment of a build: told by hand in the site's zone, or read off the machine's clock.
public enum BuildMoment: Sendable, Hashable {
  /// A day and minute in the site's zone.
  case local(CivilDateTime)
  /// Seconds since 1970, UTC.
  case instant(Int64)

  /// The moment in a zone.
  public func reading(in zone: ZoneOffset) -> CivilDateTime {
    switch self {
    case .local(let moment): moment
    case .instant(let seconds): zone.reading(ofSeconds: seconds)
    }
  }
}
