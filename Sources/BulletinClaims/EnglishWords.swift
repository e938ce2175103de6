import BulletinModel

/// The words of English for numbers and places.
enum EnglishWords {
  /// one to nineteen, and tens.
  static let numbers = WordTable<Int64>(
    [
      ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
      ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13),
      ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18),
      ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50),
      ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90),
    ])

  /// first to tenth; the last is the first from the end.
  static let ordinals = WordTable<Int64>(
    [
      ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6),
      ("seventh", 7), ("eighth", 8), ("ninth", 9), ("tenth", 10), ("last", -1),
    ])

  /// What makes a place of a number: st, nd, rd, th.
  static func suffix(of number: Int64) -> String {
    if (11...13).contains(number % 100) { return "th" }
    switch number % 10 {
    case 1: return "st"
    case 2: return "nd"
    case 3: return "rd"
    default: return "th"
    }
  }
}

/// Names of units in languages with an alphabet.
enum EnglishUnit {
  /// What a measure's unit is called, many and one, the longest first.
  static func names(of measure: Measure) -> [[Unicode.Scalar]] {
    let names = (measure.unit?.entries ?? []).filter { $0.language.primary != "zh" }
      .flatMap { [$0.text, singular($0.text)] }
    return Set(names).map { FoldedText($0).scalars }.filter { !$0.isEmpty }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
  }

  /// The word for one, where a word for many ends like one.
  static func singular(_ name: String) -> String {
    if name == "people" { return "person" }
    if name.hasSuffix("ies") { return name.dropLast(3) + "y" }
    let sibilants = ["ches", "shes", "sses", "xes"]
    if sibilants.contains(where: name.hasSuffix) { return String(name.dropLast(2)) }
    return name.hasSuffix("s") && !name.hasSuffix("ss") ? String(name.dropLast()) : name
  }
}

/// Puts parts of a wording together, with a space where two words in Latin letters meet or one meets
/// a number.
func joined(_ parts: String...) -> String {
  var text = ""
  for part in parts where !part.isEmpty {
    if let last = text.unicodeScalars.last, let next = part.unicodeScalars.first {
      func isSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isLatinLetter || (0x30...0x39).contains(scalar.value) || scalar == "%"
          || "\u{2212}＞＜".unicodeScalars.contains(scalar)
      }
      let meetsLetter = last.isLatinLetter || next.isLatinLetter
      if meetsLetter, isSign(last), isSign(next) { text += " " }
    }
    text += part
  }
  return text
}
