import BulletinModel

/// Faults as SARIF 2.1.0, which editors and code hosts show beside the lines.
///
/// Source: OASIS Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
struct SARIFReport: Encodable {
  struct Text: Encodable {
    let text: String
  }

  struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int
  }

  struct ArtifactLocation: Encodable {
    let uri: String
    let uriBaseId: String
  }

  struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region: Region
  }

  struct Location: Encodable {
    let physicalLocation: PhysicalLocation
  }

  struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Text
    let locations: [Location]
  }

  struct Rule: Encodable {
    let id: String
    let name: String
    let shortDescription: Text
    let fullDescription: Text
    let help: Text
  }

  struct Driver: Encodable {
    let name: String
    let version: String
    let language: String
    let rules: [Rule]
  }

  struct Tool: Encodable {
    let driver: Driver
  }

  struct Run: Encodable {
    let tool: Tool
    let columnKind: String
    let results: [Result]
  }

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version
    case runs
  }

  let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  let version = "2.1.0"
  let runs: [Run]

  /// Makes one run of all faults; the rules listed are those that were broken.
  ///
  /// Columns count Unicode code points, as the format asks, where the source line is known.
  init(_ diagnostics: [Diagnostic], language: MessageLanguage, version programVersion: String) {
    let codes = Set(diagnostics.map(\.code)).sorted { $0.number < $1.number }
    let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    let rules = codes.map { code in
      let parts = FaultExplanation(code, Words(language: language)).parts
      return Rule(
        id: code.label, name: "\(code)", shortDescription: Text(text: parts.rule),
        fullDescription: Text(text: parts.reason), help: Text(text: parts.remedy))
    }
    let results = diagnostics.map { diagnostic in
      Result(
        ruleId: diagnostic.code.label, ruleIndex: places[diagnostic.code] ?? 0,
        level: diagnostic.severity.rawValue,
        message: Text(text: diagnostic.message(in: language)),
        locations: [SARIFReport.location(of: diagnostic)])
    }
    let driver = Driver(
      name: "bulletin", version: programVersion, language: language.rawValue, rules: rules)
    runs = [
      Run(tool: Tool(driver: driver), columnKind: "unicodeCodePoints", results: results)
    ]
  }

  private static func location(of diagnostic: Diagnostic) -> Location {
    let span = diagnostic.span
    func column(_ position: SourcePosition) -> Int {
      guard let line = diagnostic.excerpt, position.line == span.start.line else {
        return position.column
      }
      let before = Array(line.utf8).prefix(max(0, position.column - 1))
      return String(decoding: before, as: UTF8.self).unicodeScalars.count + 1
    }
    let uri = span.file.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default:
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return Location(
      physicalLocation: PhysicalLocation(
        artifactLocation: ArtifactLocation(uri: uri.joined(), uriBaseId: "SITE"),
        region: Region(
          startLine: span.start.line, startColumn: column(span.start), endLine: span.end.line,
          endColumn: column(span.end))))
  }
}
