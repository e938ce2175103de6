public import BulletinModel

/// The facts of a period as they were frozen when it was closed: lines of `figures.lock` under the
/// name `reports/<period>`.
public struct PeriodLock: Sendable {
  /// The period.
  public let period: Period

  /// Names the facts of a period.
  public init(_ period: Period) { self.period = period }

  /// The name under which the lines stand.
  public var file: String { "reports/\(period.id)" }

  /// The period whose facts a line holds; nil for a line of a text.
  static func period(of line: LockedFigure) -> Period? {
    line.file.hasPrefix("reports/") ? Period(String(line.file.dropFirst(8))) : nil
  }

  /// The facts: the whole figure of every measure that has one for the period, by key.
  public func lines(of edition: Edition, figures: Figures) -> [LockedFigure] {
    let lines = figures.measures.compactMap { measure -> LockedFigure? in
      guard let figure = figures.wholeFigure(of: measure, in: period) else { return nil }
      let rows = figures.rows(behind: figure.key)
      return LockedFigure(
        file: file, key: figure.key.text, value: figure.exact, version: measure.version,
        rows: edition.registers[measure.register].map { PeriodLock.hash(of: rows, in: $0) } ?? "-",
        span: .whole("content/figures.lock"))
    }
    return lines.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// The text of `figures.lock` with the facts in it: notes for readers first, then all lines by
  /// their bytes.
  ///
  /// - Parameters:
  ///   - lines: The facts.
  ///   - text: The file as it stands; empty where there is none.
  ///   - isFrozenAnew: False keeps a fact that stands already as it was published.
  /// - Returns: The new text; every line of another text or period is kept.
  public func merged(_ lines: [LockedFigure], into text: String, isFrozenAnew: Bool) -> String {
    var notes: [String] = []
    var kept: [String] = []
    var known: Set<String> = []
    for line in text.split(whereSeparator: \.isNewline).map(String.init) {
      if line.hasPrefix("#") {
        notes.append(line)
        continue
      }
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      if parts.count > 1, parts[0] == file {
        if isFrozenAnew { continue }
        known.insert(String(parts[1]))
      }
      kept.append(line)
    }
    let new = lines.filter { !known.contains($0.key) }.map(\.text)
    let sorted = (kept + new).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return (notes + sorted).map { "\($0)\n" }.joined()
  }

  /// What the cells of some rows come to, in sixteen hexadecimal digits.
  ///
  /// Source: the FNV-1a hash of 64 bits, Fowler, Noll and Vo.
  static func hash(of rows: [Int], in register: Register) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String, _ end: UInt8) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ UInt64(end)) &* 0x100_0000_01B3
    }
    for row in rows {
      for field in register.schema.fields {
        add(text(of: register.value(field.id, row: row)), 0x1F)
      }
      add("", 0x1E)
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  private static func text(of value: CellValue) -> String {
    switch value {
    case .empty: ""
    case .text(let text): text
    case .number(let number): number.fraction
    case .date(let date): date.iso
    case .flag(let flag): flag ? "yes" : "no"
    case .list(let values): values.map(text).joined(separator: "\u{1D}")
    }
  }
}

extension LockedFigure {
  /// The line as `figures.lock` has it.
  public var text: String {
    "\(file)\t\(key)\t\(value?.fraction ?? "-")\tv\(version)\t\(rows)"
  }
}

extension Figures {
  /// A measure as a whole in a period; nil where there is none.
  ///
  /// A measure whose parts overlap has no sum: the first member of such a dimension that has a figure
  /// stands for it, as on the site's pages.
  public func wholeFigure(of measure: Measure, in period: Period) -> Figure? {
    let whole = figure(FigureKey(measure.id, in: period))
    if whole.exact != nil { return whole }
    for dimension in measure.dimensions {
      guard let axis = axis(dimension, of: measure.id), !axis.isPartition else { continue }
      for member in axis.members {
        let part = figure(FigureKey(measure.id, [dimension: member.id], in: period))
        if part.exact != nil { return part }
      }
    }
    return nil
  }
}
