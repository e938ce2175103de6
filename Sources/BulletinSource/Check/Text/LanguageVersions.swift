import BulletinModel

/// One file of a text that may exist in several languages.
protocol LanguageVersion: Sendable {
  var key: String { get }
  var file: String { get }
  var language: LanguageTag { get }
}

/// The versions of one text: the one in the site's first language, and the others.
struct LanguageVersions<Version: LanguageVersion> {
  let base: Version?
  let others: [Version]

  /// Puts the versions of each text together; texts stand in the order of their first files.
  ///
  /// Faults: E87 a version without the one in the first language, E108 two files for one language.
  static func grouped(
    _ versions: [Version], main: LanguageTag, _ faults: inout [Diagnostic]
  ) -> [LanguageVersions] {
    var places: [String: Int] = [:]
    // Places of versions: those themselves are large, and there are many.
    var groups: [[Int]] = []
    for number in versions.indices.sorted(by: { precedes(versions[$0].file, versions[$1].file) }) {
      let key = versions[number].key
      guard let place = places[key] else {
        places[key] = groups.count
        groups.append([number])
        continue
      }
      let language = versions[number].language
      if let twin = groups[place].first(where: { versions[$0].language == language }) {
        let file = versions[number].file
        faults.append(
          Diagnostic(
            .duplicateItem, at: .whole(file), ["a": versions[twin].file, "b": file]))
      } else {
        groups[place].append(number)
      }
    }
    return groups.map { group in
      let base = group.first { versions[$0].language == main }
      if base == nil, let first = group.first {
        faults.append(
          Diagnostic(
            .languageMismatch, at: .whole(versions[first].file),
            ["what": "没有 \(main.tag) 的原稿", "what@en": "there is no \(main.tag) version"]))
      }
      return LanguageVersions(
        base: base.map { versions[$0] },
        others: group.filter { versions[$0].language != main }.map { versions[$0] })
    }
  }
}
