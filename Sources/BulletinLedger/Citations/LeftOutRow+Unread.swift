import BulletinModel

extension LeftOutRow {
  /// The rows in reach that a measure does not read: those that its condition leaves out, else those
  /// whose cell is empty.
  static func unread(_ all: [Int], read: [Int], by definition: MeasureDefinition) -> [LeftOutRow] {
    let known = Set(read)
    let hasCondition = definition.aggregates.contains { $0.condition != nil }
    return all.filter { !known.contains($0) }.map {
      LeftOutRow(row: $0, reason: hasCondition ? .condition : .empty)
    }
  }
}
