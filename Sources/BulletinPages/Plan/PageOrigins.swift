public import BulletinModel

/// What a page of the site is made of.
public struct PageOrigins: Sendable, Hashable {
  /// The address below the root, such as `/statistics/coverage/`.
  public let address: String
  /// The file below the output folder.
  public let path: String
  /// The kind of page: the name of its template, or what makes it where it has none.
  public let kind: String
  /// The templates that it is made with.
  public var templates: [String] = []
  /// The texts that it shows, in the order in which it does.
  public var texts: [String] = []
  /// The registers whose rows or figures it shows, by id.
  public var registers: [String] = []
  /// The measures on it, by id.
  public var measures: [String] = []
  /// The figures that its texts cite.
  public var citations: [CitedFigure] = []
  /// The figure blocks of its texts and those that the program draws.
  public var blocks: [FigureBlock] = []
  /// The registers from which the blocks are drawn, by id.
  public var blockRegisters: [String] = []
  /// The row that it is about.
  public var row: (register: String, row: Int)?
  /// The files of its registers, the declarations included.
  public var ledgers: [String] = []
  /// The files of the controlled lists by which it is put in order.
  public var vocabularies: [String] = []

  /// Every content file that it depends on, sorted.
  public var files: [String] {
    Set(texts + ledgers + vocabularies).sorted {
      precedes($0, $1)
    }
  }

  init(_ file: PlannedFile, kind: String) {
    address = file.route.path
    path = file.path
    self.kind = kind
  }

  /// Compares what readers would be told.
  public static func == (left: PageOrigins, right: PageOrigins) -> Bool {
    left.path == right.path && left.files == right.files && left.kind == right.kind
  }

  /// Feeds the path.
  public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// Finds what a page is made of.
///
/// - Parameters:
///   - path: An address such as `/statistics/coverage/`, with or without slashes at its ends, or a
///     path of the output folder.
///   - plan: The plan.
/// - Returns: What it is made of; nil where nothing stands there.
public func origins(of path: String, in plan: Plan) -> PageOrigins? {
  var name = PercentEncoding.decoded(path).composed[...]
  while name.hasPrefix("/") { name.removeFirst() }
  let folder = name.isEmpty || name.hasSuffix("/") ? String(name) : "\(name)/"
  let wanted = [String(name), "\(folder)index.html"]
  let file = wanted.lazy.compactMap { plan.file(at: $0) }.first
  return file.map { OriginSearch(plan).origins(of: $0) }
}

/// What every page of a plan is made of, in the order of paths.
public func allOrigins(in plan: Plan) -> [PageOrigins] {
  let search = OriginSearch(plan)
  return plan.files.filter { $0.kind == .page }.map(search.origins)
}

/// The addresses of pages that resemble one that does not exist, at most three.
public func pages(near path: String, in plan: Plan) -> [String] {
  var known = plan.files.filter { $0.kind == .page }.map(\.route.path)
  let name = PercentEncoding.decoded(path).composed
  let wanted = "/" + name.split(separator: "/").joined(separator: "/") + "/"
  var found: [String] = []
  while found.count < 3, let near = nearestName(to: wanted, in: known) {
    found.append(near)
    known.removeAll { $0 == near }
  }
  return found
}
