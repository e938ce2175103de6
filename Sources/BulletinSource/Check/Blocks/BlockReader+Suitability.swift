import BulletinModel

/// What can be said against a figure before any number is known.
extension BlockReader {
  /// E55 for a total over parts that overlap, or of a measure whose parts do not add up.
  mutating func checkTotal() {
    guard parts.hasTotal == true, let node = reader.value("total") else { return }
    for measure in parts.measures where !measure.isAdditive {
      add(
        .overlap, at: node.span,
        ["dim": measure.name.text(in: "zh"), "dim@en": measure.name.text(in: "en")])
      return
    }
    if let axis = parts.axes.first(where: \.overlaps) {
      add(.overlap, at: node.span, ["dim": chineseName(axis), "dim@en": axis.id])
    }
  }

  private func chineseName(_ axis: FigureNames.Axis) -> String {
    axis.words.first { $0.unicodeScalars.contains { $0.value >= 0x2E80 } } ?? axis.id
  }

  /// E97 for forms that say what the figures do not.
  mutating func checkForm() {
    guard let form = parts.form, let node = reader.value("form") else { return }
    let reason: SchemaReason? =
      switch form {
      case .stacked: againstStacks
      case .line: againstLine
      default: nil
      }
    guard let reason else { return }
    add(
      .unsuitableForm, at: node.span,
      [
        "form": node.summary, "why": reason.chinese, "why@en": reason.english,
      ])
  }

  private var againstStacks: SchemaReason? {
    if let measure = parts.measures.first(where: { !$0.isAdditive }) {
      return SchemaReason(
        "\(measure.name.text(in: "zh"))不能相加，堆起来没有意义",
        "parts of \(measure.name.text(in: "en")) do not add up")
    }
    return parts.axes.first(where: \.overlaps).map { axis in
      SchemaReason(
        "\(chineseName(axis))有重叠，堆起来会重复计算", "\(axis.id) overlaps: a stack counts twice")
    }
  }

  private var againstLine: SchemaReason? {
    if !parts.by.isEmpty, !parts.by.contains("period"), parts.axes.count == parts.by.count {
      return SchemaReason(
        "折线只用来看时间，要按期间（by: period）", "a line shows time: it needs by: period")
    }
    let isOnePoint =
      switch parts.span {
      case .one, .latest, .last(1, _): true
      case .range(let from, let to): from == to
      case .last, nil: false
      }
    return isOnePoint
      ? SchemaReason("只有一个期间，连不成线", "one period alone makes no line") : nil
  }
}
