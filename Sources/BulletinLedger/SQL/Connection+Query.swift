import BulletinModel
import CSQLite

extension Connection {
  /// How much text an outcome may hold.
  private static let byteLimit = 16_000_000

  /// Runs one query under a guardian.
  func rows(
    of sql: String, rowLimit: Int, guardian: QueryGuard, tables: [QueryableTable]
  ) throws(QueryFault) -> QueryTable {
    let functions = try TimeFunctions(on: self, guardian: guardian)
    guardian.watch(handle)
    defer {
      guardian.leave(handle)
      functions.leave(handle)
    }
    let interpreter = FaultInterpreter(sql: sql, guardian: guardian, tables: tables)
    let statement = try prepared(sql, interpreter)
    defer { sqlite3_finalize(statement) }
    let columns = (0..<sqlite3_column_count(statement)).map { column in
      sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    }
    var rows: [[CellValue]] = []
    var size = 0
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_DONE: return QueryTable(columns: columns, rows: rows)
      case SQLITE_ROW:
        guard rows.count < rowLimit, size <= Connection.byteLimit else {
          return QueryTable(columns: columns, rows: rows, isComplete: false)
        }
        rows.append(columns.indices.map { value(statement, Int32($0)) })
        size += columns.indices.reduce(0) {
          $0 + Int(sqlite3_column_bytes(statement, Int32($1)))
        }
      default:
        throw interpreter.fault(message, offset: nil)
      }
    }
  }

  /// Compiles a text that must be exactly one query.
  private func prepared(_ sql: String, _ interpreter: FaultInterpreter) throws(QueryFault)
    -> OpaquePointer
  {
    guard !sql.utf8.contains(0) else {
      throw interpreter.fault("unrecognized token: \"\\0\"", offset: nil)
    }
    var statement: OpaquePointer?
    var rest = 0
    let outcome = sql.withCString { text in
      var tail: UnsafePointer<CChar>?
      let outcome = sqlite3_prepare_v2(handle, text, -1, &statement, &tail)
      rest = tail.map { $0 - text } ?? 0
      return outcome
    }
    guard outcome == SQLITE_OK else {
      let offset = Int(sqlite3_error_offset(handle))
      throw interpreter.fault(message, offset: offset < 0 ? nil : offset)
    }
    guard let statement else {
      throw QueryFault(.notOneQuery, detail: "no statement", offset: 0)
    }
    let more = queryText(sql.utf8.dropFirst(rest))
    let isQuery = ["select", "with", "values"].contains(firstWord(of: sql).lowercased())
    guard isQuery, more.isEmpty, sqlite3_stmt_readonly(statement) != 0,
      sqlite3_column_count(statement) > 0
    else {
      sqlite3_finalize(statement)
      throw QueryFault(
        .notOneQuery, detail: "not one SELECT", offset: isQuery && !more.isEmpty ? rest : 0)
    }
    return statement
  }

  private func value(_ statement: OpaquePointer, _ column: Int32) -> CellValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .number(Rational(sqlite3_column_int64(statement, column)))
    case SQLITE_NULL: return .empty
    case SQLITE_BLOB:
      let size = Int(sqlite3_column_bytes(statement, column))
      let start = sqlite3_column_blob(statement, column)
      return .text(hexadecimal(UnsafeRawBufferPointer(start: start, count: size)))
    case let type:
      let start = sqlite3_column_text(statement, column)
      let size = Int(sqlite3_column_bytes(statement, column))
      let text = String(decoding: UnsafeBufferPointer(start: start, count: size), as: UTF8.self)
      guard type == SQLITE_FLOAT else { return .text(text) }
      return realNumber(text).map { .number($0) } ?? .text(text)
    }
  }
}

/// Reads a number as SQLite writes doubles, to 15 digits; nil where 64 bits do not hold it.
func realNumber(_ text: String) -> Rational? {
  let parts = text.split(separator: "e", maxSplits: 1)
  guard let first = parts.first else { return nil }
  var mantissa = first
  if mantissa.contains(".") {
    while mantissa.last == "0" { mantissa.removeLast() }
    if mantissa.last == "." { mantissa.removeLast() }
  }
  guard let number = Rational(decimal: String(mantissa)) else { return nil }
  guard parts.count == 2 else { return number }
  guard let exponent = Int(parts[1]), abs(exponent) <= 18 else { return nil }
  let power = Rational((0..<abs(exponent)).reduce(Int64(1)) { power, _ in power * 10 })
  return exponent < 0 ? number.divided(by: power) : number.multiplied(by: power)
}

/// Bytes as SQL writes them: `X'00FF'`.
private func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
  let digits = bytes.map { byte in
    let text = String(byte, radix: 16, uppercase: true)
    return text.utf8.count == 1 ? "0\(text)" : text
  }
  return "X'\(digits.joined())'"
}

/// What is left of SQL when blanks, comments and semicolons before it are gone.
private func queryText(_ sql: Substring.UTF8View) -> Substring.UTF8View {
  var rest = sql
  while let first = rest.first {
    switch first {
    case UInt8(ascii: " "), 9...13, UInt8(ascii: ";"): rest.removeFirst()
    case UInt8(ascii: "-") where rest.starts(with: "--".utf8):
      rest = rest[(rest.firstIndex(of: 10) ?? rest.endIndex)...]
    case UInt8(ascii: "/") where rest.starts(with: "/*".utf8):
      rest.removeFirst(2)
      while !rest.isEmpty, !rest.starts(with: "*/".utf8) { rest.removeFirst() }
      rest = rest.dropFirst(2)
    default: return rest
    }
  }
  return rest
}

/// The first word of SQL, such as `SELECT`.
func firstWord(of sql: String) -> String {
  let text = queryText(sql[...].utf8)
  return String(decoding: text.prefix { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 }, as: UTF8.self)
}
