import BulletinModel

/// The names of a line and of its comparison, at their ends.
extension LineChart {
  /// The end of a line: its last value, and where the name stands.
  struct End {
    let series: Series
    let name: String
    let index: Int
    let x: Int
    let y: Int
    var labelY: Int
  }

  /// The ends of the lines; names that would meet are moved apart.
  var ends: [End] {
    var ends = lines.compactMap { end(of: $0) }
    guard ends.count == 2 else { return ends }
    let near = ends[0].x < ends[1].x ? 0 : 1
    let label = Fitting.share(Fitting.width(ends[near].series.name), gap: 18)
    let half = LineChart.labelHalf
    guard abs(ends[0].x - ends[1].x) < label, abs(ends[0].y - ends[1].y) < 2 * half else {
      return ends
    }
    let top = LineChart.top + half - 1400
    let bottom = LineChart.top + LineChart.height - half
    let middle = min(bottom - half, max(top + half, (ends[0].y + ends[1].y) / 2))
    let upper = ends[0].y <= ends[1].y ? 0 : 1
    ends[upper].labelY = middle - half
    ends[1 - upper].labelY = middle + half
    return ends
  }

  /// The last value of a line; nil where there is none.
  func end(of line: Line) -> End? {
    let values = line.series.values
    guard let last = values.indices.last(where: { values[$0].exact != nil }),
      let value = values[last].exact
    else { return nil }
    return End(
      series: line.series, name: line.name, index: last, x: x(last), y: y(value),
      labelY: y(value))
  }

  /// The values that no line reaches, for both neighbours are missing; but not the last.
  func lonely(_ end: End) -> [(x: Int, y: Int)] {
    let values = end.series.values
    return values.indices.compactMap { index in
      guard index != end.index, let exact = values[index].exact,
        index == 0 || values[index - 1].exact == nil,
        index + 1 == values.count || values[index + 1].exact == nil
      else { return nil }
      return (x(index), y(exact))
    }
  }

  func draw(_ end: End, _ drawing: inout Drawing) {
    for point in lonely(end) { drawing.dot("dot \(end.name)", x: point.x, y: point.y) }
    drawing.dot("dot \(end.name)", x: end.x, y: end.y)
    let name = "end \(end.name)"
    drawing.label(name, end.series.name, x: end.x, y: end.labelY, dx: 9, dy: "-0.29em")
    drawing.label(
      name, end.series.values[end.index].text, x: end.x, y: end.labelY, dx: 9, dy: "1.01em")
  }
}
