/// Signs between and after numbers.
enum RangeSigns {
  /// Tells whether a sign stands between the ends of a range.
  static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    "~-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{301C}\u{FF5E}至到".unicodeScalars
      .contains(scalar)
  }

  /// How long the sign is that stands between the ends of a range at a place: `~`, `——`, ` to `.
  static func length(at place: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard place < scalars.count else { return nil }
    if scalars[place...].starts(with: " to ".unicodeScalars) { return 4 }
    guard isSign(scalars[place]) else { return nil }
    let isDouble =
      scalars[place] == "\u{2014}" && place + 1 < scalars.count
      && scalars[place + 1] == "\u{2014}"
    return isDouble ? 2 : 1
  }

  /// Tells whether a phrase ends before a sign.
  static func endsPhrase(_ scalar: Unicode.Scalar) -> Bool {
    "，。；：、？！,.;:?!的，()（）“”\n".unicodeScalars.contains(scalar)
  }
}
