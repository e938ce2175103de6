import BulletinPrograms
import Foundation

/// A browser without a window that prints pages: Chromium or one of its kin.
struct Browser: Sendable {
  /// The names under which it is installed, the freest first.
  static let names = [
    "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome",
    "microsoft-edge-stable", "microsoft-edge",
  ]
  /// Where macOS keeps programs that stand on no search path.
  static let applications = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ]

  /// The program.
  let program: Program
  private let environment: [String: String]
  private let isRoot: Bool

  /// Finds the browser that the person names, else the first that is installed.
  static func find(_ surroundings: Surroundings) throws(PaperFailure) -> Browser {
    let found: Program?
    if let named = surroundings.browser {
      found = Program(at: named) ?? Program(named: named, on: surroundings.searchPath)
    } else {
      found =
        names.lazy.compactMap { Program(named: $0, on: surroundings.searchPath) }.first
        ?? applications.lazy.compactMap { Program(at: $0) }.first
    }
    guard let found else { throw .noBrowser(named: surroundings.browser) }
    return Browser(program: found, environment: surroundings.browserEnvironment)
  }

  init(program: Program, environment: [String: String]) {
    self.program = program
    self.environment = environment.merging(["TZ": "UTC", "LANG": "C.UTF-8"]) { $1 }
    isRoot = geteuid() == 0
  }

  /// Prints a page on this disk.
  ///
  /// The browser reaches no network: no name is found, and every other address goes to a proxy that
  /// is not there. It stops after two minutes.
  ///
  /// - Parameters:
  ///   - page: The absolute path of the page.
  ///   - output: Where the PDF goes.
  ///   - profile: A folder for what the browser keeps; it may be empty.
  ///   - name: What messages call the page.
  /// - Throws: `PaperFailure` where no PDF came of it.
  func print(
    _ page: String, to output: String, profile: String, name: String
  ) async throws(PaperFailure) {
    let arguments =
      Browser.arguments + [
        "--user-data-dir=\(profile)", "--print-to-pdf=\(output)",
        URL(fileURLWithPath: page).absoluteString,
      ]
    let outcome: ProgramOutcome
    do {
      // Whoever is root has no sandbox; elsewhere a machine may refuse it.
      let first = try await run((isRoot ? ["--no-sandbox"] : []) + arguments)
      let isRefused = first.status != 0 && !isRoot && first.errorText.contains("sandbox")
      outcome = isRefused ? try await run(["--no-sandbox"] + arguments) : first
    } catch {
      throw .stopped(page: name, error)
    }
    guard outcome.status == 0, FileManager.default.fileExists(atPath: output) else {
      throw .refused(
        page: name, status: outcome.status, words: String(outcome.errorText.suffix(600)))
    }
  }

  private func run(_ arguments: [String]) async throws(ProgramFailure) -> ProgramOutcome {
    try await program.run(
      ProgramCall(
        arguments, environment: environment, limits: ProgramLimits(time: .seconds(120))))
  }

  private static let arguments = [
    "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
    "--disable-default-apps", "--disable-component-update", "--disable-background-networking",
    "--disable-crash-reporter", "--password-store=basic", "--use-mock-keychain",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>", "--force-color-profile=srgb",
    "--font-render-hinting=none", "--no-pdf-header-footer", "--export-tagged-pdf",
    "--generate-pdf-document-outline",
  ]
}
