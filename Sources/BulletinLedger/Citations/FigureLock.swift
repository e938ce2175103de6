import BulletinClaims
public import BulletinModel

/// The figures of published texts as they are to be kept in `content/figures.lock`.
public struct FigureLock: Sendable, Hashable {
  /// The whole file.
  public let text: String
  /// How many figures it holds.
  public let count: Int
  /// How many of them are new.
  public let added: Int
  /// How many stand with another value, definition or rows than before.
  public let changed: Int
  /// How many that stood before are gone.
  public let removed: Int
}

/// What `content/figures.lock` should say of an edition.
///
/// A line that stands stays as it is, so that a figure that was revised keeps its published value,
/// until the text states today's value and `revisions.yml` gives the reason. Lines of texts that are
/// no longer in the edition, or no longer cite the figure, go away; facts of closed periods stay.
///
/// - Parameters:
///   - edition: The checked content, without drafts.
///   - figures: Its statistics.
///   - cited: What its texts cite, held against the ledgers.
/// - Returns: The file, with the number of lines that come, change and go.
public func figureLock(of edition: Edition, figures: Figures, cited: CitedFigures) -> FigureLock {
  LockWriter(edition: edition, figures: figures, check: CitationCheck(edition, figures))
    .lock(of: cited)
}

/// Decides for each cited figure which line it gets.
private struct LockWriter {
  private static let head = """
    # 已发布的数，由 bulletin lock 写，请勿手改；合并两个版本时两边的行都留下，同一个数只留一行，\
    再运行 bulletin lock。 Published figures, written by bulletin lock, not by hand: when two \
    versions are merged keep the lines of both, one a figure, and run bulletin lock again.

    """

  let edition: Edition
  let figures: Figures
  let check: CitationCheck

  func lock(of cited: CitedFigures) -> FigureLock {
    var standing: [String: LockedFigure] = [:]
    for line in edition.lock { standing[line.place] = line }
    // Facts of closed periods are no text's: only `bulletin close` writes them.
    var lines = standing.filter { PeriodLock.period(of: $0.value) != nil }.mapValues(\.text)
    var (added, changed) = (0, 0)
    for (file, list) in cited.byFile {
      let name = LockWriter.name(file)
      for (key, citations) in Dictionary(grouping: list, by: \.key) {
        let place = "\(name)\t\(key.text)"
        let old = standing[place]
        guard let line = line(for: citations, of: key, in: name, old) else { continue }
        lines[place] = line.text
        if let old {
          changed += old.text == line.text ? 0 : 1
        } else {
          added += 1
        }
      }
    }
    let sorted = lines.values.sorted { precedes($0, $1) }
    return FigureLock(
      text: LockWriter.head + sorted.map { "\($0)\n" }.joined(), count: sorted.count, added: added,
      changed: changed, removed: standing.keys.count { lines[$0] == nil })
  }

  /// The line of a figure of one text; nil where nothing of it holds and nothing was published.
  private func line(
    for citations: [CitedFigure], of key: FigureKey, in file: String, _ old: LockedFigure?
  ) -> LockedFigure? {
    guard let old else {
      return citations.contains { $0.standing == .wrong } ? nil : current(key, in: file)
    }
    guard let measure = figures.measure(key.measure) else { return old }
    let value = figures.figure(key).exact
    if old.value == value, old.version == measure.version { return old }
    guard citations.allSatisfy({ statesToday($0, measure) }) else { return old }
    // Where no value was published, there is nothing to give a reason for.
    let isExplained = old.value == nil || edition.revisionNotes.contains { $0.covers(key) }
    return isExplained ? current(key, in: file) ?? old : old
  }

  /// Tells whether a text states today's value.
  private func statesToday(_ cited: CitedFigure, _ measure: Measure) -> Bool {
    guard cited.standing != .wrong else { return false }
    return cited.citation.text.isEmpty || cited.figure.exact == nil
      || check.claim(cited.citation, cited.figure, measure).holds
  }

  private func current(_ key: FigureKey, in file: String) -> LockedFigure? {
    LockedFigure(figures.figure(key), in: file, of: edition, figures: figures)
  }

  /// A file's path below `content/`.
  private static func name(_ file: String) -> String {
    file.hasPrefix("content/") ? String(file.dropFirst(8)) : file
  }
}
