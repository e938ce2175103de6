import BulletinModel
import Testing

@Suite("Stable hash")
struct StableHashTests {
  @Test("agrees with the authors' own test vectors")
  func vectors() {
    #expect(StableHash().value == 0xcbf2_9ce4_8422_2325)
    #expect(StableHash("a".utf8).value == 0xaf63_dc4c_8601_ec8c)
    #expect(StableHash("foobar".utf8).value == 0x8594_4171_f739_67e8)
  }

  @Test("goes on where it stopped, and always has sixteen digits")
  func goesOn() {
    var hash = StableHash("foo".utf8)
    hash.add("bar".utf8)
    #expect(hash == StableHash("foobar".utf8))
    #expect(hash.digits == "85944171f73967e8")
    #expect(hash.digits.utf8.count == 16)
  }
}
