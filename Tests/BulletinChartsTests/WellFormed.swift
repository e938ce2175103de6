import BulletinModel
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads markup as XML and notes what tests ask about.
final class WellFormed: NSObject, XMLParserDelegate {
  private(set) var ids: [String] = []
  private(set) var fills: [String] = []
  /// The elements with a role, each with the first title in it.
  private(set) var names: [String] = []
  private var open: [String] = []

  /// Fails where the markup is no XML, carries style attributes, or numbers that are none.
  @discardableResult
  static func check(
    _ markup: SafeHTML, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> WellFormed {
    let text = String(decoding: markup.bytes, as: UTF8.self)
    #expect(!text.contains("style="), sourceLocation: sourceLocation)
    #expect(!text.contains("\"nan") && !text.contains("\"inf"), sourceLocation: sourceLocation)
    let seen = WellFormed()
    let parser = XMLParser(data: Data(markup.bytes))
    parser.delegate = seen
    #expect(
      parser.parse(), "\(String(describing: parser.parserError))", sourceLocation: sourceLocation)
    #expect(Set(seen.ids).count == seen.ids.count, "ids once", sourceLocation: sourceLocation)
    for fill in seen.fills {
      #expect(seen.ids.contains(fill), "\(fill) is drawn", sourceLocation: sourceLocation)
    }
    return seen
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(name)
    if let id = attributes["id"] { ids.append(id) }
    if let fill = attributes["fill"], fill.hasPrefix("url(#") {
      fills.append(String(fill.dropFirst(5).dropLast()))
    }
    if attributes["role"] == "img" { names.append("") }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard open.last == "title", !names.isEmpty else { return }
    names[names.count - 1] += text
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }
}
