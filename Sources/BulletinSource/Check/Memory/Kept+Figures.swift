import BulletinModel

// The figures that an item cites, and its numbers without a link, as bytes and back.

extension KeptWriter {
  mutating func add(_ citation: Citation) {
    let (kind, place, key) = citation.place.parts
    add(kind)
    add(place) { $0.add($1) }
    add(key)
    add(citation.measure)
    add(citation.members.sorted { precedes($0.key, $1.key) }) { writer, member in
      writer.add(member.key)
      writer.add(member.value)
    }
    switch citation.time {
    case .period(let period):
      add(period.first.id)
      add(period.last.id)
    case .latest(let kind):
      add("")
      add(kind.rawValue)
    }
    add(citation.comparison)
    add(citation.text)
    add(citation.before)
    add(citation.after)
    add(citation.span)
    add(citation.textSpan)
    add(citation.address)
  }

  mutating func add(_ figure: Body.Figure) {
    add(figure.address)
    add(figure.text)
    add(figure.before)
    add(figure.after)
    add(figure.span)
    add(figure.textSpan)
  }

  mutating func add(_ numeral: LooseNumeral) {
    add(numeral.text)
    add(numeral.number) { writer, number in
      writer.add(Int(number.numerator))
      writer.add(Int(number.denominator))
    }
    add(numeral.unit)
    add(numeral.span)
  }
}

extension KeptReader {
  mutating func citation() throws(KeptDamage) -> Citation {
    guard
      let place = Citation.Place(
        kind: try number(), place: try list { reader throws(KeptDamage) in try reader.number() },
        key: try textIfAny())
    else { throw KeptDamage() }
    return Citation(
      place: place, measure: try text(),
      members: Dictionary(
        try list { reader throws(KeptDamage) in (try reader.text(), try reader.text()) },
        uniquingKeysWith: { first, _ in first }),
      time: try time(), comparison: try value(), text: try text(), before: try text(),
      after: try text(), span: try span(), textSpan: try span(), address: try span())
  }

  private mutating func time() throws(KeptDamage) -> Citation.Time {
    let first = try text()
    guard !first.isEmpty else {
      guard let kind = Period.Kind(rawValue: try number()) else { throw KeptDamage() }
      return .latest(kind)
    }
    guard let first = Period(first), let last = Period(try text()),
      let period = Period(from: first, to: last)
    else { throw KeptDamage() }
    return .period(period)
  }

  mutating func figure() throws(KeptDamage) -> Body.Figure {
    Body.Figure(
      address: try text(), text: try text(), before: try text(), after: try text(),
      span: try span(), textSpan: try span())
  }

  mutating func numeral() throws(KeptDamage) -> LooseNumeral {
    LooseNumeral(
      text: try text(),
      number: try optional { reader throws(KeptDamage) in
        let (numerator, denominator) = (Int64(try reader.number()), Int64(try reader.number()))
        guard denominator > 0, numerator > .min,
          let number = Rational(numerator, denominator)
        else { throw KeptDamage() }
        return number
      }, unit: try textIfAny(), span: try span())
  }
}

extension Citation.Place {
  /// The kind of place as a number, what counts in it, and the key of the head.
  fileprivate var parts: (kind: Int, place: [Int], key: String?) {
    switch self {
    case .prose(let index): (0, [index], nil)
    case .head(let key, let order): (1, [order], key)
    case .caption(let photo, let order): (2, [photo, order], nil)
    case .blockTitle(let block, let order): (3, [block, order], nil)
    }
  }

  fileprivate init?(kind: Int, place: [Int], key: String?) {
    switch (kind, place.count, key) {
    case (0, 1, nil): self = .prose(place[0])
    case (1, 1, let key?): self = .head(key: key, order: place[0])
    case (2, 2, nil): self = .caption(photo: place[0], order: place[1])
    case (3, 2, nil): self = .blockTitle(place[0], order: place[1])
    default: return nil
    }
  }
}
