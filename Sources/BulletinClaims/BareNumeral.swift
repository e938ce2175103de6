import BulletinModel

/// A number in prose that looks like a statistic: it has a unit, 余, 万 or 亿.
public struct BareNumeral: Sendable, Hashable {
  /// The bytes from the number to the end of its unit.
  public let range: Range<Int>
  /// The text of those bytes.
  public let text: String
  /// What was read.
  public let reading: ClaimReading
}

/// Finds the numbers of a text that look like statistics and stand there unchecked.
///
/// Left out are years, dates and durations in years, times of day, numbers after 第, page, issue and
/// document numbers, ages, URLs and other Latin words, titles in 《》, short quotations such as
/// “1+6+3”, heads of lists, and Chinese digits below ten before a plain unit (三个).
///
/// - Parameters:
///   - text: UTF-8; a byte that is none is skipped.
///   - checked: Stretches that are not looked at, such as links and code; in any order.
///   - limit: After so many the search ends.
/// - Returns: The numbers in the order of the text.
/// - Complexity: O(length + stretches · log stretches).
public func numerals(
  in text: [UInt8], outside checked: [Range<Int>] = [], limit: Int = .max
) -> [BareNumeral] {
  let folded = FoldedText(text, keepsLines: true)
  let skipped = ProseStretches(folded, bytes: checked).skipped
  var audit = NumeralAudit(folded: folded, skipped: skipped, text: text)
  return audit.run(limit: limit)
}

/// Goes through a text once and reads every number that it meets.
struct NumeralAudit {
  let folded: FoldedText
  /// For each scalar whether it is passed over.
  let skipped: [Bool]
  let text: [UInt8]
  private var scalars: [Unicode.Scalar] { folded.scalars }

  init(folded: FoldedText, skipped: [Bool], text: [UInt8]) {
    (self.folded, self.skipped, self.text) = (folded, skipped, text)
  }

  mutating func run(limit: Int) -> [BareNumeral] {
    var found: [BareNumeral] = []
    var place = 0
    while place < scalars.count, found.count < limit {
      guard !skipped[place], isNumeral(place) else {
        place += 1
        continue
      }
      let end = numberEnd(place)
      guard !isPlainWord(place, end), !isName(place, end), !isHead(place, end) else {
        place = end
        continue
      }
      let window = Array(scalars[place..<min(end + 24, scalars.count)])
      var reader = PhraseReader(prose: window, limit: end - place)
      if let phrase = reader.read(), isStatistic(phrase) {
        let last = max(place + reader.consumed, end)
        found.append(numeral(phrase, place..<min(last, scalars.count)))
        place = max(last, place + 1)
      } else {
        place = end
      }
    }
    return found
  }

  private func isNumeral(_ place: Int) -> Bool {
    (0x30...0x39).contains(scalars[place].value) || ChineseDigits.isPart(scalars[place])
      || (scalars[place] == "半" && place + 1 < scalars.count && scalars[place + 1] == "成")
  }

  /// Tells whether one sign such as 一 or 百 begins a word (一些, 百姓) or counts fewer than ten (三个).
  ///
  /// Nearly all Chinese digits of prose are such, so they are passed over before anything is read.
  private func isPlainWord(_ start: Int, _ end: Int) -> Bool {
    guard end - start == 1, !(0x30...0x39).contains(scalars[start].value), scalars[start] != "十",
      end < scalars.count
    else { return false }
    switch scalars[end] {
    case "余", "多", "%", "‰", "倍", "番": return false
    case "个": return !scalars[end...].starts(with: "个百分点".unicodeScalars)
    case "百": return !scalars[end...].starts(with: "百分点".unicodeScalars)
    default: return true
    }
  }

  /// Where the digits, their scale and what joins them end.
  private func numberEnd(_ start: Int) -> Int {
    var end = start + 1
    while end < scalars.count, !skipped[end], end - start < 48 {
      let scalar = scalars[end]
      let goesOn =
        isNumeral(end) || NumeralAudit.inner.contains(scalar) || isJoint(end)
      guard goesOn else { break }
      end += 1
    }
    while end < scalars.count, end - start >= 48, isNumeral(end) { end += 1 }
    return end
  }

  /// Tells whether a sign at a place leads on to another number: a point, a dash, 分之.
  private func isJoint(_ place: Int) -> Bool {
    var next = place
    if scalars[next] == "%" {
      next += 1
      guard next < scalars.count, RangeSigns.isSign(scalars[next]) else { return false }
      next += 1
    } else if scalars[next...].starts(with: "分之".unicodeScalars) {
      next += 2
    } else if scalars[next] == "之", place > 0, scalars[place - 1] == "分" {
      next += 1
    } else if NumeralAudit.joints.contains(scalars[next]) {
      next += 1
    } else {
      return false
    }
    return next < scalars.count && isNumeral(next)
  }

  private static let inner = Set("万亿余多成".unicodeScalars)
  private static let joints = Set(",.~-\u{2013}\u{2014}\u{2212}点".unicodeScalars)

  private func numeral(_ phrase: Phrase, _ range: Range<Int>) -> BareNumeral {
    let bytes = folded.bytes(of: range)
    var (low, high): (Rational?, Rational?) = (phrase.numeral?.value, phrase.numeral?.high)
    if case .range(let first, let last) = phrase.amount { (low, high) = (first.value, last.value) }
    let reading = ClaimReading(
      number: low, upper: high, unit: phrase.unit?.word,
      qualifiers: phrase.qualifications.map(\.word), direction: nil, range: bytes)
    return BareNumeral(
      range: bytes, text: String(decoding: text[bytes], as: UTF8.self), reading: reading)
  }
}
