public import BulletinModel
import BulletinTemplates

/// What a plan may be asked to do differently.
public struct PlanOptions: Sendable, Hashable {
  /// How many addresses one sitemap file may hold.
  public let sitemapLimit: Int
  /// How many items a feed holds.
  public let feedLength: Int
  /// Tells whether photographs come in several sizes, which needs a program that makes them.
  public let makesVariants: Bool
  /// Tells whether pictures can be drawn for items without a photograph.
  public let drawsCards: Bool
  /// How many bytes the address in a page's QR code may have; 0 where whoever writes the files makes
  /// no such codes.
  public let codeCapacity: Int
  /// Which pages are given away as PDF too.
  public let documents: DocumentChoice
  /// Tells whether the figures that pages show get pages; else only those that items cite or show do, and of a plan
  /// only the pages of items are what they are to be.
  public let plansFigures: Bool

  /// Makes options; the defaults are those of a release without any other program.
  public init(
    sitemapLimit: Int = 50_000, feedLength: Int = 20, makesVariants: Bool = false,
    drawsCards: Bool = false, codeCapacity: Int = 0, documents: DocumentChoice = .none,
    plansFigures: Bool = true
  ) {
    self.sitemapLimit = sitemapLimit
    self.feedLength = feedLength
    self.makesVariants = makesVariants
    self.drawsCards = drawsCards
    self.codeCapacity = codeCapacity
    self.documents = documents
    self.plansFigures = plansFigures
  }
}

/// Which pages are given away as PDF.
public enum DocumentChoice: Sendable, Hashable {
  /// None.
  case none
  /// Issues, and the reports that the site writes itself.
  case written
  /// Issues and the reports of every period.
  case all
}

/// Every file of the site to be, settled before the first is rendered.
public struct Plan: Sendable {
  /// The files by rising path.
  public let files: [PlannedFile]
  /// The absolute address of the site's root, which ends in `/`.
  public var root: String { index.address.origin + index.address.basePath }
  /// What rendering needs to know of the whole.
  var index: EditionIndex
  /// The templates, known to fit.
  let templates: PageTemplates
  /// What the profiles of units are compared with.
  let averages: PeerAverages
  /// What the search finds.
  let search: SearchLayout

  /// Keeps files in order with what they are made from.
  init(
    files: [PlannedFile], index: EditionIndex, templates: PageTemplates, averages: PeerAverages,
    search: SearchLayout
  ) {
    self.files = files
    self.index = index
    self.templates = templates
    self.averages = averages
    self.search = search
  }

  /// The files at some paths, by rising path.
  func files(at paths: Set<String>) -> [PlannedFile] {
    guard paths.count < 64 else { return files.filter { paths.contains($0.path) } }
    return paths.sorted(by: precedes).compactMap { file(at: $0) }
  }

  /// The file at a path below the output folder; nil where there is none.
  public func file(at path: String) -> PlannedFile? { files.element(at: path, in: \.path) }
}

/// One file of the site to be.
///
/// It is shared and never changed: lists of many thousand are sorted and handed about.
public final class PlannedFile: Sendable {
  /// Where a file's bytes come from.
  public enum Kind: Sendable, Hashable {
    /// A page made from a template.
    case page
    /// A feed.
    case feed
    /// A sitemap, or the robots file.
    case index
    /// A small page at an old address that leads to the new one.
    case redirect
    /// A stylesheet, script or picture of the theme.
    case asset
    /// Figures or rows for other programs.
    case data
    /// Rows as a workbook: whoever writes the files makes it from `worksheets(of:)`.
    case workbook
    /// All published tables as one database, which the ledger makes.
    case database
    /// A part of the index of the search.
    case search
    /// A QR code of an address, as SVG.
    case code(address: String)
    /// A page as PDF: the page's path, and the day that the file bears.
    case document(page: String, date: CivilDate)
    /// A file of the site folder, to be copied without its metadata.
    case copy(source: String)
    /// A picture made of a photograph of the site folder.
    case variant(source: String, PhotoVariant)
    /// A picture of `cardVariant` made of the drawing that `cardDrawing(of:in:)` gives.
    case card
  }

  /// The path below the output folder.
  public let path: String
  /// Where its bytes come from.
  public let kind: Kind
  /// What it shows.
  let content: PlannedContent
  /// Its address.
  let route: Route

  init(path: String, kind: Kind, content: PlannedContent, route: Route) {
    self.path = path
    self.kind = kind
    self.content = content
    self.route = route
  }
}

/// What a planned file shows; numbers are places in the edition's lists.
enum PlannedContent: Sendable, Hashable {
  /// The front page of a language.
  case home(Int)
  /// One page of a list of items.
  case list(Int, ListSubject, page: Int)
  /// All tags.
  case tags(Int)
  /// A news item.
  case item(Int)
  /// A standing page.
  case standing(Int)
  /// The tree of all units.
  case directory(Int)
  /// The profile of a unit.
  case branch(Int, branch: Int)
  /// The activities of a year.
  case year(Int, year: Int)
  /// The activities of a month.
  case month(Int, Period)
  /// The overview of all statistics.
  case statistics(Int)
  /// A statistic in full.
  case measure(Int, String)
  /// A page of statistics that the site writes.
  case statisticsText(Int)
  /// What a measure is, with its figures.
  case measureFacts(Int, String)
  /// All that is given away.
  case dataPage(Int)
  /// A file of a table that is given away.
  case data(DataSubject, DataFormat)
  /// The description of all tables.
  case dataPackage
  /// All tables as one database.
  case database
  /// All reports.
  case reports(Int)
  /// The report of a period.
  case report(Int, Period)
  /// Who has reported.
  case reporting(Int)
  /// All ledgers.
  case registers(Int)
  /// One page of a ledger's rows.
  case register(Int, String, page: Int)
  /// One row of a ledger.
  case row(Int, String, row: Int)
  /// A file beside a figure block.
  case blockFile(BlockOwner, block: Int, BlockFormat)
  /// One page of what stands behind a figure.
  case trace(Int, FigureKey, page: Int)
  /// The same for machines.
  case traceFile(Int, FigureKey)
  /// The revisions of published figures.
  case revisions(Int)
  /// When figures are released.
  case releases(Int)
  /// The same for calendar programs.
  case releaseCalendar(Int)
  /// The activities for calendar programs.
  case activityCalendar(Int)
  /// All issues.
  case issues(Int)
  /// One issue.
  case issue(Int, issue: Int)
  /// The search.
  case search(Int)
  /// A file of the index of the search.
  case searchFile(SearchFile)
  /// The page for addresses that do not exist.
  case missing
  /// A list as Atom.
  case atom(Int, ListSubject)
  /// A list as JSON Feed.
  case jsonFeed(Int, ListSubject)
  /// Some of the pages' addresses, counted among all of them.
  case sitemap(from: Int, to: Int)
  /// The files that hold addresses.
  case sitemapIndex(files: Int)
  /// What robots may read.
  case robots
  /// A page at an old address; the place of the page's text among the documents.
  case redirect(document: Int)
  /// A file of the theme.
  case asset(Int)
  /// A file of the site folder.
  case copy
  /// The QR code of a page.
  case code
  /// The PDF of a page.
  case document
  /// The picture drawn for an item.
  case card(Int)

  /// The place of the page's language; nil for items, standing pages and what has no language.
  var language: Int? {
    switch self {
    case .home(let language), .list(let language, _, _), .tags(let language),
      .directory(let language), .branch(let language, _), .year(let language, _),
      .month(let language, _), .statistics(let language), .measure(let language, _),
      .measureFacts(let language, _), .registers(let language), .reports(let language),
      .report(let language, _), .reporting(let language), .dataPage(let language),
      .releases(let language), .releaseCalendar(let language), .activityCalendar(let language),
      .register(let language, _, _), .row(let language, _, _), .trace(let language, _, _),
      .traceFile(let language, _), .revisions(let language),
      .issues(let language), .issue(let language, _), .atom(let language, _),
      .jsonFeed(let language, _), .search(let language):
      language
    default: nil
    }
  }
}

/// Which items a list holds.
enum ListSubject: Sendable, Hashable {
  /// All.
  case archive
  /// Those of a column.
  case column(String)
  /// Those with a tag, a place in the language's tags.
  case tag(Int)
  /// Those of a region and below.
  case region(String)
  /// Those of a sector and below.
  case sector(String)
  /// Those about a unit.
  case branch(String)
}
