import BulletinModel
import Testing

@testable import BulletinTemplates

/// Where in HTML text and markup may be printed.
@Suite struct MarkupStateTests {
  struct Place: Sendable, CustomTestStringConvertible {
    let markup: String
    let text: Bool
    let html: Bool
    var testDescription: String { markup }

    init(_ markup: String, text: Bool, html: Bool) {
      self.markup = markup
      self.text = text
      self.html = html
    }
  }

  static let places: [Place] = [
    Place("", text: true, html: true),
    Place("<p>", text: true, html: true),
    Place("a < b and c", text: true, html: true),
    Place("a <3 b", text: true, html: true),
    Place("</p>", text: true, html: true),
    Place("<br/>", text: true, html: true),
    Place("<!doctype html>", text: true, html: true),
    Place("<?xml version=\"1.0\"?>", text: true, html: true),
    Place("<!-- <p title=\" -->", text: true, html: true),
    Place("<!---->", text: true, html: true),
    Place("<!-- a --!>", text: true, html: true),
    Place("<a title='>' b=\"'\">", text: true, html: true),
    Place("<a title=b>", text: true, html: true),
    Place("<a title=>", text: true, html: true),
    Place("<a hidden>", text: true, html: true),
    Place("<a title=\"", text: true, html: false),
    Place("<a title=\"b ", text: true, html: false),
    Place("<A TITLE = '", text: true, html: false),
    Place("<a data-on=\"", text: true, html: false),
    Place("<link type=\"", text: true, html: false),
    Place("<script src=\"", text: true, html: false),
    Place("<title>", text: true, html: false),
    Place("<title>a</b>", text: true, html: false),
    Place("<title>a</title>", text: true, html: true),
    Place("<textarea>", text: true, html: false),
    Place("<script type=\"application/ld+json\">", text: false, html: true),
    Place("<SCRIPT id=\"a\" TYPE='Application/LD+JSON' >", text: false, html: true),
    Place("<script></script>", text: true, html: true),
    Place("<script>a</scripts></SCRIPT >", text: true, html: true),
    Place("<style>a{}</style>", text: true, html: true),
    Place("<script>", text: false, html: false),
    Place("<script>a</p><p>", text: false, html: false),
    Place("<script>a</scripts>", text: false, html: false),
    Place("<script type=\"module\">", text: false, html: false),
    Place("<script type=\"", text: false, html: false),
    Place("<script type=application/ld+json>", text: false, html: false),
    Place("<p type=\"application/ld+json\"><script>", text: false, html: false),
    Place("<style>", text: false, html: false),
    Place("<iframe>", text: false, html: false),
    Place("<", text: false, html: false),
    Place("</", text: false, html: false),
    Place("<p", text: false, html: false),
    Place("<p ", text: false, html: false),
    Place("<p cl", text: false, html: false),
    Place("<p class ", text: false, html: false),
    Place("<p class=", text: false, html: false),
    Place("<p class=a", text: false, html: false),
    Place("<p class=\"a\"", text: false, html: false),
    Place("<p style=\"", text: false, html: false),
    Place("<p onclick=\"", text: false, html: false),
    Place("<iframe srcdoc='", text: false, html: false),
    Place("<a href=\"JavaScript:a('", text: false, html: false),
    Place("<!-- ", text: false, html: false),
    Place("<!-- -- ", text: false, html: false),
    Place("<!-- > ", text: false, html: false),
    Place("<!doctype ", text: false, html: false),
  ]

  @Test(arguments: places)
  func allows(_ place: Place) {
    var state = MarkupState()
    state.feed(place.markup.utf8)
    #expect((state.fault(printing: "x", isMarkup: false) == nil) == place.text)
    #expect((state.fault(printing: "x", isMarkup: true) == nil) == place.html)
  }

  struct Section: Sendable, CustomTestStringConvertible {
    let before: String
    let body: String
    /// Where a template stands after both; nil where the body must not be left out.
    let after: Place?
    var testDescription: String { "\(before){{#x}}\(body){{/x}}" }

    init(_ before: String, _ body: String, _ after: Place?) {
      self.before = before
      self.body = body
      self.after = after
    }
  }

  static let sections: [Section] = [
    Section("", "<p>a</p>", Place("", text: true, html: true)),
    Section("", "<p>", Place("", text: true, html: true)),
    Section("<p", " class=\"a\"", Place(">", text: true, html: true)),
    Section("<p title=\"a\"", " class=\"a\"", Place(" lang=\"", text: true, html: false)),
    Section("<option", " selected", Place(" value=\"", text: true, html: false)),
    Section("<p class=\"a", " b", Place(" ", text: true, html: false)),
    Section("<p ", "onclick", Place("=\"", text: false, html: false)),
    Section("<p on", "click", Place("=\"", text: false, html: false)),
    Section("<script", " type=\"application/ld+json\"", nil),
    Section("", "<p", nil),
    Section("", "<p class=\"", nil),
    Section("<p class=\"", "\"", nil),
    Section("<p class=", "\"a\"", nil),
    Section("", "<script>", nil),
    Section("<script>", "</script>", nil),
    Section("<title>", "</title>", nil),
    Section("", "<!--", nil),
    Section("<p class=\"a\"", ">", nil),
  ]

  @Test(arguments: sections)
  func joins(_ section: Section) throws {
    var before = MarkupState()
    before.feed(section.before.utf8)
    var inside = before
    inside.settle()
    inside.feed(section.body.utf8)
    let joined = before.joined(with: inside)
    guard let after = section.after else {
      #expect(joined == nil)
      return
    }
    var state = try #require(joined)
    state.feed(after.markup.utf8)
    #expect((state.fault(printing: "x", isMarkup: false) == nil) == after.text)
    #expect((state.fault(printing: "x", isMarkup: true) == nil) == after.html)
  }
}
