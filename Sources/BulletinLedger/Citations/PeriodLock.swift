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
      figures.wholeFigure(of: measure, in: period).flatMap {
        LockedFigure($0, in: file, of: edition, figures: figures)
      }
    }
    return lines.sorted { precedes($0.key, $1.key) }
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
    let sorted = (kept + new).sorted { precedes($0, $1) }
    return (notes + sorted).map { "\($0)\n" }.joined()
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
