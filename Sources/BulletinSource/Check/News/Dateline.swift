import BulletinModel

/// A dateline (电头): `本报昌都电`, `本报讯`.
struct Dateline {
  /// The dateline as printed, without what follows in brackets.
  let text: String
  /// The place it names; nil in `本报讯`.
  let place: String?
  /// What stands in the brackets behind it, such as `记者 甲`.
  let byline: String?
  /// How many bytes it and its brackets take.
  let length: Int

  /// Reads a dateline at the start of a text; nil where there is none.
  ///
  /// Source: domain handbook 1.2.
  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars.prefix(80))
    guard scalars.count >= 3, scalars[0] == "本",
      ["报", "网", "刊", "台"].contains(scalars[1])
    else { return nil }
    var place = 2
    while place < scalars.count, place <= 8, scalars[place] != "电", scalars[place] != "讯" {
      guard Byline.isHan(scalars[place]) else { return nil }
      place += 1
    }
    guard place < scalars.count, scalars[place] == "电" || scalars[place] == "讯" else {
      return nil
    }
    let name = String(String.UnicodeScalarView(scalars[2..<place]))
    self.text = String(String.UnicodeScalarView(scalars[...place]))
    self.place = name.isEmpty ? nil : name
    var end = place + 1
    byline = Dateline.bracketed(scalars, &end)
    length = scalars[..<end].reduce(0) { $0 + UTF8.width($1) }
  }

  private static func bracketed(_ scalars: [Unicode.Scalar], _ place: inout Int) -> String? {
    guard place < scalars.count, scalars[place] == "（" || scalars[place] == "(",
      let end = scalars[place...].firstIndex(where: { $0 == "）" || $0 == ")" })
    else { return nil }
    defer { place = end + 1 }
    return String(String.UnicodeScalarView(scalars[place + 1..<end]))
  }

  /// Reads a dateline that is run into a body, `本报昌都电（记者 甲）…`; its brackets are needed.
  static func runIn(_ line: ArraySlice<UInt8>) -> (dateline: Dateline, offset: Int)? {
    var start = line.startIndex
    while start < line.endIndex {
      if line[start] == 0x20 || line[start] == 0x09 {
        start += 1
      } else if line[start...].starts(with: [0xE3, 0x80, 0x80]) {
        start += 3
      } else {
        break
      }
    }
    guard line[start...].starts(with: "本".utf8),
      let dateline = Dateline(String(decoding: line[start...].prefix(240), as: UTF8.self)),
      dateline.byline != nil
    else { return nil }
    return (dateline, start)
  }

  /// Tells whether a place is named in a list of regions, in full or without 市, 县, 区 and the like.
  static func isKnown(_ place: String, in regions: Vocabulary) -> Bool {
    regions.terms.contains { term in
      let texts = term.name.entries + (term.short?.entries ?? [])
      return (texts.map(\.text) + term.formerNames.map(\.name)).contains { name in
        guard name.unicodeScalars.starts(with: place.unicodeScalars) else { return false }
        let rest = String(name.unicodeScalars.dropFirst(place.unicodeScalars.count))
        return rest.isEmpty || endings.contains(rest)
      }
    }
  }

  private static let endings: Set<String> = [
    "市", "区", "县", "旗", "州", "盟", "乡", "镇", "村", "省", "街道", "社区", "地区", "新区", "林区", "特区",
    "自治区", "自治州", "自治县", "自治旗", "市区", "开发区",
  ]
}
