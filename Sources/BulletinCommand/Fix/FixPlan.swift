import BulletinModel
import BulletinPublish
import BulletinSource

/// All changes that `bulletin fix` would make, before any is made.
struct FixPlan: Sendable {
  /// Why a file is left alone.
  enum Obstacle: Sendable, Hashable {
    case encoding
    case brokenCells
    /// It is reached through a link, or is none of the site's own.
    case notOwn
  }

  /// The files with what changes, in order.
  let repairs: [(file: String, repair: SourceRepair)]
  /// The files that are left alone, and why.
  let skipped: [(file: String, obstacle: Obstacle)]
  /// How many places are left for another run or for a person.
  let left: Int

  /// Plans the changes of a site.
  init(_ prepared: Checked<Pipeline.Prepared>, in site: String, includesClaims: Bool) throws {
    let folder = SourceFolder(site)
    var repairs: [(file: String, repair: SourceRepair)] = []
    var skipped: [(file: String, obstacle: Obstacle)] = []
    var left = 0
    let tree = try prepared.value?.tree ?? load(siteFolder: site).value
    for (file, edits) in sourceEdits(prepared, includesClaims: includesClaims) {
      guard let tree, tree.contains(file), file.hasPrefix("content/"), folder.isOwn(file) else {
        skipped.append((file, .notOwn))
        continue
      }
      let bytes = try tree.read(file)
      do throws(SourceRepair.Refusal) {
        let repair = try SourceRepair(edits, of: bytes, file: file)
        left += repair.left
        if repair.new != repair.old { repairs.append((file, repair)) }
      } catch {
        skipped.append((file, error == .encoding ? .encoding : .brokenCells))
      }
    }
    (self.repairs, self.skipped, self.left) = (repairs, skipped, left)
  }

  /// The changes of files.
  var changes: [FixHistory.Change] {
    repairs.map { FixHistory.Change(path: $0.file, old: $0.repair.old, new: $0.repair.new) }
  }

  /// The lines that change, as a difference of two versions without the lines around.
  var difference: String {
    repairs.map { file, repair in
      let name = printableText(file)
      return "--- \(name)\n+++ \(name)\n" + repair.hunks.map(FixPlan.text).joined()
    }.joined()
  }

  private static func text(of hunk: SourceRepair.Hunk) -> String {
    "@@ \(hunk.line) @@\n" + hunk.old.map { "-\(printableText($0))\n" }.joined()
      + hunk.new.map { "+\(printableText($0))\n" }.joined()
  }
}

extension Words {
  /// How much would change, and which files are left alone.
  func notes(of plan: FixPlan) -> String {
    let places = plan.repairs.reduce(0) { $0 + $1.repair.count }
    let skipped = plan.skipped.map { file, obstacle in
      say("跳过 \(file)：", "Left alone: \(file): ") + reason(obstacle) + "\n"
    }
    let left =
      plan.left == 0
      ? ""
      : say(
        "还有 \(plan.left) 处没有改：和别的改动重叠，再运行一次；或者要人来改\n",
        "Left over: \(counted(plan.left, "place")), for they overlap others: run again, or mend by hand\n"
      )
    let sum =
      plan.repairs.isEmpty
      ? say("没有可以自动改的地方\n", "There is nothing to mend by itself\n")
      : say(
        "共 \(plan.repairs.count) 个文件、\(places) 处\n",
        "\(counted(places, "place")) in \(counted(plan.repairs.count, "file"))\n")
    return skipped.joined() + left + sum
  }

  private func reason(_ obstacle: FixPlan.Obstacle) -> String {
    switch obstacle {
    case .encoding: say("不是 UTF-8 编码", "it is not in UTF-8")
    case .brokenCells: say("有的单元格里有换行", "some cells hold line ends")
    case .notOwn: say("不是站点文件夹里的文件", "it is no file of the site folder")
    }
  }
}
