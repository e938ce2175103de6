import BulletinModel

extension LockedFigure {
  /// The line of a figure as it is today; nil where its measure is unknown.
  init?(_ figure: Figure, in file: String, of edition: Edition, figures: Figures) {
    let key = figure.key
    guard let measure = figures.measure(key.measure) else { return nil }
    let rows = figures.rows(behind: key)
    self.init(
      file: file, key: key.text, value: figure.exact, version: measure.version,
      rows: edition.registers[measure.register].map { LockedFigure.mark(of: rows, in: $0) } ?? "-",
      span: .whole("content/figures.lock"))
  }

  /// A mark by which the cells of some rows are known again, in whatever order the rows stand.
  static func mark(of rows: [Int], in register: Register) -> String {
    let texts = rows.map { row in
      register.schema.fields.map { text(of: register.value($0.id, row: row)) }
        .joined(separator: "\u{1F}")
    }
    var hash = StableHash()
    for text in texts.sorted(by: { precedes($0, $1) }) {
      hash.add("\(text)\u{1E}".utf8)
    }
    return hash.digits
  }

  private static func text(of cell: CellValue) -> String {
    switch cell {
    case .empty: ""
    case .number(let value): value.fraction
    case .date(let day): day.iso
    case .text(let text): text
    case .flag(let isSet): isSet ? "1" : "0"
    case .list(let values): values.map(text).joined(separator: "\u{1D}")
    }
  }

  /// Which figure of which text it is, however the parts of its key are ordered.
  var place: String {
    "\(file)\t\(FigureKey(canonical: key)?.text ?? key)"
  }
}
