import BulletinModel

/// The cells of a count of persons that are withheld in a year, and of each whether for its own smallness.
struct WithheldCells: Sendable, Equatable {
  let cells: [CellKey: Bool]

  /// Takes cells.
  init(_ cells: [CellKey: Bool]) { self.cells = cells }

  /// Takes cells that were written as text; nil where it is none.
  init?(text: String) {
    var numbers = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: true)
      .map { Int(String(Substring($0))) }[...]
    func next() -> Int? { numbers.popFirst().flatMap { $0 } }
    var cells: [CellKey: Bool] = [:]
    while !numbers.isEmpty {
      guard let kind = next().flatMap(Period.Kind.init(rawValue:)), let year = next(),
        let index = next(), let period = Period(kind, year: year, index: index),
        let isPrimary = next(), let count = next(), (0...2).contains(count)
      else { return nil }
      var spots: [CellKey.Spot] = []
      for _ in 0..<count {
        guard let dimension = next(), let place = next() else { return nil }
        spots.append(CellKey.Spot(dimension: dimension, place: place))
      }
      guard let key = CellKey(spots, in: period) else { return nil }
      cells[key] = isPrimary == 1
    }
    self.cells = cells
  }

  /// The cells as numbers with spaces between them, the same for the same cells.
  ///
  /// Of each the months of its period, its year, its place in the year, 1 where it is withheld for its own
  /// smallness, and how many members it has; of each member its dimension and its place there.
  var text: String {
    cells.map { key, isPrimary in
      let spots = [key.first, key.second].compactMap { $0 }
      return [key.period.kind.rawValue, key.period.year, key.period.index, isPrimary ? 1 : 0]
        + [spots.count] + spots.flatMap { [$0.dimension, $0.place] }
    }
    .sorted { $0.lexicographicallyPrecedes($1) }
    .map { $0.map(String.init).joined(separator: " ") }.joined(separator: " ")
  }
}
