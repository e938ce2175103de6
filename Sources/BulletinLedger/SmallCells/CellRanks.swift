/// The withheld cells that adding and taking away whole lines gives away, however wide their bounds.
///
/// A line with a cell that stands in no other line says nothing of the rest; such lines fall away
/// first, one after the other. What is left is solved by elimination modulo a prime, which finds
/// every cell that the lines fix.
struct CellRanks {
  /// The withheld cells with one possible value, rising.
  let determined: [Int]

  private static let prime: UInt64 = 2_147_483_647
  /// More unknown cells than this in one piece are solved without the lines of time.
  private static let largestPiece = 800

  init(_ suppression: Suppression) {
    let lines = suppression.cells.lines.filter { line in
      line.cells.contains(where: suppression.isUnknown)
    }.map { line in
      Row(
        total: suppression.isUnknown(line.total) ? line.total : nil,
        parts: line.parts.filter(suppression.isUnknown), isInTime: line.isInTime)
    }
    let found = CellRanks.pieces(CellRanks.core(lines)).flatMap { piece -> [Int] in
      guard CellRanks.width(piece) > CellRanks.largestPiece else { return CellRanks.solved(piece) }
      let tables = CellRanks.core(piece.filter { !$0.isInTime })
      return CellRanks.pieces(tables).filter { CellRanks.width($0) <= CellRanks.largestPiece }
        .flatMap(CellRanks.solved)
    }
    determined = Set(found).filter(suppression.isSensitive).sorted()
  }

  /// A line with its unknown cells only.
  private struct Row {
    let total: Int?
    let parts: [Int]
    let isInTime: Bool

    var cells: [Int] { parts + (total.map { [$0] } ?? []) }
  }

  private static func width(_ rows: [Row]) -> Int { Set(rows.flatMap(\.cells)).count }

  /// Takes away lines with a cell of their own until none has one.
  private static func core(_ rows: [Row]) -> [Row] {
    var degrees: [Int: Int] = [:]
    var homes: [Int: [Int]] = [:]
    for (number, row) in rows.enumerated() {
      for cell in row.cells {
        degrees[cell, default: 0] += 1
        homes[cell, default: []].append(number)
      }
    }
    var isGone = [Bool](repeating: false, count: rows.count)
    var open = rows.indices.filter { rows[$0].cells.contains { degrees[$0] == 1 } }
    while let number = open.popLast() {
      // A line with one cell alone fixes it and stays.
      guard !isGone[number], rows[number].cells.count > 1 else { continue }
      isGone[number] = true
      for cell in rows[number].cells {
        degrees[cell, default: 0] -= 1
        if degrees[cell] == 1 { open += (homes[cell] ?? []).filter { !isGone[$0] } }
      }
    }
    return rows.indices.filter { !isGone[$0] }.map { rows[$0] }
  }

  /// Parts lines that share no cells, in order.
  private static func pieces(_ rows: [Row]) -> [[Row]] {
    var homes: [Int: [Int]] = [:]
    for (number, row) in rows.enumerated() {
      for cell in row.cells { homes[cell, default: []].append(number) }
    }
    var isSeen = [Bool](repeating: false, count: rows.count)
    var pieces: [[Row]] = []
    for start in rows.indices where !isSeen[start] {
      var piece: [Int] = []
      var open = [start]
      isSeen[start] = true
      while let number = open.popLast() {
        piece.append(number)
        for next in rows[number].cells.flatMap({ homes[$0] ?? [] }) where !isSeen[next] {
          isSeen[next] = true
          open.append(next)
        }
      }
      pieces.append(piece.sorted().map { rows[$0] })
    }
    return pieces
  }

  /// The cells that stand alone in a row of the reduced echelon form.
  private static func solved(_ rows: [Row]) -> [Int] {
    let cells = Set(rows.flatMap(\.cells)).sorted()
    let columns = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
    var matrix = rows.map { row -> [UInt64] in
      var values = [UInt64](repeating: 0, count: cells.count)
      for cell in row.parts { if let column = columns[cell] { values[column] = 1 } }
      if let column = row.total.flatMap({ columns[$0] }) { values[column] = prime - 1 }
      return values
    }
    var rank = 0
    for column in cells.indices where rank < matrix.count {
      guard let pivot = (rank..<matrix.count).first(where: { matrix[$0][column] != 0 }) else {
        continue
      }
      matrix.swapAt(rank, pivot)
      scale(&matrix[rank], by: inverse(matrix[rank][column]))
      let row = matrix[rank]
      for other in matrix.indices where other != rank && matrix[other][column] != 0 {
        subtract(row, times: matrix[other][column], from: &matrix[other])
      }
      rank += 1
    }
    return matrix[..<rank].compactMap { row in
      let filled = row.indices.filter { row[$0] != 0 }
      return filled.count == 1 ? cells[filled[0]] : nil
    }
  }

  private static func scale(_ row: inout [UInt64], by factor: UInt64) {
    for column in row.indices where row[column] != 0 { row[column] = row[column] * factor % prime }
  }

  private static func subtract(_ row: [UInt64], times factor: UInt64, from other: inout [UInt64]) {
    let negative = prime - factor
    for column in row.indices where row[column] != 0 {
      other[column] = (other[column] + row[column] * negative) % prime
    }
  }

  /// Source: Fermat's little theorem, a^(p−2) being the inverse of a modulo a prime p.
  private static func inverse(_ value: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), value, prime - 2)
    while exponent > 0 {
      if exponent % 2 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent /= 2
    }
    return result
  }
}
