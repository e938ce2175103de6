/// The labels below columns; on narrow pages shorter ones, and only as many as fit.
struct ColumnTicks {
  let labels: [(full: String, short: String)]
  let pitch: Int

  init(labels: [(String, String)], pitch: Int) {
    self.labels = labels.map { (full: $0.0, short: $0.1) }
    self.pitch = pitch
  }

  /// Writes the labels at a height.
  func draw(y: Int, _ drawing: inout Drawing) {
    let full = every(labels.map(\.full))
    let short = every(labels.map(\.short))
    let isCut = full.narrow > 1 && short.narrow < full.narrow
    let narrow = (isCut ? short.narrow : full.narrow).roundedUp(to: full.wide)
    for (index, label) in labels.enumerated() where index % full.wide == 0 {
      let isHidden = index % narrow != 0
      let rest =
        isCut && !isHidden && label.full.hasPrefix(label.short)
        ? String(label.full.dropFirst(label.short.count)) : nil
      let isOver = index == 0 && overhang(label.full) > 0
      drawing.label(
        isHidden ? "tick w" : "tick", rest == nil ? label.full : label.short,
        x: isOver ? 0 : index * pitch + pitch / 2, y: y, anchor: isOver ? .start : .middle,
        wideOnly: rest)
    }
  }

  /// How far a label reaches over the edge at the first column, in hundredths of a percent.
  private func overhang(_ text: String) -> Int {
    max(0, Fitting.share(Fitting.width(text) / 2, gap: 0) - pitch / 2)
  }

  private func every(_ texts: [String]) -> (wide: Int, narrow: Int) {
    let over = texts.first.map { overhang($0) } ?? 0
    return Fitting.every(
      texts.map(Fitting.width).max() ?? 0, gap: 6 + over * Fitting.narrow / 10_000, step: pitch)
  }
}
