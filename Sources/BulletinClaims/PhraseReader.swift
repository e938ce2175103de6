import BulletinModel

/// Reads a link's text by the grammar of numbers, with the words right before and after it.
struct PhraseReader {
  let scalars: [Unicode.Scalar]
  /// Where the link's text ends and the prose after it begins.
  let limit: Int
  private let before: [Unicode.Scalar]
  private let measureUnit: ClaimUnit?
  var position = 0
  var phrase = Phrase()

  init(
    _ text: FoldedText, before: FoldedText, after: FoldedText, measureUnit: ClaimUnit? = nil
  ) {
    scalars = text.scalars + after.scalars
    limit = text.scalars.count
    self.before = before.scalars
    self.measureUnit = measureUnit
  }

  /// The text taken apart; nil where no figure can be read in it.
  mutating func read() -> Phrase? {
    readBefore()
    readPrefixes()
    if position < limit, !readAmount(), !readRatioLead() { return nil }
    guard !phrase.amountRange.isEmpty else { return nil }
    readRest()
    return phrase
  }

  /// How far the text and the prose after it were read.
  var consumed: Int { position }

  // MARK: Before the number

  /// Words that end right before the link, back to the first that is none.
  private mutating func readBefore() {
    var end = before.count
    var found: [Phrase.Prefix] = []
    while let entry = ClaimWords.prefixes.word(before: end, in: before) {
      let start = end - entry.scalars.count
      guard !ClaimWords.isEnding(entry, after: start > 0 ? before[start - 1] : nil) else { break }
      if case .sign = entry.meaning, found.isEmpty, entry.word == "-" || entry.word == "+" { break }
      found.append(Phrase.Prefix(kind: entry.meaning, word: entry.word, range: nil))
      end = start
    }
    phrase.hasRatioMark = end > 0 && before[end - 1] == "的"
    phrase.prefixes = found.reversed()
  }

  private mutating func readPrefixes() {
    while position < limit, ClaimWords.wholes.word(at: position, in: scalars) == nil,
      let entry = ClaimWords.prefixes.word(at: position, in: scalars),
      position + entry.scalars.count <= limit
    {
      let range = position..<(position + entry.scalars.count)
      phrase.prefixes.append(Phrase.Prefix(kind: entry.meaning, word: entry.word, range: range))
      position = range.upperBound
    }
  }

  /// 是上年的2.38倍 inside the link.
  private mutating func readRatioLead() -> Bool {
    let window = position..<min(limit, position + 9)
    guard let mark = window.first(where: { scalars[$0] == "的" }) else { return false }
    let start = phrase.prefixes.first { $0.range != nil }?.range?.lowerBound ?? position
    position = mark + 1
    phrase.prefixes.removeAll { $0.range != nil }
    phrase.ratioLead = String(scalars: scalars[start..<position])
    phrase.hasRatioMark = true
    readPrefixes()
    return position < limit && readAmount()
  }

  // MARK: After the number

  private mutating func readRest() {
    if phrase.unit == nil || phrase.numeral.map({ !$0.isTenths }) ?? false {
      let start = position
      if phrase.unit == nil, let unit = unitHere() {
        phrase.unit = unit
        phrase.unitIsOutside = start >= limit
        phrase.unitRange = start >= limit ? nil : start..<min(position, limit)
      }
      if var numeral = phrase.numeral, numeral.remainder == nil, phrase.unit != nil,
        let remainder = remainderAfterUnit(isContinuous: phrase.unit?.isContinuous ?? false)
      {
        numeral.remainder = remainder
        phrase.amount = .number(numeral)
      }
    }
    if let tail = ClaimWords.tails.word(at: position, in: scalars) {
      let range = position..<(position + tail.scalars.count)
      position = range.upperBound
      phrase.tail = .init(
        kind: tail.meaning, word: tail.word, range: range.upperBound <= limit ? range : nil)
    }
    guard position < limit, phrase.amount != .zero, phrase.amount != .all else { return }
    let start = phrase.unitRange?.lowerBound ?? position
    phrase.strayUnit = String(scalars: scalars[start..<limit])
    phrase.unitRange = start..<limit
  }

  /// The unit at the place reached.
  mutating func unitHere() -> ClaimUnit? {
    if position >= limit, ClaimUnit.isOtherWord(at: position, in: scalars) { return nil }
    if let own = measureUnit, case .things(let word) = own.dimension,
      position < scalars.count, scalars[position...].starts(with: word.unicodeScalars),
      !word.isEmpty
    {
      position += word.unicodeScalars.count
      return own
    }
    guard let (unit, length) = ClaimUnit.unit(at: position, in: scalars) else { return nil }
    position += length
    return unit
  }

  /// 余 or 多 after the unit: in the prose only after what is measured, and before no other word.
  mutating func remainderAfterUnit(isContinuous: Bool) -> Numeral.Remainder? {
    guard position < scalars.count, scalars[position] == "余" || scalars[position] == "多" else {
      return nil
    }
    let isOutside = position >= limit
    if isOutside, !isContinuous { return nil }
    if isOutside, position + 1 < scalars.count, !RangeSigns.endsPhrase(scalars[position + 1]) {
      return nil
    }
    position += 1
    return Numeral.Remainder(
      word: String(scalars[position - 1]), position: .afterUnit, isOutside: isOutside)
  }
}
