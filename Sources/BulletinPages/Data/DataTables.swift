import Synchronization

/// The tables and descriptions that were made already, for all who render.
final class DataTables: Sendable {
  private struct Kept {
    var last: [(subject: DataSubject, table: DataTable)] = []
    var resources: [DataSubject: DataPackage.Resource] = [:]
  }

  /// One for each of a few tasks: a table may be as large as its register.
  private static let mostTables = 2

  private let kept = Mutex(Kept())

  /// A table, made where it is not one of the last.
  func table(of subject: DataSubject, _ make: () -> DataTable?) -> DataTable? {
    let known = kept.withLock { kept in
      kept.last.first { $0.subject == subject }?.table
    }
    if let known { return known }
    guard let made = make() else { return nil }
    kept.withLock { kept in
      if kept.last.count >= DataTables.mostTables { kept.last.removeFirst() }
      kept.last.append((subject, made))
    }
    return made
  }

  /// Remembers a description: it has no rows.
  func keep(_ resource: DataPackage.Resource, of subject: DataSubject) {
    kept.withLock { $0.resources[subject] = resource }
  }

  /// The description of a table whose CSV file was made already.
  func resource(of subject: DataSubject) -> DataPackage.Resource? {
    kept.withLock { $0.resources[subject] }
  }
}
