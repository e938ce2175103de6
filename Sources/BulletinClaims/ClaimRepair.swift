import BulletinModel

/// Finds the nearest true wording of a claim: candidates in order, each read and tested like a text.
struct ClaimRepair: Sendable {
  /// A true wording.
  struct Repair: Sendable, Hashable {
    let text: String
    /// Tells whether it can stand for the link's text with the prose as it is.
    let replacesText: Bool
  }

  let examination: ClaimExamination
  private var claim: Claim { examination.claim }
  private var subject: ClaimSubject { examination.subject }

  init(_ examination: ClaimExamination) {
    self.examination = examination
  }

  /// The first wording that holds; nil where there is no value, or no wording in this style.
  func repair() -> Repair? {
    guard claim.figure.exact != nil else { return nil }
    for text in candidates(isAlone: false) where holds(claim.with(text: text)) {
      return Repair(text: text, replacesText: true)
    }
    for text in candidates(isAlone: true) {
      if holds(claim.alone(text: text)) { return Repair(text: text, replacesText: false) }
    }
    return nil
  }

  private func holds(_ claim: Claim) -> Bool {
    ClaimExamination(claim).findings().isEmpty
  }

  private func candidates(isAlone: Bool) -> [String] {
    let canonical = CanonicalText(isAlone ? claim.alone(text: "") : claim)
    let fallback =
      subject.isChange && isAlone
      ? [canonical.signed] : [canonical.text, canonical.signed]
    guard let phrase = examination.phrase else { return fallback }
    let head = head(phrase, isAlone: isAlone)
    if case .rank = phrase.amount { return rankCandidates(phrase, head) + fallback }
    if subject == .rank {
      return fallback + [claim.isChinese ? "并列\(canonical.text)" : "joint \(canonical.text)"]
    }
    var style = phrase.numeral
    if case .range(let first, _) = phrase.amount { style = first }
    let unit = unit(phrase, isAlone: isAlone)
    guard let style, let value = value(phrase) else {
      return [joined(head, canonical.text)] + fallback
    }
    if phrase.unit?.dimension == .doublings {
      return doublings(head) + fallback
    }
    let wording = ClaimWording(
      head: head, style: style, unit: unit, isChinese: claim.isChinese)
    let numbers = NumberCandidates(value: value, style: style, wording: wording)
    var found: [String?] = []
    if case .range(let first, let last) = phrase.amount {
      found.append(wording.text(from: first, to: last))
    }
    for qualification in phrase.qualifications where isDeclared(qualification.kind) {
      found += numbers.texts(qualification)
    }
    found += numbers.plain()
    return found.compactMap { $0 } + [joined(head, canonical.text)] + fallback
  }

  private func isDeclared(_ qualifier: Qualifier) -> Bool {
    switch qualifier {
    case .near: claim.tolerances.near != nil
    case .about: claim.tolerances.about != nil
    default: true
    }
  }

  /// The words before the number, with the direction that the ledger has.
  private func head(_ phrase: Phrase, isAlone: Bool) -> String {
    let exact = claim.figure.exact ?? Rational(0)
    var head = phrase.ratioLead
    let kept = phrase.prefixes.filter { prefix in
      if case .qualifier = prefix.kind { return false }
      if case .sign = prefix.kind { return false }
      if case .comparison = prefix.kind, isAlone { return false }
      return prefix.range != nil || (isAlone && prefix.isDirection)
    }
    for prefix in kept {
      switch prefix.kind {
      case .direction(let trend), .gain(let trend):
        let isTrue = !subject.isChange || (trend == .up) == (exact > Rational(0))
        head = joined(
          head, isTrue ? prefix.word : ClaimWords.opposites[prefix.word] ?? prefix.word)
      default: head = joined(head, prefix.word)
      }
    }
    if phrase.direction?.prefix == nil, subject.isChange, exact < Rational(0),
      phrase.ratioLead.isEmpty
    {
      head = joined(head, claim.isChinese ? "下降" : "down")
    }
    return head
  }

  /// The unit to write in the text.
  private func unit(_ phrase: Phrase, isAlone: Bool) -> String {
    let isWrong = !examination.unitFindings(phrase).isEmpty
    if phrase.unitIsOutside, !isAlone { return "" }
    if isWrong || !claim.isChinese { return CanonicalText(claim).unit }
    return phrase.unit?.word ?? ""
  }

  /// The value in the unit that will be written.
  private func value(_ phrase: Phrase) -> Rational? {
    guard let exact = claim.figure.exact else { return nil }
    if phrase.unit?.dimension == .multiples, subject.isChange {
      let ratio = examination.ratio(exact)
      return phrase.direction == nil ? ratio : ratio?.difference(from: Rational(1))
    }
    if !examination.unitFindings(phrase).isEmpty {
      return (subject.isChange ? exact.magnitude : exact).flatMap { subject.value($0, in: nil) }
    }
    return examination.shown(exact, phrase)
  }

  private func doublings(_ head: String) -> [String] {
    let head = head.unicodeScalars.contains("翻") ? head : head + "翻"
    return ["一", "两", "三", "四", "五"].flatMap {
      ["\(head)\($0)番", "\(head)\($0)番多", "\(head)近\($0)番"]
    }
  }

  private func rankCandidates(_ phrase: Phrase, _ head: String) -> [String] {
    guard case .rank(let place) = phrase.amount, let exact = claim.figure.exact,
      exact.denominator == 1
    else { return [] }
    guard claim.isChinese else {
      let canonical = CanonicalText(claim.alone(text: "")).text
      return [joined(head, claim.field?.isTied == true ? "joint" : "", canonical)]
    }
    let tie = claim.field?.isTied == true ? "并列" : ""
    func text(_ number: Int64, _ lead: String) -> String {
      let digits = place.isChinese ? ChineseDigits.text(number) ?? String(number) : String(number)
      let word = place.word == "名" ? "名" : "位"
      return head + tie + lead + digits + word
    }
    var found: [String] = []
    if place.isFromEnd, place.word != "末位", let count = claim.field?.count,
      let number = Rational(count).difference(from: exact)?.plus(Rational(1))
    {
      found.append(text(number.numerator, "倒数第"))
    }
    if exact == Rational(1), place.word == "首位" { found.append(head + tie + "首位") }
    return found + [text(exact.numerator, "第")]
  }
}
