import BulletinModel
import BulletinPrograms
import Foundation

/// What the program takes from its surroundings: read once, at the very start.
struct Surroundings: Sendable {
  /// The language of messages.
  let language: MessageLanguage
  /// Tells whether standard error is a terminal that shows progress.
  let showsProgress: Bool
  /// Tells whether standard error shows colour.
  let usesColour: Bool
  /// Tells whether somebody at a terminal can answer a question.
  let canAsk: Bool
  /// The folder in which the program was started.
  let folder: String
  /// The absolute path of the program itself.
  let program: String
  /// Where programs are looked for, folders parted by `:`.
  let searchPath: String
  /// The variables that a browser may see: where it finds fonts and its own settings.
  let browserEnvironment: [String: String]
  /// The variables that programs which reach other machines may see: keys, agents, proxies and
  /// certificates.
  let networkEnvironment: [String: String]
  /// The variables that rclone may see besides: where it finds its own settings and its keys.
  let storeEnvironment: [String: String]
  /// The name of the person's account.
  let userName: String
  /// The name of the machine.
  let host: String
  /// The number of this process.
  let processNumber: Int32
  /// The browser that the person names; nil for the first that is found.
  let browser: String?
  /// How many processors there are.
  let processors: Int
  /// The moment at which the program was started.
  let started: Date
  /// The folder for temporary files; nil for the system's own.
  let temporaryFolder: String?

  /// Reads environment, terminal and clock.
  static func current() -> Surroundings {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(STDERR_FILENO) == 1
    let isPlain = environment["TERM"] == "dumb" || environment["TERM"] == nil
    return Surroundings(
      language: messageLanguage(environment),
      showsProgress: isTerminal && !isPlain,
      usesColour: isTerminal && !isPlain && (environment["NO_COLOR"] ?? "").isEmpty,
      canAsk: isTerminal && isatty(STDIN_FILENO) == 1,
      folder: FileManager.default.currentDirectoryPath,
      program: programPath(environment["PATH"]),
      searchPath: environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
      browserEnvironment: environment.filter {
        $0.key == "HOME" || $0.key == "PATH" || $0.key.hasPrefix("XDG_")
          || $0.key.hasPrefix("FONTCONFIG_")
      },
      networkEnvironment: environment.filter {
        [
          "HOME", "PATH", "USER", "LOGNAME", "TMPDIR", "SSH_AUTH_SOCK", "SSL_CERT_FILE",
          "SSL_CERT_DIR", "CURL_CA_BUNDLE",
        ].contains($0.key) || $0.key.lowercased().hasSuffix("_proxy")
      },
      storeEnvironment: environment.filter { isOfStores($0.key) },
      userName: environment["USER"] ?? environment["LOGNAME"] ?? NSUserName(),
      host: machineName(),
      processNumber: ProcessInfo.processInfo.processIdentifier,
      browser: environment["BULLETIN_BROWSER"].flatMap { $0.isEmpty ? nil : $0 },
      processors: ProcessInfo.processInfo.activeProcessorCount,
      started: Date(),
      temporaryFolder: environment["TMPDIR"])
  }

  /// Tells whether a variable is one of rclone's settings or of keys to object stores.
  ///
  /// Others of rclone's own stay out, such as one that lets it only pretend. A list of authorities for
  /// AWS makes rclone 1.60 end at once; the system's list serves it.
  private static func isOfStores(_ name: String) -> Bool {
    let prefixes = ["RCLONE_CONFIG", "RCLONE_S3_", "AWS_", "GOOGLE_", "AZURE_"]
    let names = ["XDG_CONFIG_HOME", "RCLONE_PASSWORD_COMMAND", "RCLONE_CA_CERT", "RCLONE_BWLIMIT"]
    return name != "AWS_CA_BUNDLE"
      && (names.contains(name) || prefixes.contains { name.hasPrefix($0) })
  }

  /// The folder of what is shipped with the program: beside it in a checkout, or `share/bulletin` of a
  /// package.
  ///
  /// - Parameter file: A file that tells the folder from others.
  /// - Returns: The folder; nil where none holds the file.
  func sharedFolder(holding file: String) -> String? {
    var folder = (program as NSString).deletingLastPathComponent
    for _ in 0..<8 {
      for candidate in [folder, "\(folder)/share/bulletin"] {
        if FileManager.default.fileExists(atPath: "\(candidate)/\(file)") { return candidate }
      }
      let parent = (folder as NSString).deletingLastPathComponent
      guard parent != folder, !parent.isEmpty else { return nil }
      folder = parent
    }
    return nil
  }

  /// The language of messages alone.
  static var language: MessageLanguage { messageLanguage(ProcessInfo.processInfo.environment) }

  /// Where the program itself stands; empty where nothing tells.
  ///
  /// The system knows; where its files of processes are not there, as in a bare root folder, it is how the
  /// program was called.
  private static func programPath(_ searchPath: String?) -> String {
    let called = CommandLine.arguments.first ?? ""
    let found =
      called.contains("/") ? called : Program(named: called, on: searchPath ?? "")?.path ?? ""
    return resolved("/proc/self/exe") ?? resolved(found) ?? ""
  }

  /// The path without links; nil where there is no such file.
  private static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The machine's own name, without asking the network.
  private static func machineName() -> String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Chinese where the locale says so, else English; LC_ALL wins over LC_MESSAGES over LANG.
  static func messageLanguage(_ environment: [String: String]) -> MessageLanguage {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("zh") == true ? .chinese : .english
  }
}
