import BulletinModel
import Foundation
import Testing

@testable import BulletinMarkdown

/// One example of a specification.
struct SpecificationExample: Decodable, Sendable {
  let example: Int
  let section: String
  let markdown: String
  let html: String

  static func all(_ name: String) throws -> [SpecificationExample] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(name).json")
    return try JSONDecoder().decode([SpecificationExample].self, from: Data(contentsOf: file))
  }

  func rendered(_ dialect: MarkdownOptions.Dialect) -> String {
    var options = MarkdownOptions(file: "spec.md", dialect: dialect)
    options.allowsRawHTML = true
    let checked = markdownBody(Array(markdown.utf8), options: options)
    return checked.value.map(plainHTML) ?? "no body"
  }
}

/// The markup with every address as it was written.
func plainHTML(_ body: Body) -> String {
  let html = body.html(
    link: { _, link in link.destination },
    image: { _, image in [("src", image.destination)] })
  return String(decoding: html, as: UTF8.self)
}

@Suite("Specifications")
struct SpecificationTests {
  @Test("every CommonMark 0.30 example comes out as its specification has it")
  func commonMark30() throws {
    let examples = try SpecificationExample.all("commonmark-0.30")
    #expect(examples.count == 652)
    for example in examples {
      #expect(
        example.rendered(.commonMark) == example.html,
        "example \(example.example), \(example.section): \(example.markdown)")
    }
  }

  @Test("CommonMark 0.31.2 examples come out alike but for what changed after cmark 0.30")
  func commonMark31() throws {
    let examples = try SpecificationExample.all("commonmark-0.31.2")
    let failed = examples.filter { $0.rendered(.commonMark) != $0.html }.map(\.example)
    #expect(failed.count <= 3, "\(failed)")
  }

  @Test("every GitHub table example comes out as its specification has it")
  func gitHubTables() throws {
    for example in try SpecificationExample.all("gfm-tables") {
      let rendered = example.rendered(.gitHubTables)
      #expect(rendered == example.html, "example \(example.example): \(example.markdown)")
    }
  }
}
