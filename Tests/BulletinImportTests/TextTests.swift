import BulletinModel
import Testing

@testable import BulletinImport

/// Newspaper and web text becomes items: each recogniser by a text of its own.
@Suite struct TextTests {
  private static let day = CivilDate(days: 20_382)  // 2025-10-21

  /// A site with two columns.
  static var ground: ImportGround {
    let span = SourceSpan.whole("content/columns.yml")
    return ImportGround(
      today: day,
      columns: [
        NewsColumn(id: "news", name: LocalizedText([.init("zh", "工作动态")]), span: span),
        NewsColumn(id: "voices", name: LocalizedText([.init("zh", "一线声音")]), span: span),
      ])
  }

  static func items(_ text: String, file: String = "稿.txt", pictures: [ImportedPicture] = [])
    -> [ImportedPiece]
  {
    importedText(text, file: file, pictures: pictures, ground)
  }

  /// The Markdown of the first item.
  static func markdown(_ text: String, file: String = "稿.txt") throws -> String {
    let piece = try #require(items(text, file: file).first)
    return String(decoding: try #require(piece.files.first).bytes, as: UTF8.self)
  }

  @Test func aPageOfTheWebBecomesAnItem() throws {
    let text = """
      首页 > 新闻 > 正文
      服务点开到夜里
      发布时间：2025-08-15 10:30 来源：城东日报 浏览次数：123
      　　便民服务点从八月起开到夜里九点。
      　　群众下班以后也能办事。
      责任编辑：程一
      上一篇：没有了
      """
    let piece = try #require(TextTests.items(text).first)
    #expect(piece.files.map(\.path) == ["content/news/2025/08/2025-08-15-服务点开到夜里.md"])
    #expect(
      String(decoding: piece.files[0].bytes, as: UTF8.self) == """
        ---
        title: 服务点开到夜里
        credits:
          editor: [程一]
        ---

        便民服务点从八月起开到夜里九点。

        群众下班以后也能办事。

        来源：城东日报

        """)
    #expect(piece.notes.contains { $0.kind == .understood && $0.chinese.contains("2025-08-15") })
    #expect(piece.notes.contains { $0.kind == .left && $0.chinese.contains("来源不全") })
  }

  @Test func aNewspapersItemHasItsHeadAndDateline() throws {
    let text = """
      石渡县
      小站点连起大网络 夜课堂点亮一条街
      ——石渡县便民服务工作综述

      　　本报石渡县讯（记者 甲一 通讯员 乙二）石渡县把服务点开到街口。
      　　（作者系石渡县服务中心志愿者）
      """
    let markdown = try TextTests.markdown(text, file: "2025-09-01石渡.txt")
    #expect(
      markdown.hasPrefix(
        """
        ---
        title: "小站点连起大网络|夜课堂点亮一条街"
        kicker: 石渡县
        subtitle: 石渡县便民服务工作综述
        genre: 综述
        byline: 记者 甲一 通讯员 乙二
        dateline: 本报石渡县讯
        author_note: 作者系石渡县服务中心志愿者
        ---

        石渡县把服务点开到街口。
        """), "\(markdown)")
  }

  @Test func theDayOfADatelineIsTheLatestOneThatIsPast() throws {
    let piece = try #require(
      TextTests.items("服务点开到夜里\n\n本报河湾8月1日电（记者 甲一）群众下班以后也能办事，大家都说方便。").first)
    #expect(piece.files[0].path.contains("-08-01-"), "\(piece.files[0].path)")
    #expect(piece.notes.contains { $0.kind == .guessed && $0.chinese.contains("没有年份") })
    #expect(!piece.notes.contains { $0.chinese.contains("没有找到日期") })
  }

  @Test func theKickerMayStandBelowTheHeadline() throws {
    let markdown = try TextTests.markdown("服务点开到夜里九点半\n柏原县\n2025年8月15日\n\n群众下班以后也能办事，大家都说方便。")
    #expect(markdown.contains("title: 服务点开到夜里九点半\nkicker: 柏原县\n"), "\(markdown)")
  }

  @Test func theKickerMayShareTheLineOfTheHeadline() throws {
    let piece = try #require(TextTests.items("柏原县： 服务点开到夜里\n2025-08-15\n\n群众下班以后也能办事。").first)
    let markdown = String(decoding: piece.files[0].bytes, as: UTF8.self)
    #expect(markdown.contains("title: 服务点开到夜里\nkicker: 柏原县\n"), "\(markdown)")
    #expect(piece.notes.contains { $0.kind == .guessed && $0.spot == .line(1) })
  }

  @Test(arguments: [
    ("本报记者 甲一", "本报记者 甲一"), ("■记者 甲一 乙二 通讯员 丙三", "记者 甲一 乙二 通讯员 丙三"),
    ("图/文 本报记者 甲一", "图/文 本报记者 甲一"), ("本报通讯员　丙三", "本报通讯员　丙三"), ("（记者 甲一）", "记者 甲一"),
    ("记者在现场看到，", nil), ("本报记者 甲一 摄", nil),
  ])
  func aBylineIsTold(line: String, byline: String?) {
    #expect(LineSigns.byline(line) == byline)
  }

  @Test(arguments: [
    ("本报昌都电（记者 甲 乙）今天", "本报昌都电", "记者 甲 乙", "今天"), ("本报某区讯(通讯员 甲)今天", "本报某区讯", "通讯员 甲", "今天"),
    ("本报讯 今天", "本报讯", nil, "今天"),
    ("本报河湾8月18日电（记者 甲）今天", "本报河湾8月18日电", "记者 甲", "今天"),
  ])
  func aDatelineIsTold(line: String, place: String, names: String?, rest: String) throws {
    let found = try #require(LineSigns.dateline(line))
    #expect(found.place == place && found.names == names && found.rest == rest)
  }

  @Test(arguments: [
    ("▲图为服务点。", "图为服务点。"), ("图①：服务点。", "服务点。"), ("图为服务点。", "图为服务点。"), ("图书角开放", nil),
  ])
  func aCaptionIsTold(line: String, caption: String?) {
    #expect(LineSigns.caption(line) == caption)
  }

  @Test(arguments: [
    ("服务点。本报记者 甲一 摄", "服务点。", "本报记者 甲一 摄"), ("服务点（资料图片）", "服务点", "资料图片"),
    ("服务点。街道办供图", "服务点。", "街道办供图"), ("服务点。", "服务点。", nil),
  ])
  func aCreditIsCutOffItsCaption(line: String, caption: String, credit: String?) {
    let parted = LineSigns.parted(line)
    #expect(parted.caption == caption && parted.credit.map { $0.trimmed(of: "（）") } == credit)
  }

  @Test func captionsAndCreditsGoToThePicturesBesideTheFile() throws {
    let text = """
      夜里的服务点
      2025-08-15

      服务点夜里也亮着灯，群众随时都能来。
      ①
      ▲图①：亮着灯的服务点。
      甲一 摄
      ▲图②：办事的群众。　资料图片
      """
    let piece = try #require(
      TextTests.items(text, pictures: [ImportedPicture("稿1.JPG", [1, 2])]).first)
    let stem = "content/news/2025/08/2025-08-15-夜里的服务点"
    #expect(piece.files.map(\.path) == ["\(stem).md", "\(stem)-1.jpg"])
    let markdown = String(decoding: piece.files[0].bytes, as: UTF8.self)
    #expect(
      markdown.contains(
        """
        photos:
          - file: "2025-08-15-夜里的服务点-1.jpg"
            alt: 亮着灯的服务点。
            caption: 亮着灯的服务点。
            credit: 甲一 摄
        # 图说（没有照片）：办事的群众。 资料图片
        ---
        """), "\(markdown)")
    #expect(!markdown.contains("①"))
  }

  @Test func aReprintNeedsItsDayAndAddress() throws {
    let text = """
      三轮车地图
      来源：《城东日报》2025年8月12日3版
      原文链接：https://example.org/a/1

      县城里有一张三轮车地图，人人都能用。
      """
    let markdown = try TextTests.markdown(text)
    #expect(
      markdown.contains(
        """
        genre: 转载
        source:
          name: "《城东日报》"
          date: 2025-08-12
          page: "3"
          url: "https://example.org/a/1"
        """), "\(markdown)")
  }

  @Test func aDateGluedToACountOfViewsIsGuessed() throws {
    let piece = try #require(TextTests.items("服务点开到夜里\n2025-08-151\n\n群众下班以后也能办事。").first)
    #expect(piece.files[0].path.contains("2025-08-15-"))
    #expect(piece.notes.contains { $0.kind == .guessed && $0.chinese.contains("粘着数字") })
  }

  @Test func withoutADayTodayIsTakenAndTold() throws {
    let piece = try #require(TextTests.items("服务点开到夜里\n\n群众下班以后也能办事。").first)
    #expect(piece.files[0].path.hasPrefix("content/news/2025/10/2025-10-21-"))
    #expect(piece.notes.contains { $0.kind == .guessed && $0.chinese.contains("用今天 2025-10-21") })
  }

  @Test func aColumnsTagNamesTheColumnElseATag() throws {
    #expect(
      try TextTests.markdown("【一线声音】我在服务点上班\n\n我在服务点上班三年了。").contains("column: voices\n"))
    #expect(try TextTests.markdown("【街谈】我在服务点上班\n\n我在服务点上班三年了。").contains("tags: [街谈]\n"))
  }

  @Test func aCutParagraphIsJoinedAndTold() throws {
    let text = """
      服务点开到夜里
      2025-08-15

      便民服务点从八月起开到夜里九点，群众下班以后也能来办事，大家都说这样

      很方便，希望一直办下去。
      """
    let piece = try #require(TextTests.items(text).first)
    let markdown = String(decoding: piece.files[0].bytes, as: UTF8.self)
    #expect(markdown.hasSuffix("大家都说这样很方便，希望一直办下去。\n"), "\(markdown)")
    #expect(piece.notes.contains { $0.kind == .guessed && $0.spot == .line(6) })
  }

  @Test func linesBrokenAtOneWidthAreJoined() throws {
    let text = """
      服务点开到夜里
      2025-08-15

      　　便民服务点从八月起开到夜里九点。
      群众下班以后也能来办事，大家都说。
      很方便，希望一直办下去，越办越好。
      　　另一段话，说的是别的事情，和上
      面那一段没有什么关系。
      """
    let markdown = try TextTests.markdown(text)
    #expect(
      markdown.hasSuffix(
        """
        便民服务点从八月起开到夜里九点。群众下班以后也能来办事，大家都说。很方便，希望一直办下去，越办越好。

        另一段话，说的是别的事情，和上面那一段没有什么关系。

        """), "\(markdown)")
  }

  @Test func severalItemsInOneFileAreTakenApart() throws {
    let text = """
      第一篇的标题在这里
      本报记者 甲一

      第一篇的正文讲了一件事情，说得清清楚楚。

      第二篇的标题在那里
      2025-08-16

      第二篇的正文讲了另一件事情，也说得清楚。
      ======
      第三篇的标题

      第三篇的正文在这里，没有日期也没有署名。
      """
    let items = TextTests.items(text, file: "2025-08-10.txt")
    #expect(items.map(\.name) == ["第一篇的标题在这里", "第二篇的标题在那里", "第三篇的标题"])
    #expect(
      items.map { String($0.files[0].path.dropFirst(21).prefix(10)) } == [
        "2025-08-10", "2025-08-16", "2025-08-10",
      ])
  }

  @Test func headsAndListsOfAReportAreKept() throws {
    let text = """
      关于上半年工作的通报
      2025-07-08

      一、总体情况
      上半年的工作总体平稳，各项任务按时完成。
      （一）服务
      服务点从三个增加到五个，群众来得更多了。
      二、下一步要求
      ——每月开一次会。
      ——每季度报一次数。
      　　各单位照此办理，有事随时来问。
      """
    let markdown = try TextTests.markdown(text)
    #expect(
      markdown.hasSuffix(
        """
        ## 一、总体情况

        上半年的工作总体平稳，各项任务按时完成。

        ### （一）服务

        服务点从三个增加到五个，群众来得更多了。

        ## 二、下一步要求

        - 每月开一次会。
        - 每季度报一次数。

        各单位照此办理，有事随时来问。

        """), "\(markdown)")
  }

  @Test func twoShortLinesAreOneSectionHead() throws {
    let text =
      "服务点开到夜里\n2025-08-15\n\n服务点夜里也亮着灯，群众随时都能来办事。\n\n先说灯\n\n一盏灯照亮一条街\n\n灯是去年装的，一直没有坏过，街坊都夸。"
    #expect(try TextTests.markdown(text).contains("\n\n## 先说灯 一盏灯照亮一条街\n\n"))
  }

  @Test func marksOfMarkdownInPlainWordsStayWords() throws {
    let markdown = try TextTests.markdown("标题\n2025-08-15\n\n# 号和*星号*、<尖括号>都是字，[链接](stat:x)也不是链接。")
    #expect(markdown.hasSuffix("\\# 号和\\*星号\\*、\\<尖括号>都是字，\\[链接\\](stat:x)也不是链接。\n"), "\(markdown)")
  }

  @Test func draftsBearTheirStatus() throws {
    var ground = TextTests.ground
    ground.isDraft = true
    ground.column = "news"
    let piece = try #require(importedText("标题\n\n正文一段话。", file: "a.txt", ground).first)
    #expect(
      String(decoding: piece.files[0].bytes, as: UTF8.self)
        .hasPrefix("---\ntitle: 标题\ncolumn: news\nstatus: draft\n---\n"))
  }

  @Test(arguments: [
    ("2025-08-15", "2025-08-15"), ("2025/8/5", "2025-08-05"), ("2025.8.15", "2025-08-15"),
    ("２０２５年８月１５日", "2025-08-15"), ("2025 年 8 月 15 日 10:30", "2025-08-15"),
    ("20250815", "2025-08-15"),
  ])
  func aDayIsFoundInManyForms(text: String, day: String) {
    #expect(DateFinder.first(in: "时间：\(text)")?.date?.iso == day)
  }

  @Test(arguments: ["2025-02-30", "13912345678", "1+6+3", "202508150"])
  func whatIsNoDayIsNotFound(text: String) {
    #expect(DateFinder.first(in: text)?.date == nil)
  }

  @Test func theNamesOfADatelineAddToThoseAbove() throws {
    let web = "服务点开到夜里\n2025-08-15 作者：程一 字号：大 中 小\n\n本报讯（记者 甲一）服务点开到夜里九点。"
    #expect(try TextTests.markdown(web).contains("\nbyline: 记者 甲一\n"))
    let print = "服务点开到夜里\n本报通讯员 乙二\n\n本报讯（记者 甲一）服务点开到夜里九点。"
    #expect(try TextTests.markdown(print).contains("\nbyline: 本报通讯员 乙二 记者 甲一\n"))
  }

  @Test func aPlaceBeforeASpaceIsTheKicker() throws {
    let text = try TextTests.markdown("柏原县  小店里的共享会客厅\n2025-08-15\n\n小店里摆上了桌椅，大家来歇脚。")
    #expect(text.hasPrefix("---\ntitle: 小店里的共享会客厅\nkicker: 柏原县\n"), "\(text)")
  }

  @Test func whereAReprintStoodFirstTellsItsDay() throws {
    let items = TextTests.items("小店里的共享会客厅\n\n小店里摆上了桌椅，大家来歇脚。\n\n(原载《柏原日报》2025年9月28日2版)\n")
    let piece = try #require(items.first)
    #expect(piece.files[0].path.contains("/2025-09-28-"))
    let text = String(decoding: piece.files[0].bytes, as: UTF8.self)
    #expect(text.hasSuffix("\n\n来源：《柏原日报》第2版\n"), "\(text)")
  }
}
