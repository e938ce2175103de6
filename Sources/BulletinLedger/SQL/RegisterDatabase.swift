public import BulletinModel

/// The published tables of an edition as a SQLite database that can only be read.
///
/// It holds every register whose schema publishes rows, without hidden fields and with the names
/// behind references; for lists a table `register_field(id, field)`; the controlled lists; and the
/// measures' figures in `measures`. It is a value: the bytes of a database file. Each query opens
/// them anew, so that queries may run at once and none can change what another sees.
public struct RegisterDatabase: Sendable {
  /// How many rows a query gives at most.
  public static let rowLimit = 10_000
  /// How many steps of SQLite's machine a query may take.
  public static let stepLimit = 50_000_000

  /// The tables in order of their names.
  public let tables: [QueryableTable]
  private let bytes: [UInt8]

  /// Fills a database.
  ///
  /// - Parameters:
  ///   - edition: The content; registers that publish aggregates only stay out.
  ///   - figures: The rows of the table `measures`; comparisons stay out, withheld values are empty.
  ///   - shows: Called for each table with all texts that its cells hold, one a line.
  /// - Throws: `QueryFault` where SQLite itself fails, as for want of memory.
  public init(
    _ edition: Edition, figures: [Figure], shows: (([UInt8]) -> Void)? = nil
  ) throws(QueryFault) {
    let sources = databaseTables(of: edition, figures: figures)
    let connection = try Connection()
    try connection.run("PRAGMA encoding = 'UTF-8'; PRAGMA page_size = 4096; BEGIN")
    for source in sources {
      var text: [UInt8] = []
      try connection.add(source) { cells in
        if shows != nil { for cell in cells { cell.appendText(to: &text) } }
      }
      shows?(text)
    }
    try connection.run("COMMIT")
    bytes = try connection.serialized()
    tables = sources.map(\.description)
  }

  /// The database as a file: the same edition always gives the same bytes with one SQLite.
  public func serialized() -> [UInt8] { bytes }

  /// Asks a question.
  ///
  /// Only one `SELECT` over the tables is allowed, with functions whose outcome depends on their
  /// arguments alone: no chance, no clock, no zone of the machine, no files, no settings.
  ///
  /// - Parameters:
  ///   - sql: The query.
  ///   - rowLimit: How many rows are given at most; the outcome says whether there are more.
  ///   - stepLimit: After how many steps of SQLite's machine it is stopped.
  /// - Returns: The outcome, or what is wrong with the query.
  public func query(
    _ sql: String, rowLimit: Int = RegisterDatabase.rowLimit,
    stepLimit: Int = RegisterDatabase.stepLimit
  ) -> Result<QueryTable, QueryFault> {
    bytes.withUnsafeBufferPointer { buffer in
      do throws(QueryFault) {
        let connection = try Connection(reading: buffer)
        let guardian = QueryGuard(tables: Set(tables.map(\.name)), stepLimit: stepLimit)
        return .success(
          try connection.rows(of: sql, rowLimit: rowLimit, guardian: guardian, tables: tables))
      } catch {
        return .failure(error)
      }
    }
  }
}
