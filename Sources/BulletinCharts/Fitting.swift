/// Decides what fits where, for the narrowest column that the pages have.
///
/// Widths follow the column and text does not, so every label is measured against a phone: what fits
/// there fits everywhere. Labels in the class `w` are hidden on narrow columns by the stylesheet.
enum Fitting {
  /// The narrowest column, in pixels: a phone of 360 pixels without its margins.
  static let narrow = 330
  /// The narrowest column on which labels of the class `w` are shown, in pixels.
  static let wide = 480
  /// The size of text, in pixels.
  static let em = 13

  /// The pixels that a text and a gap take.
  static func pixels(_ text: String, gap: Int) -> Int { (width(text) * em + 99) / 100 + gap }

  /// The estimated width of a text in hundredths of an em: wide characters take one, others half.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 100 : 56) }
  }

  /// The share of the narrowest column, in hundredths of a percent, that a text and a gap take.
  static func share(_ width: Int, gap: Int) -> Int {
    (width * em + gap * 100) * 100 / narrow
  }

  /// How many hundredths of an em fit into a share of the narrowest column beside a gap.
  static func room(in share: Int, gap: Int) -> Int { (share * narrow / 100 - gap * 100) / em }

  /// Of labels in equal steps every so many fit: on wide columns, and on narrow ones.
  ///
  /// - Parameters:
  ///   - width: The widest label, in hundredths of an em.
  ///   - gap: What stays free between two, in pixels.
  ///   - step: From label to label, in hundredths of a percent of the column.
  /// - Returns: How many steps lie between two labels that are shown; `narrow` is a multiple of `wide`.
  static func every(_ width: Int, gap: Int, step: Int) -> (wide: Int, narrow: Int) {
    let need = (width * em / 100 + gap) * 10_000
    func count(_ column: Int) -> Int { max(1, (need + step * column - 1) / max(1, step * column)) }
    let wide = count(Fitting.wide)
    return (wide, count(narrow).roundedUp(to: wide))
  }

  /// A label on one line, or on two, the second cut when even that is too narrow.
  static func lines(_ text: String, room: Int) -> (lines: [String], isCut: Bool) {
    guard width(text) > room else { return ([text], false) }
    let first = head(of: text, room: room)
    let rest = String(text.dropFirst(first.count)).trimmingSpaces
    guard width(rest) > room else { return ([first.trimmingSpaces, rest], false) }
    return ([first.trimmingSpaces, line(rest, room: room).text], true)
  }

  /// A label on one line, cut when it is too narrow.
  static func line(_ text: String, room: Int) -> (text: String, isCut: Bool) {
    guard width(text) > room else { return (text, false) }
    var head = text
    while !head.isEmpty, width(head) > room - 100 { head.removeLast() }
    return (head.trimmingSpaces + "…", true)
  }

  /// A text on as many lines as it needs.
  static func paragraph(_ text: String, room: Int) -> [String] {
    var lines: [String] = []
    var rest = text.trimmingSpaces
    while width(rest) > room {
      let first = head(of: rest, room: room)
      lines.append(first.trimmingSpaces)
      rest = String(rest.dropFirst(first.count)).trimmingSpaces
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  /// The longest beginning that fits: to the last space in it, or between wide characters.
  private static func head(of text: String, room: Int) -> String {
    var head = ""
    for character in text {
      guard width(head) + width(String(character)) <= room else { break }
      head.append(character)
    }
    if let space = head.lastIndex(of: " "), space > head.startIndex {
      return String(head[...space])
    }
    return head.isEmpty ? String(text.prefix(1)) : head
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmingSpaces: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}

extension Int {
  /// The next multiple.
  func roundedUp(to step: Int) -> Int { (self + step - 1) / step * step }
}
