import ArgumentParser
import BulletinModel
import BulletinPublish
import BulletinSource

/// `bulletin schema`: the JSON Schemas by which an editor's program completes and checks keys.
struct SchemaCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "schema",
      abstract: help(
        "给编辑器用的 JSON Schema：写 site.yml、台账定义和文首信息时自动提示键名。",
        "JSON Schemas for editors' programs: keys are completed and checked while you type."))
  }

  @Argument(
    help: ArgumentHelp(
      help(
        "哪一种；不写就列出全部", "Which; without one they are listed."), valueName: "kind"),
    transform: contentSchema)
  var kind: ContentSchema?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      help("全部写进这个文件夹，一种一个文件", "Writes all of them into this folder."),
      valueName: "dir"))
  var output: String?

  @OptionGroup var language: LanguageOption

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(language.lang, surroundings: surroundings)
    let chosen = kind.map { [$0] } ?? ContentSchema.allCases
    if let output {
      let folder = output.hasPrefix("/") ? output : "\(surroundings.folder)/\(output)"
      try await report.failing {
        for schema in chosen {
          try SourceFolder(folder).write(Array(schema.text.utf8), to: "\(schema.rawValue).json")
        }
      }
      report.say(
        report.words.say(
          "已写 \(chosen.count) 个文件，在 \(output)\n",
          "Wrote \(report.words.counted(chosen.count, "file")) to \(output)\n"))
    } else if let kind {
      report.give(kind.text)
    } else {
      for schema in ContentSchema.allCases {
        let name = schema.rawValue
        report.give(
          "\(name)\(String(repeating: " ", count: 12 - name.utf8.count))\(schema.chineseName)\n")
      }
      report.say(
        report.words.say(
          "\n看一种：bulletin schema site；全部写成文件：bulletin schema --output .vscode/schemas\n",
          "\nOne of them: bulletin schema site; all as files: bulletin schema --output .vscode/schemas\n"
        ))
    }
  }
}

/// Reads the kind of content that a word names.
func contentSchema(_ text: String) throws -> ContentSchema {
  guard let schema = ContentSchema(rawValue: text) else {
    let all = ContentSchema.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError(
      help("没有“\(text)”这一种，可以写：\(all)", "There is no \"\(text)\"; there are \(all)"))
  }
  return schema
}
