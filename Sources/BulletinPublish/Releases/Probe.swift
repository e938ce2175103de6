public import BulletinPrograms

/// The programs of this machine that publishing uses, and what they may see.
public struct ReleaseTools: Sendable {
  /// Where programs are looked for, folders parted by `:`.
  public let searchPath: String
  /// The variables that programs see.
  public let environment: [String: String]
  /// The variables that the program of object stores sees: those, and what leads it to its keys.
  public let storeEnvironment: [String: String]

  /// Names the surroundings.
  ///
  /// - Parameters:
  ///   - searchPath: Where programs are looked for, folders parted by `:`.
  ///   - environment: The variables that programs see.
  ///   - storeEnvironment: What the program of object stores sees besides.
  public init(
    searchPath: String, environment: [String: String], storeEnvironment: [String: String] = [:]
  ) {
    self.searchPath = searchPath
    self.environment = environment
    self.storeEnvironment = environment.merging(storeEnvironment) { _, second in second }
  }

  /// A program by name; nil where it is not installed.
  public func program(_ name: String) -> Program? { Program(named: name, on: searchPath) }

  /// A call of a program that sees these variables.
  func call(
    _ arguments: [String], input: [UInt8]? = nil, folder: String? = nil, seconds: Int = 60,
    output: Int = 16 << 20
  ) -> ProgramCall {
    ProgramCall(
      arguments, environment: environment, folder: folder, input: input,
      limits: ProgramLimits(time: .seconds(seconds), output: output))
  }
}

/// Asks a live site by curl.
public struct Probe: Sendable {
  /// The address of the site's root, which ends in `/`.
  public let url: String
  let curl: Program
  let tools: ReleaseTools

  /// Names the site and the program that asks.
  public init(url: String, curl: Program, tools: ReleaseTools) {
    self.url = url.hasSuffix("/") ? url : url + "/"
    self.curl = curl
    self.tools = tools
  }

  /// Asks which release is live; three times, for a server may need a moment.
  ///
  /// - Returns: Nil where it is the one with this statement.
  func failure(toSee statement: [UInt8]) async -> ProbeFailure? {
    var last: ProbeFailure?
    for attempt in 0..<3 {
      if attempt > 0 { await Probe.pause() }
      switch await fetch(Parcel.statement) {
      case .success(let bytes) where bytes == statement: return nil
      case .success: last = .otherAnswer
      case .failure(let failure): last = failure
      }
    }
    return last
  }

  private static func pause() async {
    do { try await Task.sleep(for: .seconds(1)) } catch { return }
  }

  /// The bytes that the site gives for a path below its root.
  func fetch(_ path: String) async -> Result<[UInt8], ProbeFailure> {
    let arguments = [
      "--silent", "--show-error", "--fail", "--globoff", "--max-time", "30",
      "--proto", "=http,https", "--header", "Cache-Control: no-cache", "--url",
      url + Probe.address(of: path),
    ]
    do throws(ProgramFailure) {
      let outcome = try await curl.run(tools.call(arguments, output: 512 << 20))
      guard outcome.status == 0 else { return .failure(.noAnswer(firstLine(outcome.errorText))) }
      return .success(outcome.output)
    } catch {
      return .failure(.noAnswer("\(error)"))
    }
  }

  /// A path as it stands in an address.
  static func address(of path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "/-._~".utf8.contains(byte)
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.utf8.count < 2 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }
}

/// The first line of what a program said.
func firstLine(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
}
