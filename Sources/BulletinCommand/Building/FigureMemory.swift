import BulletinLedger
import BulletinModel
import BulletinPublish
import BulletinSource
import Foundation
import Synchronization

/// What was found out about the ledgers of a site, for the next build or the next look at it.
final class FigureMemory: Sendable {
  /// What is kept: it holds as long as the key is the same.
  private struct Kept: Codable, Equatable {
    var key = ""
    var findings = LedgerMemory.Findings()
  }

  private static let name = "figures"

  private let program: String
  private let files: KeptFiles?
  private let isOfPart: Bool
  private let doubt: @Sendable () -> Int64
  private let kept = Mutex(Kept())

  /// Begins with what a folder has.
  ///
  /// - Parameters:
  ///   - program: The program that finds it out.
  ///   - folder: Where it outlasts the process; nil for nowhere.
  ///   - isRead: Tells whether what the folder has may be believed.
  ///   - isOfPart: Tells whether only a part of the site asks: then nothing is put there, for it is not all that is
  ///     known, and nobody wants to know what numbers may mean, of which a site has so many told.
  ///   - doubt: Gives the moment, in nanoseconds since 1970, from which on files may change once more without
  ///     another stamp.
  init(
    program: String, folder: String?, isRead: Bool = true, isOfPart: Bool = false,
    doubt: @escaping @Sendable () -> Int64
  ) {
    self.program = program
    self.doubt = doubt
    self.isOfPart = isOfPart
    files = folder.map { KeptFiles($0) }
    guard isRead, let found = files?.contents(FigureMemory.name) else { return }
    do {
      let file = try JSONDecoder().decode(Kept.self, from: Data(found.bytes[found.start...]))
      kept.withLock { $0 = file }
    } catch {
      // Of another form: everything is found out anew.
    }
  }

  /// What is known of the ledgers of a tree on a day.
  func memory(of tree: SourceTree, on day: CivilDate) -> LedgerMemory {
    let key = key(tree, day)
    let findings = kept.withLock { $0.key == key ? $0.findings : LedgerMemory.Findings() }
    return LedgerMemory(findings, tellsMeanings: !isOfPart)
  }

  /// Keeps what is known now; that it cannot outlast the process costs the next one its time and nothing else.
  func keep(_ memory: LedgerMemory, of tree: SourceTree, on day: CivilDate) {
    guard !isOfPart, let key = key(tree, day) else { return }
    let now = Kept(key: key, findings: memory.findings)
    let isNew = kept.withLock { kept in
      defer { kept = now }
      return kept != now
    }
    guard isNew, let files else { return }
    do {
      try files.write(Array(try JSONEncoder().encode(now)), FigureMemory.name)
    } catch {
      // It is found out again the next time.
    }
  }

  private func key(_ tree: SourceTree, _ day: CivilDate) -> String? {
    tree.digest(ofAllButTextsBefore: doubt()).map { "\(program) \(day.days) \($0)" }
  }
}
