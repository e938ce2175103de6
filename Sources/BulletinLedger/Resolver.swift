import BulletinModel

/// Turns keys into figures; the one place where values are compared and divided.
struct Resolver: Sendable {
  /// The ledger of a measure.
  struct Owner: Sendable {
    let ledger: any Ledger
    let definition: MeasureDefinition
    /// What the reports that its register expects mean for it.
    let scope: ReportScope?
  }

  let owners: [String: Owner]
  let protection: Protection

  /// The figure that a key names.
  func figure(_ key: FigureKey) -> Figure {
    guard let owner = owner(of: key) else {
      return Figure(key: key, value: .absent(.notReported))
    }
    let cell = cell(owner, key.members, key.period)
    let isKnown =
      switch cell.absence {
      case nil, .partial: true
      default: false
      }
    // Half of a ratio would read as a whole number: both sides are told, or neither.
    let isRatio = owner.definition.isRatio
    let (above, below) = (cell.numerator.whole, isRatio ? cell.denominator.whole : nil)
    let isTold = isKnown && above != nil && (below != nil || !isRatio)
    return Figure(
      key: key, value: compared(cell, key, owner), numerator: isTold ? above : nil,
      denominator: isTold ? below : nil, asOf: cell.asOf, rowCount: cell.rowCount)
  }

  /// The rows behind the figure that a key names.
  func rows(behind key: FigureKey) -> [Int] {
    guard let owner = owner(of: key),
      protection.absence(key.measure, key.members, key.period) == nil
    else { return [] }
    return owner.ledger.rows(owner.definition, key.members, key.period)
  }

  /// The rows of the same members and period that a figure leaves out.
  func leftOut(of key: FigureKey) -> [LeftOutRow] {
    guard let owner = owner(of: key),
      protection.absence(key.measure, key.members, key.period) == nil
    else { return [] }
    return owner.ledger.leftOut(owner.definition, key.members, key.period)
  }

  /// The axis by which a measure is asked under a name.
  func axis(_ dimension: String, of measure: String) -> Axis? {
    owners[measure].flatMap { $0.ledger.axis(dimension, of: $0.definition) }
  }

  private func owner(of key: FigureKey) -> Owner? {
    guard let owner = owners[key.measure],
      key.members.keys.allSatisfy(owner.definition.measure.dimensions.contains)
    else { return nil }
    return owner
  }

  /// The sums of a cell, with what is withheld of it and whether all reports for it have come.
  private func cell(_ owner: Owner, _ members: [String: String], _ period: Period) -> Cell {
    let cell = owner.ledger.cell(owner.definition, members, period)
    let marked = owner.scope?.marked(cell, members, period) ?? cell
    guard let absence = protection.absence(owner.definition.measure.id, members, period) else {
      return marked
    }
    switch marked.absence {
    case nil, .partial: return Cell(absence: absence, asOf: marked.asOf)
    default: return marked
    }
  }

  private static func value(of cell: Cell, _ definition: MeasureDefinition) -> Figure.Value {
    if let absence = cell.absence { return .absent(absence) }
    guard definition.isRatio else { return .exact(cell.numerator.exact) }
    guard let ratio = cell.numerator.exact.divided(by: cell.denominator.exact) else {
      return .absent(.zeroBase)
    }
    return .exact(ratio)
  }

  private func value(_ owner: Owner, _ members: [String: String], _ period: Period)
    -> Figure.Value
  {
    Resolver.value(of: cell(owner, members, period), owner.definition)
  }

  private func compared(_ cell: Cell, _ key: FigureKey, _ owner: Owner) -> Figure.Value {
    let value = Resolver.value(of: cell, owner.definition)
    switch key.comparison {
    case .value: return value
    case .change: return changed(value, cell, since: key.period.previous, key, owner)
    case .yoy: return changed(value, cell, since: key.period.yearBefore, key, owner)
    case .share: return share(value, key, owner)
    case .rank: return rank(value, key, owner)
    }
  }

  /// A difference for shares, which are told in points; relative growth for all else, means of many
  /// rows and costs per visit among it.
  private func changed(
    _ value: Figure.Value, _ cell: Cell, since base: Period, _ key: FigureKey, _ owner: Owner
  ) -> Figure.Value {
    guard case .exact(let current) = value else { return value }
    guard base.year >= 1, cell.isWhole else { return .absent(.noComparison) }
    let earlier = self.cell(owner, key.members, base)
    guard earlier.isWhole,
      case .exact(let before) = Resolver.value(of: earlier, owner.definition)
    else { return .absent(.noComparison) }
    if case .percent = owner.definition.measure.format {
      return current.difference(from: before).map { .exact($0) } ?? .absent(.noComparison)
    }
    guard before.numerator != 0 else { return .absent(.zeroBase) }
    return current.difference(from: before).flatMap { $0.divided(by: before) }.map { .exact($0) }
      ?? .absent(.noComparison)
  }

  /// The dimension whose member is set beside the others: the one named, or of several the last by
  /// the order of their names, so `region=a&sector=b` is the part of sector b in region a.
  private func compared(_ key: FigureKey, _ owner: Owner) -> (axis: Axis, name: String)? {
    guard let name = key.members.keys.max() else { return nil }
    return owner.ledger.axis(name, of: owner.definition).map { ($0, name) }
  }

  /// The value divided by that of all members together; none where these do not add up.
  private func share(_ value: Figure.Value, _ key: FigureKey, _ owner: Owner) -> Figure.Value {
    guard let (axis, name) = compared(key, owner) else { return .absent(.unknown) }
    let definition = owner.definition
    guard definition.measure.isAdditive, definition.numerator.isAdditive, !definition.isRatio,
      axis.isSingle, axis.isPartition
    else { return .absent(.notAdditive) }
    guard case .exact(let part) = value else { return value }
    var members = key.members
    members[name] = nil
    let whole = self.value(owner, members, key.period)
    guard case .exact(let total) = whole else { return whole }
    return part.divided(by: total).map { .exact($0) } ?? .absent(.zeroBase)
  }

  /// The place among the members beside it, 1 for the largest; equal values share a place.
  private func rank(_ value: Figure.Value, _ key: FigureKey, _ owner: Owner) -> Figure.Value {
    guard let (axis, name) = compared(key, owner) else { return .absent(.unknown) }
    guard case .exact(let own) = value else { return value }
    guard let place = key.members[name].flatMap(axis.place(of:)) else { return .absent(.unknown) }
    var larger: Int64 = 0
    for sibling in axis.siblings(of: place) where sibling != place {
      var members = key.members
      members[name] = axis.members[sibling]
      if case .exact(let other) = self.value(owner, members, key.period), other > own {
        larger += 1
      }
    }
    return .exact(Rational(larger + 1))
  }
}
