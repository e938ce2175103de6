import ArgumentParser
import BulletinModel
import BulletinPhotos
import BulletinPreview
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
    self.init(site.lang, isStrict: site.strict, surroundings: surroundings)
  }

  /// Takes colour from the surroundings, and the language where none is asked for.
  init(_ asked: MessageLanguage?, isStrict: Bool = false, surroundings: Surroundings) {
    language = asked ?? surroundings.language
    words = Words(language: language)
    output = Output(showsProgress: surroundings.showsProgress)
    printer = TextPrinter(language: language, usesColour: surroundings.usesColour)
    self.isStrict = isStrict
  }

  /// Tells whether the faults allow no release.
  func refuses(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.contains { $0.severity == .error || (isStrict && $0.severity == .warning) }
  }

  /// Prints all faults and how many there are.
  func print(_ diagnostics: [Diagnostic]) { output.say(text(of: diagnostics)) }

  /// All faults and how many there are, as they are printed; then how to read more about the first
  /// that matters most.
  func text(of diagnostics: [Diagnostic]) -> String {
    let text = printer.text(of: diagnostics) + words.tally(diagnostics) + "\n"
    guard let first = diagnostics.first(where: { $0.severity == .error }) ?? diagnostics.first
    else { return text }
    let code = first.code.label
    return text
      + words.say(
        "不明白哪一条，就看它的说明和例子：bulletin explain \(code)\n",
        "To read more about a code, with an example: bulletin explain \(code)\n")
  }

  /// Tells whether a text has faults as they are printed.
  func has(_ faults: [Diagnostic], in text: String) -> Bool {
    faults.allSatisfy { text.contains(printer.passage(of: $0)) }
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

  /// Prints the last line of a build that found nothing to do.
  func concludeUnchanged(pages: Int, seconds: Double, output folder: String) {
    output.say(
      words.say(
        "没有改动：网站已是最新，共 \(pages) 页，用时 \(seconds) 秒，在 \(folder)\n",
        "Nothing has changed: the site of \(pages) pages is up to date, in \(seconds) s, in "
          + "\(folder)\n"))
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

  /// Runs a step and turns what the machine refused into a message and exit status 3; where there is
  /// no site, into status 2.
  func failing<Value: Sendable>(_ step: () async throws -> Value) async throws -> Value {
    do {
      return try await step()
    } catch {
      guard let message = known(error) else { throw error }
      output.say(message + "\n")
      throw status(of: error).exit
    }
  }

  /// What stopped a step, in words; the system's own for what no room has words for.
  func message(forAny error: any Error) -> String {
    known(error) ?? words.say("出错：\(error)", "Failed: \(error)")
  }

  private func status(of error: any Error) -> ExitStatus {
    switch error {
    case is RunFailure, PublishFailure.standsAlready: .usage
    case let failure as ImportFailure: failure.isOfTheMachine ? .environment : .usage
    case let failure as NewFailure: failure.isOfTheMachine ? .environment : .usage
    default: .environment
    }
  }

  private func known(_ error: any Error) -> String? {
    switch error {
    case let failure as PublishFailure: message(for: failure)
    case let failure as NewFailure: message(for: failure)
    case let failure as ImportFailure: words.message(for: failure)
    case let failure as ReleaseFailure: message(for: failure)
    case let failure as PaperFailure: message(for: failure)
    case let failure as PhotoFailure: message(for: failure)
    case let failure as ProgramFailure: message(for: failure)
    case let failure as SourceFailure: message(for: failure)
    case let failure as PreviewFailure: message(for: failure)
    case let fault as QueryFault: fault.message(in: language)
    case let failure as RunFailure: message(for: failure)
    default: nil
    }
  }
}
