import BulletinModel
import CSQLite

/// One open database in memory, closed with the value.
final class Connection {
  let handle: OpaquePointer

  /// Opens an empty database.
  init() throws(QueryFault) {
    handle = try Connection.opened()
  }

  /// Opens the bytes of a database for reading; they must outlive the connection.
  init(reading bytes: UnsafeBufferPointer<UInt8>) throws(QueryFault) {
    handle = try Connection.opened()
    let size = Int64(bytes.count)
    let start = UnsafeMutablePointer(mutating: bytes.baseAddress)
    try check(
      sqlite3_deserialize(
        handle, "main", start, size, size, UInt32(SQLITE_DESERIALIZE_READONLY)))
    try run("PRAGMA temp_store = MEMORY")
    try check(bulletin_sqlite_harden(handle))
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1_000_000)
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 100_000)
    sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000)
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
  }

  deinit {
    sqlite3_close_v2(handle)
  }

  private static func opened() throws(QueryFault) -> OpaquePointer {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_PRIVATECACHE
    guard sqlite3_open_v2(":memory:", &handle, flags, nil) == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw QueryFault(.other, detail: "out of memory")
    }
    return handle
  }

  /// Turns an error number into a fault with SQLite's own words.
  func check(_ outcome: Int32) throws(QueryFault) {
    guard outcome != SQLITE_OK else { return }
    throw QueryFault(.other, detail: message)
  }

  /// What SQLite says of the last call.
  var message: String { String(cString: sqlite3_errmsg(handle)) }

  /// Runs statements that have no outcome.
  func run(_ sql: String) throws(QueryFault) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  /// Makes a table and fills it.
  func add(_ table: DatabaseTable, each: ([CellValue]) -> Void = { _ in }) throws(QueryFault) {
    let name = Connection.quoted(table.description.name)
    let columns = table.description.columns
    let heads = columns.map { "\(Connection.quoted($0.name)) \($0.type)" }
    try run("CREATE TABLE \(name) (\(heads.joined(separator: ", ")))")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    var statement: OpaquePointer?
    try check(
      sqlite3_prepare_v2(handle, "INSERT INTO \(name) VALUES (\(marks))", -1, &statement, nil))
    defer { sqlite3_finalize(statement) }
    try table.forEachRow { (cells) throws(QueryFault) in
      each(cells)
      for (place, cell) in cells.enumerated() {
        try self.check(Connection.bind(cell, to: statement, at: Int32(place + 1)))
      }
      guard sqlite3_step(statement) == SQLITE_DONE else {
        throw QueryFault(.other, detail: self.message)
      }
      sqlite3_reset(statement)
    }
  }

  /// The bytes of the database as a file.
  func serialized() throws(QueryFault) -> [UInt8] {
    var size: sqlite3_int64 = 0
    guard let start = sqlite3_serialize(handle, "main", &size, 0) else {
      throw QueryFault(.other, detail: message)
    }
    defer { sqlite3_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: Int(size)))
  }

  /// A name in double quotes.
  private static func quoted(_ name: String) -> String {
    "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  private static func bind(_ cell: CellValue, to statement: OpaquePointer?, at place: Int32)
    -> Int32
  {
    switch cell {
    case .empty: sqlite3_bind_null(statement, place)
    case .flag(let flag): sqlite3_bind_int(statement, place, flag ? 1 : 0)
    case .number(let number) where number.denominator == 1:
      sqlite3_bind_int64(statement, place, number.numerator)
    case .number(let number): sqlite3_bind_double(statement, place, double(number))
    case .text, .date, .list: bind(text(of: cell), to: statement, at: place)
    }
  }

  private static func bind(_ text: String, to statement: OpaquePointer?, at place: Int32) -> Int32 {
    bulletin_sqlite_bind_text(statement, place, text, Int32(text.utf8.count))
  }

  /// The nearest double: of a decimal by its digits, of another fraction by division.
  private static func double(_ number: Rational) -> Double {
    let quotient = Double(number.numerator) / Double(number.denominator)
    return number.isFiniteDecimal ? Double(number.decimal()) ?? quotient : quotient
  }

  private static func text(of cell: CellValue) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .date(let date): date.iso
    case .number(let number): number.decimal()
    case .flag(let flag): flag ? "1" : "0"
    case .list(let cells): cells.map { text(of: $0) }.joined(separator: ";")
    }
  }
}
