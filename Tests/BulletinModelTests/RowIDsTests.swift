import BulletinModel
import Testing

@Suite struct RowIDsTests {
  private static func register(_ ids: [String?]) -> Register {
    var dictionary: [String] = []
    let codes = ids.map { id -> UInt32 in
      guard let id else { return Register.missingCode }
      if let code = dictionary.firstIndex(of: id) { return UInt32(code) }
      dictionary.append(id)
      return UInt32(dictionary.count - 1)
    }
    return Register(
      schema: RegisterSchema(
        id: "boats", name: LocalizedText([.init("zh", "渡船")]),
        fields: [.init("id", alias: "编号", .id)]),
      columns: [.coded(codes: codes, dictionary: dictionary)], files: ["boats.csv"],
      rowFiles: ids.map { _ in 0 }, rowLines: ids.indices.map { UInt32($0 + 2) })
  }

  @Test func findsTheFirstRowOfAnID() {
    let ids = RowIDs(RowIDsTests.register(["b2", nil, "b1", "b2"]))
    #expect(ids.row(of: "b2") == 0)
    #expect(ids.row(of: "b1") == 2)
    #expect(ids.row(of: "b3") == nil)
    #expect(ids.row(of: "") == nil)
  }

  @Test func findsEachOfManyIDs() {
    let texts = (0..<5000).map { "a\($0 * 7)" }
    let ids = RowIDs(RowIDsTests.register(texts))
    #expect(texts.map { ids.row(of: $0) } == texts.indices.map { Optional($0) })
    #expect(ids.row(of: "a1") == nil)
  }

  @Test func findsNothingWithoutIDs() {
    #expect(RowIDs([], []).row(of: "b1") == nil)
    #expect(RowIDs(RowIDsTests.register([])).row(of: "b1") == nil)
  }
}
