import BulletinModel

/// What a part of a formula comes to, as far as it can be told before a row is read.
indirect enum FormulaKind: Sendable, Hashable {
  case number, date, flag, text, period
  /// The id of a term or row of a list.
  case member(of: String)
  case choice([RegisterSchema.Choice])
  case list(FormulaKind)
  /// `empty`.
  case nothing
  /// A word or quoted text that its neighbour gives a meaning.
  case word(String)
  /// Values in brackets.
  case values([CellValue])

  init(_ type: RegisterSchema.FieldType) {
    switch type {
    case .id, .text, .url: self = .text
    case .reference(let list): self = .member(of: list)
    case .list(let item): self = .list(FormulaKind(item))
    case .date: self = .date
    case .count, .integer, .decimal, .money: self = .number
    case .flag: self = .flag
    case .period: self = .period
    case .choice(let choices): self = .choice(choices)
    }
  }

  /// What messages call it.
  var name: (chinese: String, english: String) {
    switch self {
    case .number: ("数", "a number")
    case .date: ("日期", "a date")
    case .flag: ("是或否", "yes or no")
    case .text: ("文字", "a text")
    case .period: ("期间", "a period")
    case .member(let list): ("\(list) 的一条", "an entry of \(list)")
    case .choice: ("选项", "a choice")
    case .list: ("列表", "a list")
    case .nothing: ("空", "empty")
    case .word(let word): ("“\(word)”", "\"\(word)\"")
    case .values: ("方括号里的几个值", "values in brackets")
    }
  }
}

/// What a word means in a list.
enum MemberReading: Sendable {
  case id(String)
  case unknown(near: String?)
  /// The rows of the list are not read yet.
  case later
}
