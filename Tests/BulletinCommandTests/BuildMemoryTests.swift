import BulletinTestSupport
import Foundation
import Testing

/// What a build knows of the one before it.
@Suite(.enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct BuildMemoryTests {
  private let site: TemporaryFolder

  init() throws {
    site = try TemporaryFolder()
    try site.writeSettings()
    try site.write("---\ntitle: 稿件\n---\n有 12 处。\n", to: "content/news/2025-08-01-稿件.md")
    // A file changed in the moment of the build is never trusted.
    Thread.sleep(forTimeInterval: 0.15)
  }

  @discardableResult
  private func build(
    _ more: [String] = [], now: String? = "2025-09-01", by program: String? = Program.path
  ) throws -> Program.End {
    let end = try Program.run(
      ["build", "--site", site.path] + (now.map { ["--now", $0] } ?? []) + more,
      language: "zh_CN.UTF-8", by: program)
    #expect(end.status == 0, "\(end.errors)")
    return end
  }

  private func isUnchanged(_ end: Program.End) -> Bool { end.errors.contains("没有改动") }

  @Test func aSecondBuildFindsNothingToDoAndSaysTheSame() throws {
    let first = try build()
    let files = try site.files(below: "output")
    let second = try build()
    #expect(!isUnchanged(first))
    #expect(isUnchanged(second))
    #expect(first.errors.contains("E57"))
    #expect(second.errors.contains("E57"))
    #expect(try site.files(below: "output") == files)
  }

  @Test(arguments: ["content/news/2025-08-01-稿件.md", "content/site.yml"])
  func aChangedFileIsBuilt(_ file: String) throws {
    try build()
    try site.write(try site.text(file).replacing("稿件", with: "通稿") + "\n", to: file)
    #expect(!isUnchanged(try build()))
    #expect(try build(["--verify"]).errors.contains("逐字节相同"))
  }

  @Test func aChangeThatKeepsSizeAndTimeIsBuilt() throws {
    try build()
    let path = site.path("content/news/2025-08-01-稿件.md")
    let date = try #require(
      try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
    try site.write("---\ntitle: 通稿\n---\n有 12 处。\n", to: "content/news/2025-08-01-稿件.md")
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    #expect(!isUnchanged(try build()))
    #expect(try site.text("output/index.html").contains("通稿"))
  }

  @Test func newAndRemovedFilesAreSeen() throws {
    try build()
    try site.write("---\ntitle: 新稿\n---\n正文。\n", to: "content/news/2025-08-02-新稿.md")
    #expect(!isUnchanged(try build()))
    Thread.sleep(forTimeInterval: 0.15)
    try build()
    #expect(isUnchanged(try build()))
    try FileManager.default.removeItem(atPath: site.path("content/news/2025-08-02-新稿.md"))
    #expect(!isUnchanged(try build()))
    try site.write("{{<layout}}{{/layout}}\n", to: "templates/missing.mustache")
    #expect(!isUnchanged(try build()))
  }

  @Test func anOutputThatIsNotAsItWasIsBuilt() throws {
    try build()
    try FileManager.default.removeItem(atPath: site.path("output/index.html"))
    #expect(!isUnchanged(try build()))
    #expect(site.exists("output/index.html"))
    let page = try site.text("output/index.html")
    try site.write(page + "x", to: "output/index.html")
    #expect(!isUnchanged(try build()))
    #expect(try site.text("output/index.html") == page)
  }

  /// The program's own folder may hold a site too, which is none of this one's sources.
  @Test func whatLiesBesideTheProgramIsNoSourceButItsTheme() throws {
    let other = try TemporaryFolder()
    try other.write("一页。\n", to: "content/pages/other.md")
    try FileManager.default.copyItem(
      atPath: "\(ExplanationTests.repository)/templates", toPath: other.path("templates"))
    try FileManager.default.createDirectory(
      atPath: other.path("bin"), withIntermediateDirectories: false)
    let program = other.path("bin/bulletin")
    try FileManager.default.copyItem(atPath: #require(Program.path), toPath: program)
    Thread.sleep(forTimeInterval: 0.15)
    try build(by: program)
    try other.write("另一页。\n", to: "content/pages/other.md")
    #expect(isUnchanged(try build(by: program)))
    try other.write(
      other.text("templates/missing.mustache") + "{{! }}\n", to: "templates/missing.mustache")
    #expect(!isUnchanged(try build(by: program)))
  }

  @Test func anotherMomentOrOptionIsBuilt() throws {
    try build()
    #expect(!isUnchanged(try build(now: "2025-09-02")))
    #expect(
      !isUnchanged(try build(["--base-url", "https://other.example.org/"], now: "2025-09-02")))
    #expect(!isUnchanged(try build(["--fresh"], now: "2025-09-02")))
    #expect(isUnchanged(try build(now: "2025-09-02")))
    #expect(!isUnchanged(try build(now: nil)))
    #expect(isUnchanged(try build(now: nil)))
  }

  /// Who asks in another language is answered in it, and what stands is taken over.
  @Test func anotherLanguageIsSaidAndMakesNothing() throws {
    try build()
    let made = try build(["--lang", "en", "--timings"]).errors
    #expect(made.contains("E57"), "\(made)")
    #expect(
      !made.contains("没有改动") && !made.split(separator: "\n").contains { $0.hasSuffix(" item") })
    #expect(try build(["--verify"]).errors.contains("逐字节相同"))
    #expect(!isUnchanged(try build()), "the last build spoke English")
    #expect(isUnchanged(try build()))
  }

  @Test func aDamagedRecordIsNoRecord() throws {
    try build()
    let folder = ".bulletin/builds"
    let name = try #require(try site.files(below: folder).keys.first)
    let bytes = try #require(try site.files(below: folder)[name])
    for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
      var damaged = bytes
      damaged[place] ^= 0x10
      try site.write(damaged, to: "\(folder)/\(name)")
      #expect(!isUnchanged(try build(["--jobs", "1"])), "byte \(place)")
      if place > bytes.count / 8 { break }
    }
    try site.write(Array(bytes.prefix(bytes.count / 2)), to: "\(folder)/\(name)")
    #expect(!isUnchanged(try build()))
    #expect(isUnchanged(try build()))
  }

  /// The markup of items is read when it is printed, long after what is known of them was believed.
  @Test func damagedMarkupIsMadeAnew() throws {
    try build()
    let kept = ".bulletin/readings/0"
    var bytes = try #require(try site.files(below: ".bulletin/readings")["0"])
    bytes[bytes.count - 3] ^= 0x10
    try site.write(bytes, to: kept)
    try site.write(
      "{{<layout}}{{$main}}<h1>没有</h1>{{/main}}{{/layout}}\n", to: "templates/missing.mustache")
    Thread.sleep(forTimeInterval: 0.15)
    #expect(!isUnchanged(try build()))
    #expect(try build(["--verify"]).errors.contains("逐字节相同"))
    #expect(try site.files(below: ".bulletin/readings")["0"] != bytes)
  }

  /// Each edit after the other, over what stood before it.
  @Test func whateverIsEditedTheSiteEqualsACleanBuild() throws {
    try build()
    let item = "content/news/2025-08-01-稿件.md"
    let words = "templates/strings/zh-Hans.yml"
    let shared = try String(
      contentsOfFile: "\(ExplanationTests.repository)/\(words)", encoding: .utf8)
    let edits: [(path: String, text: String)] = [
      (item, "---\ntitle: 通稿\n---\n有 13 处。\n"),
      ("content/news/2025-08-02-新稿.md", "---\ntitle: 新稿\n---\n正文。\n"),
      ("templates/missing.mustache", "{{<layout}}{{$main}}<h1>没有</h1>{{/main}}{{/layout}}\n"),
      ("content/site.yml", try site.text("content/site.yml").replacing("test.", with: "other.")),
      ("content/pages/about.md", "---\ntitle: 关于\n---\n关于。\n"),
      (item, "---\ntitle: 通稿\n---\n有 13 处，见[关于](../pages/about.md)。\n"),
      (words, shared.replacing("  searchKind: \"", with: "  searchKind: \"各")),
    ]
    for (path, text) in edits {
      try site.write(text, to: path)
      Thread.sleep(forTimeInterval: 0.15)
      #expect(!isUnchanged(try build()), "\(path)")
      #expect(try build(["--verify"]).errors.contains("逐字节相同"), "\(path): \(text)")
    }
  }

  /// Prose alone is changed, in ways of which other pages may show something.
  @Test(arguments: [
    "第一段。\n\n第二段，多了一句。\n", "第一段。\n\n## 小标题\n\n第二段。\n", "第一段换了，摘要跟着换。\n",
    "第一段。\n\n![窗口](a.svg)\n", "第一段。\n\n见[附件](a.csv)和[另一篇](2025-08-02-另一篇.md)。\n",
    "第一段。\n\n" + String(repeating: "长", count: 500) + "。\n",
  ])
  func whateverProseIsEditedTheSiteEqualsACleanBuild(_ prose: String) throws {
    let item = "content/news/2025-08-01-稿件.md"
    let head = "---\ntitle: 稿件\ntags: [活动]\n---\n"
    try site.write(head + "第一段。\n\n第二段。\n", to: item)
    try site.write(
      "---\ntitle: 另一篇\ntags: [活动]\n---\n见[稿件](2025-08-01-稿件.md)。\n",
      to: "content/news/2025-08-02-另一篇.md")
    try site.write("甲,乙\n1,2\n", to: "content/news/a.csv")
    try site.write(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>\n",
      to: "content/news/a.svg")
    try site.write(
      "---\nnumber: 8\ntotal: 84\ndate: 2025-08-31\ntitle: 八月\nissuer: 办公室\n"
        + "items: [2025-08-02-另一篇, 2025-08-01-稿件]\n---\n", to: "content/issues/2025-08.md")
    Thread.sleep(forTimeInterval: 0.15)
    try build()
    for text in [prose, "第一段。\n\n第二段。\n"] {
      try site.write(head + text, to: item)
      Thread.sleep(forTimeInterval: 0.15)
      try build()
      #expect(try build(["--verify"]).errors.contains("逐字节相同"), "\(text)")
    }
  }

  // MARK: Prose without the rest of the site

  private static let retold = "content/news/2025-08-20-读书会.md"

  /// A ledger of two months.
  private static let ledger = [
    "vocabulary/regions.yml": "- {id: city, name: {zh: 临江市}, level: prefecture}\n",
    "branches/all.csv":
      "编号,名称,层级,类别,上级,地区,成立日期\nroot-c,临江市委员会,prefecture,committee,,city,2020-01-01\n",
    "activities/2025-07.csv": "\(activities)a0,2025-07-02,读书会,study,root-c,city,1,20\n",
    "activities/2025-08.csv": "\(activities)a1,2025-08-02,读书会,study,root-c,city,1,20\n",
  ]
  private static let activities = "编号,日期,主题,类型,主办组织,地区,场次,参与人次\n"

  /// Writes a site, and builds it until there is a tree to be changed.
  private func buildRetoldSite() throws {
    for (name, text) in BuildMemoryTests.ledger { try site.write(text, to: "content/\(name)") }
    let files = [
      "2025-08-20-读书会.md":
        "---\ntitle: 读书会\ntags: [阅读]\n---\n东城区办了读书会。又来了777件。\n\n![窗口](a.svg \"窗口\")\n\n## 到场\n\n第二段在此。\n\n"
        + "见[开场](2025-08-01-稿件.md)。\n\n八月共办[1场](stat:activities?period=2025-08)，[三成](stat:none)新来。"
        + "\n\n末段在此。\n",
      "2025-08-20-读书会.en.md": "---\ntitle: Reading\n---\nThey read together.\n",
      "2025-08-21-再办.md":
        "---\ntitle: 再办\ntags: [阅读]\n---\n再办了一次，见[上次](2025-08-20-读书会.md#到场)。\n",
      "a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>\n",
    ]
    for (name, text) in files { try site.write(text, to: "content/news/\(name)") }
    let settings = try site.text("content/site.yml")
    try site.write(
      settings.replacing("languages: [zh-Hans]", with: "languages: [zh-Hans, en]"),
      to: "content/site.yml")
    for day in 10..<30 {
      try site.write(
        "---\ntitle: 第\(day)篇\ntags: [阅读]\n---\n正文。\n",
        to: "content/news/2025-07-\(day)-第\(day)篇.md")
    }
    Thread.sleep(forTimeInterval: 0.15)
    try build()
    try edit("末段在此。", "末段在此了。")
  }

  /// Changes a text and builds.
  ///
  /// - Returns: Whether no other text was read.
  @discardableResult
  private func edit(
    _ old: String, _ new: String, in path: String = retold
  ) throws -> (isAlone: Bool, told: String) {
    let text = try site.text(path)
    try #require(text.contains(old), "\(text)")
    try site.write(text.replacing(old, with: new), to: path)
    Thread.sleep(forTimeInterval: 0.15)
    let told = try build(["--timings"]).errors
    #expect(told.contains(" commit"), "\(told)")
    return (!told.contains(" plan\n"), told)
  }

  /// What an editor does to prose, one after the other.
  @Test func proseIsBuiltWithoutTheRestOfTheSite() throws {
    try buildRetoldSite()
    let edits = [
      ("末段在此了。", "末段在此了，又添一句。"),
      ("又添一句。", "又添一句。\n\n再添一段，**加粗**，见[第12篇](2025-07-12-第12篇.md)。"),
      ("第二段在此。", "第二段在此。\n\n前面多出一段。"),
      ("第二段在此。\n\n", ""),
      ("又添一句", "又添一句，又有800件"),
      ("见[开场]", "参见[开场]"),
      ("见[第12篇](2025-07-12-第12篇.md)", "不见了"),
      ("800件。", "800件。\n\n表：两列\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |"),
    ]
    for (old, new) in edits {
      let built = try edit(old, new)
      #expect(built.isAlone, "\(new)")
      #expect(try build(["--verify"]).errors.contains("逐字节相同"), "\(new)")
    }
    #expect(isUnchanged(try build()))
    // Two texts at once, one of them in another language.
    let english = "content/news/2025-08-20-读书会.en.md"
    try site.write(try site.text(english) + "\nAnd again.\n", to: english)
    let built = try edit("参见[开场]", "另见[开场]")
    #expect(built.isAlone, "\(built.told)")
    #expect(try build(["--verify"]).errors.contains("逐字节相同"))
    #expect(try site.text("output/feed.xml").contains("另见"))
    #expect(try site.text("output/en/feed.json").contains("And again."))
    #expect(isUnchanged(try build()))
    // Another row, of which it cites nothing: what names figures is read again, and known again.
    let file = "content/activities/2025-07.csv"
    let row = "a0,2025-07-02,读书会,study,root-c,city,1,20\n"
    #expect(try !edit(row, row + row.replacing("a0", with: "b0"), in: file).isAlone)
    #expect(try edit("前面多出一段", "前面又多一段").isAlone)
    #expect(try build(["--verify"]).errors.contains("逐字节相同"))
  }

  /// What other pages may show, or of which something else has to be said, is built with all.
  @Test func whatElseIsEditedIsBuiltWithAll() throws {
    try buildRetoldSite()
    let edits = [
      ("title: 读书会", "title: 读书大会"), ("tags: [阅读]", "tags: [读书]"),
      ("东城区办了读书会。", "东城区又办了读书会。"), ("## 到场", "## 到场\n\n### 又一节"), ("又来了777件。", ""),
      ("末段在此了。", "末段在此了,用了半角逗号。"), ("\"窗口\"", "\"小窗口\""), ("八月共办", "八月只办"),
      ("[1场](stat:activities", "[](stat:activities"),
      ("末段在此了", "七月办了[1场](stat:activities?period=2025-07)，末段在此了"),
    ]
    for (old, new) in edits {
      let built = try edit(old, new)
      #expect(!built.isAlone, "\(new): \(built.told)")
      #expect(try build(["--verify"]).errors.contains("逐字节相同"), "\(new)")
    }
    #expect(try edit("见[开场]", "参见[开场]").isAlone)
    #expect(try build(["--verify"]).errors.contains("逐字节相同"))
  }

  /// The pages of figures tell in which words they are cited, and where in the file that is tells no page.
  @Test func otherWordsAroundAFigureAreToldOnItsPage() throws {
    try buildRetoldSite()
    let edits = [
      ("八月共办", "八月只办"), ("，[三成]", "，仅[三成]"), ("title: 读书会", "title: 读书大会\nsubtitle: 秋天"),
      ("东城区办了读书会。", "东城区又办了读书会。\n\n多出一段。"),
    ]
    for (old, new) in edits {
      let built = try edit(old, new)
      #expect(!built.isAlone && !built.told.contains(" month"), "\(new): \(built.told)")
      #expect(try build(["--verify"]).errors.contains("逐字节相同"), "\(new)")
    }
    let pages = try site.files(below: "output/figures").values.map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(pages.contains { $0.contains("八月只办") && $0.contains("读书大会") }, "\(pages.count)")
    #expect(!pages.contains { $0.contains("八月共办") })
    // Another figure gets a page, and one that nobody cites any more may lose it.
    let more = try edit(
      "[1场](stat:activities?period=2025-08)", "[1场](stat:activities?period=2025-07)")
    #expect(more.told.contains(" month"), "\(more.told)")
    #expect(try build(["--verify"]).errors.contains("逐字节相同"))
  }

  /// Whoever touches the output, or what the program keeps, is no hindrance.
  @Test func proseIsBuiltOverWhateverStands() throws {
    try buildRetoldSite()
    let page = try #require(
      site.files(below: "output/news").first {
        String(decoding: $1, as: UTF8.self).contains("末段在此了")
      })
    let paths = ["output/news/\(page.key)", "output/feed.xml", ".bulletin/readings/0"]
    for (number, path) in paths.enumerated() {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      let last = path.split(separator: "/").last.map(String.init) ?? ""
      var bytes = try #require(try site.files(below: folder)[last])
      for place in stride(from: bytes.count / 2, to: bytes.count, by: 7) { bytes[place] ^= 0x10 }
      try site.write(bytes, to: path)
      #expect(try !edit("第二段在此", "第二段在此\(number)").isAlone, "\(path)")
      #expect(try build(["--verify"]).errors.contains("逐字节相同"), "\(path)")
    }
    try FileManager.default.removeItem(atPath: site.path(".bulletin/spare"))
    #expect(try !edit("第二段", "又第二段").isAlone)
    try site.write("论文", to: "output/thesis.txt")
    Thread.sleep(forTimeInterval: 0.15)
    let text = try site.text(BuildMemoryTests.retold)
    try site.write(text.replacing("又第二段", with: "还第二段"), to: BuildMemoryTests.retold)
    let end = try Program.run(
      ["build", "--site", site.path, "--now", "2025-09-01"], language: "zh_CN.UTF-8")
    #expect(end.status == 3 && end.errors.contains("thesis.txt"), "\(end.errors)")
    #expect(try site.text("output/thesis.txt") == "论文")
  }

  /// A fault that was told is told again, and one that comes is told.
  @Test func theFaultsOfProseAreTold() throws {
    try buildRetoldSite()
    let more = try edit("末段在此了。", "末段在此了,半角。").told
    #expect(more.contains("E55") || more.contains("半角"), "\(more)")
    let again = try edit("又来了777件。", "又来了778件。").told
    #expect(again.contains("778"), "\(again)")
    #expect(try edit("办了一次", "办了两次", in: "content/news/2025-08-21-再办.md").told.contains("778"))
    let kept = try build()
    #expect(kept.errors.contains("778") && isUnchanged(kept))
  }

  /// A site may lie beside the program, and has its theme from itself then.
  @Test(arguments: [false, true])
  func whereOnlyProseIsChangedOnlyItsPagesAreMade(isBeside: Bool) throws {
    var program = try #require(Program.path)
    if isBeside {
      try FileManager.default.copyItem(
        atPath: "\(ExplanationTests.repository)/templates", toPath: site.path("templates"))
      try FileManager.default.createDirectory(
        atPath: site.path("bin"), withIntermediateDirectories: false)
      try FileManager.default.copyItem(atPath: program, toPath: site.path("bin/bulletin"))
      program = site.path("bin/bulletin")
    }
    for day in 10..<40 {
      let name = "2025-0\(day < 30 ? 7 : 8)-\(day < 30 ? day : day - 20)-第\(day)篇"
      try site.write("---\ntitle: 第\(day)篇\n---\n正文。\n", to: "content/news/\(name).md")
    }
    Thread.sleep(forTimeInterval: 0.15)
    try build(by: program)
    try site.write(
      "---\ntitle: 第12篇\n---\n正文。\n\n还有一句。\n", to: "content/news/2025-07-12-第12篇.md")
    Thread.sleep(forTimeInterval: 0.15)
    let made = try build(["--timings"], by: program).errors.split(separator: "\n").filter {
      $0.contains(" item") || $0.contains(" list") || $0.contains(" feed")
    }
    // One item, its name on the screen without a number of times; none of the lists or feeds.
    #expect(made.count == 1 && made[0].hasSuffix(" item"), "\(made)")
    #expect(try build(["--verify"], by: program).errors.contains("逐字节相同"))
    // An old item that is new is made with the one before it.
    try site.write("---\ntitle: 旧闻\n---\n正文。\n", to: "content/news/2025-07-01-旧闻.md")
    Thread.sleep(forTimeInterval: 0.15)
    #expect(try number(of: "item", in: build(["--timings"], by: program).errors) == 2)
    #expect(try build(["--verify"], by: program).errors.contains("逐字节相同"))
  }

  /// Rows and titles of this repository's own site, which has every kind of page.
  @Test func whateverRowOrTitleIsEditedTheSiteEqualsACleanBuild() throws {
    let day = "2025-10-21"
    for name in ["content", "templates"] {
      if site.exists(name) { try FileManager.default.removeItem(atPath: site.path(name)) }
      try FileManager.default.copyItem(
        atPath: "\(ExplanationTests.repository)/\(name)", toPath: site.path(name))
    }
    Thread.sleep(forTimeInterval: 0.15)
    try build(now: day)
    let ledgers = try site.files(below: "content").keys.filter {
      $0.hasSuffix(".csv")
        && ["activities/", "branches/", "coverage/"].contains(where: $0.hasPrefix)
    }.sorted()
    let (first, last) = (try #require(ledgers.first), try #require(ledgers.last))
    for path in [first, last] {
      // A digit of the last row becomes another.
      var text = try site.text("content/\(path)")
      let digit = try #require(text.lastIndex { "12345678".contains($0) })
      text.replaceSubrange(digit...digit, with: text[digit] == "1" ? "2" : "1")
      try site.write(text, to: "content/\(path)")
    }
    let items = try site.files(below: "content/news").keys.filter {
      try $0.hasSuffix(".md") && !site.text("content/news/\($0)").contains("subtitle:")
    }.sorted()
    for item in [items[items.count / 2], try #require(items.last)] {
      let text = try site.text("content/news/\(item)")
      try site.write(
        text.replacing("---\n", with: "---\nsubtitle: 另一个副题\n", maxReplacements: 1),
        to: "content/news/\(item)")
    }
    Thread.sleep(forTimeInterval: 0.15)
    let made = try build(["--timings"], now: day).errors
    #expect(made.contains(" month"), "\(made)")
    #expect(try build(["--verify"], now: day).errors.contains("逐字节相同"))
    // Another title alone, of an item that cites figures.
    let item = try #require(
      items.first { try site.text("content/news/\($0)").contains("](stat:activities") })
    try site.write(
      site.text("content/news/\(item)").replacing("\ntitle: ", with: "\ntitle: 又记："),
      to: "content/news/\(item)")
    Thread.sleep(forTimeInterval: 0.15)
    let told = try build(["--timings"], now: day).errors
    #expect(try number(of: "trace", in: told) < 50, "\(told)")
    #expect(try build(["--verify"], now: day).errors.contains("逐字节相同"))
    // One more of some months ago, in the same column and place.
    try site.write(
      site.text("content/news/\(item)"),
      to: "content/news/\(item.replacing(".md", with: "-又一篇.md"))")
    Thread.sleep(forTimeInterval: 0.15)
    let new = try build(["--timings"], now: day).errors
    #expect(try number(of: "trace", in: new) < 50, "\(new)")
    #expect(try build(["--verify"], now: day).errors.contains("逐字节相同"))
  }

  /// The title of an item may take its number from a ledger: other rows are other words, in all that announce it.
  @Test func aRowChangesTheTitlesThatTakeTheirNumberFromIt() throws {
    let titled = "---\ntitle: 八月办了[](stat:activities?period=2025-08)场\n---\n正文。\n"
    let files = BuildMemoryTests.ledger.merging(["news/2025-08-03-一篇.md": titled]) { $1 }
    for (name, text) in files { try site.write(text, to: "content/\(name)") }
    Thread.sleep(forTimeInterval: 0.15)
    try build()
    #expect(try site.text("output/news/index.html").contains("八月办了1场"))
    for (month, titled) in [("07", "八月办了1场"), ("08", "八月办了2场")] {
      let file = "content/activities/2025-\(month).csv"
      try site.write(
        site.text(file) + "b\(month),2025-\(month)-09,读报会,study,root-c,city,1,20\n", to: file)
      Thread.sleep(forTimeInterval: 0.15)
      try build()
      #expect(try site.text("output/news/index.html").contains(titled))
      #expect(try build(["--verify"]).errors.contains("逐字节相同"))
    }
  }

  /// How many files of a kind were made, as `--timings` tells.
  private func number(of kind: String, in told: String) throws -> Int {
    let line = try #require(
      told.split(separator: "\n").first { $0.contains("  \(kind)") }, "\(told)")
    return line.split(separator: "× ").count == 2 ? Int(line.split(separator: "× ")[1]) ?? 0 : 1
  }

  /// What stands was let through by an exception; who takes it back is told of it again.
  @Test func whatAnExceptionLetThroughIsLookedAtAgain() throws {
    let settings = try site.text("content/site.yml")
    let allow = "privacy: {allow: [{number: 138****8000, reason: 值班电话, until: 2025-12-31}]}\n"
    try site.write(settings + allow, to: "content/site.yml")
    try site.write("---\ntitle: 值班\n---\n电话138**0013**8000。\n", to: "content/pages/duty.md")
    Thread.sleep(forTimeInterval: 0.15)
    try build()
    try site.write(settings, to: "content/site.yml")
    let end = try Program.run(
      ["build", "--site", site.path, "--now", "2025-09-01"], language: "zh_CN.UTF-8")
    #expect(end.status == 1 && end.errors.contains("E135"), "\(end.errors)")
  }

  @Test func faultsAreNotRemembered() throws {
    try build()
    try site.write("---\ntitle: 坏\n\n正文。\n", to: "content/news/2025-08-03-坏.md")
    for _ in 0..<2 {
      let end = try Program.run(
        ["build", "--site", site.path, "--now", "2025-09-01"], language: "zh_CN.UTF-8")
      #expect(end.status == 1)
    }
  }

  @Test func verifyNamesWhatDiffersAndReplacesNothing() throws {
    try build()
    try site.write("别的", to: "output/index.html")
    let end = try Program.run(
      ["build", "--site", site.path, "--now", "2025-09-01", "--verify"], language: "zh_CN.UTF-8")
    #expect(end.status == 1)
    #expect(end.errors.contains("1 个文件不同"))
    #expect(end.errors.contains("  index.html\n"))
    #expect(try site.text("output/index.html") == "别的")
    #expect(!site.exists("output.verify"))
  }

  @Test func timingsTellEveryStage() throws {
    let end = try build(["--timings", "--trace", site.path("trace.json")])
    for stage in ["load", "check news", "plan", "render", "commit", "search index"] {
      #expect(end.errors.contains(stage))
    }
    #expect(end.errors.contains("内存峰值"))
    let trace = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: site.path("trace.json"))))
        as? [String: Any])
    let events = try #require(trace["traceEvents"] as? [[String: Any]])
    #expect(events.allSatisfy { $0["ph"] as? String == "X" && $0["dur"] is Double })
    #expect(events.contains { $0["name"] as? String == "render" })
  }
}
