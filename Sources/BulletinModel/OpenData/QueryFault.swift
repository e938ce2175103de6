/// Why a query has no outcome.
public struct QueryFault: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// It is no SQL.
    case syntax(near: String?)
    /// There is no such table, with the nearest there is.
    case unknownTable(String, near: String?)
    /// There is no such column, with the nearest there is.
    case unknownColumn(String, near: String?)
    /// There is no such function.
    case unknownFunction(String)
    /// Something that a query may not do: write, attach, ask for chance or for the clock.
    case forbidden(String)
    /// It has no statement, or more than one.
    case notOneQuery
    /// It takes too long.
    case tooManySteps(Int)
    /// Anything else.
    case other
  }

  /// What is wrong.
  public let kind: Kind
  /// What SQLite says, word for word.
  public let detail: String
  /// Where in the query, in bytes of UTF-8 from 0; nil where that is not known.
  public let offset: Int?

  /// Makes a fault.
  public init(_ kind: Kind, detail: String, offset: Int? = nil) {
    self.kind = kind
    self.detail = detail
    self.offset = offset
  }

  /// What is wrong and what to do, in plain words.
  public func message(in language: MessageLanguage) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }

  private var chinese: String {
    switch kind {
    case .syntax(let near):
      "查询写法不对\(near.map { "，在“\($0)”附近" } ?? "，好像没写完")（\(detail)）"
    case .unknownTable(let name, let near):
      "没有名为“\(name)”的表\(near.map { "，是不是“\($0)”？" } ?? "，bulletin query --tables 列出全部表")"
    case .unknownColumn(let name, let near):
      "没有名为“\(name)”的列\(near.map { "，是不是“\($0)”？" } ?? "；文字要写在单引号里")"
    case .unknownFunction(let name): "没有名为“\(name)”的函数"
    case .forbidden(let what): "查询里不能用“\(what)”：只能读公开的表，结果也不能随时间和机器改变"
    case .notOneQuery: "一次只能写一条以 SELECT 或 WITH 开头的查询"
    case .tooManySteps(let limit): "查询太慢，超过 \(limit) 步后停止：请缩小范围，或检查表之间的连接条件"
    case .other: "查询不能执行：\(detail)"
    }
  }

  private var english: String {
    switch kind {
    case .syntax(let near):
      "The query cannot be read\(near.map { " near \"\($0)\"" } ?? ", it seems unfinished") (\(detail))"
    case .unknownTable(let name, let near):
      "There is no table \"\(name)\"\(near.map { "; is it \"\($0)\"?" } ?? "; bulletin query --tables lists all")"
    case .unknownColumn(let name, let near):
      "There is no column \"\(name)\"\(near.map { "; is it \"\($0)\"?" } ?? "; texts stand in single quotes")"
    case .unknownFunction(let name): "There is no function \"\(name)\""
    case .forbidden(let what):
      "A query may not use \"\(what)\": it only reads public tables, and its outcome may not change "
        + "with time or machine"
    case .notOneQuery: "Write one query that begins with SELECT or WITH"
    case .tooManySteps(let limit):
      "The query was stopped after \(limit) steps: narrow it down, or check how its tables are joined"
    case .other: "The query cannot be run: \(detail)"
    }
  }
}
