/// A month, quarter, half-year or year of the calendar, or several of one kind in a row.
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
  /// How many of its kind it holds; 1 for a period of the calendar, more for a range.
  public let count: Int

  private init(kind: Kind, firstMonth: Int, count: Int = 1) {
    self.kind = kind
    self.firstMonth = firstMonth
    self.count = count
  }

  /// The range from one period to another of its kind; nil where they are of two kinds or fall.
  ///
  /// What fills a longer period of the calendar is that period: three months may be a quarter.
  public init?(from first: Period, to last: Period) {
    guard first.kind == last.kind, first.count == 1, last.count == 1, first <= last else {
      return nil
    }
    let months = last.lastMonth - first.firstMonth + 1
    if let kind = Kind(rawValue: months), first.firstMonth % 12 % months == 0 {
      self.init(kind: kind, firstMonth: first.firstMonth)
    } else {
      self.init(
        kind: first.kind, firstMonth: first.firstMonth, count: months / first.kind.rawValue)
    }
  }

  /// Tells whether it is no period of the calendar, but several in a row.
  public var isRange: Bool { count > 1 }
  /// The first of its kind in a range; itself otherwise.
  public var first: Period { Period(kind: kind, firstMonth: firstMonth) }
  /// The last of its kind in a range; itself otherwise.
  public var last: Period {
    Period(kind: kind, firstMonth: firstMonth + (count - 1) * kind.rawValue)
  }
  /// How many months it holds.
  public var months: Int { kind.rawValue * count }

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
  public var lastMonth: Int { firstMonth + months - 1 }

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
  public var previous: Period { moved(-months) }
  /// The period of the same kind just after.
  public var next: Period { moved(months) }
  /// The same period a year earlier (同比).
  public var yearBefore: Period { moved(-12) }

  private func moved(_ months: Int) -> Period {
    Period(kind: kind, firstMonth: firstMonth + months, count: count)
  }

  /// `2025`, `2025H1`, `2025Q3`, `2025-09`, or `2025-01..2025-08` for a range.
  public var id: String {
    if isRange { return "\(first.id)..\(last.id)" }
    return switch kind {
    case .year: padded(year, 4)
    case .half: "\(padded(year, 4))H\(index)"
    case .quarter: "\(padded(year, 4))Q\(index)"
    case .month: "\(padded(year, 4))-\(padded(index, 2))"
    }
  }

  /// Tells whether a day lies in the period.
  public func contains(_ date: CivilDate) -> Bool { start <= date && date <= end }

  /// Orders by first month, then by kind and length.
  public static func < (left: Period, right: Period) -> Bool {
    (left.firstMonth, left.kind.rawValue, left.count)
      < (right.firstMonth, right.kind.rawValue, right.count)
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
