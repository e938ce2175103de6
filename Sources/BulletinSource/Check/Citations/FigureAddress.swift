import BulletinModel

/// The address of a cited figure: `coverage.yoy?region=lhasa&period=2024`, taken apart.
///
/// Measures, dimensions, members and comparisons may be given by id or by name; full-width `？＆＝`
/// are read like the plain ones.
struct FigureAddress {
  /// A fault with the word that it is about.
  struct Problem {
    let code: FaultCode
    let word: String?
    let values: [String: String]
  }

  private let typed: String
  private let isDated: Bool
  private let names: FigureNames
  private(set) var problems: [Problem] = []

  init(_ typed: String, isDated: Bool, names: FigureNames) {
    self.typed = typed
    self.isDated = isDated
    self.names = names
  }

  private static let comparisons: KeyValuePairs<String, FigureKey.Comparison> = [
    "change": .change, "环比": .change, "yoy": .yoy, "同比": .yoy, "share": .share, "占比": .share,
    "rank": .rank, "位次": .rank, "value": .value,
  ]

  /// What an address says.
  private struct Parts {
    let measure: MeasureName
    let comparison: FigureKey.Comparison
    var members: [String: String] = [:]
    var time: Citation.Time?
    var hasPeriod = false
  }

  /// What the address means; nil where it cannot be told.
  mutating func citation(_ found: FoundCitation) -> Citation? {
    guard let parts = parts() else { return nil }
    if !parts.hasPeriod {
      add(.emptyRequired, nil, ["f": "期间（period）", "f@en": "period"])
    }
    guard problems.isEmpty, let time = parts.time else { return nil }
    return Citation(
      place: found.place, measure: parts.measure.id, members: parts.members, time: time,
      comparison: parts.comparison, text: found.text, before: found.before, after: found.after,
      span: found.span, textSpan: found.textSpan, address: found.addressSpan)
  }

  /// The entry of `revisions.yml` that the address heads; nil where it cannot be told.
  mutating func note(reason: LocalizedText, date: CivilDate, at span: SourceSpan) -> RevisionNote? {
    guard let parts = parts(), problems.isEmpty else { return nil }
    var period: Period?
    if case .period(let one) = parts.time { period = one }
    return RevisionNote(
      text: typed, measure: parts.measure.id,
      comparison: parts.comparison == .value ? nil : parts.comparison, members: parts.members,
      period: period, reason: reason, date: date, span: span)
  }

  private mutating func parts() -> Parts? {
    let sides = decoded.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let (measure, comparison) = measure(String(sides[0]).trimmedOfSpaces) else { return nil }
    var parts = Parts(measure: measure, comparison: comparison)
    for pair in (sides.count > 1 ? sides[1] : "").split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = String(halves[0]).trimmedOfSpaces
      let value = halves.count > 1 ? String(halves[1]).trimmedOfSpaces : ""
      if BlockKeys.period.contains(key) {
        parts.hasPeriod = true
        parts.time = time(value)
      } else {
        read(key, value, of: measure, into: &parts.members)
      }
    }
    return parts
  }

  private var decoded: String {
    var bytes: [UInt8] = []
    let raw = Array(typed.utf8)
    var index = 0
    while index < raw.count {
      if raw[index] == UInt8(ascii: "%"), index + 2 < raw.count,
        let high = FigureAddress.digit(raw[index + 1]),
        let low = FigureAddress.digit(raw[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(raw[index])
        index += 1
      }
    }
    return String(
      String(decoding: bytes, as: UTF8.self).map { letter in
        switch letter {
        case "？": "?"
        case "＆": "&"
        case "＝": "="
        case "．": "."
        default: letter
        }
      })
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  private mutating func measure(_ name: String) -> (MeasureName, FigureKey.Comparison)? {
    if let measure = names.measure(name) { return (measure, .value) }
    if let dot = name.lastIndex(of: ".") {
      let word = String(name[name.index(after: dot)...])
      let base = String(name[..<dot])
      if let measure = names.measure(base) {
        if let comparison = FigureAddress.comparisons.first(where: { $0.key == word })?.value {
          return (measure, comparison)
        }
        add(
          .unknownFigure, word,
          ["k": word, "near": nearest(word, in: FigureAddress.comparisons.map(\.key))])
        return nil
      }
      add(.unknownFigure, base, ["k": base, "near": names.nearMeasure(base)])
      return nil
    }
    add(.unknownFigure, name, ["k": name, "near": names.nearMeasure(name)])
    return nil
  }

  private mutating func read(
    _ key: String, _ value: String, of measure: MeasureName, into members: inout [String: String]
  ) {
    guard let axis = names.axis(key, of: measure) else {
      add(.unknownFigure, key, ["k": key, "near": names.nearAxis(key, of: measure)])
      return
    }
    guard let list = axis.members else {
      members[axis.id] = value
      return
    }
    guard let id = list.id(value) else {
      add(.unknownFigure, value, ["k": value, "near": list.near(value)])
      return
    }
    members[axis.id] = id
  }

  private mutating func time(_ word: String) -> Citation.Time? {
    switch PeriodWords.span(word) {
    case .one(let period): return .period(period)
    case .range(let first, let last):
      if let range = Period(from: first, to: last) { return .period(range) }
    case .latest(let kind):
      guard isDated else { return .latest(kind) }
      add(.relativePeriod, word, ["v": word])
      return nil
    case .last, nil: break
    }
    add(.wrongPeriod, word, ["v": word])
    return nil
  }

  private mutating func add(_ code: FaultCode, _ word: String?, _ values: [String: String?]) {
    problems.append(Problem(code: code, word: word, values: values.compactMapValues { $0 }))
  }
}
