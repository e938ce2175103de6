import BulletinModel

/// Holds the colours of a stylesheet against the contrast that readers need.
///
/// Only colours named by the theme's tokens are looked at, in every scheme that sets them: a block of
/// declarations that names `--paper`. Source: WCAG 2.2, 1.4.3 and 1.4.11.
struct ThemeContrast {
  /// A token and what it stands on, with the least contrast, times ten.
  private typealias Pair = (ink: String, ground: String, least: Int)

  private struct Color {
    let luminance: Double
    let offset: Int
    let length: Int
  }

  let text: SourceText

  /// E128 for each pair of tokens that is too faint.
  func faults() -> [Diagnostic] {
    var found: [Diagnostic] = []
    var first: [String: Color] = [:]
    for block in blocks() {
      let own = colors(in: block)
      guard own["paper"] != nil else { continue }
      if first.isEmpty { first = own }
      let scheme = first.merging(own) { $1 }
      for pair in ThemeContrast.pairs {
        guard let ink = scheme[pair.ink], let ground = scheme[pair.ground],
          own[pair.ink] != nil || own[pair.ground] != nil
        else { continue }
        let ratio = ThemeContrast.ratio(ink.luminance, ground.luminance)
        guard Int(ratio * 10) < pair.least else { continue }
        let place = own[pair.ink] ?? ground
        found.append(
          Diagnostic(
            .faintColor, at: text.span(offset: place.offset, length: place.length),
            [
              "a": "--\(pair.ink)", "b": "--\(pair.ground)",
              "r": ThemeContrast.tenths(Int(ratio * 10)), "n": ThemeContrast.tenths(pair.least),
            ]))
      }
    }
    return found
  }

  private static func tenths(_ number: Int) -> String { "\(number / 10).\(number % 10)" }

  /// Text needs 4.5, drawings and the mark of the focus 3.
  private static let pairs: [Pair] =
    ["ink", "ink-2", "ink-3", "red"].flatMap { [($0, "paper", 45), ($0, "wash", 45)] }
    + (1...5).flatMap { [("c\($0)", "paper", 30), ("on-\($0)", "c\($0)", 45)] }
    + ["focus", "axis", "st-g", "st-y", "st-r"].map { ($0, "paper", 30) }

  // MARK: The stylesheet

  /// The innermost blocks of declarations.
  private func blocks() -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start: Int?
    var isComment = false
    for (offset, byte) in text.bytes.enumerated() {
      let next = offset + 1 < text.bytes.count ? text.bytes[offset + 1] : 0
      if isComment {
        if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") { isComment = false }
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        isComment = true
      } else if byte == UInt8(ascii: "{") {
        start = offset + 1
      } else if byte == UInt8(ascii: "}") {
        if let start { blocks.append(start..<offset) }
        start = nil
      }
    }
    return blocks
  }

  /// The tokens of a block that are colours in hexadecimal digits.
  private func colors(in block: Range<Int>) -> [String: Color] {
    var colors: [String: Color] = [:]
    var start = block.lowerBound
    while start < block.upperBound {
      let end = text.bytes[start..<block.upperBound].firstIndex(of: UInt8(ascii: ";"))
      let declaration = start..<(end ?? block.upperBound)
      start = declaration.upperBound + 1
      let bytes = text.bytes[declaration]
      guard let dash = bytes.firstIndex(of: UInt8(ascii: "-")),
        let colon = bytes[dash...].firstIndex(of: UInt8(ascii: ":")),
        bytes[dash...].starts(with: "--".utf8)
      else { continue }
      let name = String(decoding: bytes[(dash + 2)..<colon], as: UTF8.self)
      let value = String(decoding: bytes[(colon + 1)...], as: UTF8.self).trimmedOfSpaces
      guard let luminance = ThemeContrast.luminance(value) else { continue }
      colors[name] = Color(
        luminance: luminance, offset: dash, length: declaration.upperBound - dash)
    }
    return colors
  }

  // MARK: Contrast

  /// The relative luminance of `#rgb` or `#rrggbb`; nil for anything else.
  private static func luminance(_ value: String) -> Double? {
    guard value.first == "#" else { return nil }
    var digits = value.dropFirst().compactMap(\.hexDigitValue)
    guard digits.count == value.utf8.count - 1 else { return nil }
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6 else { return nil }
    let parts = stride(from: 0, to: 6, by: 2).map { place -> Double in
      linear(Double(digits[place] * 16 + digits[place + 1]) / 255)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// The light of a channel, by the curve of sRGB.
  private static func linear(_ channel: Double) -> Double {
    guard channel > 0.04045 else { return channel / 12.92 }
    // x^2.4 = x² · (x²)^(1/5), by Newton's method: no library is needed for one root.
    let base = (channel + 0.055) / 1.055
    let square = base * base
    var root = 1.0
    for _ in 0..<40 { root = (4 * root + square / (root * root * root * root)) / 5 }
    return square * root
  }

  private static func ratio(_ one: Double, _ other: Double) -> Double {
    (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }
}
