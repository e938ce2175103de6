import BulletinModel
import BulletinPages
import BulletinPreview
import BulletinPublish
import BulletinSource

/// The site as it would be built now, a page at a time: what a preview shows.
///
/// A change that leaves nothing to show, such as settings that cannot be read, leaves what was shown
/// before, with the faults of the change.
actor PreviewDesk {
  /// A plan with what is asked of it.
  private struct Shown {
    let pipeline: Pipeline
    let prepared: Pipeline.Prepared
    let pending: [String: PendingText]
    /// The files of the index of the search, made when the first is asked for.
    var search: [String: [UInt8]]?
  }

  /// The faults that a page may tell of, counted once for all pages.
  private struct Findings {
    let count: Int
    let errors: [Diagnostic]

    init(_ faults: [Diagnostic]) {
      count = faults.count { $0.severity != .note }
      errors = faults.filter { $0.severity == .error }
    }
  }

  private let makePipeline: @Sendable () throws -> Pipeline
  private let report: FaultReport
  private var shown: Shown?
  /// The faults of what was read last.
  private var faults: [Diagnostic] = []
  private var findings = Findings([])
  private var refusal: String?
  private var isStale = false

  /// Takes what makes the way from files to plan, with the clock of each moment.
  init(report: FaultReport, makePipeline: @escaping @Sendable () throws -> Pipeline) {
    self.report = report
    self.makePipeline = makePipeline
  }

  /// Reads and plans the site anew, as far as anything can have changed.
  ///
  /// - Parameter change: What has changed since the last time.
  /// - Returns: How many faults of each kind there are, or what the machine refused.
  func rebuild(after change: FolderChange) async -> String {
    do {
      let pipeline = try makePipeline()
      if let retold = try await retold(change, by: pipeline), let prepared = retold.value {
        show(prepared, by: pipeline, pending: shown?.pending ?? [:])
        return tell(retold.diagnostics)
      }
      let checked = try await pipeline.prepare()
      refusal = nil
      isStale = checked.value == nil
      if let prepared = checked.value {
        show(prepared, by: pipeline, pending: pendingAddresses(in: prepared.plan))
      }
      return tell(checked.diagnostics)
    } catch {
      isStale = true
      let message = report.message(forAny: error)
      refusal = message
      return message
    }
  }

  /// What is shown, where a change leaves most of it what it was.
  private func retold(
    _ change: FolderChange, by pipeline: Pipeline
  ) async throws -> Checked<Pipeline.Prepared>? {
    guard case .files(let paths) = change, let shown, !isStale else { return nil }
    let root = pipeline.request.siteFolder + "/"
    guard paths.allSatisfy({ $0.hasPrefix(root) }) else { return nil }
    return try await pipeline.retell(
      Set(paths.map { String($0.dropFirst(root.count)) }),
      in: Checked(shown.prepared, diagnostics: faults))
  }

  private func show(
    _ prepared: Pipeline.Prepared, by pipeline: Pipeline, pending: [String: PendingText]
  ) {
    shown = Shown(pipeline: pipeline, prepared: prepared, pending: pending)
  }

  private func tell(_ faults: [Diagnostic]) -> String {
    self.faults = faults
    findings = Findings(faults)
    return report.words.tally(faults)
  }

  // MARK: Pages

  /// The file at an address; the page for missing ones where there is none.
  func answer(_ path: String) async -> PreviewAnswer {
    guard let shown else {
      return PreviewAnswer(isFound: true, path: "begin.html", bytes: beginning)
    }
    let name = String(path.drop { $0 == "/" })
    let folder = name.isEmpty || name.hasSuffix("/") ? name : name + "/"
    let plan = shown.prepared.plan
    let found = plan.file(at: name) ?? plan.file(at: folder + "index.html")
    guard let file = found ?? plan.file(at: "404.html") else {
      return PreviewAnswer(isFound: false, path: "404.html", bytes: beginning)
    }
    do {
      return PreviewAnswer(
        isFound: found != nil, path: file.path, bytes: try await bytes(of: file, in: shown))
    } catch {
      let text = report.message(forAny: error)
      return PreviewAnswer(isFound: false, path: "refused.txt", bytes: Array(text.utf8))
    }
  }

  private func bytes(of file: PlannedFile, in shown: Shown) async throws -> [UInt8] {
    if file.kind == .search { return try await searchFiles(of: shown)[file.path] ?? [] }
    if let bytes = try shown.pipeline.bytes(of: file, shown.prepared) { return bytes }
    let tray = Tray()
    try await render(shown.prepared.plan, workers: 1, paths: [file.path]) {
      tray.put($0)
      return false
    }
    try shown.pipeline.request.spool?.check()
    return tray.files[file.path] ?? []
  }

  /// Makes the index of the search from all pages, once for each state of the site.
  private func searchFiles(of shown: Shown) async throws -> [String: [UInt8]] {
    if let made = self.shown?.search { return made }
    let names = Set(shown.prepared.plan.files.filter { $0.kind == .search }.map(\.path))
    let tray = Tray()
    let workers = shown.pipeline.request.workers
    try await render(shown.prepared.plan, workers: workers) { file in
      if names.contains(file.path) { tray.put(file) }
      return false
    }
    self.shown?.search = tray.files
    return tray.files
  }

  private var beginning: [UInt8] {
    let words = report.words
    let title =
      isStale
      ? words.say("还不能显示", "Nothing to show yet") : words.say("正在读取稿件…", "Reading the content…")
    return Array(
      """
      <!doctype html>
      <html lang="\(words.say("zh-Hans", "en"))"><head><meta charset="utf-8"><title>\(title)</title></head>
      <body><h1>\(title)</h1></body></html>

      """.utf8)
  }

  // MARK: Notices

  /// How many faults are listed on one page.
  private static let mostNotices = 30

  /// What is wrong with what the page is made of, then all other errors, then the rest in one line.
  func notices(_ path: String) -> [PreviewNotice] {
    let words = report.words
    var notices: [PreviewNotice] = []
    func say(_ weight: PreviewNotice.Weight, _ message: String) {
      notices.append(PreviewNotice(weight: weight, place: "", message: message, remedy: ""))
    }
    if let refusal { say(.error, refusal) }
    if isStale, shown != nil {
      say(
        .error,
        words.say(
          "下面的错误使网站无法显示，这一页还是改动以前的样子。",
          "The faults below leave nothing to show; this page is from before them."))
    }
    if let pending = shown?.pending[path.hasSuffix("/") ? path : path + "/"] {
      say(.note, words.sentence(about: pending))
    }
    let own = Set(shown.flatMap { origins(of: path, in: $0.prepared.plan)?.files } ?? [])
    let near = own.flatMap { faults[faults.places(of: $0)] }.filter { $0.severity != .note }
      .sorted()
    let far = findings.errors.filter { !own.contains($0.span.file) }
    let heavy = near.filter { $0.severity == .error } + far
    let listed = (heavy + near.filter { $0.severity != .error }).prefix(PreviewDesk.mostNotices)
    notices += listed.map { fault in
      PreviewNotice(
        weight: weight(of: fault.severity),
        place: "\(fault.span.file):\(fault.span.start.line):\(fault.span.start.column)",
        message: "\(fault.code.label) \(fault.message(in: words.language))",
        remedy: fault.remedy(in: words.language))
    }
    let rest = findings.count - listed.count
    if rest > 0, !notices.isEmpty {
      say(
        .note,
        words.say(
          "另有 \(rest) 处，全部见 bulletin check。", "\(rest) more; bulletin check lists them all."))
    }
    return notices
  }

  private func weight(of severity: Severity) -> PreviewNotice.Weight {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }

  /// The badges of texts that are not published, by address.
  func unpublished() -> [String: String] {
    (shown?.pending ?? [:]).mapValues { report.words.badge(of: $0) }
  }
}

extension Words {
  /// A word beside a link to a text that is not published.
  fileprivate func badge(of pending: PendingText) -> String {
    switch pending {
    case .draft: say("草稿", "draft")
    case .review: say("待审", "under review")
    case .future(let moment): say("\(moment.iso) 发布", "out \(moment.iso)")
    }
  }

  fileprivate func sentence(about pending: PendingText) -> String {
    switch pending {
    case .draft:
      say("这篇是草稿（status: draft），正式构建时不出现。", "This is a draft (status: draft): no release shows it.")
    case .review:
      say(
        "这篇在等审核（status: review），正式构建时不出现。",
        "This is under review (status: review): no release shows it.")
    case .future(let moment):
      say(
        "这篇到 \(moment.iso) 才发布，在那以前的正式构建里不出现。",
        "This comes out at \(moment.iso): no release shows it before.")
    }
  }
}
