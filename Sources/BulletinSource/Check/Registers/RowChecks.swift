import BulletinModel

/// Holds one row against the rules of its built-in register; names become places of columns once.
struct RowChecks: Sendable {
  private let dates: [(first: Int, second: Int)]
  private let organised: (part: Int, whole: Int)?
  private let atMost: [(part: Int, whole: Int)]

  init(_ schema: RegisterSchema) {
    let rules = RegisterRules.builtIn(schema.id)
    let pair = { (first: String, second: String) -> (Int, Int)? in
      guard let one = schema.fields.firstIndex(where: { $0.id == first }),
        let other = schema.fields.firstIndex(where: { $0.id == second })
      else { return nil }
      return (one, other)
    }
    dates = rules.dates.compactMap { pair($0.first, $0.second) }
    organised = rules.organised.flatMap { pair($0.part, $0.whole) }
    atMost = rules.atMost.compactMap { pair($0.part, $0.whole) }
  }

  /// E15, E41 and E80 for the row that was read last.
  func faults(of part: RegisterPart, row: Int) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for (first, second) in dates {
      let (start, end) = (part.columns[first].days[row], part.columns[second].days[row])
      guard start != Register.missingDate, end != Register.missingDate, end < start else {
        continue
      }
      faults.append(
        part.fault(
          .datesOutOfOrder, row: row, field: part.columns[second].field.id,
          ["a": CivilDate(days: start).iso, "b": CivilDate(days: end).iso]))
    }
    if let (a, b) = organised, let (less, most) = excess(a, b, part, row) {
      faults.append(
        part.fault(
          .organisedExceedsEligible, row: row, field: part.columns[a].field.id,
          ["a": String(less), "b": String(most)]))
    }
    for (a, b) in atMost {
      guard let (less, _) = excess(a, b, part, row) else { continue }
      faults.append(
        part.fault(
          .outOfRange, row: row, field: part.columns[a].field.id, ["v": String(less)]))
    }
    return faults
  }

  /// A part that is larger than its whole, with both; nil where all is well or a cell is empty.
  private func excess(
    _ first: Int, _ second: Int, _ part: RegisterPart, _ row: Int
  ) -> (part: Int64, whole: Int64)? {
    let (less, most) = (part.columns[first].numbers[row], part.columns[second].numbers[row])
    guard less != Register.missingNumber, most != Register.missingNumber, less > most else {
      return nil
    }
    return (less, most)
  }
}
