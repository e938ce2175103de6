import ArgumentParser
import BulletinModel
import BulletinPublish
import Foundation

/// `bulletin new site DIR`: a small site that builds at once.
struct NewSiteCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "site",
      abstract: help(
        "新建一个网站：设置、两篇稿件、一个页面、一期简报、一本台账和统计页，马上就能生成。",
        "Begins a site: settings, two items, a page, an issue, a register and its statistics."))
  }

  @Argument(
    help: ArgumentHelp(
      help("新文件夹的名字", "The name of the new folder."), valueName: "dir"))
  var folder: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("网站和提示的语言：zh 或 en", "Language of the site and of messages: zh or en.")),
    transform: messageLanguage)
  var lang: MessageLanguage?

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("当作这一天，如 2025-08-15", "Take this for today, such as 2025-08-15."),
      valueName: "moment"))
  var now: String?

  mutating func validate() throws { try validateMoment(now) }

  func run() async throws {
    let surroundings = Surroundings.current()
    let language = lang ?? surroundings.language
    let report = FaultReport(language, surroundings: surroundings)
    let place = folder.hasPrefix("/") ? folder : "\(surroundings.folder)/\(folder)"
    let files = try await report.failing { () throws -> [Starter.File] in
      try refuseUsed(place)
      let starter = try Starter(language, surroundings: surroundings)
      return try starter.site(StarterValues(day(language, surroundings), language))
    }
    try await report.failing { try FreshFiles(place).create(files) }
    report.say(report.words.begun(folder, files))
  }

  /// Refuses a folder that holds anything.
  private func refuseUsed(_ place: String) throws {
    guard FileManager.default.fileExists(atPath: place) else { return }
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
    let names =
      isFolder.boolValue ? try FileManager.default.contentsOfDirectory(atPath: place) : [folder]
    guard names.isEmpty else {
      throw NewFailure.folderInUse(folder: folder, names: Array(names.sorted().prefix(5)))
    }
  }

  private func day(_ language: MessageLanguage, _ surroundings: Surroundings) -> CivilDate {
    let instant = Int64(surroundings.started.timeIntervalSince1970.rounded(.down))
    let moment = now.flatMap { Moment($0) }.map { BuildMoment.local($0.value) } ?? .instant(instant)
    let zone = language == .chinese ? .china : ZoneOffset(zone: "UTC") ?? .china
    return moment.reading(in: zone).date
  }
}

extension Words {
  fileprivate func begun(_ folder: String, _ files: [Starter.File]) -> String {
    let quoted = folder.contains(" ") ? "\"\(folder)\"" : folder
    return say(
      """
      已在 \(folder) 里写好一个新网站，共 \(files.count) 个文件。
      接着：
        1. 进入文件夹：cd \(quoted)
        2. 边写边看：bulletin preview，用浏览器打开它说的网址
        3. 生成网站：bulletin build，网站在 output 文件夹里
        4. 打开 content/site.yml，把名称、网址和页脚换成自己的
        5. 写第一篇稿件：bulletin new news "标题"

      """,
      """
      A new site stands in \(folder): \(files.count) files.
      Next:
        1. cd \(quoted)
        2. bulletin preview, and open the address that it gives
        3. bulletin build writes the site into output
        4. open content/site.yml and put in your own name, address and footer
        5. write the first item: bulletin new news "Title"

      """)
  }
}
