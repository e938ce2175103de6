import BulletinModel

/// Reads a byline as printed into roles and names: `本报记者 甲 乙 通讯员 丙`.
///
/// A role word switches the role; `■` is dropped, `图/文` goes before the next role, `甲 摄` gives
/// the names before it their role. Without any role, names alone are read where they look like
/// names or like the name of a unit.
///
/// Source: domain handbook 1.2.
struct Byline {
  /// The roles in order.
  private(set) var credits: [Credit] = []
  /// False where a word is neither role nor name.
  private(set) var isReadable = true

  private var prefix: String?
  private var role: String?
  private var names: [String] = []

  init(_ text: String, language: LanguageTag = "zh-Hans") {
    guard language.primary == "zh" else {
      let name = text.trimmedOfSpaces
      credits = name.isEmpty ? [] : [Credit(role: nil, names: [name])]
      return
    }
    for word in Byline.words(text) { read(word) }
    finish()
    if credits.isEmpty { isReadable = false }
  }

  /// The words: parted by spaces, `、`, `，`, `；` and colons; `■` and brackets stand for nothing.
  private static func words(_ text: String) -> [String] {
    let separators = " \u{3000}\u{A0}\t\n、，,；;：:■（）()".unicodeScalars
    return text.unicodeScalars.split { separators.contains($0) }.map { String($0) }
  }

  private mutating func read(_ word: String) {
    if Byline.pictureAndText.contains(word) {
      finish()
      prefix = word
    } else if Byline.makers.contains(word), !names.isEmpty, !leadsWithMaker {
      role = role.map { "\(word) \($0)" } ?? word
      finish()
    } else if Byline.roles.contains(word) || Byline.makers.contains(word) {
      finish()
      role = word
    } else if let (role, name) = Byline.glued(word) {
      finish()
      self.role = role
      names = [name]
    } else {
      if !Byline.isName(word, hasRole: role != nil) { isReadable = false }
      names.append(word)
    }
  }

  /// `文 甲 图 乙`: such a role stands before its names here, so the next one does too.
  private var leadsWithMaker: Bool { role.map(Byline.makers.contains) ?? false }

  private mutating func finish() {
    defer { (role, names) = (nil, []) }
    guard !names.isEmpty else {
      // A role without names: `本报通讯员` alone, which some print.
      if let role {
        credits.append(Credit(role: prefixed(role), names: []))
      }
      return
    }
    credits.append(Credit(role: prefixed(role), names: names))
  }

  private mutating func prefixed(_ role: String?) -> String? {
    defer { prefix = nil }
    guard let prefix else { return role }
    return role.map { "\(prefix) \($0)" } ?? prefix
  }

  /// `本报记者甲乙`: a role with one name behind it, written without a space.
  private static func glued(_ word: String) -> (role: String, name: String)? {
    for role in roles where word.unicodeScalars.starts(with: role.unicodeScalars) {
      let rest = word.unicodeScalars.dropFirst(role.unicodeScalars.count)
      if (1...4).contains(rest.count), rest.allSatisfy(isHan) { return (role, String(rest)) }
    }
    return nil
  }

  private static func isName(_ word: String, hasRole: Bool) -> Bool {
    let scalars = word.unicodeScalars
    guard scalars.contains(where: isHan) else { return scalars.count <= 40 }
    let longest = scalars.contains("·") ? 24 : hasRole ? 8 : 6
    return scalars.count <= longest || units.contains { word.hasSuffix($0) }
  }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value)
      || (0x20000...0x3FFFD).contains(scalar.value) || scalar == "〇"
  }

  private static let pictureAndText: Set<String> = ["图/文", "文/图", "图文", "文图", "图文/"]

  /// Roles that may stand behind the names.
  private static let makers: Set<String> = [
    "文", "图", "摄", "供图", "摄影", "编译", "整理", "撰文", "制图", "文字", "图片",
  ]

  /// Roles that stand before the names, the longer before those they begin with.
  private static let roles = [
    "本报特约记者", "本报实习记者", "本报见习记者", "本报特约通讯员", "本报摄影记者", "本网记者", "本刊记者",
    "本报通讯员", "本报记者", "特约记者", "实习记者", "见习记者", "摄影记者", "特约通讯员", "本网通讯员",
    "本刊通讯员", "通讯员", "记者", "作者", "编辑",
  ]

  /// How the names of units end that sign an item.
  private static let units = [
    "委员会", "办公室", "编辑部", "工作站", "联合会", "委", "局", "部", "处", "科", "室", "社", "会", "站", "组",
    "中心", "支部", "总支", "协会", "商会", "公司", "学校", "学院", "医院", "研究院", "报", "集团", "团队",
  ]
}
