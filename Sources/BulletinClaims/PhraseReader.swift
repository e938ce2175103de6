import BulletinModel

/// Reads a link's text by the grammar of numbers, with the words right before and after it.
struct PhraseReader {
  let scalars: [Unicode.Scalar]
  /// Where the link's text ends and the prose after it begins.
  let limit: Int
  private let before: [Unicode.Scalar]
  private let measureUnit: ClaimUnit?
  /// What the measure's unit is called in each language.
  private let unitNames: [[Unicode.Scalar]]
  var position = 0
  var phrase = Phrase()

  init(_ text: FoldedText, of claim: Claim, subject: ClaimSubject) {
    let after = FoldedText(claim.after).scalars
    let parts = claim.after.unicodeScalars.first?.properties.isWhitespace ?? false
    scalars = text.scalars + (parts && after.first?.isLatinLetter == true ? [" "] : []) + after
    limit = text.scalars.count
    before = FoldedText(claim.before).scalars
    measureUnit = subject.unit
    unitNames = subject.hasNamedUnit ? EnglishUnit.names(of: claim.measure) : []
  }

  /// Reads prose that is no link: `limit` is where a number ends that begins it.
  init(prose scalars: [Unicode.Scalar], limit: Int) {
    self.scalars = scalars
    self.limit = limit
    (before, measureUnit, unitNames) = ([], nil, [])
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
      end = start > 0 && before[start - 1] == " " ? start - 1 : start
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
      position = scalars.afterSpace(range.upperBound)
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
        if unit.dimension == .multiples, unit.word != "倍" { phrase.hasRatioMark = true }
      }
      if var numeral = phrase.numeral, numeral.remainder == nil, phrase.unit != nil,
        let remainder = remainderAfterUnit(isContinuous: phrase.unit?.isContinuous ?? false)
      {
        numeral.remainder = remainder
        phrase.amount = .number(numeral)
      }
    }
    let next = scalars.afterSpace(position)
    if let tail = ClaimWords.tails.word(at: next, in: scalars) {
      let range = next..<(next + tail.scalars.count)
      position = range.upperBound
      phrase.tail = .init(
        kind: tail.meaning, word: tail.word, range: range.upperBound <= limit ? range : nil)
    }
    guard position < limit, phrase.amount != .zero, phrase.amount != .all else { return }
    let start = phrase.unitRange?.lowerBound ?? scalars.afterSpace(position)
    if phrase.unit == nil, let own = measureUnit, endsWithOwnUnit(start..<limit) {
      phrase.unit = own
      phrase.unitRange = start..<limit
      return
    }
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
    let start = scalars.afterSpace(position)
    if let own = measureUnit, let length = ownUnit(at: start) {
      position = start + length
      return own
    }
    guard let (unit, length) = ClaimUnit.unit(at: start, in: scalars) else { return nil }
    position = start + length
    return unit
  }

  /// How long the name of the measure's unit is that stands at a place.
  private func ownUnit(at place: Int) -> Int? {
    guard place < scalars.count else { return nil }
    return unitNames.first { name in
      scalars[place...].starts(with: name) && scalars.isWhole(place..<(place + name.count))
    }?.count
  }

  /// Tells whether words such as `training sessions` end with the measure's unit.
  private func endsWithOwnUnit(_ range: Range<Int>) -> Bool {
    unitNames.contains { name in
      let start = range.upperBound - name.count
      return start > range.lowerBound && scalars[start - 1] == " "
        && scalars[start..<range.upperBound].elementsEqual(name)
        && scalars[range].allSatisfy { $0.isLatinLetter || $0 == " " || $0 == "-" }
    }
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
