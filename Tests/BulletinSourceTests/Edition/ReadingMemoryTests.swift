import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinSource

/// Checks one folder again and again, with and without a memory: both say the same.
@Suite struct ReadingMemoryTests {
  private let folder: TemporaryFolder
  private let memory = ReadingMemory()

  init() throws {
    folder = try TemporaryFolder()
    for (name, bytes) in BulletinTestSupport.folder(SampleSite.base) {
      try folder.write(bytes, to: name)
    }
    for name in ["a", "b", "c"] {
      try folder.write(
        "---\nphotos: [{file: 河.jpg, alt: 河, people: none}]\nregion: east\n---\n第一句话。\n",
        to: "content/news/2025-08-15-\(name).md")
    }
    try folder.write(PictureTests.jpeg(), to: "content/news/河.jpg")
  }

  private func options(_ memory: ReadingMemory?, day: Int = 1) throws
    -> CheckOptions
  {
    let date = try #require(CivilDate(year: 2025, month: 9, day: day))
    return CheckOptions(now: .local(CivilDateTime(date, minute: 720)), memory: memory)
  }

  /// Checks the folder twice and returns how many items the memory still knew.
  private func known(day: Int = 1) async throws -> Int {
    let tree = try #require(try load(siteFolder: folder.path).value)
    return try await memory.known(
      of: tree, try options(memory, day: day), try options(nil, day: day))
  }

  @Test func readsOnlyTheItemThatWasChanged() async throws {
    #expect(try await known() == 0)
    #expect(try await known() == 3)
    try folder.write("第二句话。13800138000\n", to: "content/news/2025-08-15-b.md")
    #expect(try await known() == 2)
    #expect(try await known() == 3)
  }

  @Test func anotherTextOrATemplateChangesNothing() async throws {
    try folder.write("关于。\n", to: "content/pages/about.md")
    #expect(try await known() == 0)
    try folder.write("关于我们。\n", to: "content/pages/about.md")
    try folder.write("<p>{{title}}。</p>\n", to: "templates/page.mustache")
    #expect(try await known() == 3)
  }

  @Test func readsAllWhereWhatTheyAreReadByHasChanged() async throws {
    #expect(try await known() == 0)
    try folder.write(PictureTests.jpeg(tail: [0]), to: "content/news/河.jpg")
    #expect(try await known() == 0)
    #expect(try await known() == 3)
    try folder.write("更多。\n", to: "content/news/2025-08-15-d.md")
    #expect(try await known() == 3, "a new text is none of what the others are read by")
    #expect(try await known() == 4)
    try FileManager.default.removeItem(atPath: folder.path("content/news/河.jpg"))
    #expect(try await known() == 0)
    #expect(try await known() == 4)
    #expect(try await known(day: 2) == 0)
  }

  @Test func aChangedRowIsReadByThoseAloneThatNameFigures() async throws {
    func write(units: String, rows: String) throws {
      try folder.write("编号,名称,层级,类别,地区\n\(units)", to: "content/branches/branches.csv")
      try folder.write(
        "编号,日期,主题,类型,主办组织,地区,场次,参与人次\n\(rows)", to: "content/activities/2025.csv")
    }
    try folder.write("共[3](stat:x)场。\n", to: "content/news/2025-08-15-d.md")
    try write(
      units: "b1,甲支部,county,committee,east\n", rows: "a1,2025-03-01,学习,study,b1,east,1,20\n")
    #expect(try await known() == 0)
    #expect(try await known() == 4)
    try write(
      units: "b1,甲支部,county,committee,east\n", rows: "a1,2025-03-02,参观,study,b1,east,1,20\n")
    #expect(try await known() == 3)
    #expect(try await known() == 4)
    try write(
      units: "b1,乙支部,county,committee,east\n", rows: "a1,2025-03-02,参观,study,b1,east,1,20\n")
    #expect(try await known() == 0, "an item may name the unit")
    try write(
      units: "b1,乙支部,county,committee,east\n", rows: "a2,2025-03-02,参观,study,b1,east,1,20\n")
    #expect(try await known() == 0, "or the activity")
  }

  @Test func readsLedgersAgainOnlyWhereWhatIsNoTextHasChanged() async throws {
    func isRead(day: Int = 1, _ tree: SourceTree? = nil) async throws -> Bool {
      let tree = try tree ?? #require(try load(siteFolder: folder.path).value)
      let day = try #require(CivilDate(year: 2025, month: 9, day: day))
      var isRead = false
      _ = try await memory.registers(of: tree, on: day) {
        isRead = true
        return Checked([:])
      }
      return isRead
    }
    #expect(try await isRead())
    #expect(try await !isRead())
    try folder.write("第二句话。\n", to: "content/news/2025-08-15-b.md")
    try folder.write("<p>{{title}}。</p>\n", to: "templates/page.mustache")
    #expect(try await !isRead())
    try folder.write("编号,名称,层级,类别\nb1,甲支部,county,committee\n", to: "content/branches/b.csv")
    #expect(try await isRead())
    try folder.write("编号,名称,层级,类别\nb1,乙支部,county,committee\n", to: "content/branches/b.csv")
    #expect(try await isRead())
    #expect(try await isRead(day: 2))
    #expect(try await !isRead(day: 2))
    try FileManager.default.removeItem(atPath: folder.path("content/branches/b.csv"))
    #expect(try await isRead(day: 2))
    let tree = SourceTree(files: BulletinTestSupport.folder(SampleSite.base))
    #expect(try await isRead(day: 2, tree))
    #expect(try await isRead(day: 2, tree))
  }

  @Test func aTreeInMemoryIsReadEachTime() async throws {
    let tree = SourceTree(files: BulletinTestSupport.folder(SampleSite.base))
    let remembering = try options(memory)
    for _ in 0..<2 {
      _ = try await check(tree, options: remembering)
      #expect(memory.knownCount == 0)
    }
  }
}

extension ReadingMemory {
  /// Checks a tree with what is known and without: both say the same.
  ///
  /// - Returns: How many items were known.
  func known(
    of tree: SourceTree, _ remembering: CheckOptions, _ forgetting: CheckOptions
  ) async throws -> Int {
    let again = try await check(tree, options: remembering)
    let count = knownCount
    let fresh = try await check(tree, options: forgetting)
    #expect(again.value?.news == fresh.value?.news)
    #expect(again.value?.coming.map(\.file) == fresh.value?.coming.map(\.file))
    #expect(again.diagnostics == fresh.diagnostics)
    return count
  }
}
