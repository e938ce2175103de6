import BulletinModel

/// What the reports that a register expects mean for the figures of one measure.
struct ReportScope: Sendable {
  /// A dimension that tells reporters apart.
  private struct Side: Sendable {
    let axis: Axis
    /// For each reporter its place, or -1.
    let places: [Int]
    /// Tells whether members of the dimension are reporters, and not what these lie in.
    let isOwn: Bool
  }

  private let book: ReportBook
  private let timing: Measure.Timing
  private let sides: [String: Side]
  /// The region that stands for the whole, where the site names one, and what makes it needless.
  private let root: String?
  private let freeing: [String]

  init(
    _ book: ReportBook, _ definition: MeasureDefinition, in ledger: any Ledger,
    by reader: CellReader
  ) {
    self.book = book
    timing = definition.time.timing
    var sides: [String: Side] = [:]
    for dimension in definition.dimensions where dimension.ownField == book.expectation.field {
      guard let axis = ledger.axis(dimension.id, of: definition) else { continue }
      let path = dimension.path.dropFirst()
      let places = book.reporters.map { reporter in
        MemberList.ids(reader.value(of: reporter, in: book.expectation.list, path)).first
          .flatMap(axis.place(of:)) ?? -1
      }
      sides[dimension.id] = Side(axis: axis, places: places, isOwn: path.isEmpty)
    }
    self.sides = sides
    root = sides["region"] == nil ? nil : reader.edition.settings.statistics.region
    freeing = definition.dimensions.filter { $0.id == "region" || $0.list == "branches" }.map(\.id)
  }

  /// A cell with what is missing said: a sum of some reports is partial, one of none is no sum.
  func marked(_ cell: Cell, _ members: [String: String], _ period: Period) -> Cell {
    guard cell.absence == nil else { return cell }
    let parts = parts(cell, period)
    guard !parts.isEmpty else { return cell }
    let (reported, begun, due) = book.count(parts, among: reporters(members))
    guard due > 0, reported < due else { return cell }
    guard begun > 0 else { return Cell(absence: .notReported) }
    var cell = cell
    cell.absence = .partial(reported: reported, due: due)
    return cell
  }

  /// The periods of the rhythm that had to come: for a stock the one of its day.
  private func parts(_ cell: Cell, _ period: Period) -> [Period] {
    guard timing == .stock else { return book.parts(of: period) }
    return cell.asOf.map { [Period(book.expectation.every, containing: $0)] } ?? []
  }

  /// The reporters at some members: those below them, and those above a member of their own kind.
  private func reporters(_ members: [String: String]) -> [Int] {
    var members = members
    if let root, !freeing.contains(where: { members[$0] != nil }) { members["region"] = root }
    var wanted = Array(book.reporters.indices)
    for (dimension, member) in members {
      guard let side = sides[dimension], let place = side.axis.place(of: member) else { continue }
      wanted.removeAll { reporter in
        let own = side.places[reporter]
        guard own >= 0 else { return true }
        return !side.axis.isAtOrBelow(own, place)
          && !(side.isOwn && side.axis.isAtOrBelow(place, own))
      }
    }
    return wanted
  }
}
