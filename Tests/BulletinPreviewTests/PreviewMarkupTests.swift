import Testing

@testable import BulletinPreview

@Suite struct PreviewMarkupTests {
  private let markup = PreviewMarkup(words: PreviewWords(isChinese: true), version: 7)

  private func added(
    to page: String, notices: [PreviewNotice] = [], unpublished: [String: String] = [:]
  ) -> String {
    String(
      decoding: markup.added(
        to: Array(page.utf8), notices: notices, unpublished: unpublished), as: UTF8.self)
  }

  @Test func standsAtTheEndOfTheBody() {
    let text = added(to: "<html><body><p>稿件</p></body></html>")
    #expect(text.hasPrefix("<html><body><p>稿件</p>"))
    #expect(text.contains("<script src=\"/_bulletin/preview.js\" data-version=\"7\""))
    #expect(text.hasSuffix("</body></html>"))
    #expect(added(to: "no page") == "no page")
  }

  @Test func letsItsScriptAskForChanges() {
    let policy = "default-src 'none'; script-src 'self'"
    let text = added(
      to: "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\"><body></body>")
    #expect(text.contains("content=\"connect-src 'self'; \(policy)\""))
    let own = "<meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self'\"></body>"
    #expect(added(to: own).hasPrefix(String(own.dropLast(7))))
  }

  @Test func showsNoticesEscaped() {
    let notice = PreviewNotice(
      weight: .error, place: "content/news/a.md:3:1", message: "E1 <script>", remedy: "a & b")
    let text = added(to: "</body>", notices: [notice])
    #expect(text.contains("<summary>预览：1 处错误</summary>"))
    #expect(
      text.contains(
        "<code>content/news/a.md:3:1</code> E1 &lt;script&gt;<br><small>a &amp; b</small>"))
    #expect(text.contains("class=\"bulletin-notices bulletin-error\" data-pagefind-ignore open"))
  }

  @Test func listsWhatIsNotPublishedSoThatNothingEndsTheList() {
    let text = added(to: "</body>", unpublished: ["/a/</script>\"\\/": "草稿"])
    #expect(text.contains(">{\"/a/\\u003c/script>\\\"\\\\/\":\"草稿\"}</script>"))
  }

  @Test func filesHaveTheirTypes() {
    #expect(MediaTypes.type(of: "news/index.html") == "text/html; charset=utf-8")
    #expect(MediaTypes.type(of: "data/表.CSV") == "text/csv; charset=utf-8")
    #expect(MediaTypes.type(of: "a.b/LICENSE") == "application/octet-stream")
  }
}
