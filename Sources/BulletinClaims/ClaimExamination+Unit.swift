import BulletinModel

extension ClaimExamination {
  /// Unit against measure: E43, E32.
  func unitFindings(_ phrase: Phrase) -> [Finding] {
    if phrase.strayUnit != nil { return [wrongUnit(phrase)] }
    switch phrase.amount {
    case .zero, .level: return []
    case .rank: return subject == .rank ? [] : [wrongUnit(phrase)]
    case .all: return subject == .rate ? [] : [wrongUnit(phrase)]
    case .majority, .fraction: return shareFindings(phrase)
    case .number, .range: break
    }
    if subject == .rank { return [wrongUnit(phrase)] }
    guard let unit = phrase.unit else {
      switch subject {
      case .rate, .growth, .points: return [wrongUnit(phrase)]
      default: return []
      }
    }
    switch unit.dimension {
    case .share: return shareFindings(phrase)
    case .points:
      switch subject {
      case .points: return []
      case .rate, .growth: return [wrongRateUnit(phrase)]
      default: return [wrongUnit(phrase)]
      }
    case .multiples where subject.isChange, .doublings where subject.isChange: return []
    default: return countFindings(unit, phrase)
    }
  }

  /// A share is stated: %, 成, 三分之二.
  private func shareFindings(_ phrase: Phrase) -> [Finding] {
    switch subject {
    case .rate, .growth: []
    case .points: [wrongRateUnit(phrase)]
    case .quantity(let own?) where own.dimension == .share: []
    default: [wrongUnit(phrase)]
    }
  }

  private func countFindings(_ unit: ClaimUnit, _ phrase: Phrase) -> [Finding] {
    switch subject {
    case .count(let own?), .quantity(let own?), .difference(let own?):
      unit.fits(own) ? [] : [wrongUnit(phrase)]
    case .count(nil), .quantity(nil), .difference(nil): []
    default: [wrongUnit(phrase)]
    }
  }

  private func wrongUnit(_ phrase: Phrase) -> Finding {
    let name = subject.unitName(of: claim.measure)
    var values = ["m": name.chinese, "m@en": name.english]
    if case .rank(let place) = phrase.amount {
      values["u"] = place.word.isEmpty ? "第…" : place.word
    } else if let unit = phrase.strayUnit ?? phrase.unit?.word {
      values["u"] = unit
    } else {
      (values["u"], values["u@en"]) = ("无单位", "none")
    }
    return finding(.wrongUnit, values, phrase.unitRange ?? phrase.amountRange)
  }

  private func wrongRateUnit(_ phrase: Phrase) -> Finding {
    finding(.wrongRateUnit, ["t": claim.text], phrase.unitRange ?? phrase.amountRange)
  }

  /// More than one qualifier, or one on what takes none: E44.
  func qualifierFindings(_ phrase: Phrase) -> [Finding] {
    let all = phrase.qualifications
    guard let first = all.first else { return [] }
    if all.count >= 2 {
      return [
        finding(
          .clashingQualifiers, ["a": first.word, "b": all[1].word],
          all[1].range ?? phrase.amountRange)
      ]
    }
    switch phrase.amount {
    case .number(let numeral) where numeral.high == nil: return []
    case .fraction, .majority: return []
    default:
      return [
        finding(.clashingQualifiers, ["a": first.word, "b": written(phrase)], first.range)
      ]
    }
  }
}
