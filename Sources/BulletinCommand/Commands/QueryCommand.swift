import ArgumentParser
import BulletinLedger
import BulletinModel

/// `bulletin query "SELECT …"`: the published tables of a site, asked in SQL.
struct QueryCommand: AsyncParsableCommand {
  /// How the outcome is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case csv
    case json
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "query",
      abstract: help(
        "用 SQL 查询可公开的台账和指标，只读不写。",
        "Asks the published registers and measures in SQL; writes nothing."))
  }

  @OptionGroup var site: SiteOptions

  @Argument(
    help: ArgumentHelp(
      help("一条 SELECT 查询", "One SELECT query."), valueName: "sql"))
  var sql: String?

  @Option(
    name: .long,
    help: ArgumentHelp(help("输出格式：table、csv 或 json", "Format: table, csv or json.")))
  var format: Format = .table

  @Flag(
    name: .long,
    help: ArgumentHelp(help("列出可查询的表和列", "List the tables and columns that may be asked.")))
  var tables = false

  mutating func validate() throws {
    if (sql == nil) != tables {
      throw ValidationError(
        help(
          "请写一条查询，如 \"SELECT * FROM branches\"，或用 --tables 列出全部表",
          "Give one query, such as \"SELECT * FROM branches\", or --tables to list all tables"))
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let opened = try await report.failing {
      try await SiteRun(site, surroundings: surroundings).pipeline.openDatabase()
    }
    guard let database = opened.value, !report.refuses(opened.diagnostics) else {
      report.print(opened.diagnostics)
      throw ExitStatus.faults.exit
    }
    guard let sql else {
      report.give(text(of: tableList(database.tables, words: report.words)))
      return
    }
    switch database.query(sql) {
    case .success(let outcome):
      report.give(text(of: outcome))
      if !outcome.isComplete { report.say(report.words.rowsLeftOff(outcome.rows.count)) }
    case .failure(let fault):
      report.say(queryFaultText(fault, in: sql, words: report.words))
      throw ExitStatus.faults.exit
    }
  }

  private func text(of table: QueryTable) -> String {
    switch format {
    case .table: textTable(table)
    case .csv: csvText(table)
    case .json: jsonText(table)
    }
  }
}

extension Words {
  /// That an outcome has more rows than are shown.
  fileprivate func rowsLeftOff(_ shown: Int) -> String {
    say("只给出前 \(shown) 行，后面还有\n", "Only the first \(shown) rows are given; there are more\n")
  }
}

/// The tables and their columns as a table.
func tableList(_ tables: [QueryableTable], words: Words) -> QueryTable {
  let language: LanguageTag = words.say("zh", "en") == "zh" ? "zh" : "en"
  let heads = [
    words.say("表", "table"), words.say("名称", "name"), words.say("行数", "rows"),
    words.say("列", "column"), words.say("列名", "column name"), words.say("类型", "type"),
  ]
  let rows = tables.flatMap { table in
    table.columns.enumerated().map { place, column -> [CellValue] in
      [
        .text(table.name), .text(table.title.text(in: language)),
        .number(Rational(Int64(table.rowCount))), .text(column.name),
        .text(column.title.text(in: language)), .text(column.type),
      ]
    }
  }
  return QueryTable(columns: heads, rows: rows)
}

/// A fault with the query's line and a mark below the place.
func queryFaultText(_ fault: QueryFault, in sql: String, words: Words) -> String {
  let message = fault.message(in: words.language) + "\n"
  guard let offset = fault.offset, offset <= sql.utf8.count else { return message }
  let before = sql.utf8.prefix(offset)
  let start = before.lastIndex(of: 10).map { sql.utf8.index(after: $0) } ?? sql.startIndex
  let line = sql.utf8[start...].prefix { $0 != 10 }
  let head = printableText(String(decoding: sql.utf8[start..<before.endIndex], as: UTF8.self))
  let shown = printableText(String(decoding: line, as: UTF8.self))
  let indent = String(repeating: " ", count: displayWidth(head))
  return "\(message)  \(shown)\n  \(indent)^\n"
}
