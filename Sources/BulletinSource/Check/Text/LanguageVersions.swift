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
    var groups: [[Version]] = []
    for version in versions.sorted(by: { precedes($0.file, $1.file) }) {
      guard let place = places[version.key] else {
        places[version.key] = groups.count
        groups.append([version])
        continue
      }
      if let twin = groups[place].first(where: { $0.language == version.language }) {
        faults.append(
          Diagnostic(
            .duplicateItem, at: .whole(version.file), ["a": twin.file, "b": version.file]))
      } else {
        groups[place].append(version)
      }
    }
    return groups.map { group in
      let base = group.first { $0.language == main }
      if base == nil, let first = group.first {
        faults.append(
          Diagnostic(
            .languageMismatch, at: .whole(first.file),
            ["what": "没有 \(main.tag) 的原稿", "what@en": "there is no \(main.tag) version"]))
      }
      return LanguageVersions(base: base, others: group.filter { $0.language != main })
    }
  }
}
