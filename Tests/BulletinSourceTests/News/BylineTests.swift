import BulletinModel
import Testing

@testable import BulletinSource

@Suite struct BylineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let typed: String
    let credits: [Credit]
    var testDescription: String { typed }

    init(_ typed: String, _ credits: (String?, [String])...) {
      self.typed = typed
      self.credits = credits.map { Credit(role: $0.0, names: $0.1) }
    }
  }

  @Test(arguments: [
    Case("本报记者 甲 乙 通讯员 丙", ("本报记者", ["甲", "乙"]), ("通讯员", ["丙"])),
    Case("本报记者　甲　乙　本报通讯员　丙", ("本报记者", ["甲", "乙"]), ("本报通讯员", ["丙"])),
    Case("■记者 甲 乙 通讯员 丙", ("记者", ["甲", "乙"]), ("通讯员", ["丙"])),
    Case("■本报记者 甲", ("本报记者", ["甲"])),
    Case("图/文 本报记者 甲", ("图/文 本报记者", ["甲"])),
    Case("文/图 甲", ("文/图", ["甲"])),
    Case("记者 甲 摄", ("摄 记者", ["甲"])),
    Case("甲 文 乙 摄", ("文", ["甲"]), ("摄", ["乙"])),
    Case("文 甲 图 乙", ("文", ["甲"]), ("图", ["乙"])),
    Case("作者：甲", ("作者", ["甲"])),
    Case("记者苏敏", ("记者", ["苏敏"])),
    Case("苏敏、何川", (nil, ["苏敏", "何川"])),
    Case("阿依努尔·吐尔逊江", (nil, ["阿依努尔·吐尔逊江"])),
    Case("临江市互助服务工作委员会办公室", (nil, ["临江市互助服务工作委员会办公室"])),
  ])
  func readsRolesAndNames(_ entry: Case) {
    let byline = Byline(entry.typed)
    #expect(byline.isReadable)
    #expect(byline.credits == entry.credits)
  }

  @Test(arguments: ["甲乙丙丁戊己庚辛壬癸子丑寅卯", "", "■", "昨天下午在东城区的礼堂里"])
  func namesWhatItCannotRead(_ typed: String) {
    #expect(!Byline(typed).isReadable)
  }

  @Test func keepsOtherLanguagesAsPrinted() {
    #expect(
      Byline("By Su Min and He Chuan", language: "en").credits
        == [Credit(role: nil, names: ["By Su Min and He Chuan"])])
  }
}

@Suite struct DatelineTests {
  @Test(
    arguments: [
      ("本报昌都电", "昌都", nil), ("本报讯", nil, nil), ("本报某区讯(通讯员 甲 记者 乙)", "某区", "通讯员 甲 记者 乙"),
      ("本报昌都电（记者 甲 乙）", "昌都", "记者 甲 乙"),
    ] as [(String, String?, String?)])
  func readsPlaceAndNames(_ typed: String, _ place: String?, _ names: String?) throws {
    let dateline = try #require(Dateline(typed))
    #expect(dateline.place == place)
    #expect(dateline.byline == names)
    #expect(dateline.length == typed.utf8.count)
  }

  @Test(arguments: ["本报对此作了报道", "昌都电", "本", "本报一二三四五六七八电", ""])
  func refusesWhatIsNone(_ typed: String) {
    #expect(Dateline(typed) == nil)
  }

  @Test func findsOneRunIntoTheText() throws {
    let line = Array("　　本报昌都电（记者 甲）八月的高原。".utf8)
    let (dateline, offset) = try #require(Dateline.runIn(line[...]))
    #expect(dateline.text == "本报昌都电")
    #expect(offset == 6)
    #expect(Dateline.runIn(Array("本报电话已经更换。".utf8)[...]) == nil)
  }

  @Test(arguments: [
    ("临江", true), ("临江市", true), ("东城", true), ("东城区", true), ("东", false), ("西山", false),
  ])
  func knowsPlacesWithoutTheirRank(_ place: String, _ isKnown: Bool) {
    let regions = Vocabulary(
      id: "regions",
      terms: ["临江市", "东城区"].map {
        Vocabulary.Term(
          id: $0, name: LocalizedText([.init("zh", $0)]), span: .whole("regions.yml"))
      })
    #expect(Dateline.isKnown(place, in: regions) == isKnown)
  }
}
