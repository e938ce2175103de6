import BulletinModel
import BulletinPages
import BulletinPhotos
import BulletinPublish
import BulletinSource

/// What is to be built, apart from where it goes.
struct BuildRequest: Sendable {
  /// The folder that holds `content/` and, where the site changes the theme, `templates/`.
  let siteFolder: String
  /// The folder whose `templates/` stands in for what the site lacks.
  var themeFolder: String?
  /// The moment of the build.
  let now: BuildMoment
  /// Tells whether drafts, items under review and of the future are in it.
  var includesDrafts = false
  /// Tells whether every number without a link is told of.
  var listsAllNumerals = false
  /// The site's absolute address, instead of the one in `site.yml`.
  var baseURL: String?
  /// Tells whether warnings allow no release either.
  var isStrict = false
  /// How many tasks work at once.
  var workers = 1
  /// Which pages become PDF too, and what prints them.
  var paper: Paper?
  /// What makes photographs ready for screens; it is looked for while the content is read.
  var photos = Task { PhotoMeans.unasked }
  /// Where pictures made earlier are kept; nil for the folder beside the site.
  var photoFolder: String?
  /// Where the markup of items lies until it is printed; nil for memory, which it fills with all texts.
  var spool: SpoolFile?
  /// How many warnings and notes of each code come with the line to show under them; nil for all.
  var linesPerCode: Int?
  /// What was read before, where one site is shown again and again.
  var memory: ReadingMemory?
  /// What was found out about the ledgers before, likewise.
  var figureMemory: FigureMemory?
  /// Tells whether the figures that pages show are planned, see `PlanOptions`.
  var plansFigures = true
  /// What keeps the time of each stage, where somebody wants to know.
  var clock: StageClock?

  /// Which pages become PDF, and the program that prints them.
  struct Paper: Sendable {
    let browser: Browser
    let documents: DocumentChoice
  }
}

/// What makes photographs ready for screens.
enum PhotoMeans: Sendable {
  /// Nobody asked: photographs are published as they are, without their metadata.
  case unasked
  /// There is nothing, and whoever builds should know.
  case missing
  /// A program.
  case tool(PhotoTool)

  /// The program, where there is one.
  var tool: PhotoTool? {
    if case .tool(let tool) = self { tool } else { nil }
  }
}
