import BulletinPhotos
import BulletinPrograms
import BulletinPublish
import Foundation

extension Surroundings {
  /// What makes photographs ready for screens on this machine.
  ///
  /// - Parameter site: The site folder, where its answer is kept until the next day: starting it twice takes
  ///   longer than many a build.
  /// - Returns: The asking.
  func photoMeans(_ site: String) -> Task<PhotoMeans, Never> {
    Task {
      guard let program = Program(named: "vips", on: searchPath) else { return .missing }
      var variables = ["PATH": searchPath]
      variables["TMPDIR"] = temporaryFolder
      let files = KeptFiles("\(site)/.bulletin/tools")
      let day = Int(started.timeIntervalSince1970 / 86_400)
      let key = "\(day) \(StampedFolder(file: program.path).text)"
      if let kept = ToolAnswer(in: files, under: key) {
        return .tool(
          PhotoTool(
            program, environment: variables, version: kept.version, readsSVG: kept.readsSVG))
      }
      guard let tool = await PhotoTool(program, environment: variables) else { return .missing }
      ToolAnswer(key: key, version: tool.version, readsSVG: tool.readsSVG).keep(in: files)
      return .tool(tool)
    }
  }
}

/// What a program that makes pictures said of itself.
private struct ToolAnswer: Codable {
  private static let name = "vips"

  /// The program's stamp and the day.
  let key: String
  let version: String
  let readsSVG: Bool

  init(key: String, version: String, readsSVG: Bool) {
    self.key = key
    self.version = version
    self.readsSVG = readsSVG
  }

  /// Reads what was kept; nil where nothing was under this key.
  init?(in files: KeptFiles, under key: String) {
    guard let found = files.contents(ToolAnswer.name) else { return nil }
    do {
      self = try JSONDecoder().decode(
        ToolAnswer.self, from: Data(found.bytes[found.start...]))
    } catch {
      return nil
    }
    guard self.key == key else { return nil }
  }

  /// Keeps it; that it cannot be kept costs the next build its time and nothing else.
  func keep(in files: KeptFiles) {
    do {
      try files.write(Array(try JSONEncoder().encode(self)), ToolAnswer.name)
    } catch {
      // It is asked again the next time.
    }
  }
}
