/// Words with what they mean, found at a place: the longest one wins.
struct WordTable<Meaning: Sendable>: Sendable {
  /// One word.
  struct Match: Sendable {
    let word: String
    let scalars: [Unicode.Scalar]
    let meaning: Meaning
  }

  private let byFirst: [Unicode.Scalar: [Match]]
  private let byLast: [Unicode.Scalar: [Match]]

  /// Makes a table from lists of words, parted by spaces, that share a meaning.
  init(_ lists: [(words: String, meaning: Meaning)]) {
    let entries = lists.flatMap { list in
      list.words.split(separator: " ").map { word in
        Match(
          word: String(word), scalars: Array(word.unicodeScalars), meaning: list.meaning)
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
    return byFirst[scalars[place]]?.first { scalars[place...].starts(with: $0.scalars) }
  }

  /// The longest word that ends just before a place.
  func word(before place: Int, in scalars: [Unicode.Scalar]) -> Match? {
    guard place > 0, place <= scalars.count else { return nil }
    return byLast[scalars[place - 1]]?.first {
      scalars[..<place].reversed().starts(with: $0.scalars.reversed())
    }
  }
}
