import BulletinModel
public import BulletinPrograms

/// libvips on this machine.
public struct PhotoTool: Sendable, Hashable {
  /// Its version as it names itself: other versions give other bytes.
  public let version: String
  /// Tells whether it reads SVG.
  public let readsSVG: Bool
  private let program: Program
  private let environment: [String: String]

  /// How long one picture may take.
  private static let time = Duration.seconds(120)

  /// Takes a `vips` program; nil where it does not answer.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - environment: What it sees: the search path and the folder for temporary files, no more.
  public init?(_ program: Program, environment: [String: String]) async {
    let variables = PhotoTool.variables(environment)
    do throws(ProgramFailure) {
      let limits = ProgramLimits(time: .seconds(60))
      let answer = try await program.run(
        ProgramCall(["--version"], environment: variables, limits: limits))
      guard answer.status == 0, answer.outputText.hasPrefix("vips") else { return nil }
      version = String(answer.outputText.prefix { !$0.isNewline })
      let list = try await program.run(
        ProgramCall(["-l", "foreign"], environment: variables, limits: limits))
      readsSVG = list.outputText.contains("svgload")
    } catch {
      return nil
    }
    self.program = program
    self.environment = variables
  }

  /// Takes a `vips` program that has answered before, with what it said.
  public init(
    _ program: Program, environment: [String: String], version: String, readsSVG: Bool
  ) {
    self.version = version
    self.readsSVG = readsSVG
    self.program = program
    self.environment = PhotoTool.variables(environment)
  }

  /// One thread a process: the workers are as many as the machine has cores.
  private static func variables(_ environment: [String: String]) -> [String: String] {
    environment.merging(["VIPS_CONCURRENCY": "1"]) { _, ours in ours }
  }

  /// What came of one picture.
  enum Outcome {
    case made
    case refused(String)
  }

  /// Makes one file of another: upright, sRGB, of exactly the size.
  ///
  /// - Parameters:
  ///   - variant: What to make.
  ///   - source: The path of the original.
  ///   - target: The path of the file to be, with the variant's ending.
  ///   - isOwn: Tells whether this program drew the original.
  ///   - converting: Tells whether the colours are other than sRGB.
  /// - Returns: What came of it.
  /// - Throws: `ProgramFailure` where the machine refuses, not the picture.
  func make(
    _ variant: PhotoVariant, of source: String, at target: String, trusting isOwn: Bool,
    converting: Bool
  ) async throws(ProgramFailure) -> Outcome {
    var variables = environment
    // What strangers took is read by the few loaders that stand up to broken files.
    if !isOwn { variables["VIPS_BLOCK_UNTRUSTED"] = "1" }
    var arguments = [
      "thumbnail", source, target + variant.format.options, String(variant.width),
      "--height", String(variant.height), "--size", "force", "--fail-on", "truncated",
    ]
    if converting { arguments += ["--export-profile", "srgb"] }
    let call = ProgramCall(
      arguments, environment: variables, limits: ProgramLimits(time: PhotoTool.time))
    do throws(ProgramFailure) {
      let outcome = try await program.run(call)
      // Data that end early behind a head that is whole are a mere warning to libjpeg.
      let isCut = outcome.errorText.lowercased().contains("premature end")
      guard outcome.status != 0 || isCut else { return .made }
      return .refused(PhotoTool.reason(outcome.errorText, hiding: source))
    } catch {
      switch error {
      case .ranOver, .killed, .wroteTooMuch: return .refused("\(error)")
      case .cannotStart, .cancelled, .system: throw error
      }
    }
  }

  /// The last line that names a cause, without the name of the working copy.
  private static func reason(_ text: String, hiding source: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).filter {
      !$0.contains(source) && !$0.contains("VIPS-WARNING") && !$0.allSatisfy(\.isWhitespace)
    }
    return lines.last.map { String($0.prefix(100)) } ?? "libvips"
  }
}

extension PhotoVariant.Format {
  /// What the name of a file ends in.
  var ending: BarePicture.Ending {
    switch self {
    case .jpeg: .jpg
    case .png: .png
    case .webP, .exactWebP: .webp
    }
  }

  /// What libvips is told behind the name of the target.
  var options: String {
    switch self {
    case .jpeg(let quality): "[Q=\(quality),optimize-coding,interlace,strip]"
    case .png: "[compression=9,bitdepth=8,strip]"
    case .webP(let quality): "[Q=\(quality),effort=4,smart-subsample,strip]"
    case .exactWebP: "[lossless,effort=4,strip]"
    }
  }
}
