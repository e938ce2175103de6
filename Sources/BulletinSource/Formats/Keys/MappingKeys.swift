import BulletinModel

/// One key of a mapping: its two names, what its value is, and what it says.
struct KeyDeclaration: Sendable {
  /// The English name.
  let name: String
  /// Its one Chinese alias.
  let alias: String
  /// What the value is.
  let value: ValueShape
  /// What the key says, in Chinese.
  let chinese: String
  /// What the key says, in English.
  let english: String
  /// Tells whether nothing can be made without it.
  let isRequired: Bool

  /// Declares a key whose value the reader alone knows.
  init(_ name: String, _ alias: String) {
    self.init(name, alias, .any, "", "")
  }

  /// Declares a key with what editors are told of it.
  init(
    _ name: String, _ alias: String, _ value: ValueShape, _ chinese: String, _ english: String,
    isRequired: Bool = false
  ) {
    self.name = name
    self.alias = alias
    self.value = value
    self.chinese = chinese
    self.english = english
    self.isRequired = isRequired
  }

  /// Declares a key without which nothing can be made.
  static func required(
    _ name: String, _ alias: String, _ value: ValueShape, _ chinese: String, _ english: String
  ) -> KeyDeclaration {
    KeyDeclaration(name, alias, value, chinese, english, isRequired: true)
  }
}

/// The keys that one kind of mapping knows: each in English with its one Chinese alias.
///
/// The one declaration of them: readers look their keys up here, and the schemas that editors use
/// are made from it.
struct MappingKeys: Sendable {
  /// The keys in order.
  let declarations: [KeyDeclaration]
  /// The English names in order.
  let names: [String]
  /// The Chinese aliases, in the same order.
  let aliases: [String]
  private let places: [String: Int]

  init(_ keys: KeyValuePairs<String, String>) {
    self.init(keys.map { KeyDeclaration($0.key, $0.value) })
  }

  init(_ declarations: KeyDeclaration...) {
    self.init(declarations)
  }

  private init(_ declarations: [KeyDeclaration]) {
    self.declarations = declarations
    names = declarations.map(\.name)
    aliases = declarations.map(\.alias)
    var places: [String: Int] = [:]
    for (place, key) in declarations.enumerated() {
      precondition(
        places.updateValue(place, forKey: key.name) == nil
          && (places.updateValue(place, forKey: key.alias) ?? place) == place,
        "key \(key.name) stands twice")
    }
    self.places = places
  }

  /// Names and aliases together: what `parseYAML` may take for a known key.
  var known: Set<String> { Set(places.keys) }

  /// The place of a name or alias in `names`.
  func place(of key: String) -> Int? { places[key] }

  /// The alias of the key closest to a word.
  func nearest(to word: String) -> String? {
    guard let near = BulletinSource.nearest(word, in: names + aliases) else { return nil }
    return place(of: near).map { aliases[$0] }
  }
}
