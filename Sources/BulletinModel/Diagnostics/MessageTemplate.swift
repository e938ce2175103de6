/// A catalogue text with `{name}` places and `[…]` parts left out when a name in them has no value.
///
/// The brackets are `⟦` and `⟧`, which no message needs for itself.
public struct MessageTemplate: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The text as it stands in the catalogue.
  public let source: String

  /// Makes a template from a catalogue text.
  public init(stringLiteral value: String) {
    source = value
  }

  /// The text with every place filled; a part in `⟦⟧` falls away when a value in it is missing.
  public func filled(with values: [String: String]) -> String {
    var output = ""
    var part = ""
    var inPart = false
    var partHolds = true
    var name: String?
    for scalar in source.unicodeScalars {
      switch scalar {
      case "⟦":
        inPart = true
        partHolds = true
        part = ""
      case "⟧":
        if partHolds { output += part }
        inPart = false
      case "{":
        name = ""
      case "}":
        let value = values[name ?? ""]
        if value == nil { partHolds = false }
        if inPart { part += value ?? "" } else { output += value ?? "…" }
        name = nil
      default:
        if name != nil {
          name?.unicodeScalars.append(scalar)
        } else if inPart {
          part.unicodeScalars.append(scalar)
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    return output
  }

  /// The names in braces that must have a value, those outside `⟦⟧`.
  public var requiredNames: Set<String> {
    var names: Set<String> = []
    var depth = 0
    var name: String?
    for scalar in source.unicodeScalars {
      switch scalar {
      case "⟦": depth += 1
      case "⟧": depth -= 1
      case "{": name = ""
      case "}":
        if depth == 0, let name { names.insert(name) }
        name = nil
      default: name?.unicodeScalars.append(scalar)
      }
    }
    return names
  }
}

extension MessageTemplate {
  /// The text with no place in mind: what is not given becomes an ellipsis, parts in `⟦⟧` fall away.
  func inGeneral(_ values: [String: String], ellipsis: String) -> String {
    let blanks = requiredNames.map { ($0, ellipsis) }
    return filled(with: values.merging(blanks) { given, _ in given })
  }
}

/// What the catalogue says of one fault in one language.
public struct FaultText: Sendable, Hashable {
  /// One phrase that states the rule and names the thing.
  public let rule: MessageTemplate
  /// Why the rule stands.
  public let reason: MessageTemplate
  /// What to do.
  public let remedy: MessageTemplate
  /// What stands in for values where no place is meant, by name.
  private let usual: [String: String]

  /// Makes a text from its three parts.
  ///
  /// `usual` says what stands in for a value where the catalogue is read by itself; without it that is
  /// an ellipsis.
  public init(
    rule: MessageTemplate, reason: MessageTemplate, remedy: MessageTemplate,
    usual: [String: String] = [:]
  ) {
    self.rule = rule
    self.reason = reason
    self.remedy = remedy
    self.usual = usual
  }

  /// The three parts as they read without a place.
  public func inGeneral(ellipsis: String) -> (rule: String, reason: String, remedy: String) {
    (
      rule.inGeneral(usual, ellipsis: ellipsis), reason.inGeneral(usual, ellipsis: ellipsis),
      remedy.inGeneral(usual, ellipsis: ellipsis)
    )
  }
}
