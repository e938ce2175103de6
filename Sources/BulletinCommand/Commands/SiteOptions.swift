import ArgumentParser
import BulletinModel

/// The language of messages.
struct LanguageOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(help("提示语言：zh 或 en", "Language of messages: zh or en.")),
    transform: messageLanguage)
  var lang: MessageLanguage?
}

/// Which site a command is about, and at which moment.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      help("站点文件夹，其中有 content/", "The site folder, which holds content/."),
      valueName: "dir"))
  var site: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      help(
        "按这个时间构建，如 2025-08-15T09:00（站点时区）",
        "Build as at this moment, such as 2025-08-15T09:00, in the site's zone."),
      valueName: "moment"))
  var now: String?

  @OptionGroup var language: LanguageOption

  mutating func validate() throws { try validateMoment(now) }
}

/// The options of every command that reads a site as a whole.
struct SiteOptions: ParsableArguments {
  @OptionGroup var place: PlaceOptions

  @Flag(
    name: .long,
    help: ArgumentHelp(
      help("连同草稿、待审和未到时间的稿件", "Include drafts, items under review and of the future.")))
  var drafts = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("同时工作的线程数", "How many threads work at once."), valueName: "n"))
  var jobs: Int?

  @Flag(
    name: .long,
    help: ArgumentHelp(help("有警告也不放行", "Let no warning pass.")))
  var strict = false

  /// The language of messages, where one is asked for.
  var lang: MessageLanguage? { place.language.lang }

  mutating func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError(help("--jobs 应在 1 到 256 之间", "--jobs takes 1 to 256"))
    }
  }
}

/// Refuses what `--now` cannot read.
func validateMoment(_ now: String?) throws {
  if let now, Moment(now) == nil {
    throw ValidationError(
      help(
        "--now 读不懂“\(now)”，应写成 2025-08-15 或 2025-08-15T09:00",
        "--now cannot read \"\(now)\": write 2025-08-15 or 2025-08-15T09:00"))
  }
}

/// Reads the language that `--lang` names.
func messageLanguage(_ text: String) throws -> MessageLanguage {
  guard let language = MessageLanguage(rawValue: text) else {
    throw ValidationError(
      help("--lang 只能是 zh 或 en，不是“\(text)”", "--lang takes zh or en, not \"\(text)\""))
  }
  return language
}

/// Reads the moment that `--now` names.
struct Moment {
  let value: CivilDateTime

  /// Reads `2025-08-15` or `2025-08-15T09:00`; nil for anything else.
  init?(_ text: String) {
    let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(Moment.number)
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    guard halves.count == 2 else {
      value = CivilDateTime(date)
      return
    }
    let clock = halves[1].split(separator: ":", omittingEmptySubsequences: false).map(Moment.number)
    guard clock.count == 2, let hour = clock[0], let minute = clock[1], hour < 24, minute < 60
    else { return nil }
    value = CivilDateTime(date, minute: hour * 60 + minute)
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }
}

/// A help text in the language of the surroundings.
func help(_ chinese: String, _ english: String) -> String { HelpText.words.say(chinese, english) }

private enum HelpText {
  /// Asked for once: every start makes the help texts of all commands.
  static let words = Words(language: Surroundings.language)
}
