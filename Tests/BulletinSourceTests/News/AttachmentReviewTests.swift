import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinSource

/// What attached documents hold though nobody sees it.
@Suite struct AttachmentReviewTests {
  private func review(_ packed: String) throws -> AttachmentReview {
    AttachmentReview(try bytes(packed))
  }

  private func bytes(_ packed: String) throws -> [UInt8] {
    [UInt8](try #require(Data(base64Encoded: packed.replacing("\n", with: ""))))
  }

  @Test func aDocumentTellsItsCommentsChangesHiddenTextAndAuthor() throws {
    let review = try review(OfficeFiles.hiddenDocument)
    #expect(review.hidden == [.comments, .changes, .hiddenText, .author])
    #expect(review.stretches.map(\.masked) == ["138****8000"], "joined over three runs")
  }

  @Test func aCleanDocumentHasNothingToTell() throws {
    let review = try review(OfficeFiles.plainDocument)
    #expect(review.hidden.isEmpty && review.stretches.isEmpty, "\(review.hidden)")
  }

  @Test func aWorkbookTellsItsHiddenSheetsAndColumns() throws {
    let review = try review(OfficeFiles.hiddenWorkbook)
    #expect(review.hidden == [.hiddenSheets, .hiddenCells])
    #expect(review.stretches.map(\.masked) == ["139****9000"], "cells are not joined")
  }

  @Test func slidesTellWhatIsHiddenAndSaid() throws {
    #expect(try review(OfficeFiles.hiddenSlides).hidden == [.hiddenSlides, .notes])
  }

  @Test func aPDFTellsItsAuthorAndScriptsFromPackedObjects() throws {
    #expect(try review(OfficeFiles.hiddenPDF).hidden == [.author, .script])
    let plain = AttachmentReview(Array("%PDF-1.4\n1 0 obj<</Author()>>endobj".utf8))
    #expect(plain.hidden.isEmpty)
  }

  @Test func whatCannotBeOpenedIsSaid() throws {
    #expect(AttachmentReview(Array("x".utf8)).hidden == [.unreadable])
    let whole = try bytes(OfficeFiles.hiddenDocument)
    var broken = whole
    for place in 60..<100 { broken[place] ^= 0xFF }
    #expect(AttachmentReview(broken).hidden.contains(.unreadable))
    // Whatever is damaged, nothing stops the check.
    for place in stride(from: 0, to: whole.count, by: 3) {
      var damaged = whole
      damaged[place] ^= 0x55
      #expect(AttachmentReview(damaged).stretches.count < 2)
      #expect(AttachmentReview(Array(whole.prefix(place))).hidden == [.unreadable])
    }
  }

  @Test func unpacksCodesOfTheirOwn() throws {
    let packed = try bytes(OfficeFiles.packedText)
    let text = try #require(Inflater.inflated(packed[...], limit: 1 << 20))
    #expect(text.count == 3080 && sum(text) == 2286973652)
    #expect(Inflater.inflated(packed[...], limit: text.count - 1) == nil, "it is bounded")
    #expect(Inflater.inflated(packed.dropLast(4), limit: 1 << 20) == nil)
  }

  /// The check sum that archives use.
  private func sum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let half = sum >> 1
        sum = sum & 1 == 1 ? half ^ 0xEDB8_8320 : half
      }
    }
    return ~sum
  }

  static let drawings: [(String, Bool)] = [
    ("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9\"/></svg>", false),
    ("<svg><text font-size=\"9\">conclusion</text><a href=\"https://example.org/\"/></svg>", false),
    ("<svg onload=\"a()\"/>", true), ("<svg\nonload\n= a()/>", true),
    ("<svg><script>a()</script></svg>", true), ("<s:svg><s:SCRIPT href=\"a.js\"/></s:svg>", true),
    ("<svg><a href=\"java\nscript:a()\"/></svg>", true),
    ("<svg><a xlink:href='&#106;avascript:a()'/></svg>", true),
    ("<svg><foreignObject><p>a</p></foreignObject></svg>", true),
    ("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>", true),
    ("<?xml-stylesheet href=\"a.xsl\"?><svg/>", true),
    ("<svg><image href=\"data:image/svg+xml;base64,AA\"/></svg>", true),
    ("<\0s\0v\0g\0", true),
  ]

  @Test(arguments: drawings)
  func drawingsThatRunCodeAreKnown(_ drawing: String, _ isActive: Bool) {
    #expect(ActiveMarkup.isActive(Array(drawing.utf8), ending: "svg") == isActive)
  }

  @Test(arguments: ["网页.html", "脚本.js", "数据.XML", "图.svg"])
  func pagesAndScriptsAreNotAttached(_ name: String) async throws {
    let site = try await SampleSite(
      SampleSite.item("title: 稿件", body: "见[附件](1️⃣\(name))。")
        + "-- content/news/\(name) --\n<svg onload='a()'/>\n")
    site.expect(.unusableFile)
  }

  @Test func aDrawingThatRunsCodeIsNoPhotographEither() async throws {
    let site = try await SampleSite(
      SampleSite.item("photos: [{file: 图.svg, alt: 图, people: none}]")
        + "-- content/news/图.svg --\n<svg onload='a()'/>\n")
    #expect(site.faults.contains { $0.code == .unusableFile })
  }

  @Test func aNumberInADocumentStopsTheBuild() async throws {
    let files =
      SampleSite.item("title: 稿件", body: "见[附件](安排.docx)。")
      + "-- content/news/安排.docx | base64 --\n\(OfficeFiles.hiddenDocument)\n"
    let site = try await SampleSite(files)
    #expect(
      Set(site.faults.map(\.code)) == [.riskyAttachment, .hiddenContent, .publishedNumber])
    let allowed = try await SampleSite(
      files + """
        -- content/site.yml --
        title: {zh: 测试简报, en: Test Bulletin}
        base_url: https://test.example.org/
        languages: [zh-Hans, en, ug]
        privacy: {allow: [{number: 138****8000, reason: 值班, until: 2025-08-15}]}

        """)
    #expect(Set(allowed.faults.map(\.code)) == [.riskyAttachment, .hiddenContent])
    #expect(allowed.edition?.excepted == ["138****8000"])
  }
}

/// Documents as their programs write them, packed.
private enum OfficeFiles {
  static let hiddenDocument = """
    UEsDBBQAAAAIAAAAIVoxFgV33QAAAG0BAAARAAAAd29yZC9kb2N1bWVudC54bWyzKbdKyU8uzU3NK1GoyM3JK7Yqt1
    XKKCkpsNLXL07OSM1NLNbLL0jNA8ql5RflJpYAuUXp+uX5RSkFRfnJqcXFmXnpuTn6RgYGZvq5iZl5SnY25VZJ+SmV
    ILoARBSBiBK7pw17nvevfbqu81nfJBt9kAiILAKTBaiKiwLAVFliXmZxhj5EXQDUmOdTtr5YP9fQ2ALFDLgtBgaGxt
    hlLAwMDHDbm5Kao1BulZliq2SoBGQklpZk5BfZKj2fskkJbgZQTUhqRYnds+nLQZphXIRxQBGYsfqwQNBHBLAdAFBL
    AwQUAAAACAAAACFaAvheSogAAAC2AAAAEQAAAHdvcmQvY29tbWVudHMueG1sTYxBCsMgFESvEjxADV10IZq7iLFRyF
    f532IPknsEuim9UNtjVKWUbh5vmGFkESYC2JBpuMIaSBTFXM5JcE7GWdB0iMmG2p0jgs414sJLxDlhNJbIhwVWfhzH
    EwftA5vk73Iows+KjayKvmQXUbHXduuT1IANeXrv9+f2kLx5I3amzu/Vv9P0AVBLAwQUAAAACAAAACFa4AciNFkAAA
    B0AAAAEQAAAGRvY1Byb3BzL2NvcmUueG1ss0kusErOL0oNKMovSC0qyUwtVqjIzckrtkousFVKVoJyUpJtlVKU7GxS
    kq2Si1ITS/KL7J7Nn/B8yiYbfSQhG6BZOYnFJb75KZlpmakpTpX6djb6GBbYAQBQSwECFAMUAAAACAAAACFaMRYFd9
    0AAABtAQAAEQAAAAAAAAAAAAAAgAEAAAAAd29yZC9kb2N1bWVudC54bWxQSwECFAMUAAAACAAAACFaAvheSogAAAC2
    AAAAEQAAAAAAAAAAAAAAgAEMAQAAd29yZC9jb21tZW50cy54bWxQSwECFAMUAAAACAAAACFa4AciNFkAAAB0AAAAEQ
    AAAAAAAAAAAAAAgAHDAQAAZG9jUHJvcHMvY29yZS54bWxQSwUGAAAAAAMAAwC9AAAASwIAAAAA
    """

  static let plainDocument = """
    UEsDBBQAAAAIAAAAIVpyFqRUqAAAAA8BAAARAAAAd29yZC9kb2N1bWVudC54bWyzKbdKyU8uzU3NK1GoyM3JK7Yqt1
    XKKCkpsNLXL07OSM1NLNbLL0jNA8ql5RflJpYAuUXp+uX5RSkFRfnJqcXFmXnpuTn6RgYGZvq5iZl5SnY25VZJ+SmV
    ILoARBSBiBK7pw17nvevfbqu81nfJBt9kAiILAKTBaiKiwLAVFliXmZxhgKIkWOrZKCkD9ERADXQ0NjCgIBBJXYGIF
    UG2NTpw5ypjwgCOwBQSwMEFAAAAAgAAAAhWnQMjNZQAAAAbgAAABEAAABkb2NQcm9wcy9jb3JlLnhtbLNJLrBKzi9K
    DSjKL0gtKslMLVaoyM3JK7ZKLrBVSlaCclKSbZVSlOxsUpKtkotSE0vyi+xs9JE5QFNyEotLfPNTMtMyU1OcKvWBCj
    CMtgMAUEsBAhQDFAAAAAgAAAAhWnIWpFSoAAAADwEAABEAAAAAAAAAAAAAAIABAAAAAHdvcmQvZG9jdW1lbnQueG1s
    UEsBAhQDFAAAAAgAAAAhWnQMjNZQAAAAbgAAABEAAAAAAAAAAAAAAIAB1wAAAGRvY1Byb3BzL2NvcmUueG1sUEsFBg
    AAAAACAAIAfgAAAFYBAAAAAA==
    """

  static let hiddenWorkbook = """
    UEsDBBQAAAAIAAAAIVofC7y1SQAAAHcAAAAPAAAAeGwvd29ya2Jvb2sueG1ssynPL8pOys/PtrMpzkhNLSmG0gp5ib
    mptkpPdjQoKYAFPFNslQyV9NGkd/UgSRsB2SWJJUDxstSiSo/MlJTUPJAOfZjJ+nDLAFBLAwQUAAAACAAAACFatAa0
    kGUAAACiAAAAGAAAAHhsL3dvcmtzaGVldHMvc2hlZXQxLnhtbLMpzy/KLs5ITS2xs0nOzykGkwq5mXm2SkZKCrmJFW
    A6IzMlJRUoZKikb2ejD1EH1uSSWJJoZ1OUX65QBJIF6gYxHEGsMjtDYwsDG/0ykA6ohBNEwgAkY4CQ0wcaACSRTNRH
    OAsAUEsDBBQAAAAIAAAAIVpqsR6yQQAAAF8AAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDIueG1ssynPL8ouzkhNLb
    GzAVMuiSWJdjZF+eUKRbZKhkp2NskghiOIVWZnaGxpYAAmDGz0y+xs9JOBGKgWSCJp1keYCQBQSwECFAMUAAAACAAA
    ACFaHwu8tUkAAAB3AAAADwAAAAAAAAAAAAAAgAEAAAAAeGwvd29ya2Jvb2sueG1sUEsBAhQDFAAAAAgAAAAhWrQGtJ
    BlAAAAogAAABgAAAAAAAAAAAAAAIABdgAAAHhsL3dvcmtzaGVldHMvc2hlZXQxLnhtbFBLAQIUAxQAAAAIAAAAIVpq
    sR6yQQAAAF8AAAAYAAAAAAAAAAAAAACAAREBAAB4bC93b3Jrc2hlZXRzL3NoZWV0Mi54bWxQSwUGAAAAAAMAAwDJAA
    AAiAEAAAAA
    """

  static let hiddenSlides = """
    UEsDBBQAAAAIAAAAIVp2J7eqQAAAAFQAAAAVAAAAcHB0L3NsaWRlcy9zbGlkZTEueG1ssymwKs5JUajIzckrtiqwVS
    pQgrITbZUSlRSKM/LLbZUMlOxsEq0KQEQRiCixe7KjwUYfxACRRWASKK0PNswOAFBLAwQUAAAACAAAACFa3YokuDsA
    AABKAAAAHwAAAHBwdC9ub3Rlc1NsaWRlcy9ub3Rlc1NsaWRlMS54bWyzKbDKyy9JLVaoyM3JK7YqsFUqUIKyE22VEp
    XsbBKtCkBEid2LdRue7pv+Yv0WG30QF0QCZfShBtgBAFBLAQIUAxQAAAAIAAAAIVp2J7eqQAAAAFQAAAAVAAAAAAAA
    AAAAAACAAQAAAABwcHQvc2xpZGVzL3NsaWRlMS54bWxQSwECFAMUAAAACAAAACFa3YokuDsAAABKAAAAHwAAAAAAAA
    AAAAAAgAFzAAAAcHB0L25vdGVzU2xpZGVzL25vdGVzU2xpZGUxLnhtbFBLBQYAAAAAAgACAJAAAADrAAAAAAA=
    """

  static let hiddenPDF = """
    JVBERi0xLjUKMSAwIG9iajw8L1R5cGUvT2JqU3RtL04gMi9GaXJzdCA5L0ZpbHRlci9GbGF0ZURlY29kZS9MZW5ndG
    ggOTY+PgpzdHJlYW0NCnicM1UwUDBTMDZQsLHRdywtycgv0ijOz03Nz0vV1A/JLMlJ1SjISczTtLMDKQipLEjVd0wu
    yczP0w/W90osSwxOLsosKNH3CtZILCjQS8xJLSoBqTUyMjAklgAA36wjVAplbmRzdHJlYW0gZW5kb2JqCg==
    """

  static let packedText = """
    XVY5jhRBEPwNdufRl0D8pWZsJJ6Ai5BA4gXg4YCNsfsbdtlnkEdEzzQSbM/0VN4RkTV8vVzdnz48/P3yU/c/vz+9PD
    669HeZnn59fP78Ve3VePf+tcxvLm/N+50tfXbqhy5DJH6myVYW28v3H8/fHia4sz4rU7+W7XIVxTuBHx9yuerSJ/bh
    cWRvc4vjPlSHTfFSKoDBlZXVjIOZp1omu6KwrZ8+4zgKXRF0v1xN478N38vvEhFgo2tXJNaH4qzwVX7e2yU8+zKYky
    /toLJBY6PZslQEz26hMkeDLIoQozWeU5zDZw1zmES/O1NDfOsZpQubhnT/FVmtNTg67J8EefdoEwU3IPg21IZJtGPw
    IHsZ3jX+7SObEdPwiOgZQBUBvANkv4zJYeJa2Tkw5EshJv/EpNEuUcY71SdH+kyDYOrvG6BKQOBnm9mvTkojmCsgjP
    HLfLlOCZ+hCxKLXuiIUcbT1sHKNPO1wIYyqaledAuZNzNRRPZzZpo2mg2TbhRm5YUTp5Phaw5A0ZVoeXzrkQuSVLBy
    ML35mJD0WAG7tCQkDA8DhFHI3rXexpCcUIwNlRC5MHXQOevxPRsB0GH+M7qL8jZyBhDz4mfAp6s4Otqn/QRSBfYcLs
    E/ylZSKd3BCvlhurbj8EzVqUOkzc7RAl5QBLY4vZLtJABBUqyCfTYhYOQ3FiYvyGWP/hv7AfPb93HQY05oJTJQt2Oi
    6QsfZ1jrTZK1YaGQ3hht51kdZgMpQH0GrD/yK/pyXomDSCRfpuSGChRk6fZwdaCuXBI3ZDoaCZkOhmU2geKsT6FBGA
    2p4yw7o/eUxjokBMPuvYWIeCSmE5GEp51WQkotoAdrSirFmHTBJjtkITP0GubAmgkxBFen/9ZVHl1Gl9PxiwpUpUgV
    4wYj+6+d96wlgI0ky/4E/emBAdMrvsyHV/Oz6PhygB6LL4ZZ3ku67LyZQuZBGYFIbbG94CmUP+Jggx9bH/VTwYmrgx
    voi92whEw1ZROTEnolZjbiEHktdxpBslMaCXMqRqQst23NCEgXJjkm4X4BrqXWFy86R2NAdS4bONhKs5FIXjU23hxq
    2D1UtgoS0K6JOUa301it9g7IyFbiuSfMESZ2qRCuYHsMh5oJsfdzRPAyhtxrt9NyUq708mxBPeWKzR2fsAGJSyU2ig
    vryg1JAnLqA57mlJJa76ie2kH8UWaHHg05iXdJO/daqTFhwNa4Ja4CZtUh3NRG7jOKCwHde4q3Cd5i0yVIo7hxsIz9
    Dn15+WwOQl2GLWdpJS7rPkR69i2YF4B7zDRK/rvzHAiDa2OWrSx5SduPzYCrOaIiZ7vb2mxAX9tPGAlP2532qPwD
    """
}
