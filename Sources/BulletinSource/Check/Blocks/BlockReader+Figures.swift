import BulletinModel

extension BlockReader {
  /// Reads a chart, table or ranking.
  mutating func readFigures() {
    readMeasures()
    readDimensions()
    readMembers()
    readTree()
    parts.form = word("form", BlockKeys.forms)
    parts.comparison = word("compare", BlockKeys.comparisons)
    parts.sort = order()
    parts.limit = reader.integer("limit", in: 1...1000)
    parts.hasTotal = reader.flag("total")
    parts.target = target()
    checkTotal()
    checkForm()
  }

  /// Reads a row of large figures.
  mutating func readKeyFigures() {
    readMeasures()
    readMembers()
    parts.comparison = word("compare", BlockKeys.comparisons)
    parts.target = target()
  }

  // MARK: Measures and dimensions

  private mutating func readMeasures() {
    let pairs = ["measures", "measure"].compactMap { key in reader.pair(key).map { (key, $0) } }
    guard let (key, first) = pairs.first else {
      _ = reader.required("measures")
      return
    }
    if pairs.count > 1 {
      let lines = pairs.map(\.1.keySpan).sorted { $0.start < $1.start }
      add(
        .duplicateKey, at: lines[1],
        ["k": key, "a": String(lines[0].start.line), "b": String(lines[1].start.line)])
    }
    guard !first.value.isEmpty else {
      _ = reader.required(key)
      return
    }
    for place in words(key) {
      guard let measure = names.measure(place.word) else {
        unknown(place.word, near: names.nearMeasure(place.word), at: place.span)
        continue
      }
      if !parts.measures.contains(where: { $0.id == measure.id }) {
        parts.measures.append(measure)
      }
    }
  }

  /// The dimension that a word means for every measure of the block; E54 where one has none such.
  private mutating func axis(_ place: ValuePlace) -> FigureNames.Axis? {
    guard let first = parts.measures.first else { return nil }
    guard let axis = names.axis(place.word, of: first) else {
      unknown(place.word, near: names.nearAxis(place.word, of: first), at: place.span)
      return nil
    }
    for measure in parts.measures.dropFirst() where names.axis(axis.id, of: measure) == nil {
      unknown(place.word, near: names.nearAxis(place.word, of: measure), at: place.span)
      return nil
    }
    return axis
  }

  private mutating func readDimensions() {
    let places = words("by")
    if places.count > 2, let node = reader.value("by") {
      reader.wrongType(node, "一个或两个维度", "one or two dimensions")
    }
    for place in places.prefix(2) {
      if BlockKeys.period.contains(place.word) {
        parts.by.append("period")
      } else if let axis = axis(place) {
        parts.by.append(axis.id)
        parts.axes.append(axis)
      }
    }
  }

  // MARK: Members and periods

  private mutating func readMembers() {
    var period = reader.pair("period")
    if let node = reader.value("where") {
      guard let pairs = node.pairs else {
        reader.wrongType(node, "“维度: 成员”", "mapping from dimensions to members")
        return
      }
      for pair in pairs {
        guard !BlockKeys.period.contains(pair.key) else {
          if let period { named(pair, twice: period) } else { period = pair }
          continue
        }
        readMember(pair)
      }
    }
    if let period { parts.span = span(period.value) }
  }

  private mutating func named(_ pair: Node.Pair, twice other: Node.Pair) {
    let spans = [pair.keySpan, other.keySpan].sorted { $0.start < $1.start }
    add(
      .duplicateKey, at: spans[1],
      ["k": pair.key, "a": String(spans[0].start.line), "b": String(spans[1].start.line)])
  }

  private mutating func readMember(_ pair: Node.Pair) {
    guard let axis = axis(ValuePlace(word: pair.key, span: pair.keySpan)) else { return }
    guard let word = pair.value.scalar?.trimmedOfSpaces, !word.isEmpty else {
      reader.wrongType(pair.value, "一个成员的编号或名称", "id or name of one member")
      return
    }
    if let members = axis.members, members.id(word) == nil {
      unknown(word, near: members.near(word), at: pair.value.span)
    } else {
      parts.members[axis.id] = axis.members?.id(word) ?? word
    }
  }

  private mutating func span(_ node: Node) -> FigureBlock.Span? {
    guard let word = node.scalar?.trimmedOfSpaces else {
      if !node.isEmpty { reader.wrongType(node, "期间", "period") }
      return nil
    }
    if let span = PeriodWords.span(word) { return span }
    add(.wrongPeriod, at: node.span, ["v": word])
    return nil
  }

  // MARK: Trees and levels

  private mutating func readTree() {
    if let node = reader.value("under"), let word = reader.text("under") {
      let axis = parts.axes.first { $0.isTree }
      if let members = axis?.members, let id = members.id(word) {
        parts.under = id
      } else if !parts.measures.isEmpty {
        unknown(word, near: axis?.members?.near(word), at: node.span)
      }
    }
    if let node = reader.value("level"), let word = reader.text("level") {
      if parts.axes.contains(where: \.hasLevels), let id = names.levels?.id(word) {
        parts.level = id
      } else if !parts.measures.isEmpty {
        // A level that is one is none of these members.
        let isLevel = names.levels?.id(word) != nil
        unknown(word, near: isLevel ? nil : names.levels?.near(word), at: node.span)
      }
    }
  }

  // MARK: Order and target

  private mutating func order() -> String? {
    guard let typed = reader.text("sort"), let node = reader.value("sort") else { return nil }
    let (word, isFalling) = BlockReader.direction(typed)
    guard let order = BlockKeys.orders.first(where: { $0.key == word })?.value else {
      unknown(
        word, near: nearest(word, in: BlockKeys.orders.map(\.key)), at: node.span,
        .unknownBlockKey)
      return nil
    }
    return isFalling ? "-\(order)" : order
  }

  /// A word without the minus before it that means falling order.
  static func direction(_ typed: String) -> (word: String, isFalling: Bool) {
    guard let first = typed.first, ["-", "−", "－"].contains(first) else { return (typed, false) }
    return (String(typed.dropFirst()).trimmedOfSpaces, true)
  }

  private mutating func target() -> Rational? {
    guard let typed = reader.text("target"), let node = reader.value("target") else { return nil }
    let isPercent = typed.hasSuffix("%") || typed.hasSuffix("％")
    let digits = isPercent ? String(typed.dropLast()).trimmedOfSpaces : typed
    guard let number = Rational(decimal: digits) else {
      reader.wrongType(node, "数或百分数，如 85%", "number or percentage such as 85%")
      return nil
    }
    return isPercent ? number.divided(by: Rational(100)) : number
  }
}
