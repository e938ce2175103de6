/// A month, quarter, half-year or year of the calendar.
public struct Period: Sendable, Hashable, Comparable {
  /// How long a period is.
  public enum Kind: Int, Sendable, Hashable, CaseIterable {
    /// One month.
    case month = 1
    /// Three months.
    case quarter = 3
    /// Six months.
    case half = 6
    /// Twelve months.
    case year = 12
  }

  /// How long it is.
  public let kind: Kind
  /// Months since year 0 of the first month.
  public let firstMonth: Int

  private init(kind: Kind, firstMonth: Int) {
    self.kind = kind
    self.firstMonth = firstMonth
  }

  /// Makes the `index`th (1-based) period of its kind in a year; nil when there is none.
  public init?(_ kind: Kind, year: Int, index: Int = 1) {
    guard (1...9999).contains(year), index >= 1, index <= 12 / kind.rawValue else { return nil }
    self.init(kind: kind, firstMonth: year * 12 + (index - 1) * kind.rawValue)
  }

  /// The period of a kind that holds a day.
  public init(_ kind: Kind, containing date: CivilDate) {
    let (year, month, _) = date.components
    self.init(
      kind: kind, firstMonth: year * 12 + (month - 1) / kind.rawValue * kind.rawValue)
  }

  /// Reads `2025`, `2025H1`, `2025Q3` or `2025-09`; nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, let year = digits(bytes[0..<4]) else { return nil }
    let rest = bytes[4...]
    switch (rest.first, rest.count) {
    case (nil, _): self.init(.year, year: year)
    case (UInt8(ascii: "H"), 2): self.init(.half, year: year, index: digits(rest.dropFirst()) ?? 0)
    case (UInt8(ascii: "Q"), 2):
      self.init(.quarter, year: year, index: digits(rest.dropFirst()) ?? 0)
    case (UInt8(ascii: "-"), 3):
      self.init(.month, year: year, index: digits(rest.dropFirst()) ?? 0)
    default: return nil
    }
  }

  /// The calendar year it lies in.
  public var year: Int { firstMonth / 12 }
  /// Its 1-based place among the periods of its kind in the year.
  public var index: Int { firstMonth % 12 / kind.rawValue + 1 }
  /// The number of the last month, since year 0.
  public var lastMonth: Int { firstMonth + kind.rawValue - 1 }

  /// The first day.
  public var start: CivilDate { Period.day(1, ofMonth: firstMonth) }

  /// The last day.
  public var end: CivilDate {
    Period.day(
      CivilDate.length(ofMonth: lastMonth % 12 + 1, year: lastMonth / 12), ofMonth: lastMonth)
  }

  private static func day(_ day: Int, ofMonth month: Int) -> CivilDate {
    guard let date = CivilDate(year: month / 12, month: month % 12 + 1, day: day) else {
      preconditionFailure("no day \(day) in month \(month)")
    }
    return date
  }

  /// The period of the same kind just before (环比).
  public var previous: Period { Period(kind: kind, firstMonth: firstMonth - kind.rawValue) }
  /// The period of the same kind just after.
  public var next: Period { Period(kind: kind, firstMonth: firstMonth + kind.rawValue) }
  /// The same period a year earlier (同比).
  public var yearBefore: Period { Period(kind: kind, firstMonth: firstMonth - 12) }

  /// `2025`, `2025H1`, `2025Q3` or `2025-09`.
  public var id: String {
    switch kind {
    case .year: padded(year, 4)
    case .half: "\(padded(year, 4))H\(index)"
    case .quarter: "\(padded(year, 4))Q\(index)"
    case .month: "\(padded(year, 4))-\(padded(index, 2))"
    }
  }

  /// Tells whether a day lies in the period.
  public func contains(_ date: CivilDate) -> Bool { start <= date && date <= end }

  /// Orders by first month, then by length.
  public static func < (left: Period, right: Period) -> Bool {
    (left.firstMonth, left.kind.rawValue) < (right.firstMonth, right.kind.rawValue)
  }
}

private func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for byte in bytes {
    guard byte >= 48, byte <= 57 else { return nil }
    value = value * 10 + Int(byte - 48)
  }
  return bytes.isEmpty ? nil : value
}
