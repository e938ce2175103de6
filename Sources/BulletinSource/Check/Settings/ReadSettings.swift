import BulletinModel

/// Reads `content/site.yml`; nil without that file.
///
/// Faults: E114 the file or a required key is missing, E73 values of the wrong kind and severities
/// that may not be lowered, E99 registrations missing or malformed, E130 secrets, E131 unusable
/// targets and E136 unusable exceptions.
func readSettings(_ tree: SourceTree) throws(SourceFailure) -> Checked<SiteSettings> {
  let file = "content/site.yml"
  guard tree.contains(file) else {
    return Checked(
      nil,
      diagnostics: [
        Diagnostic(
          .missingSetting, at: .whole(file),
          [
            "k": file, "why": "站点文件夹里要有 content/site.yml",
            "why@en": "a site folder has content/site.yml",
          ])
      ])
  }
  let decoded = decodeText(try tree.read(file), file: file)
  guard let text = decoded.value else { return Checked(nil, diagnostics: decoded.diagnostics) }
  let (node, faults) = parseYAML(text, keys: SettingsKeys.known)
  var reader = SettingsReader(text, node)
  let settings = reader.read()
  return Checked(settings, diagnostics: decoded.diagnostics + faults + reader.faults)
}

private struct SettingsReader {
  private var site: MappingReader
  private let text: SourceText
  var faults: [Diagnostic] { site.faults }

  init(_ text: SourceText, _ node: Node) {
    self.text = text
    site = MappingReader(node, SettingsKeys.site, in: text)
  }

  mutating func read() -> SiteSettings {
    let profile: SiteSettings.MetaProfile =
      site.choice("meta_profile", SettingsKeys.metaProfiles) ?? .none
    let title = needed("title", "网站的名称", "the site's name") ? site.localized("title") : nil
    return SiteSettings(
      title: title ?? LocalizedText([.init("zh", "")]),
      tagline: site.localized("tagline"), description: site.localized("description"),
      baseURL: baseURL(), languages: languages(), timeZone: timeZone(),
      since: site.integer("since", in: 1...9999), metaProfile: profile,
      siteIDCode: siteIDCode(profile), pageSize: site.integer("page_size", in: 1...200) ?? 10,
      home: home(), statistics: statistics(), figures: figureRules(), photos: photos(),
      footer: footer(profile),
      severities: severities(), targets: targets(), exceptions: exceptions())
  }

  /// Tells whether a required key has a value; E114 where it has none.
  private mutating func needed(_ key: String, _ chinese: String, _ english: String) -> Bool {
    guard site.value(key) == nil else { return true }
    let span = site.pair(key)?.keySpan ?? .whole(text.file)
    site.add([
      text.fault(.missingSetting, at: span, ["k": key, "why": chinese, "why@en": english])
    ])
    return false
  }

  private mutating func baseURL() -> String {
    let absent = "https://example.invalid/"
    guard
      needed(
        "base_url", "网站的网址，如 https://example.org/",
        "the site's address, such as https://example.org/"),
      let node = site.value("base_url")
    else { return absent }
    guard let url = node.scalar?.trimmedOfSpaces, isWebAddress(url), !url.contains("?"),
      !url.contains("#")
    else {
      site.wrongType(node, "以 https:// 开头的网址", "https address")
      return absent
    }
    return url.hasSuffix("/") ? url : url + "/"
  }

  private mutating func languages() -> [LanguageTag] {
    var tags: [LanguageTag] = []
    for node in site.list("languages") {
      guard let tag = node.scalar, LanguageTag.isTag(tag), !tags.contains(LanguageTag(tag)) else {
        site.wrongType(
          node, "语言代码，如 zh-Hans、en、ug，各写一次", "language tag such as zh-Hans, each once")
        continue
      }
      tags.append(LanguageTag(tag))
    }
    return tags.isEmpty ? ["zh-Hans"] : tags
  }

  private mutating func timeZone() -> String {
    guard let name = site.text("time_zone"), let node = site.value("time_zone") else {
      return "Asia/Shanghai"
    }
    let isName = name.utf8.allSatisfy {
      (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || "/_+-0123456789".utf8.contains($0)
    }
    guard isName, name.contains("/") || name == "UTC" else {
      site.wrongType(node, "时区名，如 Asia/Shanghai", "zone name such as Asia/Shanghai")
      return "Asia/Shanghai"
    }
    return name
  }

  private mutating func siteIDCode(_ profile: SiteSettings.MetaProfile) -> String? {
    let code = site.text("site_id_code")
    let isGood = code.map {
      $0.utf8.count == 10 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    if isGood == false || code == nil && profile == .governmentCN {
      site.add([registration("site_id_code", site.value("site_id_code"))])
    }
    return code
  }

  private func registration(_ key: String, _ node: Node?) -> Diagnostic {
    text.fault(
      .missingRegistration, at: node?.span ?? site.pair("footer")?.keySpan ?? .whole(text.file),
      ["k": key])
  }

  private mutating func home() -> SiteSettings.Home {
    guard var reader = site.mapping("home", SettingsKeys.home) else {
      return SiteSettings.Home(lead: nil, columns: [], notices: nil, keyFigures: [])
    }
    defer { site.add(reader.faults) }
    return SiteSettings.Home(
      lead: reader.text("lead"), columns: reader.texts("columns"),
      notices: reader.text("notices"), keyFigures: reader.texts("key_figures"))
  }

  private mutating func statistics() -> SiteSettings.Statistics {
    guard var reader = site.mapping("statistics", SettingsKeys.statistics) else {
      return SiteSettings.Statistics(
        region: nil, keySectors: [], keySectorsName: nil, coverageTarget: nil, note: nil,
        source: nil)
    }
    defer { site.add(reader.faults) }
    return SiteSettings.Statistics(
      region: reader.text("region"), keySectors: reader.texts("key_sectors"),
      keySectorsName: reader.localized("key_sectors_name"),
      coverageTarget: target(&reader), note: reader.localized("note"),
      source: reader.localized("source"), smallCell: reader.integer("small_cell", in: 0...100) ?? 5,
      releases: releases(&reader))
  }

  /// On which day after the end of a period its figures are released: `{month: 10, quarter: 20}`.
  private func releases(_ statistics: inout MappingReader) -> [Period.Kind: Int] {
    guard var reader = statistics.mapping("releases", SettingsKeys.releases) else { return [:] }
    let kinds: [(String, Period.Kind)] = [
      ("month", .month), ("quarter", .quarter), ("half", .half), ("year", .year),
    ]
    let days = kinds.compactMap { key, kind in
      reader.integer(key, in: 1...366).map { (kind, $0) }
    }
    statistics.add(reader.faults)
    return Dictionary(days) { first, _ in first }
  }

  /// A percentage such as `88`, `88.5` or `88%`.
  private func target(_ reader: inout MappingReader) -> Rational? {
    guard let node = reader.value("coverage_target") else { return nil }
    var typed = node.scalar?.trimmedOfSpaces ?? ""
    if typed.hasSuffix("%") || typed.hasSuffix("％") { typed.removeLast() }
    let parts = typed.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.joined()
    var scale: Int64 = 1
    for _ in 0..<(parts.count == 2 ? parts[1].utf8.count : 0) where scale < 1_000_000 {
      scale *= 10
    }
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), digits.utf8.count <= 7,
      let number = plainInteger(digits), number >= 0,
      let target = Rational(Int64(number), scale), target <= Rational(100)
    else {
      reader.wrongType(node, "0 到 100 的百分数", "percentage from 0 to 100")
      return nil
    }
    return target
  }

  private mutating func footer(_ profile: SiteSettings.MetaProfile) -> SiteSettings.Footer {
    let node = site.value("footer") ?? Node(content: .mapping([]), span: .whole(text.file))
    var reader = MappingReader(node, SettingsKeys.footer, in: text)
    let icp = reader.text("icp")
    if icp.map(Registrations.isICP) == false || icp == nil && profile == .governmentCN {
      reader.add([registration("icp", reader.value("icp"))])
    }
    let police = reader.text("police_record")
    if police.map(Registrations.isPoliceRecord) == false {
      reader.add([registration("police_record", reader.value("police_record"))])
    }
    defer { site.add(reader.faults) }
    return SiteSettings.Footer(
      organiser: reader.localized("organiser"), operator_: reader.localized("operator"),
      icp: icp, policeRecord: police, telephone: reader.text("telephone"),
      email: reader.text("email"), address: reader.localized("address"),
      note: reader.localized("note"))
  }

  // MARK: Photographs

  private mutating func photos() -> PhotoSettings {
    guard var reader = site.mapping("photos", SettingsKeys.photos) else { return PhotoSettings() }
    let usual = PhotoSettings()
    var widths: [Int] = []
    for node in reader.list("widths") {
      guard let width = node.scalar.flatMap({ plainInteger($0.trimmedOfSpaces) }),
        (64...4096).contains(width), widths.count < 6, !widths.contains(width)
      else {
        reader.wrongType(
          node, "64 到 4096 的宽度，至多六个，各写一次", "width from 64 to 4096, six at most, each once")
        continue
      }
      widths.append(width)
    }
    let quality = reader.integer("quality", in: 30...95) ?? usual.quality
    let megapixels = reader.integer("megapixels", in: 1...1000) ?? usual.megapixels
    let megabytes = reader.integer("megabytes", in: 1...64) ?? usual.megabytes
    let drawsCards = reader.flag("cards") ?? usual.drawsCards
    site.add(reader.faults)
    return PhotoSettings(
      widths: widths.isEmpty ? usual.widths : widths, quality: quality, megapixels: megapixels,
      megabytes: megabytes, drawsCards: drawsCards)
  }

  // MARK: Publishing

  private mutating func targets() -> [PublishTarget] {
    guard let node = site.value("targets") else { return [] }
    guard let pairs = node.pairs else {
      site.wrongType(node, "“名字: {folder: …}”的列表", "mapping of names to {folder: …}")
      return []
    }
    var targets: [PublishTarget] = []
    for pair in pairs {
      var reader = TargetReader(pair, in: text)
      let target = reader.read(after: targets)
      site.add(reader.faults)
      if let target { targets.append(target) }
    }
    return targets
  }

  // MARK: Privacy

  private mutating func exceptions() -> [PrivacyException] {
    guard var privacy = site.mapping("privacy", SettingsKeys.privacy) else { return [] }
    defer { site.add(privacy.faults) }
    return privacy.list("allow").compactMap { node in
      var reader = ExceptionReader(node, in: text)
      defer { privacy.add(reader.faults) }
      return reader.read()
    }
  }

  // MARK: Figures in prose

  private mutating func figureRules() -> SiteSettings.FigureRules {
    guard var reader = site.mapping("figures", SettingsKeys.figures) else {
      return SiteSettings.FigureRules()
    }
    let usual = SiteSettings.FigureRules()
    let near = SettingsReader.tolerance("near", usual.near, &reader)
    let about = SettingsReader.tolerance("about", usual.about, &reader)
    var unchecked: [String: Severity?] = [:]
    for pair in reader.value("unchecked")?.pairs ?? [] {
      let word = pair.value.scalar?.trimmedOfSpaces
      guard let found = SettingsKeys.uncheckedSeverities.first(where: { $0.key == word }) else {
        reader.wrongType(
          pair.value, "级别：error、warning、note 或 no", "severity: error, warning, note or no")
        continue
      }
      unchecked[pair.key] = .some(found.value)
    }
    site.add(reader.faults)
    return SiteSettings.FigureRules(near: near, about: about, unchecked: unchecked)
  }

  /// A share such as `5%`; nil for `no`.
  private static func tolerance(
    _ key: String, _ usual: Rational?, _ reader: inout MappingReader
  ) -> Rational? {
    guard let typed = reader.text(key), let node = reader.value(key) else { return usual }
    if ["no", "off", "false", "不许"].contains(typed) { return nil }
    let digits = typed.hasSuffix("%") || typed.hasSuffix("％") ? String(typed.dropLast()) : typed
    guard let number = Rational(decimal: digits.trimmedOfSpaces), digits != typed,
      number > Rational(0), number <= Rational(50),
      let share = number.divided(by: Rational(100))
    else {
      reader.wrongType(node, "百分数，如 5%，或 no", "percentage such as 5%, or no")
      return usual
    }
    return share
  }

  private mutating func severities() -> [FaultCode: Severity] {
    guard let node = site.value("severity") else { return [:] }
    guard let pairs = node.pairs else {
      site.wrongType(node, "“编号: 级别”的列表", "mapping of codes to severities")
      return [:]
    }
    var severities: [FaultCode: Severity] = [:]
    for pair in pairs {
      guard let code = FaultCode.allCases.first(where: { $0.label == pair.key }) else {
        var values = ["k": pair.key]
        values["near"] = nearest(pair.key, in: FaultCode.allCases.map(\.label))
        site.add([text.fault(.unknownKey, at: pair.keySpan, values)])
        continue
      }
      if let severity = severity(pair.value, of: code) { severities[code] = severity }
    }
    return severities
  }

  private mutating func severity(_ node: Node, of code: FaultCode) -> Severity? {
    let severity = SettingsKeys.severities.first { $0.key == node.scalar }?.value
    guard let severity else {
      site.wrongType(node, "级别：error、warning 或 note", "severity: error, warning or note")
      return nil
    }
    guard code.severity != .error || severity == .error else {
      site.wrongType(
        node, "\(code.label) 可用的级别，它关系到\(code.isLocked ? "个人信息和安全" : "数据的正确")，只能是 error",
        "severity that \(code.label) may have: it can only be an error")
      return nil
    }
    return severity
  }
}

/// Tells whether a text is an http or https address with a host and without spaces.
func isWebAddress(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard let scheme = ["https://", "http://"].first(where: { bytes.starts(with: $0.utf8) }) else {
    return false
  }
  let host = bytes.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) }
  return !host.isEmpty && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"\"<>".utf8.contains($0) }
}

/// The forms of registrations that stand in a footer.
enum Registrations {
  /// Source: the registry's abbreviations of provinces, `ICP备`, eight digits, `号`, a serial.
  static func isICP(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    let provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars
    guard scalars.count >= 14, provinces.contains(scalars[0]),
      scalars[1...4].elementsEqual("ICP备".unicodeScalars),
      scalars[5...12].allSatisfy(isDigit), scalars[13] == "号"
    else { return false }
    let rest = scalars[14...]
    return rest.isEmpty
      || rest.first == "-" && rest.count > 1 && rest.dropFirst().allSatisfy(isDigit)
  }

  /// Source: one or two characters of the place, `公网安备`, fourteen digits, `号`.
  static func isPoliceRecord(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.filter { $0 != " " }
    let mark = Array("公网安备".unicodeScalars)
    for width in 1...2 where scalars.count == width + mark.count + 15 {
      let rest = scalars.dropFirst(width)
      return rest.starts(with: mark) && rest.last == "号"
        && rest.dropFirst(mark.count).dropLast().allSatisfy(isDigit)
    }
    return false
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }
}
