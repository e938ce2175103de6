import BulletinModel
import BulletinTestSupport
import Testing

@Suite struct MediaTests {
  private func site(
    _ head: String, _ body: String,
    _ files: String = "-- content/news/a.png | photo --\n1600x1067\n"
  ) async throws -> SampleSite {
    try await SampleSite(SampleSite.item(head, body: body) + files)
  }

  @Test func measuresListedPhotographs() async throws {
    let site = try await site(
      "photos: [{file: ./a.png, caption: 夜色。, credit: 苏敏 摄, alt: 驿站, people: 成年人}]", "正文。")
    site.expect()
    let photo = try #require(try site.onlyItem().photos.first)
    #expect(photo.file.path == "content/news/a.png")
    #expect(photo.file.width == 1600 && photo.file.height == 1067)
    #expect(photo.caption == "夜色。" && photo.credit == "苏敏 摄" && photo.people == .adults)
  }

  @Test func readsANameAloneAsAPhotograph() async throws {
    let site = try await site("photos: a.png", "![夜色里的驿站](a.png \"夜色。\")")
    site.expect()
    let photos = try site.onlyItem().photos
    #expect(photos.map(\.alternative) == ["夜色里的驿站"] && photos.map(\.caption) == ["夜色。"])
  }

  @Test func keepsPicturesOfTheProseBehindTheListed() async throws {
    let site = try await site(
      "photos: [{file: b.png, alt: 乙}]", "正文。\n\n![甲](a.png)\n\n![乙](b.png)",
      "-- content/news/a.png | photo --\n800x600\n-- content/news/b.png | photo --\n800x600\n")
    site.expect()
    #expect(
      try site.onlyItem().photos.map(\.file.path) == ["content/news/b.png", "content/news/a.png"])
  }

  @Test func findsPicturesByEscapedAndClimbingPaths() async throws {
    let site = try await SampleSite(
      """
      -- content/news/2025/2025-08-15-稿件.md --
      正文。

      ![甲](../%E5%9B%BE/%E7%94%B2.png)

      ![乙](<../图/乙 丙.png>)

      -- content/news/图/甲.png | photo --
      800x600
      -- content/news/图/乙 丙.png | photo --
      800x600
      """)
    site.expect()
    #expect(
      try site.onlyItem().photos.map(\.file.path) == [
        "content/news/图/甲.png", "content/news/图/乙 丙.png",
      ])
  }

  @Test func namesAMissingPictureWithTheCloseName() async throws {
    let site = try await site(
      "title: 稿件", "![夜色里的驿站](1️⃣staton.jpg)", "-- content/news/station.jpg | photo --\n1600x1067\n")
    site.expect(.photoMissing)
    #expect(site.faults.first?.message(in: .chinese) == "找不到图片“staton.jpg”，相近：station.jpg")
    #expect(try site.onlyItem().photos.map(\.file.size) == [0])
  }

  @Test(arguments: [
    ("www.example.org", "，相近：https://www.example.org"),
    ("example.com.cn/a.html", "，相近：https://example.com.cn/a.html"), ("a.csv", ""), ("cn", nil),
    ("甲.com", ""),
  ])
  func offersTheWholeAddressOfASite(_ link: String, _ near: String?) async throws {
    let site = try await site("title: 稿件", "[甲](\(link))", "")
    let fault = site.faults.first { $0.code == .missingFile }
    #expect(fault?.message(in: .chinese) == near.map { "找不到文件“\(link)”\($0)" })
  }

  @Test func doesNotReachBeyondItsPartOfTheSite() async throws {
    let site = try await site(
      "title: 稿件", "[台账](1️⃣../branches/all.csv) ![图](2️⃣../../templates/a.png)",
      "-- content/branches/all.csv --\n编号\n-- templates/a.png | photo --\n800x600\n")
    #expect(site.labels.contains("E104 content/news/2025-08-15-稿件.md:4:10"))
    #expect(site.faults.contains { $0.code == .photoMissing })
    #expect(try site.onlyItem().photos.isEmpty && site.onlyItem().attachments.isEmpty)
  }

  @Test(arguments: [
    (FaultCode.missingAlt, "photos: [1️⃣{file: a.png}]"),
    (.missingConsent, "photos: [{file: 1️⃣a.png, alt: 孩子们在读书, people: minors}]"),
    (.missingConsent, "photos: [{file: 1️⃣a.png, alt: 读书, people: 未成年人, consent: no}]"),
    (.emptyRequired, "photos: [1️⃣{alt: 驿站}]"),
    (.wrongType, "photos: [{file: a.png, alt: 驿站, people: 1️⃣many}]"),
    (.unusableFile, "photos: [{file: a.png, alt: 孩子们在读书, people: minors, consent: 是}]"),
  ])
  func checksEntries(_ code: FaultCode, _ head: String) async throws {
    let site = try await site(head, "正文。")
    if code == .unusableFile { site.expect() } else { site.expect(code) }
  }

  @Test func namesSmallPicturesAndMetadata() async throws {
    let site = try await site(
      "photos: [{file: 1️⃣a.png, alt: 甲}, {file: 2️⃣b.jpg, alt: 乙}, {file: 3️⃣c.png, alt: 丙}]", "正文。",
      """
      -- content/news/a.png | photo --
      60x40
      -- content/news/b.jpg | photo-exif --
      800x600
      -- content/news/c.png --
      no picture
      """)
    site.expect(.unsuitablePhoto, .photoMetadata, .unsuitablePhoto)
  }

  @Test func namesAPictureWithoutWordsInTheProse() async throws {
    let site = try await site("title: 稿件", "正文。\n\n1️⃣![](a.png)")
    site.expect(.missingAlt)
  }

  @Test func attachesLinkedFiles() async throws {
    let site = try await site(
      "title: 稿件",
      "见[数据](a.csv)、[又一处](a.csv)、[关于](../pages/about.md)、[外站](https://example.org/b.pdf)、[首页](/)、[上](#a)。",
      "-- content/news/a.csv --\n甲,乙\n")
    site.expect()
    #expect(try site.onlyItem().attachments.map(\.path) == ["content/news/a.csv"])
    #expect(try site.onlyItem().attachments.map(\.size) == [8])
  }

  @Test(arguments: ["xls", "wps", "ODT", "zip"])
  func warnsOfKindsThatHideThings(_ ending: String) async throws {
    let site = try await site(
      "title: 稿件", "[下载表格](1️⃣表.\(ending))", "-- content/news/表.\(ending) --\nx\n")
    site.expect(.riskyAttachment)
  }

  @Test func namesAMissingAttachment() async throws {
    let site = try await site("title: 稿件", "[下载](1️⃣表.csv)", "-- content/news/表1.csv --\nx\n")
    site.expect(.missingFile)
    #expect(site.faults.first?.message(in: .chinese) == "找不到文件“表.csv”，相近：表1.csv")
  }
}
