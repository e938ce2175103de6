import BulletinModel

extension MappingReader {
  /// The id of a thing in a controlled list, given by id or exact name; E13 where there is none.
  mutating func term(_ key: String, in list: ContentLists.List) -> String? {
    reference(key, in: list, .unknownTerm)
  }

  /// The id of a row or an issue, given by id or exact name; E74 where there is none.
  mutating func row(_ key: String, in list: ContentLists.List) -> String? {
    reference(key, in: list, .danglingReference)
  }

  private mutating func reference(
    _ key: String, in list: ContentLists.List, _ code: FaultCode
  ) -> String? {
    guard let word = text(key), let node = value(key) else { return nil }
    if let id = list.id(word) { return id }
    var values =
      code == .unknownTerm ? ["v": word, "list": list.name] : ["id": word]
    values["near"] = list.near(word)
    add(code, at: node, values)
    return nil
  }
}
