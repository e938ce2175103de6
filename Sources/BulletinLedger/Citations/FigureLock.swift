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
/// no longer in the edition, or no longer cite the figure, go away.
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
    for line in edition.lock { standing[LockWriter.place(line.file, line.key)] = line }
    var (lines, added, changed): ([String: String], Int, Int) = ([:], 0, 0)
    for (file, list) in cited.byFile {
      let name = LockWriter.name(file)
      for (key, citations) in Dictionary(grouping: list, by: \.key) {
        let place = LockWriter.place(name, key.text)
        let old = standing[place]
        guard let line = line(for: citations, of: key, in: name, old) else { continue }
        lines[place] = LockWriter.text(line)
        if let old {
          changed += LockWriter.text(old) == LockWriter.text(line) ? 0 : 1
        } else {
          added += 1
        }
      }
    }
    let sorted = lines.values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
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
    figures.measure(key.measure).map { measure in
      LockedFigure(
        file: file, key: key.text, value: figures.figure(key).exact, version: measure.version,
        rows: hash(of: figures.rows(behind: key), in: edition.registers[measure.register]),
        span: .whole("content/figures.lock"))
    }
  }

  /// A hash over all cells of rows, whatever order the rows stand in.
  ///
  /// Source: the FNV-1a hash of 64 bits, Fowler, Noll and Vo.
  private func hash(of rows: [Int], in register: Register?) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let texts = rows.compactMap { row in
      register.map { register in
        register.schema.fields.map { LockWriter.text(register.value($0.id, row: row)) }
          .joined(separator: "\u{1F}")
      }
    }
    for text in texts.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      for byte in "\(text)\u{1E}".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func text(_ cell: CellValue) -> String {
    switch cell {
    case .empty: ""
    case .number(let value): value.fraction
    case .date(let day): day.iso
    case .text(let text): text
    case .flag(let isSet): isSet ? "1" : "0"
    case .list(let values): values.map(text).joined(separator: "\u{1D}")
    }
  }

  private static func text(_ line: LockedFigure) -> String {
    let value = line.value?.fraction ?? "-"
    return [line.file, line.key, value, "v\(line.version)", line.rows].joined(separator: "\t")
  }

  private static func place(_ file: String, _ key: String) -> String { "\(file)\t\(key)" }

  /// A file's path below `content/`.
  private static func name(_ file: String) -> String {
    file.hasPrefix("content/") ? String(file.dropFirst(8)) : file
  }
}
