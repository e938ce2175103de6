import Foundation

/// A value of pandoc's document in JSON: an element has a tag `t` and contents `c`.
indirect enum PandocValue: Sendable, Hashable, Decodable {
  case text(String)
  case number(Double)
  case list([PandocValue])
  case element(String, PandocValue?)
  case map([String: PandocValue])
  case nothing

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .nothing
    } else if let text = try Self.attempt({ try value.decode(String.self) }) {
      self = .text(text)
    } else if let list = try Self.attempt({ try value.decode([PandocValue].self) }) {
      self = .list(list)
    } else if let map = try Self.attempt({ try value.decode([String: PandocValue].self) }) {
      if case .text(let tag) = map["t"] {
        self = .element(tag, map["c"])
      } else {
        self = .map(map)
      }
    } else if let number = try Self.attempt({ try value.decode(Double.self) }) {
      self = .number(number)
    } else {
      self = .nothing
    }
  }

  /// The value where it is of the type; nil where it is of another.
  private static func attempt<Value>(_ decode: () throws -> Value) throws -> Value? {
    do {
      return try decode()
    } catch is DecodingError {
      return nil
    }
  }

  /// Reads a document; nil where the bytes are none.
  static func document(_ bytes: [UInt8]) -> [String: PandocValue]? {
    do {
      return try JSONDecoder().decode([String: PandocValue].self, from: Data(bytes))
    } catch {
      return nil
    }
  }

  /// The items of a list; empty for others.
  var items: [PandocValue] {
    if case .list(let items) = self { items } else { [] }
  }

  /// The text; nil for others.
  var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The item at a place of a list.
  subscript(place: Int) -> PandocValue {
    items.indices.contains(place) ? items[place] : .nothing
  }
}
