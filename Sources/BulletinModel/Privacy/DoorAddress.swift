/// The stretches that name a door: a number before 单元 or 室, or 组 with a number before 号, after
/// the name of a place.
///
/// Complexity: one pass; the text around is looked at only behind a digit.
public func doorAddresses(in bytes: [UInt8]) -> [Range<Int>] {
  bytes.withUnsafeBufferPointer { doorAddresses(in: $0) }
}

/// The address as it may be shown, each of its digits a star: `和平路*号*单元`.
public func maskedAddress(_ address: some Sequence<UInt8>) -> String {
  String(decoding: address.map { isDigit($0) ? UInt8(ascii: "*") : $0 }, as: UTF8.self)
}

func doorAddresses(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
  var found: [Range<Int>] = []
  var place = 1
  while place < bytes.count {
    // 单 and 室 begin with E5, 组 with E7.
    place = bytes.nextHanBehindDigit(from: place)
    guard place < bytes.count else { break }
    guard let end = doorEnd(bytes, place), let start = addressStart(bytes, before: place) else {
      place += 1
      continue
    }
    if let last = found.last, last.upperBound >= start {
      found[found.count - 1] = last.lowerBound..<end
    } else {
      found.append(start..<end)
    }
    place = end
  }
  return found
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// Where the word that names a door ends: 单元 behind a number, 室 behind three or four digits,
/// 组…号 around a number.
private func doorEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
  let rest = bytes[place...]
  if rest.starts(with: "单元".utf8) { return place + 6 }
  if rest.starts(with: "室".utf8) {
    var start = place
    while start > 0, isDigit(bytes[start - 1]) { start -= 1 }
    return (3...4).contains(place - start) ? place + 3 : nil
  }
  guard rest.starts(with: "组".utf8) else { return nil }
  let number = rest.dropFirst(3).prefix { isDigit($0) }
  let after = place + 3 + number.count
  return !number.isEmpty && bytes[after...].starts(with: "号".utf8) ? after + 3 : nil
}

/// Where the address before a door begins: behind the last mark or 在, 于, 到, 至, 住; nil where
/// nothing in it names a place.
private func addressStart(_ bytes: UnsafeBufferPointer<UInt8>, before place: Int) -> Int? {
  var start = place
  var namesPlace = false
  scanning: while start > 0, place - start < 120 {
    var lead = start - 1
    while lead > 0, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
    if start - lead == 1 {
      guard isDigit(bytes[lead]) || bytes[lead] == UInt8(ascii: "-") else { break scanning }
    } else {
      let scalar = String(decoding: bytes[lead..<start], as: UTF8.self)
      if "在于到至住，。；：、（）“”！？　".contains(scalar) { break scanning }
      if "省市区县乡镇村街路巷道园苑楼".contains(scalar) { namesPlace = true }
    }
    start = lead
  }
  return namesPlace ? start : nil
}
