/// Groups of letters and digits in a text, folded to ASCII, each tried as a number of a person.
struct DigitRuns {
  /// One ASCII letter or digit with the bytes that it came from.
  private struct Sign {
    let ascii: UInt8
    let start: Int
    let end: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let base: Int
  private var signs: [Sign] = []
  /// The groups of the chain at hand: places in `signs`, one separator between neighbours.
  private var groups: [Range<Int>] = []
  private var found: [PersonalNumber] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, from base: Int) {
    self.bytes = bytes
    self.base = base
  }

  /// Every number, in order.
  ///
  /// Only a chain that may hold one is taken apart; the rest is read once and nothing allocated.
  mutating func numbers() -> [PersonalNumber] {
    let fold = DigitFold(bytes: bytes)
    var place = fold.nextSign(from: 0)
    while place < bytes.count {
      let (end, mayHold) = fold.chain(from: place)
      if mayHold { tryChain(place..<end, fold) }
      place = fold.nextSign(from: end)
    }
    return found
  }

  private mutating func tryChain(_ chain: Range<Int>, _ fold: DigitFold) {
    collect(chain, fold)
    var place = 0
    while place < groups.count {
      place += match(groups[place...])
    }
  }

  private mutating func collect(_ chain: Range<Int>, _ fold: DigitFold) {
    signs.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    var place = chain.lowerBound
    var start = 0
    while place < chain.upperBound {
      let (kind, length) = fold.kind(at: place)
      if case .sign(let ascii) = kind {
        signs.append(Sign(ascii: ascii, start: place, end: place + length))
      } else {
        groups.append(start..<signs.count)
        start = signs.count
      }
      place += length
    }
    if start < signs.count { groups.append(start..<signs.count) }
  }

  // MARK: Numbers

  /// Tries the groups at a place, joined where their lengths are those in which such numbers are
  /// grouped, and returns how many were used.
  private mutating func match(_ rest: ArraySlice<Range<Int>>) -> Int {
    let lengths = rest.prefix(5).map(\.count)
    for (pattern, kind) in DigitRuns.patterns where lengths.starts(with: pattern) {
      let last = rest.startIndex + pattern.count - 1
      let whole = groups[rest.startIndex].lowerBound..<groups[last].upperBound
      if kind == check(whole) {
        add(kind, whole)
        return pattern.count
      }
    }
    if let group = rest.first, let part = candidate(group), let kind = check(part) {
      add(kind, part)
    }
    return 1
  }

  private static let patterns: [(lengths: [Int], kind: PersonalNumber.Kind)] = [
    ([3, 4, 4], .mobile), ([3, 8], .mobile), ([7, 4], .mobile), ([6, 8, 4], .identity),
    ([4, 4, 4, 4, 3], .bankCard), ([4, 4, 4, 4, 2], .bankCard), ([4, 4, 4, 4, 1], .bankCard),
    ([4, 4, 4, 4], .bankCard), ([6, 13], .bankCard), ([6, 10], .bankCard),
  ]

  private func ascii(_ range: Range<Int>) -> ArraySlice<UInt8> { signs[range].map(\.ascii)[...] }

  private func isDigits(_ range: Range<Int>) -> Bool {
    signs[range].allSatisfy { (0x30...0x39).contains($0.ascii) }
  }

  /// The part of a group that may be a number: without a country code, without a word such as `tel`
  /// typed against it; nil within a decimal number.
  private func candidate(_ group: Range<Int>) -> Range<Int>? {
    guard group.count >= 11, !isDecimal(group) else { return nil }
    let letters = signs[group].prefix { !(0x30...0x39).contains($0.ascii) }.map { $0.ascii | 0x20 }
    var start = group.lowerBound
    if !letters.isEmpty {
      let word = String(decoding: letters, as: UTF8.self)
      guard ["tel", "phone", "mobile", "cell", "wx", "wechat", "id", "no"].contains(word) else {
        return nil
      }
      start += letters.count
    }
    let digits = ascii(start..<group.upperBound)
    let first = signs[start].start
    let hasPlus = first > 0 && bytes[first - 1] == UInt8(ascii: "+")
    if digits.count == 13, hasPlus, digits.starts(with: "86".utf8) { start += 2 }
    if digits.count == 15, digits.starts(with: "0086".utf8) { start += 4 }
    return start..<group.upperBound
  }

  private func isDecimal(_ group: Range<Int>) -> Bool {
    let start = signs[group.lowerBound].start
    let end = signs[group.upperBound - 1].end
    let digitBefore =
      start > 1 && bytes[start - 1] == 0x2E && (0x30...0x39).contains(bytes[start - 2])
    let digitAfter =
      end + 1 < bytes.count && bytes[end] == 0x2E && (0x30...0x39).contains(bytes[end + 1])
    return digitBefore || digitAfter
  }

  private func check(_ range: Range<Int>) -> PersonalNumber.Kind? {
    let number = ArraySlice(Array(ascii(range)).map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 })
    switch range.count {
    case 11: return isDigits(range) && isMobile(number) ? .mobile : nil
    case 15: return isDigits(range) && isOldIdentity(number) ? .oldIdentity : nil
    case 18:
      if hasDate(number), CheckDigits.isIdentity(number) {
        let isPublic = number.first == UInt8(ascii: "9") && CheckDigits.isCreditCode(number)
        return isPublic ? nil : .identity
      }
      if number.starts(with: "92".utf8), CheckDigits.isCreditCode(number) { return .soleTrader }
    default: break
    }
    guard (16...19).contains(range.count), isDigits(range), CheckDigits.isLuhn(number) else {
      return nil
    }
    return number.starts(with: "62".utf8) || namesAccount(before: range) ? .bankCard : nil
  }

  private func isMobile(_ number: ArraySlice<UInt8>) -> Bool {
    number.first == 0x31 && (0x33...0x39).contains(number[number.startIndex + 1])
  }

  private func value(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private func hasDate(_ number: ArraySlice<UInt8>) -> Bool {
    let digits = number.prefix(17)
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }), digits.first != 0x30 else {
      return false
    }
    let year = value(digits[6..<10])
    return (1800..<2100).contains(year)
      && CivilDate(year: year, month: value(digits[10..<12]), day: value(digits[12..<14])) != nil
  }

  private func isOldIdentity(_ number: ArraySlice<UInt8>) -> Bool {
    (11...82).contains(value(number[0..<2]))
      && CivilDate(
        year: 1900 + value(number[6..<8]), month: value(number[8..<10]),
        day: value(number[10..<12])) != nil
  }

  /// Tells whether 卡号, 账号 or 帐号 stands shortly before.
  private func namesAccount(before range: Range<Int>) -> Bool {
    let end = signs[range.lowerBound].start
    let before = String(decoding: bytes[max(0, end - 40)..<end], as: UTF8.self).unicodeScalars
    let scalars = Array(before)
    return zip(scalars, scalars.dropFirst()).contains { first, second in
      second == "号" && (first == "卡" || first == "账" || first == "帐")
    }
  }

  private mutating func add(_ kind: PersonalNumber.Kind, _ range: Range<Int>) {
    found.append(
      PersonalNumber(
        kind, base + signs[range.lowerBound].start..<base + signs[range.upperBound - 1].end,
        digits: Array(ascii(range))))
  }
}
