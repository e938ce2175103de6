/// Words with what they mean, found at a place: the longest one wins.
///
/// A word in Latin letters is found only where no letter stands before or after it.
struct WordTable<Meaning: Sendable>: Sendable {
  /// One word.
  struct Match: Sendable {
    let word: String
    let scalars: [Unicode.Scalar]
    let meaning: Meaning
  }

  private let byFirst: [Unicode.Scalar: [Match]]
  private let byLast: [Unicode.Scalar: [Match]]

  /// Makes a table from lists of words, parted by spaces, that share a meaning; `_` stands for a
  /// space in a word.
  init(_ lists: [(words: String, meaning: Meaning)]) {
    let entries = lists.flatMap { list in
      list.words.split(separator: " ").map { word in
        let scalars = word.unicodeScalars.map { $0 == "_" ? " " : $0 }
        return Match(word: String(scalars: scalars), scalars: scalars, meaning: list.meaning)
      }
    }.sorted { $0.scalars.count > $1.scalars.count }
    byFirst = Dictionary(grouping: entries.filter { !$0.scalars.isEmpty }) { $0.scalars[0] }
    byLast = Dictionary(grouping: entries.filter { !$0.scalars.isEmpty }) {
      $0.scalars[$0.scalars.count - 1]
    }
  }

  /// The longest word that begins at a place.
  func word(at place: Int, in scalars: [Unicode.Scalar]) -> Match? {
    guard scalars.indices.contains(place) else { return nil }
    return byFirst[scalars[place]]?.first {
      scalars[place...].starts(with: $0.scalars)
        && scalars.isWhole(place..<(place + $0.scalars.count))
    }
  }

  /// The longest word that ends just before a place.
  func word(before place: Int, in scalars: [Unicode.Scalar]) -> Match? {
    guard place > 0, place <= scalars.count else { return nil }
    return byLast[scalars[place - 1]]?.first {
      scalars[..<place].reversed().starts(with: $0.scalars.reversed())
        && scalars.isWhole((place - $0.scalars.count)..<place)
    }
  }
}

extension [Unicode.Scalar] {
  /// The place, or the one after it where a space stands there.
  func afterSpace(_ place: Int) -> Int {
    place < count && self[place] == " " ? place + 1 : place
  }

  /// Tells whether no Latin word goes on beyond the ends of a stretch.
  func isWhole(_ range: Range<Int>) -> Bool {
    func joins(_ place: Int) -> Bool {
      place > 0 && place < count && self[place - 1].isLatinLetter && self[place].isLatinLetter
    }
    return !joins(range.lowerBound) && !joins(range.upperBound)
  }
}

extension Unicode.Scalar {
  /// Tells whether it is a letter from a to z.
  var isLatinLetter: Bool {
    (0x61...0x7A).contains(value) || (0x41...0x5A).contains(value)
  }
}
