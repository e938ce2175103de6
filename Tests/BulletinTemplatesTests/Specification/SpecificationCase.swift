import BulletinModel
import Testing

@testable import BulletinTemplates

/// One case of the public Mustache specification, under the name that it has there.
///
/// The inputs are worded anew. Numbers are given as text: a context holds nothing else.
struct SpecificationCase: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable, ExpressibleByStringLiteral {
    case prints(String)
    /// The specification prints something here; we refuse, on purpose.
    case differs(FaultCode, reason: String)

    init(stringLiteral expected: String) {
      self = .prints(expected)
    }
  }

  let name: String
  let data: [String: Sample.Value]
  let template: String
  let partials: [String: String]
  let outcome: Outcome
  var testDescription: String { name }

  init(
    _ name: String, _ data: [String: Sample.Value], _ template: String, _ outcome: Outcome,
    partials: [String: String] = [:]
  ) {
    self.name = name
    self.data = data
    self.template = template
    self.partials = partials
    self.outcome = outcome
  }

  /// Compiles and renders the case, and again by a copy of the program.
  func check() throws {
    let library = TemplateLibrary(
      templates: partials.merging(["main": template]) { $1 }.map {
        Theme.Template(name: $0, file: "templates/\($0).mustache", source: Array($1.utf8))
      })
    let checked = library.compile("main", for: Sample.shape(of: data))
    let messages = checked.diagnostics.map { $0.message(in: .english) }
    switch outcome {
    case .differs(let code, let reason):
      #expect(checked.value == nil, "\(reason)")
      #expect(Set(checked.diagnostics.map(\.code)) == [code], "\(reason): \(messages)")
    case .prints(let expected):
      let program = try #require(checked.value, "\(messages)")
      for program in [program, program.copy()] {
        var output: [UInt8] = []
        withUnsafePointer(to: Sample(values: data)) {
          program.render(UnsafeRawPointer($0), into: &output)
        }
        #expect(String(decoding: output, as: UTF8.self) == expected)
      }
    }
  }
}

/// A context whose names come from data, so that a table can hold many.
struct Sample: TemplateContext {
  indirect enum Value: Sendable {
    case text(String)
    case optionalText(String?)
    case html(String)
    case optionalHTML(String?)
    case flag(Bool)
    case texts([String])
    case object([String: Value])
    /// An object that may be absent, with its names.
    case optional([String: Value], isPresent: Bool)
    /// Objects with the names of the first, or of `like` where there is none.
    case list([[String: Value]], like: [String: Value] = [:])
  }

  let values: [String: Value]

  static let fields: [Field<Sample>] = []

  /// The names of data.
  static func shape(of values: [String: Value]) -> ShapeReference {
    let identity = Identity()
    let fields = values.sorted { $0.key < $1.key }.map { field($0, $1).shape }
    return ShapeReference(id: ObjectIdentifier(identity), type: Sample.self) {
      withExtendedLifetime(identity) { fields }
    }
  }

  private final class Identity: Sendable {}

  private static func field(_ name: String, _ value: Value) -> Field<Sample> {
    switch value {
    case .text: Field(name) { $0.text(name) ?? "" }
    case .optionalText: Field(name) { $0.text(name) }
    case .html: Field(name) { $0.html(name) ?? SafeHTML(trusted: []) }
    case .optionalHTML: Field(name) { $0.html(name) }
    case .flag: Field(name, \Sample[flag: name])
    case .texts: Field(name, \Sample[texts: name])
    case .object(let shape):
      Field(name, \Sample[object: name], as: .object(Sample.shape(of: shape)))
    case .optional(let shape, _):
      Field(name, \Sample[optional: name], as: .optionalObject(Sample.shape(of: shape)))
    case .list(let items, let like):
      Field(name, \Sample[list: name], as: .list(Sample.shape(of: items.first ?? like)))
    }
  }

  private func text(_ name: String) -> String? {
    switch values[name] {
    case .text(let text): text
    case .optionalText(let text): text
    default: nil
    }
  }

  private func html(_ name: String) -> SafeHTML? {
    switch values[name] {
    case .html(let html): SafeHTML(trusted: Array(html.utf8))
    case .optionalHTML(let html): html.map { SafeHTML(trusted: Array($0.utf8)) }
    default: nil
    }
  }

  private subscript(flag name: String) -> Bool {
    if case .flag(true) = values[name] { true } else { false }
  }

  private subscript(texts name: String) -> [String] {
    if case .texts(let texts) = values[name] { texts } else { [] }
  }

  private subscript(object name: String) -> Sample {
    if case .object(let values) = values[name] { Sample(values: values) } else { self }
  }

  private subscript(optional name: String) -> Sample? {
    if case .optional(let values, isPresent: true) = values[name] {
      Sample(values: values)
    } else {
      nil
    }
  }

  private subscript(list name: String) -> [Sample] {
    if case .list(let items, _) = values[name] { items.map(Sample.init) } else { [] }
  }
}
