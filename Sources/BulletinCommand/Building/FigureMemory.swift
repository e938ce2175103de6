import BulletinLedger
import BulletinModel
import BulletinPublish
import BulletinSource
import Foundation
import Synchronization

/// What was found out about the ledgers of a site, for the next build or the next look at it.
final class FigureMemory: Sendable {
  /// What is kept: it holds as long as the key is the same.
  private struct Kept {
    var key = ""
    var findings = LedgerMemory.Findings()
  }

  private static let name = "figures"

  private let program: String
  private let files: KeptFiles?
  private let doubt: @Sendable () -> Int64
  private let kept = Mutex(Kept())

  /// Begins with what a folder has.
  ///
  /// - Parameters:
  ///   - program: The program that finds it out.
  ///   - folder: Where it outlasts the process; nil for nowhere.
  ///   - isRead: Tells whether what the folder has may be believed.
  ///   - doubt: Gives the moment, in nanoseconds since 1970, from which on files may change once more without
  ///     another stamp.
  init(
    program: String, folder: String?, isRead: Bool = true, doubt: @escaping @Sendable () -> Int64
  ) {
    self.program = program
    self.doubt = doubt
    files = folder.map { KeptFiles($0) }
    guard isRead, let found = files?.contents(FigureMemory.name) else { return }
    do {
      let file = try JSONDecoder().decode(File.self, from: Data(found.bytes[found.start...]))
      kept.withLock { $0 = Kept(key: file.key, findings: file.findings) }
    } catch {
      // Of another form: everything is found out anew.
    }
  }

  /// What is known of the ledgers of a tree on a day.
  func memory(of tree: SourceTree, on day: CivilDate) -> LedgerMemory {
    guard let key = key(tree, day) else { return LedgerMemory() }
    return kept.withLock { $0.key == key ? LedgerMemory($0.findings) : LedgerMemory() }
  }

  /// Keeps what is known now; that it cannot outlast the process costs the next one its time and nothing else.
  func keep(_ memory: LedgerMemory, of tree: SourceTree, on day: CivilDate) {
    guard let key = key(tree, day) else { return }
    let findings = memory.findings
    let isNew = kept.withLock { kept in
      defer { kept = Kept(key: key, findings: findings) }
      return kept.key != key || kept.findings != findings
    }
    guard isNew, let files else { return }
    do {
      let file = try JSONEncoder().encode(File(key, findings))
      try files.write(Array(file), FigureMemory.name)
    } catch {
      // It is found out again the next time.
    }
  }

  private func key(_ tree: SourceTree, _ day: CivilDate) -> String? {
    tree.digest(ofAllButTextsBefore: doubt()).map { "\(program) \(day.days) \($0)" }
  }

  // MARK: Bytes

  /// What stands in the file.
  fileprivate struct File: Codable {
    struct Table: Codable {
      let columns: [String]
      let rows: [[Cell]]
      let isComplete: Bool
    }

    enum Cell: Codable {
      case empty
      case number(Int64, Int64)
      case date(Int32)
      case text(String)
      case flag(Bool)
      case list([Cell])
    }

    let key: String
    let meanings: [String: String]
    let answers: [String: Table]

    init(_ key: String, _ findings: LedgerMemory.Findings) {
      self.key = key
      meanings = findings.meanings
      answers = findings.answers.mapValues { table in
        Table(
          columns: table.columns, rows: table.rows.map { $0.map { Cell($0) } },
          isComplete: table.isComplete)
      }
    }

    var findings: LedgerMemory.Findings {
      let tables = answers.filter { table in
        table.value.rows.allSatisfy { $0.count == table.value.columns.count }
      }
      return LedgerMemory.Findings(
        meanings: meanings,
        answers: tables.mapValues { table in
          QueryTable(
            columns: table.columns, rows: table.rows.map { $0.map(\.value) },
            isComplete: table.isComplete)
        })
    }
  }
}

extension FigureMemory.File.Cell {
  fileprivate init(_ value: CellValue) {
    self =
      switch value {
      case .empty: .empty
      case .number(let number): .number(number.numerator, number.denominator)
      case .date(let date): .date(date.days)
      case .text(let text): .text(text)
      case .flag(let flag): .flag(flag)
      case .list(let values): .list(values.map { Self($0) })
      }
  }

  fileprivate var value: CellValue {
    switch self {
    case .empty: .empty
    case .number(let numerator, let denominator):
      Rational(numerator, denominator).map { .number($0) } ?? .empty
    case .date(let days): .date(CivilDate(days: days))
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .list(let values): .list(values.map(\.value))
    }
  }
}
