import BulletinModel
import Testing

@testable import BulletinTemplates

/// A context with a field of every kind.
struct EveryKind: TemplateContext {
  let title: String
  let summary: String?
  let body: SafeHTML
  let chart: SafeHTML?
  let isNew: Bool
  let tags: [String]
  let branch: Branch
  let parent: Branch?
  let branches: [Branch]
  let words: TemplateWords
  var hasTags: Bool { !tags.isEmpty }

  static let fields: [Field<Self>] = [
    Field.everywhere("title", \.title), Field("summary", \.summary), Field("body", \.body),
    Field("chart", \.chart), Field("isNew", \.isNew), Field("tags", \.tags),
    Field("branch", \.branch), Field("parent", \.parent), Field("branches", \.branches),
    Field.words("t", \.words), Field("hasTags", \.hasTags), Field("branchName", \.branch.name),
  ]
}

struct Branch: TemplateContext {
  let name: String
  let children: [Branch]

  static let fields: [Field<Self>] = [Field("name", \.name), Field("children", \.children)]
}

@Suite struct FieldTests {
  @Test func readsStoredPropertiesFromMemoryAndOthersByKeyPath() {
    let stored = EveryKind.fields.filter {
      if case .stored = $0.shape.location { true } else { false }
    }
    #expect(EveryKind.fields.count - stored.count == 1)
  }
}
