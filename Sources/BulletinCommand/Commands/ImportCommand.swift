import ArgumentParser
import BulletinImport
import BulletinModel
import BulletinPublish

/// `bulletin import 通讯.txt 台账.xlsx 旧网站/`: what an office has already becomes content.
struct ImportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: help(
        "导入：报纸和网页的文字、Word 文档、表格、旧网站的文件夹变成稿件和台账；从不覆盖，最后说明看懂、猜测和没有要的。",
        "Takes in newspaper and web text, Word files, tables and folders of old sites; never writes "
          + "over anything, and tells what was understood, guessed and left."))
  }

  @Argument(
    help: ArgumentHelp(
      help("文件或文件夹：.txt、.docx、.csv、.xlsx", "Files or folders: .txt, .docx, .csv, .xlsx"),
      valueName: "file"))
  var files: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("稿件的栏目，编号或名称", "The column of items, by id or name."), valueName: "column"))
  var column: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("没有日期的稿件算哪一天，如 2025-08-15", "The day of items that bear none."),
      valueName: "day"))
  var date: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      help(
        "表格导入哪一本台账（编号）；不写就看表头", "The register that a table goes into; else told by its head."),
      valueName: "id"))
  var register: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("新台账的名称，如 走访登记", "The name of a new register, such as Visits."),
      valueName: "title"))
  var title: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      help(
        "表里没有的列，每一行都填这个：地区=岚东区；可以写几次", "A column that the table lacks, as field=value."),
      valueName: "field=value"))
  var set: [String] = []

  @Flag(name: .long, help: ArgumentHelp(help("稿件先存成草稿", "Write items as drafts.")))
  var draft = false

  @Flag(
    name: .long, help: ArgumentHelp(help("只说会怎么样，不写", "Tell what would be written, write nothing."))
  )
  var dryRun = false

  @OptionGroup var place: PlaceOptions

  mutating func validate() throws {
    if files.isEmpty {
      throw ValidationError(help("请写出要导入的文件", "Name the files to import"))
    }
    if let date, CivilDate(iso: date) == nil {
      throw ValidationError(
        help("--date 读不懂“\(date)”，应写成 2025-08-15", "--date takes 2025-08-15, not \"\(date)\""))
    }
    if let register, !isRegisterID(register) {
      throw ValidationError(
        help(
          "台账的编号只用小写字母、数字和 _，以字母开头，不能写“\(register)”",
          "A register's id takes lowercase letters, digits and _, not \"\(register)\""))
    }
    if let wrong = set.first(where: { !$0.contains("=") || $0.hasPrefix("=") }) {
      throw ValidationError(
        help(
          "--set 应写成 地区=岚东区，不是“\(wrong)”", "--set takes field=value, not \"\(wrong)\""))
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(place.language.lang, surroundings: surroundings)
    let run = try await report.failing {
      try SiteRun(place, surroundings: surroundings) { $0.includesDrafts = true }
    }
    let table = ImportedTableChoice(register: register, title: title, values: pairs)
    let outcomes = try await report.failing {
      try await ImportRun(
        desk: {
          ImportDesk(
            ground: try await ground(run), table: table, searchPath: surroundings.searchPath,
            temporaryFolder: surroundings.temporaryFolder)
        }, pipeline: run.pipeline, siteFolder: run.siteFolder, words: report.words,
        isTrial: dryRun
      ).outcomes(of: files) { report.message(forAny: $0) }
    }
    report.give(report.words.report(outcomes, isTrial: dryRun))
    if !outcomes.allSatisfy(\.isWhole) { throw ExitStatus.faults.exit }
  }

  private var pairs: [(name: String, value: String)] {
    self.set.compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      return parts.first.map { ($0, parts.count > 1 ? parts[1] : "") }
    }
  }

  private func ground(_ run: SiteRun) async throws -> ImportGround {
    guard let edition = try await run.pipeline.read().value?.edition else {
      throw NewFailure.unreadableContent
    }
    var ground = ImportGround(edition)
    ground.isDraft = draft
    ground.date = date.flatMap { CivilDate(iso: $0) }
    if let column {
      let known = edition.columns.first { known in
        known.id == column || known.name.entries.contains { $0.text == column }
      }
      guard let known else {
        throw ImportFailure.unknownColumn(
          typed: column,
          columns: edition.columns.map { "\($0.id)（\($0.name.text(in: ground.language))）" })
      }
      ground.column = known.id
    }
    return ground
  }
}
