import BulletinModel
import BulletinPublish
import BulletinSource
import Foundation

/// What stops a run before the content is read.
enum RunFailure: Error, Sendable {
  /// There is no site at or above the folder.
  case noSite(folder: String)
  /// No target of the settings has this name, or none is named and there is not just one.
  case noTarget(name: String?, known: [String])
}

/// One run of a command on a site: where it is, at which moment, and who shows progress.
struct SiteRun: Sendable {
  let siteFolder: String
  let pipeline: Pipeline

  /// Finds the site at or above the folder that the command line names, and its clock.
  init(
    _ site: SiteOptions, baseURL: String? = nil, listsAllNumerals: Bool = false,
    paper: BuildRequest.Paper? = nil, surroundings: Surroundings,
    photos: ((_ site: String) -> Task<PhotoMeans, Never>)? = nil,
    spool: ((_ site: String) -> SpoolFile?)? = nil, linesPerCode: Int? = nil,
    photoFolder: String? = nil, memory: ReadingMemory? = nil,
    figureMemory: FigureMemory? = nil, clock: StageClock? = nil
  ) throws {
    try self.init(site.place, surroundings: surroundings) { request in
      request.includesDrafts = site.drafts
      request.listsAllNumerals = listsAllNumerals
      request.baseURL = baseURL
      request.isStrict = site.strict
      request.workers = site.jobs ?? surroundings.processors
      request.paper = paper
      if let photos { request.photos = photos(request.siteFolder) }
      request.spool = spool?(request.siteFolder)
      request.linesPerCode = linesPerCode
      request.photoFolder = photoFolder
      request.memory = memory
      request.figureMemory = figureMemory
      request.clock = clock
    }
  }

  /// The same for a command that only reads, or sets what it asks of the build by itself.
  init(
    _ place: PlaceOptions, surroundings: Surroundings,
    asking: (inout BuildRequest) -> Void = { _ in }
  ) throws {
    let folder = try SiteRun.siteFolder(at: place.site ?? surroundings.folder)
    siteFolder = folder
    let instant = Int64(surroundings.started.timeIntervalSince1970.rounded(.down))
    var request = BuildRequest(
      siteFolder: folder,
      themeFolder: surroundings.sharedFolder(holding: "templates/layout.mustache"),
      now: place.now.flatMap { Moment($0) }.map { .local($0.value) } ?? .instant(instant),
      workers: surroundings.processors)
    asking(&request)
    request.spool = request.spool ?? surroundings.makeSpool()
    let output = Output(showsProgress: surroundings.showsProgress)
    let words = Words(language: place.language.lang ?? surroundings.language)
    pipeline = Pipeline(request: request) { output.progress(words.name(of: $0)) }
  }

  private static func siteFolder(at start: String) throws -> String {
    var candidate = URL(fileURLWithPath: start).standardizedFileURL.path
    while true {
      if FileManager.default.fileExists(atPath: "\(candidate)/content/site.yml") {
        return candidate
      }
      let parent = (candidate as NSString).deletingLastPathComponent
      if parent == candidate || parent.isEmpty { throw RunFailure.noSite(folder: start) }
      candidate = parent
    }
  }
}

extension Surroundings {
  /// A file without a name for the markup of items, apart from the site: a command that only reads writes nothing
  /// there.
  ///
  /// Large files belong into `/var/tmp`: where `/tmp` is memory, nothing would be won.
  func makeSpool() -> SpoolFile? { SpoolFile(in: temporaryFolder ?? "/var/tmp") }
}

extension Words {
  /// What a stage of the pipeline is called while it runs.
  fileprivate func name(of stage: Pipeline.Stage) -> String {
    switch stage {
    case .loading: say("读取文件…", "Reading files…")
    case .checking: say("检查内容…", "Checking content…")
    case .computing: say("计算统计…", "Computing statistics…")
    case .planning: say("安排页面…", "Planning pages…")
    case .writing(let done, let total): say("写出 \(done)/\(total)…", "Writing \(done)/\(total)…")
    case .printing(let done, let total):
      say("制作 PDF \(done)/\(total)…", "Making PDFs \(done)/\(total)…")
    }
  }
}
