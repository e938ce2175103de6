import BulletinModel

/// A word for a time as prose has it: 2025年第二季度, 二季度, 上半年, 6月底, the second quarter of 2025.
struct PeriodWording {
  /// What can be done about a word.
  enum Move: Hashable {
    /// Another word takes its place.
    case word(String)
    /// It stays right as it stands.
    case stays
    /// A person must look at it.
    case unknown
  }

  /// A word with its place.
  struct Found: Hashable {
    let range: Range<Int>
    let move: Move
  }

  let move: PeriodMove

  /// Every word for a time in a text, with its bytes, moved where it is known exactly.
  func words(in text: [UInt8]) -> [Found] {
    var found: [Found] = []
    var reader = TimeReader(text)
    while let word = reader.next() {
      found.append(Found(range: word.range, move: outcome(of: word)))
    }
    return found
  }

  private func outcome(of word: TimeWord) -> Move {
    guard let period = period(of: word) else { return .unknown }
    switch word.part {
    case .year:
      if move.from.kind == .year { return spelled(word, move.moved(period)) }
      // A year alone may be any: it is right as long as the report stays in its year.
      return move.from.year == move.to.year ? .stays : .unknown
    case .day(_, let day):
      return movedDay(day, word, of: period)
    default:
      return spelled(word, move.moved(period))
    }
  }

  /// The period that a word means in the old report; nil where that cannot be told.
  private func period(of word: TimeWord) -> Period? {
    let year: Int
    switch word.year {
    case .written(let number): year = number
    case .last: year = move.from.year - 1
    case .this: year = move.from.year
    case .none: year = move.from.year
    }
    let period: Period? =
      switch word.part {
      case .year: Period(.year, year: year)
      case .half(let index): Period(.half, year: year, index: index)
      case .quarter(let index): Period(.quarter, year: year, index: index)
      case .month(let index), .day(let index, _): Period(.month, year: year, index: index)
      }
    // Without a year, what lies behind the report's own end may be of any year.
    guard let period, word.year != .none || period.lastMonth <= move.from.lastMonth else {
      return nil
    }
    return period
  }

  /// The first or last day of a month of the report moves with it; others are unknown.
  private func movedDay(_ day: Int, _ word: TimeWord, of month: Period) -> Move {
    guard month.firstMonth >= move.from.firstMonth, month.lastMonth <= move.from.lastMonth,
      let moved = move.moved(month)
    else { return .unknown }
    let last = month.end.components.day
    guard day == 1 || day == last else { return .unknown }
    let newDay = day == 1 ? 1 : moved.end.components.day
    return spelled(word, moved, day: newDay)
  }

  /// The word for another period in the manner of the old one.
  private func spelled(_ word: TimeWord, _ moved: Period?, day: Int? = nil) -> Move {
    guard let moved else { return .unknown }
    var copy = word
    switch word.year {
    case .written: copy.year = .written(moved.year)
    case .last where moved.year == move.to.year - 1: break
    case .this where moved.year == move.to.year: break
    case .none where moved.year == move.to.year: break
    case .none: copy.year = .written(moved.year)
    default: return .unknown
    }
    switch word.part {
    case .year: copy.part = .year
    case .half: copy.part = .half(moved.index)
    case .quarter: copy.part = .quarter(moved.index)
    case .month: copy.part = .month(moved.index)
    case .day: copy.part = .day(moved.index, day ?? 1)
    }
    return .word(copy.text)
  }
}
