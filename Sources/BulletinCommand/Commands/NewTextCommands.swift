import ArgumentParser
import BulletinModel

/// `bulletin new news "标题"`: an item of today.
struct NewNewsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "news",
      abstract: help("新建一篇稿件，日期是今天", "Begins an item of today."))
  }

  @Argument(help: ArgumentHelp(help("标题", "The title."), valueName: "title"))
  var title: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("栏目的编号或名称；不写就放进第一个栏目", "The column by id or name; else the first."),
      valueName: "column"))
  var column: String?

  @OptionGroup var place: PlaceOptions

  mutating func validate() throws { try validateTitle(title) }

  func run() async throws {
    let (title, column) = (title, column)
    try await place.write { desk, _ in NewFiles(files: try desk.news(title, column: column)) }
  }
}

/// `bulletin new page "标题"`: a standing page.
struct NewPageCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "page", abstract: help("新建一个固定页面", "Begins a standing page."))
  }

  @Argument(help: ArgumentHelp(help("标题", "The title."), valueName: "title"))
  var title: String

  @OptionGroup var place: PlaceOptions

  mutating func validate() throws { try validateTitle(title) }

  func run() async throws {
    let title = title
    try await place.write { desk, _ in NewFiles(files: try desk.page(title)) }
  }
}

/// `bulletin new issue`: the next issue of the bulletin.
struct NewIssueCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "issue",
      abstract: help(
        "新建一期简报：期号接着排，列出上一期以后的稿件",
        "Begins the next issue: numbers counted on, with the items since the last."))
  }

  @OptionGroup var place: PlaceOptions

  func run() async throws {
    try await place.write { desk, _ in NewFiles(files: try desk.issue()) }
  }
}

/// `bulletin new circular 2025Q3`: a circular for a period.
struct NewCircularCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "circular",
      abstract: help(
        "新建一份通报；不写期间就是上一个季度", "Begins a circular; without a period for the last quarter."))
  }

  @Argument(
    help: ArgumentHelp(
      help("哪一期，如 2025Q3、2025-09、2025H1、2025", "Which, such as 2025Q3, 2025-09, 2025H1."),
      valueName: "period"))
  var period: String?

  @OptionGroup var place: PlaceOptions

  mutating func validate() throws {
    if let period, Period(period) == nil {
      throw ValidationError(
        help(
          "“\(period)”不是一个期间，应写成 2025Q3、2025-09、2025H1 或 2025",
          "\"\(period)\" is no period: write 2025Q3, 2025-09, 2025H1 or 2025"))
    }
  }

  func run() async throws {
    let period = period.flatMap { Period($0) }
    try await place.write { desk, _ in NewFiles(files: try desk.circular(period)) }
  }
}

/// Refuses an empty title.
func validateTitle(_ title: String) throws {
  if title.allSatisfy({ $0.isWhitespace }) {
    throw ValidationError(
      help(
        "标题不能为空，如：bulletin new news \"河湾镇开办便民服务点\"",
        "The title is empty: bulletin new news \"A service point opens\""))
  }
}
