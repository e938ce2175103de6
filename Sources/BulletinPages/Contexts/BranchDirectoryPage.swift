import BulletinTemplates

/// The tree of all units.
struct BranchDirectoryPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The head.
  let title: String
  /// How many units and members, as at when.
  let description: String?
  /// By sector; nil when there is nothing to choose.
  let filter: FilterContext?
  /// The heads of the columns.
  let columns: BranchColumnsContext
  /// The roots; empty prints the empty state.
  let nodes: [BranchNodeContext]
  /// The site's note on its data.
  let note: String?
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("title", \.title),
    Field("description", \.description),
    Field("filter", \.filter),
    Field("columns", \.columns),
    Field("nodes", \.nodes),
    Field("note", \.note),
    .words("t", \.t),
    Field("hasNodes", \.hasNodes),
  ]

  /// Tells whether there is any unit.
  var hasNodes: Bool { !nodes.isEmpty }
}

/// The heads of the directory's columns.
struct BranchColumnsContext: TemplateContext {
  /// Sector or kind.
  let sector: String?
  /// The first number, such as members.
  let first: String
  /// The second, such as activities.
  let second: String

  static let fields: [Field<Self>] = [
    Field("sector", \.sector),
    Field("first", \.first),
    Field("second", \.second),
  ]
}

/// A unit and what is below it.
struct BranchNodeContext: TemplateContext {
  /// The unit; leads to its page.
  let name: LinkContext
  /// 147个组织, composed; nil at a leaf.
  let size: String?
  /// Its sector or kind.
  let sector: String?
  /// The first number; — where there is none.
  let first: String
  /// The second number; likewise.
  let second: String
  /// Tells whether it stands open at first.
  let isOpen: Bool
  /// Tells whether it is no longer there.
  let isDissolved: Bool
  /// Tells whether there are units below it.
  let isGroup: Bool
  /// The numbers of its sectors in the filter, parted by spaces; nil where there are units below.
  let filter: String?
  /// The units below, in order.
  let children: [BranchNodeContext]

  static let fields: [Field<Self>] = [
    Field("name", \.name),
    Field("size", \.size),
    Field("sector", \.sector),
    Field("first", \.first),
    Field("second", \.second),
    Field("isOpen", \.isOpen),
    Field("isDissolved", \.isDissolved),
    Field("isGroup", \.isGroup),
    Field("filter", \.filter),
    Field("children", \.children),
  ]
}
