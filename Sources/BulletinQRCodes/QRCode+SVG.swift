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
    var svg = Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(length)" height="\(length)" \
      viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">\
      <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path d="
      """.utf8)
    svg.reserveCapacity(svg.count + size * size * 4)
    for row in 0..<size { addRuns(of: row, to: &svg) }
    svg += "\"/></svg>\n".utf8
    return svg
  }

  /// Adds the stretches of dark modules in a row, such as `M5 4h7v1h-7z`.
  private func addRuns(of row: Int, to path: inout [UInt8]) {
    var column = 0
    while column < size {
      guard self[row, column] else {
        column += 1
        continue
      }
      let start = column
      while self[row, column] { column += 1 }
      path.append(UInt8(ascii: "M"))
      QRCode.add(start + QRCode.quietZone, to: &path)
      path.append(UInt8(ascii: " "))
      QRCode.add(row + QRCode.quietZone, to: &path)
      path.append(UInt8(ascii: "h"))
      QRCode.add(column - start, to: &path)
      path += "v1h-".utf8
      QRCode.add(column - start, to: &path)
      path.append(UInt8(ascii: "z"))
    }
  }

  /// Adds a number of at most three digits.
  private static func add(_ number: Int, to bytes: inout [UInt8]) {
    if number >= 100 { bytes.append(0x30 + UInt8(number / 100)) }
    if number >= 10 { bytes.append(0x30 + UInt8(number / 10 % 10)) }
    bytes.append(0x30 + UInt8(number % 10))
  }
}
