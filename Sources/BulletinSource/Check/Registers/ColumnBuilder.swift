import BulletinModel

/// Collects the cells of one field of one file.
struct ColumnBuilder: Sendable {
  /// What is wrong with a cell; the cell counts as empty, or as cleaned.
  typealias Fault = (code: FaultCode, values: [String: String], replacement: String?)

  let field: RegisterSchema.Field
  private let referents: Referents?
  private var texts = ByteDictionary()
  /// For each distinct text of a reference its code in `dictionary`; `missingCode` where it names
  /// nothing.
  private var resolved: [UInt32] = []
  private var dictionaryCodes: [String: UInt32] = [:]
  private(set) var dictionary: [String] = []
  private(set) var codes: [UInt32] = []
  private(set) var starts: [UInt32] = [0]
  private(set) var days: [Int32] = []
  private(set) var numbers: [Int64] = []
  private(set) var flags: [UInt8] = []
  private var dayTexts = ByteDictionary()
  private var dayReadings: [DateReading] = []

  init(_ field: RegisterSchema.Field, referents: Referents?) {
    self.field = field
    self.referents = referents
  }

  /// Gives back what only reading needs.
  mutating func finish() {
    (texts, dayTexts) = (ByteDictionary(), ByteDictionary())
    (resolved, dictionaryCodes, dayReadings) = ([], [:], [])
  }

  // MARK: What outlasts the process

  /// Writes what was collected.
  func write(to writer: inout KeptWriter) {
    writer.add(dictionary)
    writer.add(words: codes)
    writer.add(words: starts)
    writer.add(words: days)
    writer.add(words: numbers)
    writer.add(words: flags)
  }

  /// Takes what `write` wrote.
  ///
  /// - Throws: `KeptDamage` where it is not that of as many rows of such a field.
  mutating func read(from reader: inout KeptReader, rows: Int) throws(KeptDamage) {
    dictionary = try reader.texts()
    codes = try reader.words()
    starts = try reader.words()
    days = try reader.words()
    numbers = try reader.words()
    flags = try reader.words()
    let count: Int
    switch field.type {
    case .list: count = starts.count - 1
    case .date: count = days.count
    case .count, .integer, .decimal, .money: count = numbers.count
    case .flag: count = flags.count
    case .id, .text, .reference, .url, .period, .choice: count = codes.count
    }
    let isWhole =
      count == rows && codes.allSatisfy { $0 < dictionary.count || $0 == Register.missingCode }
      && starts.allSatisfy { $0 <= codes.count }
      && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
    guard isWhole else { throw KeptDamage() }
  }

  /// Makes room for as many rows.
  mutating func reserve(_ rows: Int) {
    switch field.type {
    case .list: starts.reserveCapacity(rows + 1)
    case .date: days.reserveCapacity(rows)
    case .count, .integer, .decimal, .money: numbers.reserveCapacity(rows)
    case .flag: flags.reserveCapacity(rows)
    case .id, .text, .reference, .url, .period, .choice: codes.reserveCapacity(rows)
    }
  }

  /// Tells whether cells of the type are free text, in which `无` and `/` may be words.
  var isText: Bool {
    switch field.type {
    case .text, .url, .id, .list(of: .text): true
    default: false
    }
  }

  /// What kind of number the cells are; nil for other types.
  var numberKind: NumberKind? {
    switch field.type {
    case .count: .count
    case .integer: .integer
    case .decimal: .decimal
    case .money: .money
    default: nil
    }
  }

  /// Tells whether the cells are numbers.
  var isNumber: Bool { numberKind != nil }

  /// Adds one cell, without spaces at its ends and not empty.
  mutating func append(_ cell: UnsafeBufferPointer<UInt8>) -> [Fault] {
    switch field.type {
    case .list: return appendList(cell)
    case .date: return appendDate(cell)
    case .count: return appendNumber(cell, .count)
    case .integer: return appendNumber(cell, .integer)
    case .decimal: return appendNumber(cell, .decimal)
    case .money: return appendNumber(cell, .money)
    case .flag: return appendFlag(cell)
    case .id, .text, .reference, .url, .period, .choice:
      let (code, fault) = code(of: cell, field.type)
      codes.append(code)
      return fault.map { [$0] } ?? []
    }
  }

  /// Adds an empty cell.
  mutating func appendEmpty() {
    switch field.type {
    case .list: starts.append(UInt32(codes.count))
    case .date: days.append(Register.missingDate)
    case .count, .integer, .decimal, .money: numbers.append(Register.missingNumber)
    case .flag: flags.append(2)
    case .id, .text, .reference, .url, .period, .choice: codes.append(Register.missingCode)
    }
  }

  // MARK: Texts and references

  private mutating func code(
    of cell: UnsafeBufferPointer<UInt8>, _ type: RegisterSchema.FieldType
  ) -> (UInt32, Fault?) {
    let raw = Int(texts.code(of: cell))
    if raw < resolved.count, resolved[raw] != Register.missingCode { return (resolved[raw], nil) }
    let word = texts.text(UInt32(raw))
    let (text, fault) = reading(word, type)
    let code =
      text.map { type == .id ? nextCode($0) : dictionaryCode($0) } ?? Register.missingCode
    if raw == resolved.count { resolved.append(code) }
    return (code, fault)
  }

  /// The code of an id: each is new, as one text in bytes is one id.
  private mutating func nextCode(_ text: String) -> UInt32 {
    dictionary.append(text)
    return UInt32(dictionary.count - 1)
  }

  private mutating func dictionaryCode(_ text: String) -> UInt32 {
    if let code = dictionaryCodes[text] { return code }
    let code = UInt32(dictionary.count)
    dictionaryCodes[text] = code
    dictionary.append(text)
    return code
  }

  private func reading(
    _ word: String, _ type: RegisterSchema.FieldType
  ) -> (text: String?, fault: Fault?) {
    switch type {
    case .reference:
      guard let referents else { return (word, nil) }
      if let id = referents.id(of: word) { return (id, nil) }
      let (code, values) = referents.fault(for: word)
      return (nil, (code, values, nil))
    case .choice(let choices):
      if let choice = choices.first(where: { $0.answers(to: word) }) { return (choice.id, nil) }
      return (nil, choiceFault(word, choices))
    case .id:
      if TermIDs.isID(word) { return (word, nil) }
      return (nil, idFault(word))
    case .url:
      return isWebAddress(word) ? (word, nil) : (nil, wrong(word, "网址", "web address"))
    case .period:
      if let period = Period(word) { return (period.id, nil) }
      guard case .period(let meant) = parseDate(word) else {
        return (nil, (.wrongPeriod, ["v": word], nil))
      }
      return (nil, (.wrongPeriod, ["v": word], meant.id))
    default:
      return (word, nil)
    }
  }

  private func wrong(_ word: String, _ chinese: String, _ english: String) -> Fault {
    (.wrongType, ["v": word, "type": chinese, "type@en": english], nil)
  }

  private func idFault(_ word: String) -> Fault {
    if case .fault(.spreadsheetSerial, let values) = parseNumber(word, as: .count) {
      return (.spreadsheetSerial, values, nil)
    }
    return wrong(word, "编号（小写字母、数字、- 和 _）", "id (lowercase letters, digits, - and _)")
  }

  private func choiceFault(_ word: String, _ choices: [RegisterSchema.Choice]) -> Fault {
    var values = ["v": word, "list": field.alias]
    values["near"] = nearest(word, in: choices.flatMap { [$0.id] + $0.name.entries.map(\.text) })
    return (.unknownTerm, values, nil)
  }

  /// Several values parted by `;`, `；`, `、` or, between ids, spaces.
  private mutating func appendList(_ cell: UnsafeBufferPointer<UInt8>) -> [Fault] {
    guard case .list(let type) = field.type else { return [] }
    var faults: [Fault] = []
    let text = String(decoding: cell, as: UTF8.self)
    let isWhole = type == .text || referents?.id(of: text) != nil
    let words = text.unicodeScalars.split { scalar in
      scalar == ";" || scalar == "；" || scalar == "、" || scalar == "\n"
        || !isWhole && (scalar == " " || scalar == "\u{3000}")
    }
    for word in words.map({ String($0).trimmedOfSpaces }) where !word.isEmpty {
      var word = word
      let (code, fault) = word.withUTF8 { self.code(of: $0, type) }
      if code != Register.missingCode { codes.append(code) }
      if let fault { faults.append(fault) }
    }
    starts.append(UInt32(codes.count))
    return faults
  }

  // MARK: Dates, numbers, flags

  private mutating func appendDate(_ cell: UnsafeBufferPointer<UInt8>) -> [Fault] {
    let raw = Int(dayTexts.code(of: cell))
    if raw == dayReadings.count { dayReadings.append(parseDate(dayTexts.text(UInt32(raw)))) }
    switch dayReadings[raw] {
    case .moment(let moment):
      days.append(moment.date.days)
      return []
    case .period:
      days.append(Register.missingDate)
      return [wrong(dayTexts.text(UInt32(raw)), "写到日的日期", "date with its day")]
    case .fault(let code, let values):
      days.append(Register.missingDate)
      return [(code, values, nil)]
    }
  }

  private mutating func appendNumber(
    _ cell: UnsafeBufferPointer<UInt8>, _ kind: NumberKind
  ) -> [Fault] {
    switch parseNumber(cell, as: kind) {
    case .value(let value, let cleaned):
      numbers.append(value)
      guard let cleaned else { return [] }
      let typed = String(decoding: cell, as: UTF8.self)
      return [(.cleanedNumber, ["v": typed, "n": cleaned], cleaned)]
    case .fault(let code, let values):
      numbers.append(Register.missingNumber)
      return [(code, values, nil)]
    }
  }

  private mutating func appendFlag(_ cell: UnsafeBufferPointer<UInt8>) -> [Fault] {
    let word = String(decoding: cell, as: UTF8.self)
    guard let flag = parseFlag(word) else {
      flags.append(2)
      return [wrong(word, "“是”或“否”", "yes or no")]
    }
    flags.append(flag ? 1 : 0)
    return []
  }

  // MARK: One column of all files

  /// Puts the parts of one field together, in the order of their files.
  static func column(_ field: RegisterSchema.Field, _ parts: [ColumnBuilder]) -> Register.Column {
    switch field.type {
    case .date: return .dates(parts.flatMap(\.days))
    case .flag: return .flags(parts.flatMap(\.flags))
    case .count, .integer, .money:
      return .numbers(parts.flatMap(\.numbers), scale: field.type == .money ? 2 : 0)
    case .decimal: return decimals(parts.flatMap(\.numbers))
    case .list:
      let (codes, dictionary) = merged(parts)
      var starts: [UInt32] = [0]
      for part in parts {
        let base = starts[starts.count - 1]
        starts += part.starts.dropFirst().map { base + $0 }
      }
      return .lists(starts: starts, codes: codes, dictionary: dictionary)
    case .id, .text, .reference, .url, .period, .choice:
      let (codes, dictionary) = field.type == .id ? mergedIDs(parts) : merged(parts)
      return .coded(codes: codes, dictionary: dictionary)
    }
  }

  /// Ids are of ASCII only, and nearly all of them differ.
  private static func mergedIDs(_ parts: [ColumnBuilder]) -> ([UInt32], [String]) {
    if parts.count == 1, let only = parts.first { return (only.codes, only.dictionary) }
    var words = WordTable(capacity: parts.reduce(0) { $0 + $1.dictionary.count })
    var codes: [UInt32] = []
    codes.reserveCapacity(parts.reduce(0) { $0 + $1.codes.count })
    for part in parts {
      let map = part.dictionary.map { words.code(of: $0) }
      for code in part.codes { codes.append(code == Register.missingCode ? code : map[Int(code)]) }
    }
    return (codes, words.words)
  }

  private static func merged(_ parts: [ColumnBuilder]) -> ([UInt32], [String]) {
    if parts.count == 1, let only = parts.first { return (only.codes, only.dictionary) }
    var dictionary: [String] = []
    var places: [String: UInt32] = [:]
    var codes: [UInt32] = []
    codes.reserveCapacity(parts.reduce(0) { $0 + $1.codes.count })
    for part in parts {
      let map = part.dictionary.map { text in
        if let place = places[text] { return place }
        let place = UInt32(dictionary.count)
        places[text] = place
        dictionary.append(text)
        return place
      }
      codes += part.codes.map { $0 == Register.missingCode ? $0 : map[Int($0)] }
    }
    return (codes, dictionary)
  }

  /// Decimals with no more places than the column needs.
  static func decimals(_ values: [Int64]) -> Register.Column {
    var scale = NumberKind.decimal.scale
    var power: Int64 = 1
    while scale > 0,
      values.allSatisfy({ $0 == Register.missingNumber || $0 % (power * 10) == 0 })
    {
      power *= 10
      scale -= 1
    }
    guard power > 1 else { return .numbers(values, scale: scale) }
    return .numbers(
      values.map { $0 == Register.missingNumber ? $0 : $0 / power }, scale: scale)
  }
}

extension RegisterSchema.Choice {
  /// Tells whether a word is the id or a name of the value.
  func answers(to word: String) -> Bool {
    id == word || name.entries.contains { $0.text == word }
  }
}
