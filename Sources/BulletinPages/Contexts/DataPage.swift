import BulletinTemplates

/// All that is given away as files.
struct DataPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The head.
  let title: String
  /// What is here.
  let description: String
  /// The files that hold everything.
  let whole: [LinkContext]
  /// The ledgers with their files.
  let registers: [RegisterEntryContext]
  /// The measures with their files.
  let measures: [RegisterEntryContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("title", \.title),
    Field("description", \.description),
    Field("whole", \.whole),
    Field("registers", \.registers),
    Field("measures", \.measures),
    .words("t", \.t),
    Field("hasRegisters", \.hasRegisters),
    Field("hasMeasures", \.hasMeasures),
  ]

  /// Tells whether any ledger is given away.
  var hasRegisters: Bool { !registers.isEmpty }

  /// Tells whether any measure is given away.
  var hasMeasures: Bool { !measures.isEmpty }
}
