import BulletinModel

/// Finds words for a time in a text, from its beginning to its end.
struct TimeReader {
  private let text: [UInt8]
  private var place = 0

  init(_ text: [UInt8]) { self.text = text }

  /// The next word; nil where there is none any more.
  mutating func next() -> TimeWord? {
    while place < text.count {
      if let word = chinese(at: place) ?? id(at: place) ?? english(at: place) {
        place = word.range.upperBound
        return word
      }
      place += 1
      // The middle of a scalar is no place, the middle of a number is none either.
      while place < text.count, text[place] & 0xC0 == 0x80 { place += 1 }
    }
    return nil
  }

  private func has(_ word: String, at place: Int) -> Bool {
    place <= text.count && text[place...].starts(with: word.utf8)
  }

  private func isDigit(_ place: Int) -> Bool {
    text.indices.contains(place) && (48...57).contains(text[place])
  }

  private func isLetter(_ place: Int) -> Bool {
    guard text.indices.contains(place) else { return false }
    let byte = text[place] | 0x20
    return (97...122).contains(byte)
  }

  /// A whole number of at most so many digits that no digit or point stands before.
  private func number(at place: Int, digits: ClosedRange<Int>) -> (value: Int, end: Int)? {
    guard isDigit(place), !isDigit(place - 1) else { return nil }
    var end = place
    var value = 0
    while isDigit(end), end - place < 9 {
      value = value * 10 + Int(text[end] - 48)
      end += 1
    }
    return digits.contains(end - place) ? (value, end) : nil
  }

  /// A numeral up to twelve in Chinese or plain digits.
  private func numeral(at place: Int) -> (value: Int, end: Int, isChinese: Bool)? {
    if let number = number(at: place, digits: 1...2) { return (number.value, number.end, false) }
    for value in stride(from: 12, through: 1, by: -1)
    where has(TimeWord.numerals[value], at: place) {
      return (value, place + TimeWord.numerals[value].utf8.count, true)
    }
    return nil
  }

  // MARK: Chinese

  private static let relative: [(String, TimeWord.Year)] = [
    ("上年", .last), ("去年", .last), ("今年", .this), ("本年", .this),
  ]

  private func chinese(at start: Int) -> TimeWord? {
    var (year, prefix, place) = (TimeWord.Year.none, "", start)
    if let number = number(at: start, digits: 4...4), has("年", at: number.end) {
      (year, place) = (.written(number.value), number.end + 3)
    } else if let word = TimeReader.relative.first(where: { has($0.0, at: start) }) {
      (year, prefix, place) = (word.1, word.0, start + 6)
    }
    func word(_ part: TimeWord.Part, _ end: Int, _ hasNumerals: Bool, _ hasOrder: Bool) -> TimeWord
    {
      TimeWord(
        year: year, part: part,
        style: .chinese(hasNumerals: hasNumerals, hasOrder: hasOrder), prefix: prefix,
        range: start..<end)
    }
    if has("上半年", at: place) { return word(.half(1), place + 9, true, false) }
    if has("下半年", at: place) { return word(.half(2), place + 9, true, false) }
    let hasOrder = has("第", at: place)
    if let count = numeral(at: hasOrder ? place + 3 : place) {
      if let end = monthRange(from: count.end) {
        return word(.day(count.value, 0), end, false, false)
      }
      if has("季度", at: count.end), (1...4).contains(count.value) {
        // 前三季度 is no quarter but three.
        if start >= 3, has("前", at: start - 3) {
          return word(.day(1, 0), count.end + 6, false, false)
        }
        return word(.quarter(count.value), count.end + 6, count.isChinese, hasOrder)
      }
      if !hasOrder, has("月", at: count.end), (1...12).contains(count.value) {
        if let day = numeral(at: count.end + 3), has("日", at: day.end) {
          let isOpen = TimeReader.dashes.contains { has($0, at: day.end + 3) }
          return word(.day(count.value, isOpen ? 0 : day.value), day.end + 3, false, false)
        }
        return word(.month(count.value), count.end + 3, count.isChinese, false)
      }
    }
    guard case .written = year else { return nil }
    return word(.year, place, false, false)
  }

  private static let dashes = ["—", "–", "-", "~", "～", "至", "到"]

  /// Where 1—6月 ends, its first number being read; nil for what is no such range.
  private func monthRange(from place: Int) -> Int? {
    guard let dash = TimeReader.dashes.first(where: { has($0, at: place) }),
      let last = numeral(at: place + dash.utf8.count), has("月", at: last.end)
    else { return nil }
    return last.end + 3
  }

  // MARK: Ids

  private func id(at start: Int) -> TimeWord? {
    guard !isLetter(start - 1), let number = number(at: start, digits: 4...4) else { return nil }
    for length in [3, 2] where number.end + length <= text.count {
      let end = number.end + length
      guard !isDigit(end), !isLetter(end),
        let period = Period(String(decoding: text[start..<end], as: UTF8.self))
      else { continue }
      if end < text.count, text[end] == UInt8(ascii: "-"), period.kind == .month {
        // A day such as 2025-06-30 is no month.
        return TimeWord(
          year: .written(period.year), part: .day(period.index, 0), style: .id, prefix: "",
          range: start..<min(text.count, end + 3))
      }
      let part: TimeWord.Part
      switch period.kind {
      case .month: part = .month(period.index)
      case .quarter: part = .quarter(period.index)
      case .half: part = .half(period.index)
      case .year: part = .year
      }
      return TimeWord(
        year: .written(period.year), part: part, style: .id, prefix: "", range: start..<end)
    }
    return nil
  }

  // MARK: English

  private func english(at start: Int) -> TimeWord? {
    guard isLetter(start), !isLetter(start - 1) else { return nil }
    let isCapital = text[start] & 0x20 == 0
    for (place, ordinal) in TimeWord.ordinals.enumerated() {
      guard lowered(start, ordinal.utf8.count) == ordinal else { continue }
      let next = start + ordinal.utf8.count
      for (name, part) in [
        (" quarter", TimeWord.Part.quarter(place + 1)), (" half", .half(place + 1)),
      ] where lowered(next, name.utf8.count) == name && !isLetter(next + name.utf8.count) {
        if case .half(let index) = part, index > 2 { continue }
        return tail(start, next + name.utf8.count, part, isCapital, joint: " of ")
      }
    }
    for (place, month) in TimeWord.months.enumerated() where has(month, at: start) {
      let end = start + month.utf8.count
      guard !isLetter(end) else { continue }
      let word = tail(start, end, .month(place + 1), true, joint: " ")
      // 30 June and June 30 are days.
      let isBefore = start >= 2 && text[start - 1] == UInt8(ascii: " ") && isDigit(start - 2)
      if isBefore || (word.year == .none && end < text.count && isDigit(end + 1)) {
        return tail(start, end, .day(place + 1, 0), true, joint: " ")
      }
      // May and March are other words too: they need their year.
      if word.year == .none, month == "May" || month == "March" { return nil }
      return word
    }
    return nil
  }

  private func lowered(_ place: Int, _ count: Int) -> String? {
    guard place + count <= text.count else { return nil }
    return String(decoding: text[place..<place + count], as: UTF8.self).lowercased()
  }

  private func tail(
    _ start: Int, _ end: Int, _ part: TimeWord.Part, _ isCapital: Bool, joint: String
  ) -> TimeWord {
    var (year, last) = (TimeWord.Year.none, end)
    if has(joint, at: end), let number = number(at: end + joint.utf8.count, digits: 4...4),
      !isLetter(number.end)
    {
      (year, last) = (.written(number.value), number.end)
    }
    return TimeWord(
      year: year, part: part, style: .english(isCapital: isCapital), prefix: "",
      range: start..<last)
  }
}
