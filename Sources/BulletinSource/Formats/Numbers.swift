import BulletinModel

/// What kinds of exact numbers a ledger keeps.
enum NumberKind: Hashable {
  /// A non-negative whole number.
  case count
  /// A whole number.
  case integer
  /// A decimal number with up to six places.
  case decimal
  /// Yuan, exact to the fen.
  case money

  /// How many decimal places a stored value has.
  var scale: Int {
    switch self {
    case .count, .integer: 0
    case .decimal: 6
    case .money: 2
    }
  }

  var name: (chinese: String, english: String) {
    switch self {
    case .count, .integer: ("整数", "whole number")
    case .decimal: ("数", "number")
    case .money: ("金额", "sum of money")
    }
  }
}

/// What a cell says as a number.
enum NumberReading: Hashable {
  /// The value times `10^scale` of its kind; `cleaned` is the plain form where the cell had another.
  case value(Int64, cleaned: String?)
  /// What is wrong, with the values of its message.
  case fault(FaultCode, [String: String])
}

/// Reads a cell as an exact number.
///
/// Thousands separators, full-width digits, ％ and spaces are cleaned and named (E78). Faults: E12
/// E-notation, E16 a rate where a count is expected, E17 about-words and units, E73 no number, E80
/// negative counts, money finer than 分, more than 18 digits.
func parseNumber(_ cell: UnsafeBufferPointer<UInt8>, as kind: NumberKind) -> NumberReading {
  plainNumber(cell, kind.scale).map { .value($0, cleaned: nil) } ?? LooseNumber(cell, kind).read()
}

/// Reads a text as an exact number.
func parseNumber(_ text: String, as kind: NumberKind) -> NumberReading {
  var text = text
  return text.withUTF8 { parseNumber($0, as: kind) }
}

/// The common case: up to twelve ASCII signs, digits with or without a point among them.
@inline(__always)
private func plainNumber(_ cell: UnsafeBufferPointer<UInt8>, _ scale: Int) -> Int64? {
  guard (1...12).contains(cell.count) else { return nil }
  var value: Int64 = 0
  var point = cell.count
  for place in cell.indices {
    let digit = cell[place] &- 0x30
    if digit < 10 {
      value = value * 10 + Int64(digit)
    } else {
      // Something stands on both sides of the one point.
      guard cell[place] == 0x2E, point == cell.count, place > 0, place < cell.count - 1 else {
        return nil
      }
      point = place
    }
  }
  let places = max(0, cell.count - point - 1)
  guard places <= scale else { return nil }
  for _ in places..<scale { value *= 10 }
  return value
}

/// Any other cell: folded to ASCII where Unicode has several forms of one sign, then read strictly.
private struct LooseNumber {
  private let typed: String
  private let kind: NumberKind
  private var signs: [UInt8] = []
  /// The first sign that is no part of any number, with what follows.
  private var rest: [Unicode.Scalar] = []

  init(_ cell: UnsafeBufferPointer<UInt8>, _ kind: NumberKind) {
    typed = String(decoding: cell, as: UTF8.self)
    self.kind = kind
    var scalars = Array(typed.trimmedOfSpaces.unicodeScalars)
    if scalars.first == "'" { scalars.removeFirst() }
    while let scalar = scalars.first, let sign = LooseNumber.folded(scalar) {
      signs.append(sign)
      scalars.removeFirst()
    }
    rest = scalars
  }

  private static func folded(_ scalar: Unicode.Scalar) -> UInt8? {
    let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
    switch value {
    case 0x30...0x39, 0x2B, 0x2C, 0x2D, 0x2E, 0x25: return UInt8(value)
    case 0x2212: return 0x2D
    default: return nil
    }
  }

  private func fault(_ code: FaultCode) -> NumberReading { .fault(code, ["v": typed]) }

  private var notANumber: NumberReading {
    .fault(
      .wrongType, ["v": typed, "type": kind.name.chinese, "type@en": kind.name.english])
  }

  func read() -> NumberReading {
    if let first = rest.first { return refused(first) }
    var digits = signs[...]
    let isPercent = digits.last == 0x25
    if isPercent {
      guard kind == .decimal else { return fault(.typedRate) }
      digits.removeLast()
    }
    let isNegative = digits.first == 0x2D
    if isNegative || digits.first == 0x2B { digits.removeFirst() }
    let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = ungrouped(parts[0]), !whole.isEmpty else {
      return notANumber
    }
    let fraction = parts.count == 2 ? parts[1] : []
    guard parts.count == 1 || !fraction.isEmpty, fraction.allSatisfy({ (0x30...0x39).contains($0) })
    else { return notANumber }
    return value(whole, fraction, isNegative)
  }

  /// What follows a number tells what was meant.
  private func refused(_ first: Unicode.Scalar) -> NumberReading {
    let hasDigits = signs.contains { (0x30...0x39).contains($0) }
    let words = "余多约近超逾达万亿千百十几左右上下人个次场元件家户名位项只"
    if first == "e" || first == "E", hasDigits,
      rest.dropFirst().allSatisfy({ ("0"..."9").contains($0) || $0 == "+" || $0 == "-" }),
      rest.count > 1
    {
      return fault(.spreadsheetSerial)
    }
    if !hasDigits, "约近超逾达上".unicodeScalars.contains(first),
      rest.contains(where: { LooseNumber.folded($0) != nil })
    {
      return fault(.approximateNumber)
    }
    if hasDigits, words.unicodeScalars.contains(first) { return fault(.approximateNumber) }
    if hasDigits, first == "‰" { return fault(.typedRate) }
    if hasDigits, first.value >= 0x4E00, first.value < 0xA000 { return fault(.approximateNumber) }
    return notANumber
  }

  /// The digits of a whole part; nil where separators stand elsewhere than every three digits.
  private func ungrouped(_ part: ArraySlice<UInt8>) -> [UInt8]? {
    let groups = part.split(separator: 0x2C, omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }) else { return nil }
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    return Array(groups.joined())
  }

  private func value(
    _ whole: [UInt8], _ fraction: ArraySlice<UInt8>, _ isNegative: Bool
  ) -> NumberReading {
    let places = fraction.lastIndex { $0 != 0x30 }.map { $0 - fraction.startIndex + 1 } ?? 0
    if places > kind.scale {
      switch kind {
      case .money, .decimal: return fault(.outOfRange)
      case .count where whole.allSatisfy({ $0 == 0x30 }): return fault(.typedRate)
      case .count, .integer: return notANumber
      }
    }
    let significant = whole.drop { $0 == 0x30 }
    guard significant.count + kind.scale <= 18 else { return fault(.outOfRange) }
    let padding = [UInt8](repeating: 0x30, count: kind.scale - places)
    let value = (Array(significant) + fraction.prefix(places) + padding).reduce(Int64(0)) {
      $0 * 10 + Int64($1 - 0x30)
    }
    if kind == .count, isNegative, value != 0 { return fault(.outOfRange) }
    let plain = plainForm(significant, fraction.prefix(places), isNegative && value != 0)
    return .value(isNegative ? -value : value, cleaned: isClean(plain) ? nil : plain)
  }

  private func plainForm(
    _ whole: ArraySlice<UInt8>, _ fraction: ArraySlice<UInt8>, _ isNegative: Bool
  ) -> String {
    let digits = (whole.isEmpty ? [0x30] : Array(whole)) + (fraction.isEmpty ? [] : [0x2E])
    return (isNegative ? "-" : "") + String(decoding: digits + fraction, as: UTF8.self)
  }

  /// Tells whether the cell was typed plainly: leading and trailing zeros are.
  private func isClean(_ plain: String) -> Bool {
    typed.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
      && (kind == .decimal || kind == .money || !typed.utf8.contains(0x2E))
  }
}
