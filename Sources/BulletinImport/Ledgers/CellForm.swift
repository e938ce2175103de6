import BulletinModel

/// Brings what people type in cells into the form that a register takes.
struct CellForm: Sendable {
  private let ground: ImportGround
  /// The year of days without one; nil where nothing tells it.
  let year: Int?

  init(_ ground: ImportGround, year: Int?) {
    self.ground = ground
    self.year = year
  }

  /// A cell in its form.
  struct Reading: Sendable, Hashable {
    /// What is to be written.
    var text: String
    /// What was guessed on the way, in both languages.
    var guess: [String] = []
  }

  /// The cell as a field takes it; what is not understood stays as it is.
  ///
  /// The point moves by as many places as `scale` says: 4 under a head that says 万元.
  func reading(
    _ cell: String, _ type: RegisterSchema.FieldType, unit: String?, scale: Int = 0
  ) -> Reading {
    let text = cell.replacingLineFeeds.trimmed
    guard !text.isEmpty else { return Reading(text: "") }
    switch type {
    case .date: return day(text)
    case .period: return Reading(text: period(text) ?? text)
    case .count, .integer, .decimal, .money:
      return Reading(text: CellForm.number(text, unit: unit, scale: scale) ?? text)
    case .flag: return Reading(text: CellForm.flag(text) ?? text)
    case .reference(let list): return reference(text, list)
    case .list(.reference(let list)): return references(text, list)
    case .id: return Reading(text: text.lowercased())
    case .choice, .list, .text, .url: return Reading(text: text)
    }
  }

  /// Tells whether a cell can be read as a type.
  func fits(_ cell: String, _ type: RegisterSchema.FieldType) -> Bool {
    switch type {
    case .date: return CivilDate(iso: day(cell).text) != nil
    case .period: return period(cell) != nil
    case .count, .integer:
      return CellForm.number(cell, unit: nil)?.contains(".") == false
    case .decimal, .money: return CellForm.number(cell, unit: nil) != nil
    case .flag: return CellForm.flag(cell) != nil
    case .reference(let list): return isKnown(cell, list) || match(cell, list) != nil
    case .list(.reference(let list)):
      return references(cell, list).text.parts(of: "；").allSatisfy { isKnown($0, list) }
    case .choice(let choices):
      return choices.contains { choice in
        choice.id == cell || choice.name.entries.contains { $0.text == cell }
      }
    case .url: return cell.hasPrefix("http")
    case .id:
      return cell.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
      }
    case .list, .text: return true
    }
  }

  // MARK: Days and periods

  private func day(_ text: String) -> Reading {
    if let found = DateFinder.whole(text) {
      if let date = found.date { return Reading(text: date.iso) }
      if let year, let date = found.inYear(year) {
        return Reading(
          text: date.iso,
          guess: ["“\(text)”没有年份，当成 \(year) 年", "\"\(text)\" is taken to be in \(year)"])
      }
      return Reading(text: text)
    }
    let digits = text.halfWidth
    if let serial = Int32(digits.split(separator: ".").first.map(String.init) ?? digits),
      (20_000...80_000).contains(serial), digits.allSatisfy({ $0.isNumber || $0 == "." })
    {
      let date = CivilDate(days: serial - 25_569).iso
      return Reading(
        text: date, guess: ["“\(text)”是表格软件的日期序号，换成 \(date)", "the serial \(text) is \(date)"])
    }
    return range(text) ?? Reading(text: text)
  }

  /// `8月15日至16日`, `2025.8.15-8.16`: the first day.
  private func range(_ text: String) -> Reading? {
    guard let first = DateFinder.first(in: text), first.range.lowerBound == 0,
      let date = first.date ?? year.flatMap({ first.inYear($0) })
    else { return nil }
    let rest = text.unicodeScalars.dropFirst(first.range.count)
    guard let mark = rest.first, "-—–~～至到".unicodeScalars.contains(mark),
      rest.allSatisfy({ "-—–~～至到0123456789年月日号./ ".unicodeScalars.contains($0) })
    else { return nil }
    return Reading(
      text: date.iso, guess: ["“\(text)”取第一天 \(date.iso)", "of \"\(text)\" the first day is taken"])
  }

  /// `2025年8月`, `2025年第三季度`, `2025年上半年`, `2025年` and the program's own forms.
  func period(_ text: String) -> String? {
    let bare = text.withoutSpaces.halfWidth
    if let period = Period(bare) { return period.id }
    let scalars = Array(bare.unicodeScalars)
    guard scalars.count >= 5, let year = Int(String(bare.prefix(4))), (1900...2100).contains(year)
    else { return nil }
    var rest = String(bare.dropFirst(4))
    if rest.hasPrefix("年") { rest.removeFirst() }
    if rest.isEmpty || rest == "度" { return Period(.year, year: year)?.id }
    if rest == "上半年" { return Period(.half, year: year, index: 1)?.id }
    if rest == "下半年" { return Period(.half, year: year, index: 2)?.id }
    let isQuarter = rest.hasSuffix("季度") || rest.hasSuffix("季")
    let number = rest.filter { !"第季度月份-/.".contains($0) }
    let index = Int(number) ?? CellForm.numerals.firstIndex(of: number)
    guard let index, index > 0 else { return nil }
    return Period(isQuarter ? .quarter : .month, year: year, index: index)?.id
  }

  private static let numerals = [
    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
  ]

  // MARK: Numbers and flags

  /// A plain number: no separators, no unit, the point moved; nil where the cell says anything else.
  static func number(_ text: String, unit: String?, scale: Int = 0) -> String? {
    var bare = text.withoutSpaces.halfWidth
    if ["-", "—", "/", "——", "无", "－"].contains(bare) { return "" }
    bare.removeAll { $0 == "," || $0 == "'" || $0 == "¥" || $0 == "￥" }
    let units = [unit ?? ""] + commonUnits
    if let unit = units.first(where: { !$0.isEmpty && bare.hasSuffix($0) }) {
      bare.removeLast(unit.count)
    }
    let isNegative = bare.hasPrefix("-")
    let parts = (isNegative ? String(bare.dropFirst()) : bare)
      .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) })
    else { return nil }
    var whole = parts[0]
    var fraction = parts.count == 2 ? parts[1] : ""
    for _ in 0..<scale {
      whole.append(fraction.first ?? "0")
      if !fraction.isEmpty { fraction.removeFirst() }
    }
    while fraction.hasSuffix("0") { fraction.removeLast() }
    while whole.count > 1, whole.hasPrefix("0") { whole.removeFirst() }
    return (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : ".\(fraction)")
  }

  private static let commonUnits = [
    "人次", "场次", "人", "名", "场", "次", "个", "件", "条", "项", "户", "家", "元", "份", "册", "小时", "天", "期",
  ]

  static func flag(_ text: String) -> String? {
    switch text.withoutSpaces.lowercased() {
    case "是", "√", "✓", "✔", "有", "y", "yes", "true", "已": "是"
    case "否", "×", "✗", "✕", "x", "无", "没有", "n", "no", "false", "未": "否"
    default: nil
    }
  }

  // MARK: References

  private func isKnown(_ word: String, _ list: String) -> Bool {
    ground.words(of: list).contains(word)
  }

  /// The one name that differs by spaces or by 市, 县, 区 and the like at its end.
  private func match(_ word: String, _ list: String) -> String? {
    let wanted = word.withoutSpaces
    let found = Set(
      ground.words(of: list).filter { name in
        name == wanted
          || name.hasPrefix(wanted)
            && CellForm.endings.contains(String(name.dropFirst(wanted.count)))
          || wanted.hasPrefix(name)
            && CellForm.endings.contains(String(wanted.dropFirst(name.count)))
      })
    return wanted.length >= 2 && found.count == 1 ? found.first : nil
  }

  private static let endings: Set<String> = [
    "市", "区", "县", "镇", "乡", "村", "街道", "社区", "旗", "类", "省", "州",
  ]

  private func reference(_ text: String, _ list: String) -> Reading {
    if isKnown(text, list) { return Reading(text: text) }
    guard let name = match(text, list) else { return Reading(text: text) }
    return name == text.withoutSpaces
      ? Reading(text: name)
      : Reading(
        text: name, guess: ["“\(text)”当成“\(name)”", "\"\(text)\" is taken for \"\(name)\""])
  }

  private func references(_ text: String, _ list: String) -> Reading {
    if isKnown(text, list) { return Reading(text: text) }
    let readings = text.parts(of: "、，,；;/\n").map { reference($0, list) }
    return Reading(
      text: readings.map(\.text).joined(separator: "；"),
      guess: readings.first { !$0.guess.isEmpty }?.guess ?? [])
  }
}

extension Character {
  /// Tells whether it is one of 0 to 9.
  var isDigit: Bool { isASCII && isNumber }
}

extension String {
  /// The filled parts between some characters.
  func parts(of marks: String) -> [String] {
    unicodeScalars.split { marks.unicodeScalars.contains($0) }.map { String($0).trimmed }
      .filter { !$0.isEmpty }
  }
}
