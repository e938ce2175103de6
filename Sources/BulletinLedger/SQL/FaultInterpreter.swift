import BulletinModel

/// Turns SQLite's words about a query into a fault for people.
struct FaultInterpreter {
  let sql: String
  let guardian: QueryGuard
  let tables: [QueryableTable]

  /// The fault behind a message.
  func fault(_ message: String, offset: Int?) -> QueryFault {
    let kind = kind(of: message)
    guard offset == nil, case .unknownTable(let name, _) = kind else {
      return QueryFault(kind, detail: message, offset: offset)
    }
    return QueryFault(kind, detail: message, offset: place(ofName: unqualified(name)))
  }

  private func kind(of message: String) -> QueryFault.Kind {
    if guardian.isStopped { return .tooManySteps(guardian.stepLimit) }
    if let denied = guardian.denied {
      // A statement that is no query is told by its own first word.
      let word = firstWord(of: sql).uppercased()
      let isQuery = ["SELECT", "WITH", "VALUES"].contains(word)
      return .forbidden(isQuery && !denied.isEmpty ? denied : word)
    }
    if let name = rest(of: message, after: "no such table: ") {
      let names = tables.map(\.name)
      return .unknownTable(name, near: nearestName(to: unqualified(name), in: names))
    }
    if let name = rest(of: message, after: "no such column: ") {
      let names = tables.flatMap { $0.columns.map(\.name) }
      return .unknownColumn(name, near: nearestName(to: unqualified(name), in: names))
    }
    if let name = rest(of: message, after: "no such function: ") { return .unknownFunction(name) }
    if message == "incomplete input" { return .syntax(near: nil) }
    if let near = between("near \"", "\": syntax error", in: message) { return .syntax(near: near) }
    if let token = between("unrecognized token: \"", "\"", in: message) {
      return .syntax(near: token)
    }
    return .other
  }

  /// The name that follows; newer releases of SQLite add advice after a dash.
  private func rest(of message: String, after head: String) -> String? {
    guard message.hasPrefix(head) else { return nil }
    let name = message.dropFirst(head.count)
    guard let dash = place(of: " - ", in: name) else { return String(name) }
    return String(name[..<dash])
  }

  private func between(_ head: String, _ tail: String, in message: String) -> String? {
    guard message.hasPrefix(head), message.hasSuffix(tail),
      message.count >= head.count + tail.count
    else { return nil }
    return String(message.dropFirst(head.count).dropLast(tail.count))
  }

  private func place(of words: String, in text: Substring) -> Substring.Index? {
    text.indices.first { text[$0...].hasPrefix(words) }
  }

  /// Where a name stands as a word of the query; SQLite tells no place for tables.
  private func place(ofName name: String) -> Int? {
    let (text, wanted) = (Array(sql.lowercased().utf8), Array(name.lowercased().utf8))
    guard !wanted.isEmpty, text.count == sql.utf8.count, text.count >= wanted.count else {
      return nil
    }
    return (0...(text.count - wanted.count)).first { start in
      let end = start + wanted.count
      return text[start..<end].elementsEqual(wanted)
        && (start == 0 || !isWordByte(text[start - 1]))
        && (end == text.count || !isWordByte(text[end]))
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (48...57).contains(byte)
      || (97...122).contains(byte | 0x20)
  }

  private func unqualified(_ name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }
}
