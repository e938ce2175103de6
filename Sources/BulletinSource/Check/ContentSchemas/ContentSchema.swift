/// The kinds of content that have a JSON Schema for editors' programs.
public enum ContentSchema: String, Sendable, Hashable, CaseIterable {
  /// `content/site.yml`.
  case site
  /// `content/columns.yml`.
  case columns
  /// The front matter of a news item.
  case item
  /// The front matter of a standing or statistics page.
  case page
  /// The front matter of an issue.
  case issue
  /// The front matter of a report or circular.
  case report
  /// A `register.yml`.
  case register
  /// `content/statistics/measures.yml`.
  case measures
  /// A file of `content/vocabulary/`, apart from `definitions.yml`.
  case vocabulary
  /// `content/vocabulary/definitions.yml`.
  case definitions
  /// `content/revisions.yml`.
  case revisions

  /// What is described, in Chinese.
  public var chineseName: String {
    switch self {
    case .site: "网站的设置 content/site.yml"
    case .columns: "栏目 content/columns.yml"
    case .item: "稿件的文首信息"
    case .page: "页面的文首信息"
    case .issue: "简报的文首信息"
    case .report: "报告和通报的文首信息"
    case .register: "台账的定义 register.yml"
    case .measures: "指标 content/statistics/measures.yml"
    case .vocabulary: "词表"
    case .definitions: "口径 content/vocabulary/definitions.yml"
    case .revisions: "修订说明 content/revisions.yml"
    }
  }

  /// The JSON Schema (draft 2020-12), made from the declarations by which the files are read.
  ///
  /// A file that is read without a fault of its form fits its schema. What refers to other files, and
  /// what words mean, is not in it.
  public var text: String {
    var writer = SchemaWriter()
    return writer.document(shape, title: "Bulletin: \(chineseName)")
  }

  private var shape: ValueShape {
    switch self {
    case .site: .mapping(SettingsKeys.site)
    case .columns: .entries(.mapping(SettingsKeys.column))
    case .item: .mapping(NewsKeys.item)
    case .page: .mapping(PageReader.keys)
    case .issue: .mapping(IssueReader.keys)
    case .report: .mapping(ReportReader.keys)
    case .register: .mapping(SchemaKeys.schema)
    case .measures: .pairs("^[a-z0-9_][a-z0-9_-]*$", .mapping(MeasureKeys.measure))
    case .vocabulary:
      .either([.entries(.mapping(VocabularyKeys.term)), .mapping(VocabularyKeys.list)])
    case .definitions: .entries(.mapping(VocabularyKeys.definition))
    case .revisions: .entries(.mapping(revisionKeys))
    }
  }
}
