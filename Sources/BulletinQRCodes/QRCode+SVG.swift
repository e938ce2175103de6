extension QRCode {
  /// How large a module is printed, in hundredths of a millimetre.
  ///
  /// Telephones read modules from a quarter of a millimetre on; a laser printer's dots and a copy of
  /// the copy want some more.
  static let module = 36

  /// The code with its quiet zone as an SVG file, dark on white whatever the page's scheme.
  ///
  /// The file bears its size in millimetres, so that a longer text gives a larger picture and not
  /// smaller modules.
  public var svg: [UInt8] {
    let side = size + 2 * QRCode.quietZone
    let hundredths = side * QRCode.module
    let fraction = hundredths % 100
    let length = "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)mm"
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(length)" height="\(length)" \
      viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">\
      <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path d="
      """
    for row in 0..<size {
      for run in runs(in: row) {
        text += "M\(run.lowerBound + QRCode.quietZone) \(row + QRCode.quietZone)"
        text += "h\(run.count)v1h-\(run.count)z"
      }
    }
    text += "\"/></svg>\n"
    return Array(text.utf8)
  }

  /// The stretches of dark modules in a row.
  private func runs(in row: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for column in 0...size {
      if self[row, column] {
        start = start ?? column
      } else if let first = start {
        runs.append(first..<column)
        start = nil
      }
    }
    return runs
  }
}
