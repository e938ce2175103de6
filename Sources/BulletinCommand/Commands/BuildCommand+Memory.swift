import BulletinModel
import BulletinPages
import BulletinPrograms
import BulletinPublish
import BulletinSource
import Foundation

// What a build knows of the one before it, and what it tells of itself.

extension BuildCommand {
  /// Tells whether the last build's word may stand for this one's.
  var isPlain: Bool {
    !fresh && !verify && !timings && trace == nil && report == .text && !pdf && !allPDF
  }

  /// The language and colour of what is printed.
  func voice(_ surroundings: Surroundings) -> String {
    "\((site.lang ?? surroundings.language).rawValue) \(surroundings.usesColour)"
  }

  func memory(
    of request: BuildRequest, output: String, _ surroundings: Surroundings
  ) -> BuildMemory {
    let options = [
      site.place.now ?? "", "\(site.drafts)", "\(site.strict)", baseURL ?? "",
    ]
    let vips = Program(named: "vips", on: surroundings.searchPath)
    return BuildMemory(
      request, output: output, options: options, tools: vips.map { [$0.path] } ?? [],
      surroundings: surroundings)
  }

  /// Keeps what was built; that it cannot be kept costs the next build its time and nothing else.
  func keep(
    _ kept: BuildMemory.Kept, in memory: BuildMemory, _ sources: BuildMemory.Sources,
    _ plan: Plan, _ committed: Staging.Committed, over standing: StandingSite?,
    _ notes: SiteNotes, _ faults: FaultReport
  ) async {
    do {
      try await memory.keep(
        kept, sources: sources, plan: plan, committed: committed, over: standing, notes: notes)
    } catch {
      tell(notKept: error, faults)
    }
  }

  /// Keeps what was read, likewise.
  func keep(
    _ readings: ReadingMemory?, of tree: SourceTree, workers: Int, _ faults: FaultReport
  ) async {
    do {
      try await readings?.save(tree, workers: workers)
    } catch {
      tell(notKept: error, faults)
    }
  }

  private func tell(notKept error: any Error, _ faults: FaultReport) {
    faults.say(
      faults.words.say(
        "没能记下这次构建，下次会全部重建：", "This build could not be remembered; the next does everything: ")
        + faults.message(forAny: error) + "\n")
  }

  /// Builds beside the site that stands and tells in which files the two differ.
  func compare(
    _ prepared: Pipeline.Prepared, _ pipeline: Pipeline, scratch: String, with folder: String,
    _ faults: FaultReport
  ) async throws {
    let found = try await faults.failing {
      defer { clear(scratch, faults) }
      let outcome = try await pipeline.write(prepared, to: scratch)
      guard outcome.value != nil else {
        faults.print(outcome.diagnostics)
        throw ExitStatus.faults.exit
      }
      return try differences(between: folder, and: scratch)
    }
    guard !found.isEmpty else {
      faults.say(
        faults.words.say(
          "“\(folder)”与重新构建的结果逐字节相同。\n", "\(folder) equals a build from nothing, byte for byte.\n"))
      return
    }
    faults.say(faults.words.different(found, in: folder))
    throw ExitStatus.faults.exit
  }

  /// Removes what was built only to be compared.
  func clear(_ scratch: String, _ faults: FaultReport) {
    let url = URL(fileURLWithPath: scratch)
    let lock = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).lock")
    do {
      for path in [scratch, "\(scratch).photos", lock.path]
      where FileManager.default.fileExists(atPath: path) {
        try FileManager.default.removeItem(atPath: path)
      }
    } catch {
      faults.say(faults.message(forAny: error) + "\n")
    }
  }

  func seconds(since start: Date) -> Double {
    (Date().timeIntervalSince(start) * 1000).rounded() / 1000
  }

  /// Tells where the time went, on the screen and in a file.
  func tell(_ clock: StageClock, _ faults: FaultReport) throws {
    let report = TimingReport(words: faults.words, spans: clock.spans)
    if timings { faults.say(report.text(usage: .current())) }
    guard let trace else { return }
    try Data(report.trace().utf8).write(to: URL(fileURLWithPath: trace))
  }
}

extension Words {
  /// The files in which a site differs from a build from nothing.
  fileprivate func different(_ files: [String], in folder: String) -> String {
    let shown = files.prefix(20).map { "  \($0)\n" }.joined()
    let rest =
      files.count > 20
      ? say("  另有 \(files.count - 20) 个\n", "  and \(files.count - 20) more\n") : ""
    return say(
      "“\(folder)”与重新构建的结果有 \(files.count) 个文件不同；运行 bulletin build --fresh 可以全部重建：\n",
      "\(folder) differs from a build from nothing in \(files.count) files; bulletin build --fresh builds "
        + "everything:\n") + shown + rest
  }
}
