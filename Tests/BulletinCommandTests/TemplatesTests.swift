import BulletinModel
import BulletinPages
import BulletinTemplates
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// The reference of templates, which is made of the declarations that templates are compiled against.
struct TemplatesTests {
  @Test(arguments: [Words(language: .chinese), Words(language: .english)])
  func everyNameIsExplained(_ words: Words) {
    let glossary = ThemeGlossary(words.language)
    let outline = ThemeOutline()
    #expect(outline.types.count > 80)
    for type in outline.types {
      #expect(!glossary.title(ofType: type.type).isEmpty, "\(type.type)")
      for name in type.names {
        #expect(!glossary.meaning(of: name.name).isEmpty, "\(type.type).\(name.name)")
      }
    }
  }

  @Test func noExplanationIsLeftOver() {
    let outline = ThemeOutline()
    let names = Set(outline.types.flatMap(\.names).map(\.name))
    let types = Set(outline.types.map(\.type))
    for (table, known) in [(ThemeNameTable.names, names), (ThemeNameTable.types, types)] {
      for line in table.split(separator: "\n") {
        let name = line.prefix { $0 != "|" }
        #expect(known.contains(String(name)), "\(name)")
      }
    }
  }

  @Test func everyTemplateOfAPageIsListed() throws {
    let folder = "\(ExplanationTests.repository)/templates"
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
      try name.hasSuffix(".mustache")
        && String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).contains("{{<layout}}")
    }
    let listed = Set(ThemeOutline().pages.map { "\($0.template).mustache" })
    #expect(listed == Set(pages).union(["block.mustache", "redirect.mustache"]))
  }

  @Test func aTemplateTellsItsNamesAndWhatIsInside() throws {
    let names = try #require(
      ThemeReference(Words(language: .chinese)).names(ofTemplate: "item"))
    #expect(names.contains("kicker         肩题  {{#kicker}}{{kicker}}{{/kicker}}"))
    #expect(names.contains("{{{body}}}"))
    #expect(names.contains("isReprint      是不是转载  {{#isReprint}}…{{/isReprint}}"))
    #expect(names.contains("里面：name title date page url"))
    #expect(ThemeReference(Words(language: .chinese)).names(ofTemplate: "layout") == nil)
  }

  @Test func thePageOfTheSiteIsTheReference() throws {
    try Golden.compare(
      ThemeReference(Words(language: .chinese)).page,
      with: "\(ExplanationTests.repository)/content/pages/theme-names.md")
  }
}
