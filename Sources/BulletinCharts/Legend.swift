/// The names of series above a drawing, in their order, where marks cannot carry them.
struct Legend {
  let names: [String]

  /// From one row of the legend to the next, in pixels.
  static let pitch = 20

  /// A name cut to its row, and where it stands in pixels.
  private struct Place {
    let series: Int
    let text: String
    let tooltip: String?
    let row: Int
    let x: Int
  }

  private var places: [Place] {
    var places: [Place] = []
    var (row, x) = (0, 0)
    for (series, name) in names.enumerated() {
      let room = (Fitting.narrow - 15) * 100 / Fitting.em
      let line = Fitting.line(name, room: room)
      let width = Fitting.pixels(line.text, gap: 15 + 16)
      if x > 0, x + width - 16 > Fitting.narrow { (row, x) = (row + 1, 0) }
      places.append(
        Place(
          series: series, text: line.text, tooltip: line.isCut ? name : nil, row: row, x: x))
      x += width
    }
    return places
  }

  /// What the legend takes above the drawing, in pixels; one name needs none.
  var height: Int {
    guard names.count > 1, let last = places.last else { return 0 }
    return (last.row + 1) * Legend.pitch + 4
  }

  /// How a name is marked.
  enum Key {
    case area
    case hollowAndFull
  }

  /// Writes the names from the top of the drawing.
  func draw(_ words: ChartWords, _ drawing: inout Drawing, key: Key = .area) {
    guard height > 0 else { return }
    drawing.openHidden()
    for place in places {
      let y = place.row * Legend.pitch * 100 + 200
      switch key {
      case .area: drawing.swatch(words, series: place.series, x: 0, dx: place.x, y: y)
      case .hollowAndFull:
        drawing.dot(
          place.series == 0 ? "dot prev" : "dot", x: 0, y: y + 500, dx: place.x + 5, radius: 5)
      }
      drawing.label(
        "end", place.text, x: 0, y: y + 500, dx: place.x + 15, dy: ".36em",
        tooltip: place.tooltip)
    }
    drawing.closeMark()
  }
}
