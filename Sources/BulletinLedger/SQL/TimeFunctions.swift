import BulletinModel
import CSQLite

/// SQLite's functions of time without the clock and without the machine's zone.
///
/// Each checks its arguments and then asks SQLite's own function of that name on a second connection:
/// `date(opened, '+1 month')` works, `date('now')` and `time(x, 'localtime')` are refused.
final class TimeFunctions {
  static let names = ["date", "time", "datetime", "julianday", "unixepoch", "strftime"]

  private let own: Connection
  private let guardian: QueryGuard
  private var functions: [TimeFunction] = []
  private var statements: [String: OpaquePointer] = [:]

  /// Puts the functions in place of SQLite's own; they must be taken away before this value ends.
  init(on connection: Connection, guardian: QueryGuard) throws(QueryFault) {
    own = try Connection()
    self.guardian = guardian
    for name in TimeFunctions.names {
      let function = TimeFunction(name: name, owner: self)
      functions.append(function)
      try connection.check(
        sqlite3_create_function_v2(
          connection.handle, name, -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
          Unmanaged.passUnretained(function).toOpaque(),
          { context, count, arguments in
            guard let context, let place = sqlite3_user_data(context) else { return }
            let function = Unmanaged<TimeFunction>.fromOpaque(place).takeUnretainedValue()
            let values = UnsafeBufferPointer(start: arguments, count: Int(count))
            function.owner?.answer(function.name, Array(values), in: context)
          }, nil, nil, nil))
    }
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
  }

  /// Takes the functions away.
  func leave(_ handle: OpaquePointer) {
    for name in TimeFunctions.names {
      sqlite3_create_function_v2(handle, name, -1, SQLITE_UTF8, nil, nil, nil, nil, nil)
    }
  }

  fileprivate func answer(
    _ name: String, _ arguments: [OpaquePointer?], in context: OpaquePointer
  ) {
    if let reason = refusal(name, arguments) {
      guardian.denied = guardian.denied ?? reason
      bulletin_sqlite_result_error(context, "not authorized: \(reason)")
      return
    }
    guard let statement = statement(name, arguments.count) else {
      bulletin_sqlite_result_error(context, "wrong number of arguments to function \(name)()")
      return
    }
    for (place, argument) in arguments.enumerated() {
      sqlite3_bind_value(statement, Int32(place + 1), argument)
    }
    if sqlite3_step(statement) == SQLITE_ROW {
      sqlite3_result_value(context, sqlite3_column_value(statement, 0))
    } else {
      bulletin_sqlite_result_error(context, own.message)
    }
    sqlite3_reset(statement)
  }

  /// What of a call asks for the clock or the zone; nil where nothing does.
  private func refusal(_ name: String, _ arguments: [OpaquePointer?]) -> String? {
    guard arguments.count > (name == "strftime" ? 1 : 0) else { return "\(name)()" }
    for argument in arguments
    where [SQLITE_TEXT, SQLITE_BLOB].contains(sqlite3_value_type(argument)) {
      guard let start = sqlite3_value_text(argument) else { continue }
      let text = String(cString: start).lowercased()
      if ["now", "localtime", "utc"].contains(text) { return "\(name)('\(text)')" }
    }
    return nil
  }

  private func statement(_ name: String, _ count: Int) -> OpaquePointer? {
    let key = "\(name) \(count)"
    if let known = statements[key] { return known }
    let marks = (0..<count).map { _ in "?" }.joined(separator: ", ")
    var statement: OpaquePointer?
    guard
      sqlite3_prepare_v2(own.handle, "SELECT \(name)(\(marks))", -1, &statement, nil) == SQLITE_OK
    else { return nil }
    statements[key] = statement
    return statement
  }
}

/// One function by name, as SQLite keeps it.
private final class TimeFunction {
  let name: String
  private(set) weak var owner: TimeFunctions?

  init(name: String, owner: TimeFunctions) {
    self.name = name
    self.owner = owner
  }
}
