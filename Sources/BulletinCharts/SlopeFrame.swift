import BulletinModel

/// Where the two axes of a slope chart stand, and how tall it is.
struct SlopeFrame {
  static let head = 2400
  private static let widestNames = 3600
  private static let widestLabels = 5200

  let start: Int
  let end: Int
  let bottom: Int
  let height: Int
  /// The widest value, in pixels.
  let valueWidth: Int
  /// Tells whether names stand on both sides; long ones stand after the later period only.
  let hasNamesBefore: Bool
  let nameRoom: Int
  private let scale: Scale

  init(_ chart: SlopeChart) {
    let members = chart.members
    let texts = members.flatMap { [$0.before.text, $0.after.text] }
    valueWidth = texts.map { Fitting.pixels($0, gap: 0) }.max() ?? 0
    let longest = members.map { Fitting.width($0.label) }.max() ?? 0
    let margin = 12 + valueWidth + 8
    let full = Fitting.share(longest, gap: margin + 2)
    hasNamesBefore = full <= SlopeFrame.widestNames
    start = hasNamesBefore ? max(1000, full) : Fitting.share(0, gap: 12 + valueWidth + 2)
    end = 10_000 - min(max(1000, full), SlopeFrame.widestLabels)
    nameRoom = Fitting.room(in: 10_000 - end, gap: margin)
    let size = longest > nameRoom ? SlopeSide.tall : SlopeSide.low
    let missing = [\SlopeChart.Member.before, \.after].map { side in
      members.filter { $0[keyPath: side].exact == nil }.count
    }
    let known = members.count - (missing.min() ?? 0)
    let length = max(min(35_000, 12_000 + known * 2600), known * size + 400)
    bottom = SlopeFrame.head + length
    height = (bottom + 600 + (missing.max() ?? 0) * size + 99) / 100 * 100
    let values = members.flatMap { [$0.before.exact, $0.after.exact] }.compactMap { $0 }
    scale = Scale(
      low: values.min() ?? Rational(0), high: values.max() ?? Rational(0),
      length: length - 1600)
  }

  /// The height of a value; one value alone stands in the middle.
  func y(_ value: Rational?) -> Int? {
    value.map {
      bottom - 800 - (scale.low == scale.high ? scale.length / 2 : scale.place($0))
    }
  }
}

/// The labels on one side of a slope chart, pushed apart.
struct SlopeSide {
  /// What a label of one line takes, and what one of two lines takes.
  static let low = 1700
  static let tall = 3200

  /// One label: its member, its lines, where it stands, and where its dot is.
  struct Label {
    let member: Int
    let lines: [String]
    let isCut: Bool
    let value: String
    let dot: Int?
    var y: Int
  }

  let isAfter: Bool
  let labels: [Label]

  init(_ chart: SlopeChart, _ frame: SlopeFrame, isAfter: Bool) {
    self.isAfter = isAfter
    let hasNames = isAfter || frame.hasNamesBefore
    let all = chart.members.enumerated().map { index, member in
      let value = isAfter ? member.after : member.before
      let (lines, isCut) =
        hasNames ? Fitting.lines(member.label, room: frame.nameRoom) : ([], false)
      return Label(
        member: index, lines: lines, isCut: isCut, value: value.text,
        dot: frame.y(value.exact), y: 0)
    }
    func size(_ label: Label) -> Int {
      label.lines.count > 1 ? SlopeSide.tall : SlopeSide.low
    }
    var known = all.filter { $0.dot != nil }
    let places = Spreading.apart(
      known.compactMap(\.dot), sizes: known.map(size),
      within: SlopeFrame.head...frame.bottom)
    for (index, place) in places.enumerated() { known[index].y = place }
    var end = frame.bottom + 400
    // Without a value there is no place on the axis: the names stand below it.
    var missing = hasNames ? all.filter { $0.dot == nil } : []
    for index in missing.indices {
      missing[index].y = end + size(missing[index]) / 2
      end += size(missing[index])
    }
    labels = known + missing
  }
}
