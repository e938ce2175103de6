import ArgumentParser
import BulletinModel
import BulletinPublish

/// `bulletin new register visits --title 走访登记`: a register with a measure and a page.
struct NewRegisterCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "register",
      abstract: help(
        "新建一本台账：定义、三行例子、一个指标和一个统计页",
        "Begins a register: its definition, three sample rows, a measure and a page."))
  }

  @Argument(
    help: ArgumentHelp(
      help("编号，用小写字母，如 visits；它是文件夹的名字", "The id in lowercase letters, such as visits."),
      valueName: "name"))
  var name: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("台账的名称，如 走访登记；不写就用编号", "What it is called, such as Visits; else its id."),
      valueName: "title"))
  var title: String?

  @OptionGroup var place: PlaceOptions

  mutating func validate() throws {
    if !isRegisterID(name) {
      throw ValidationError(
        help(
          "台账的编号只用小写字母、数字和 _，以字母开头，不能写“\(name)”；名称写在后面，如："
            + "bulletin new register visits --title 走访登记",
          "A register's id takes lowercase letters, digits and _ and begins with a letter, not "
            + "\"\(name)\": bulletin new register visits --title Visits"))
    }
    if let title { try validateTitle(title) }
  }

  func run() async throws {
    let (name, title) = (name, title ?? name)
    try await place.write { desk, siteFolder in
      let measures = try SourceFolder(siteFolder).contents(of: NewDesk.measures)
      let made = try desk.register(name, title: title, measures: measures)
      return NewFiles(files: made.files, grown: (NewDesk.measures, made.measures))
    }
  }
}

/// Tells whether a text can be a register's id: lowercase letters, digits and `_` behind a letter.
func isRegisterID(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  return (1...40).contains(bytes.count) && (0x61...0x7A).contains(bytes[0])
    && bytes.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
}
