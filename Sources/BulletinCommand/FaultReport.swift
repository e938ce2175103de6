import ArgumentParser
import BulletinModel
import BulletinPhotos
import BulletinPrograms
import BulletinPublish
import BulletinSource

extension ExitStatus {
  /// The status as the argument parser throws it.
  var exit: ExitCode { ExitCode(rawValue) }
}

/// What a command says in the end: the faults, the outcome, or what the machine refused.
struct FaultReport: Sendable {
  let language: MessageLanguage
  let words: Words
  private let output: Output
  private let printer: TextPrinter
  private let isStrict: Bool

  /// Takes language, colour and strictness from the command line and the surroundings.
  init(site: SiteOptions, surroundings: Surroundings) {
    language = site.lang ?? surroundings.language
    words = Words(language: language)
    output = Output(showsProgress: surroundings.showsProgress)
    printer = TextPrinter(language: language, usesColour: surroundings.usesColour)
    isStrict = site.strict
  }

  /// Tells whether the faults allow no release.
  func refuses(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.contains { $0.severity == .error || (isStrict && $0.severity == .warning) }
  }

  /// Prints all faults and how many there are.
  func print(_ diagnostics: [Diagnostic]) {
    output.say(printer.text(of: diagnostics))
    output.say(words.tally(diagnostics) + "\n")
  }

  /// Prints the last line of a build: pages, seconds and where; or that nothing was touched.
  func conclude(_ built: JSONReport.Outcome?) {
    guard let built else {
      output.say(
        words.say(
          "没有构建：请先改正上面的错误。已有的网站没有改动。\n",
          "Nothing was built: mend the errors above first. The site that stands is untouched.\n"))
      return
    }
    output.say(
      words.say(
        "已生成 \(built.pages) 页（共 \(built.files) 个文件），用时 \(built.seconds) 秒，在 \(built.output)\n",
        "Built \(built.pages) pages (\(built.files) files) in \(built.seconds) s, in \(built.output)\n"
      ))
  }

  /// Says something to the person at the terminal.
  func say(_ text: String) { output.say(text) }

  /// Prints how many ledgers were given back, and where.
  func conclude(returned count: Int, in folder: String) {
    output.say(
      words.say(
        "退回台账 \(count) 份，在 \(folder)\n", "Gave back \(count) ledgers, in \(folder)\n"))
  }

  /// Hands data to the next program.
  func give(_ text: String) { output.give(Array(text.utf8)) }

  /// Runs a step and turns what the machine refused into a message and exit status 3.
  func failing<Value: Sendable>(_ step: () async throws -> Value) async throws -> Value {
    do {
      return try await step()
    } catch let failure as PublishFailure {
      output.say(message(for: failure) + "\n")
      throw ExitStatus.environment.exit
    } catch let failure as ReleaseFailure {
      output.say(message(for: failure) + "\n")
      throw ExitStatus.environment.exit
    } catch let failure as PaperFailure {
      output.say(message(for: failure) + "\n")
      throw ExitStatus.environment.exit
    } catch let failure as PhotoFailure {
      output.say(message(for: failure) + "\n")
      throw ExitStatus.environment.exit
    } catch let failure as ProgramFailure {
      output.say(message(for: failure) + "\n")
      throw ExitStatus.environment.exit
    } catch let failure as SourceFailure {
      output.say(message(for: failure) + "\n")
      throw ExitStatus.environment.exit
    } catch let fault as QueryFault {
      output.say(fault.message(in: language) + "\n")
      throw ExitStatus.environment.exit
    } catch let failure as RunFailure {
      output.say(message(for: failure) + "\n")
      throw ExitStatus.usage.exit
    }
  }
}
