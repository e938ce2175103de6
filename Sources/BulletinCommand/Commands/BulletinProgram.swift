import ArgumentParser
import CVersion

/// The program as a whole: `bulletin`.
struct BulletinProgram: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "bulletin",
      abstract: help(
        "把 Markdown 稿件和台账变成一个静态的简报与统计网站。",
        "Turns Markdown news and ledgers into a static bulletin and statistics site."),
      version: programVersion,
      subcommands: [
        NewCommand.self, ImportCommand.self, BuildCommand.self, PreviewCommand.self,
        CheckCommand.self,
        FixCommand.self, FiguresCommand.self,
        LockCommand.self, CloseCommand.self, WhyCommand.self, ImpactCommand.self,
        QueryCommand.self, PublishCommand.self, RollbackCommand.self, ReleasesCommand.self,
        VerifyCommand.self, NextCommand.self, ServerConfigCommand.self, MarkdownCommand.self,
        ExplainCommand.self, SchemaCommand.self, TemplatesCommand.self, DoctorCommand.self,
      ])
  }
}

/// The version that `bulletin --version` prints.
let programVersion = String(cString: bulletin_version())
