import BulletinModel
import Synchronization
import Testing

@testable import BulletinPages

/// Cutting text, and finding in the files of an index what stands in the pages.
@Suite struct SearchTests {
  private func atoms(_ text: String) -> String {
    let atoms = SearchAtoms(Array(text.unicodeScalars))
    var words = atoms.words.makeIterator()
    return atoms.stream.map { atom in
      switch atom {
      case SearchAtoms.gap: "|"
      case SearchAtoms.word: "[\(words.next() ?? "?")]"
      default: Unicode.Scalar(atom).map { String($0) } ?? "?"
      }
    }.joined()
  }

  @Test(arguments: [
    ("驿站，共148个", "驿站|共[148]个"),
    ("1,200人和84.91%", "[1200]人和[84.91]"),
    ("1,234,567.8", "[1234567.8]"),
    ("2025,100 12,34 1,2003", "[2025]|[100]|[12]|[34]|[1]|[2003]"),
    ("2025.10.3", "[2025.10]|[3]"),
    ("１２００和ＡＢＣ", "[1200]和[abc]"),
    ("GPS设备A4", "[gps]设备[a][4]"),
    ("  a - b  ", "[a]|[b]"),
    ("e\u{301}té ÉTÉ", "[été]|[été]"),
    ("ئۇيغۇر تىلى", "[ئۇيغۇر]|[تىلى]"),
    ("مەكـتەپ", "[مەكتەپ]"),
    ("བོད་ཡིག", "[བོད][ཡིག]"),
    ("驿\u{200B}站", "驿站"),
    ("𠀀字", "[𠀀]字"),
    ("", ""),
    ("——！", ""),
  ])
  func textIsCutIntoAtoms(_ text: String, _ expected: String) {
    #expect(atoms(text) == expected)
  }

  // MARK: Markup

  private func page(_ title: String, _ body: String) -> [UInt8] {
    Array("<body><main><h1>\(title)</h1>\(body)</main></body>".utf8)
  }

  @Test func whatMainHoldsIsRead() {
    let text = SearchText(
      page: Array(
        """
        <html><body><nav>外</nav><main><article id="a"><nav><a href="/">目录</a></nav><h1>题</h1>
        <p title="a > b">甲<b>乙</b></p><p>丙 &lt;img&gt; &amp;amp;</p><svg aria-hidden="true"><text>图</text>
        </svg><br><p hidden>藏</p><template>样</template></article></main><p>后</p></body></html>
        """.utf8), keepsPlain: true)
    #expect(text.title == "题")
    #expect(text.plain == "甲乙 丙 <img> &amp;")
  }

  @Test func navigationWithinMainIsFoundButNotQuoted() throws {
    let page = page("题", "<nav><h2>目录</h2><a href=\"#a\">一</a></nav><p>文</p>")
    #expect(SearchText(page: page, keepsPlain: true).plain == "文")
    #expect(try reader([page]).pages("目录") == [0])
    #expect(try reader([page]).pages("文目录").isEmpty)
  }

  // MARK: Files

  private func reader(_ pages: [[UInt8]], shards: Int = 7) -> SearchReader {
    let texts = pages.map { SearchText(page: $0, keepsPlain: false) }
    let index = SearchShards(shards: shards, texts: texts, order: "01234567")
    let middle = shards / 2
    return SearchReader(
      files: index.files(0..<middle) + index.files(middle..<shards), order: "01234567")
  }

  @Test func everyHanSubstringIsFoundWhereItStandsAndNowhereElse() throws {
    var random = Numbers(state: 42)
    let letters = Array("驿站经费服务的，。一").map(String.init)
    for _ in 0..<20 {
      let texts = (0..<40).map { _ in
        (0..<random.next(60)).map { _ in letters[random.next(letters.count)] }.joined()
      }
      let reader = reader(texts.map { page("题", "<p>\($0)</p>") }, shards: 1 + random.next(30))
      for _ in 0..<60 {
        let query = (0...random.next(6)).map { _ in letters[random.next(7)] }.joined()
        let expected = Set(texts.indices.filter { texts[$0].contains(query) })
        #expect(try reader.pages(query) == expected, "\(query)")
      }
    }
  }

  @Test func substringsOfMixedTextAreFound() throws {
    var random = Numbers(state: 7)
    let parts = ["2025年", "1,200人", "GPS驿", "84.91站", "驿", "站", "，", " "]
    let texts = (0..<200).map { _ in (0..<12).map { _ in parts[random.next(parts.count)] } }
    let reader = reader(texts.map { page("题", "<p>\($0.joined())</p>") })
    for (place, text) in texts.enumerated() {
      let start = random.next(text.count)
      let query = text[start..<min(text.count, start + 1 + random.next(4))].joined()
      guard !SearchAtoms(Array(query.unicodeScalars)).stream.isEmpty else { continue }
      let found = try reader.pages(query)
      #expect(found.contains(place), "\(query) in \(text.joined())")
      guard !query.contains(" "), !query.contains("，") else { continue }
      #expect(found == Set(texts.indices.filter { texts[$0].joined().contains(query) }), "\(query)")
    }
  }

  @Test(arguments: [
    ("84.91", [0]), ("84.9", [0]), ("84", [0]), ("4.91", []), ("1200", [1]), ("1,200", [1]),
    ("１２００人", [1]), ("200", []), ("gps", [2]), ("GP", [2]), ("gps设备", [2]), ("ps", []),
    ("2025年10月", [3]), ("2025年1", [3]), ("2025年10日", []), ("10月 2025", [3]), ("年1", [3]),
    ("ئۇيغۇر", [4]), ("ئۇي", [4]), ("བོད་ཡིག", [5]), ("བོད", [5]), ("ཡིག་བོད", []),
  ])
  func numbersAndWordsAreFoundFromTheirBeginning(_ query: String, _ expected: [Int]) throws {
    let texts = [
      "占84.91%", "共1,200人", "GPS设备", "2025年10月3日", "ئۇيغۇر تىلى", "བོད་ཡིག",
    ]
    #expect(
      try reader(texts.map { page("题", "<p>\($0)</p>") }).pages(query).sorted() == expected)
  }

  @Test func textOfTwoBlocksNeverTouches() throws {
    let reader = reader([page("甲", "<p>乙</p><p>丙</p><ul><li>丁<b>戊</b></li></ul>")])
    #expect(try reader.pages("甲乙").isEmpty)
    #expect(try reader.pages("乙丙").isEmpty)
    #expect(try reader.pages("丁戊") == [0])
  }

  @Test func aHitInTheTitleIsKnown() throws {
    let reader = reader([page("驿站开门", "<p>驿站</p>"), page("别的", "<p>驿站，驿站</p>")])
    #expect(try reader.hits("驿站")[0]?.isInTitle == true)
    #expect(try reader.hits("驿站")[1]?.isInTitle == false)
    #expect(try reader.hits("驿站").mapValues(\.count) == [0: 2, 1: 2])
    #expect(try reader.hits("驿")[0]?.isInTitle == true)
    #expect(try reader.hits("驿站开门")[0]?.isInTitle == true)
  }

  @Test func titlesLongerThanTheirRoomStillFindTheirText() throws {
    let title = String(repeating: "长", count: 300) + "尾巴"
    let reader = reader([page(title, "<p>正文</p>")])
    #expect(try reader.pages("长尾巴") == [0])
    #expect(try reader.pages("正文") == [0])
    #expect(try reader.pages("巴正").isEmpty)
  }

  // MARK: Volumes

  private func entries(_ count: Int) -> [SearchLayout.Entry] {
    (0..<count).map { number in
      SearchLayout.Entry(
        content: .missing, path: "\(number.digits(6))", href: "/\(number)", kind: .news,
        date: number == 0 ? nil : CivilDate(days: Int32(number)))
    }
  }

  @Test func volumesAreCountedFromTheOldestPage() throws {
    let few = SearchLayout([entries(5_000)]).volumes
    let more = SearchLayout([entries(5_001)]).volumes
    #expect(few.map(\.number) == [1, 0] && few.map(\.entries.count) == [904, 4_096])
    #expect(more.map(\.entries.count) == [905, 4_096])
    #expect(few[1].entries.map(\.path) == more[1].entries.map(\.path))
    #expect(few[0].entries.first?.path == "004999")
    #expect(few[1].entries.last?.path == "000000", "what has no date comes last")
    #expect(few.allSatisfy { $0.shards <= 2_048 })
  }

  @Test func pagesAboutTheStatisticsAreFoundToo() async throws {
    let (edition, figures) = try SampleEdition.whole()
    let plan = try #require(await plan(edition, figures: figures).value)
    let pages = plan.files.filter { file in
      switch file.content {
      case .reporting, .revisions, .releases: true
      default: false
      }
    }
    #expect(pages.count >= 2)
    #expect(pages.allSatisfy { plan.search.places[$0.path] != nil })
  }

  // MARK: What stands

  private func planned(titles: [String]) async throws -> Plan {
    let news = titles.enumerated().map { SampleEdition.item("a\($0)", title: $1) }
    let edition = try SampleEdition.edition(
      news: news + [SampleEdition.item("a0", language: "en", title: "One")],
      settings: SampleEdition.settings(languages: ["zh-Hans", "en"]))
    return try #require(await plan(edition, figures: SampleEdition.noFigures).value)
  }

  private static let titles = (0..<40).map { "第\($0)条" }

  @Test(arguments: [
    (SearchTests.titles, true), (SearchTests.titles.map { $0 == "第7条" ? "新的一条" : $0 }, true),
    (SearchTests.titles.map { "\($0)改" }, false), (Array(SearchTests.titles.dropLast()), false),
  ])
  func aVolumeThatStandsIsTakenOverOrChanged(titles: [String], isTakenOver: Bool) async throws {
    let standing = try await Standing(of: await planned(titles: SearchTests.titles))
    let changed = try await planned(titles: titles)
    let (made, taken) = try await standing.render(changed)
    let isTerms = { (path: String) in path.hasSuffix(".bin") }
    #expect(taken.contains { $0.hasPrefix("en/search/") })
    #expect(taken.contains { $0.hasPrefix("search/") && isTerms($0) } == isTakenOver)
    let isChanged = made.contains { $0.key.hasPrefix("search/") && isTerms($0.key) }
    #expect(isChanged == (titles != SearchTests.titles), "only what changes is made")
    #expect(taken.allSatisfy { made[$0] == nil }, "what is taken over is not made")
    let both = made.merging(standing.files.filter { taken.contains($0.key) }) { $1 }
    #expect(try await both == pages(of: changed))
  }

  @Test func damagedFilesOfTermsAreMadeAnew() async throws {
    var standing = try await Standing(of: await planned(titles: SearchTests.titles))
    let changed = try await planned(
      titles: SearchTests.titles.map { $0 == "第7条" ? "新的一条" : $0 })
    for (path, text) in standing.bytes where path.hasSuffix(".bin") {
      standing.bytes[path] = Array(text.dropLast(3))
    }
    let (made, _) = try await standing.render(changed)
    for (path, text) in try await pages(of: changed) where path.hasPrefix("search/") {
      #expect(made[path] == text, "\(path)")
    }
  }

  /// A site that was rendered, and what is known of it.
  private struct Standing {
    var bytes: [String: [UInt8]]
    let texts: [String: UInt64]

    init(of plan: Plan) async throws {
      let kept = Mutex<[String: [UInt8]]>([:])
      texts = try await BulletinPages.render(plan, workers: 1) { file in
        kept.withLock { $0[file.path] = file.bytes }
        return false
      }
      bytes = kept.withLock { $0 }
    }

    var files: [String: String] { bytes.mapValues { String(decoding: $0, as: UTF8.self) } }

    /// Renders another plan over it: what is made, and what is taken over.
    func render(_ plan: Plan) async throws -> (made: [String: String], taken: Set<String>) {
      let made = Shelf()
      let taken = Mutex<Set<String>>([])
      let bytes = bytes
      let standing = StandingFiles(
        holds: { bytes[$0] != nil }, bytes: { Array((bytes[$0] ?? []).prefix($1)) },
        keep: { path in taken.withLock { _ = $0.insert(path) } }, texts: texts)
      try await BulletinPages.render(plan, workers: 2, standing: standing) { file in
        made.put(file)
        return bytes[file.path] == file.bytes
      }
      return (made.files, taken.withLock { $0 })
    }
  }

  @Test func changedPagesChangeTheirTermsAndNoOther() throws {
    var random = Numbers(state: 11)
    let parts = ["驿", "站", "经费", "2025年", "1,200人", "GPS", "the", "，", " ", "服务"]
    func page() -> SearchText {
      let words = (0..<random.next(30)).map { _ in parts[random.next(parts.count)] }
      return SearchText(
        page: self.page(parts[random.next(7)], "<p>\(words.joined())</p>"), keepsPlain: false)
    }
    for _ in 0..<60 {
      let shards = 1 + random.next(12)
      let before = (0..<(1 + random.next(20))).map { _ in page() }
      var after = before
      for _ in 0..<(1 + random.next(3)) { after[random.next(after.count)] = page() }
      let changed = after.indices.filter { before[$0].hash != after[$0].hash }
      let update = SearchUpdate(
        shards: shards, pages: changed.map { ($0, old: before[$0], new: after[$0]) })
      let old = SearchShards(shards: shards, texts: before, order: "01234567").files(0..<shards)
      let new = SearchShards(shards: shards, texts: after, order: "01234567").files(0..<shards)
      for shard in 0..<shards {
        #expect(update.file(shard, from: old[shard]) == new[shard])
        #expect(update.shards.contains(shard) == (old[shard] != new[shard]))
      }
      // Whatever the bytes are, they are read to their end and no further.
      guard let shard = update.shards.first else { continue }
      for length in old[shard].indices {
        _ = update.file(shard, from: Array(old[shard][..<length]))
      }
      for place in old[shard].indices {
        var damaged = old[shard]
        damaged[place] = UInt8(random.next(256))
        _ = update.file(shard, from: damaged)
      }
    }
  }

  @Test func sortingKeepsTheOrderOfEqualKeys() {
    var random = Numbers(state: 3)
    var numbers = (0..<5_000).map { UInt64(random.next(300)) << 40 | UInt64($0) }
    let expected = numbers.sorted()
    SearchShards.sort(&numbers)
    #expect(numbers == expected)
  }
}

/// Numbers that are the same in every run.
struct Numbers {
  var state: UInt64

  /// A number from 0 up to `limit`, which is left out.
  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
