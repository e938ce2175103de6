import ArgumentParser
import BulletinModel
import BulletinPublish
import BulletinSource
import Foundation

/// The options of commands about a target.
struct TargetOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      help(
        "发布目标的名字，site.yml 的 targets 里只有一个时可以不写",
        "The name of the target; not needed where targets of site.yml has one."),
      valueName: "target"))
  var target: String?
}

/// Whether a lock of another publisher is broken.
struct LockOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: ArgumentHelp(
      help(
        "确知没有别人正在发布时，拆掉留下的锁", "Break a lock that was left, when surely nobody publishes.")))
  var breakLock = false
}

/// One run of a command on a target.
struct TargetRun: Sendable {
  let target: PublishTarget
  let store: ReleaseStore

  /// Takes a target of the settings by name, or the only one.
  init(_ name: String?, of targets: [PublishTarget], surroundings: Surroundings) throws {
    let target = try TargetRun.target(name, of: targets)
    self.target = target
    store = try ReleaseStore(
      target, publisher: surroundings.publisher, tools: surroundings.releaseTools,
      workers: surroundings.processors)
  }

  /// A target by name, or the only one.
  static func target(_ name: String?, of targets: [PublishTarget]) throws -> PublishTarget {
    let found = name.map { name in targets.filter { $0.name == name } } ?? targets
    guard found.count == 1, let target = found.first else {
      throw RunFailure.noTarget(name: name, known: targets.map(\.name))
    }
    return target
  }

  /// Takes a target of a site whose other content may have any fault.
  static func find(
    _ name: String?, _ site: SiteOptions, _ surroundings: Surroundings, _ report: FaultReport
  ) throws -> TargetRun {
    try TargetRun(
      name, of: try targets(site, surroundings, report), surroundings: surroundings)
  }

  /// The targets of a site whose other content may have any fault.
  static func targets(
    _ site: SiteOptions, _ surroundings: Surroundings, _ report: FaultReport
  ) throws -> [PublishTarget] {
    let folder = try SiteRun(site, surroundings: surroundings).siteFolder
    let tree = try load(siteFolder: folder)
    let read = try tree.value.map { try publishTargets(of: $0) }
    let faults = (read?.diagnostics ?? tree.diagnostics).filter {
      $0.code == .secretInSettings || $0.code == .unusableTarget || read?.value == nil
    }
    if !faults.isEmpty { report.print(faults) }
    return read?.value ?? []
  }
}

extension Surroundings {
  /// Who publishes, for locks and journals.
  var publisher: Publisher {
    Publisher(
      name: userName, host: host, process: processNumber,
      seconds: Int64(started.timeIntervalSince1970.rounded(.down)))
  }

  /// The programs that publishing uses.
  var releaseTools: ReleaseTools {
    ReleaseTools(
      searchPath: searchPath, environment: networkEnvironment, storeEnvironment: storeEnvironment)
  }
}
