import CSQLite

/// Watches over one query: what it reads and calls, and how long it takes.
final class QueryGuard {
  /// How many steps lie between two looks at the count.
  private static let pace = 1_000

  let stepLimit: Int
  /// What was forbidden first: a call or what would be touched; nil where nothing was.
  var denied: String?
  /// Tells whether the query was stopped.
  private(set) var isStopped = false
  private let tables: Set<String>
  private var steps = 0

  /// Sets the limits.
  init(tables: Set<String>, stepLimit: Int) {
    self.tables = tables
    self.stepLimit = stepLimit
  }

  /// Begins to watch; the guardian must outlive the watching.
  func watch(_ handle: OpaquePointer) {
    let place = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_set_authorizer(
      handle,
      { place, action, first, second, _, _ in
        guard let place else { return SQLITE_DENY }
        let guardian = Unmanaged<QueryGuard>.fromOpaque(place).takeUnretainedValue()
        return guardian.allows(action, first.text, second.text) ? SQLITE_OK : SQLITE_DENY
      }, place)
    sqlite3_progress_handler(
      handle, Int32(clamping: min(QueryGuard.pace, max(1, stepLimit))),
      { place in
        guard let place else { return 1 }
        return Unmanaged<QueryGuard>.fromOpaque(place).takeUnretainedValue().mustStop() ? 1 : 0
      }, place)
  }

  /// Ends the watching.
  func leave(_ handle: OpaquePointer) {
    sqlite3_set_authorizer(handle, nil, nil)
    sqlite3_progress_handler(handle, 0, nil, nil)
  }

  private func allows(_ action: Int32, _ first: String?, _ second: String?) -> Bool {
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE: return true
    case SQLITE_READ:
      if let first, tables.contains(first) { return true }
      denied = denied ?? first
    case SQLITE_FUNCTION:
      if let second, QueryGuard.functions.contains(second.lowercased()) { return true }
      denied = denied ?? second.map { "\($0)()" }
    default:
      denied = denied ?? first ?? ""
    }
    return false
  }

  private func mustStop() -> Bool {
    steps += min(QueryGuard.pace, max(1, stepLimit))
    isStopped = steps >= stepLimit
    return isStopped
  }

  /// The functions whose outcome depends on their arguments alone.
  ///
  /// Those of time are `TimeFunctions`, which refuse the clock and the machine's zone.
  private static let functions = Set(
    """
    abs avg ceil ceiling char coalesce concat concat_ws count cume_dist dense_rank exp first_value \
    floor format glob group_concat hex ifnull iif instr lag last_value lead length like likelihood \
    likely ln log log10 log2 lower ltrim max median min mod nth_value ntile nullif octet_length \
    percent_rank pow power printf quote rank replace round row_number rtrim sign sqrt string_agg \
    substr substring sum total trim trunc typeof unhex unicode unlikely upper
    """.split(separator: " ").map(String.init) + TimeFunctions.names)
}

extension Optional<UnsafePointer<CChar>> {
  /// The text that a C string holds.
  fileprivate var text: String? { map { String(cString: $0) } }
}
