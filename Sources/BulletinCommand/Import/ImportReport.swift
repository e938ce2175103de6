import BulletinImport
import BulletinModel

/// What became of one file that somebody wanted to import.
struct ImportOutcome: Sendable {
  /// The file as it was named.
  let name: String
  var written: [ImportedPiece] = []
  /// What stood there already with the same bytes.
  var standing: [ImportedPiece] = []
  /// What stood there already with other bytes, and was not touched.
  var occupied: [(piece: ImportedPiece, path: String)] = []
  var refused: [ImportedPiece] = []
  /// How many warnings the check of the site has for what was taken.
  var warnings = 0
  /// Why nothing could be read.
  var failure: String?

  /// Tells whether all of it was taken.
  var isWhole: Bool { occupied.isEmpty && refused.isEmpty && failure == nil }
}

extension Words {
  /// The report of an import: for each file what was written, understood, guessed and left.
  func report(_ outcomes: [ImportOutcome], isTrial: Bool) -> String {
    outcomes.map { section($0, isTrial) }.joined(separator: "\n") + summary(outcomes, isTrial)
  }

  private func section(_ outcome: ImportOutcome, _ isTrial: Bool) -> String {
    var lines = ["== \(outcome.name) =="]
    if let failure = outcome.failure { lines.append(failure) }
    for piece in outcome.written {
      let verb = isTrial ? say("会写 ", "Would write ") : say("已写 ", "Wrote ")
      lines += piece.files.map { verb + $0.path }
      lines += notes(of: piece)
    }
    for piece in outcome.standing {
      lines.append(
        say("已经导入过，一样，没有再写：", "Imported before, the same, not written again: ")
          + (piece.files.first?.path ?? ""))
    }
    for (piece, path) in outcome.occupied {
      lines.append(
        say(
          "没有写“\(piece.name)”：\(path) 已经有了，内容不同；原来的没有动。",
          "Not written, \"\(piece.name)\": \(path) is there with other contents and was not touched."
        ))
    }
    for piece in outcome.refused {
      lines.append(refusal(of: piece))
      lines += piece.notes.map { "  " + line(of: $0) }
    }
    return lines.map { "\($0)\n" }.joined()
  }

  private func refusal(of piece: ImportedPiece) -> String {
    if piece.files.isEmpty {
      return say("没有写“\(piece.name)”：", "Not written, \"\(piece.name)\":")
    }
    return say(
      "没有写“\(piece.name)”，写了网站会生成不了；请在原文里改好，再导入一次：",
      "Not written, \"\(piece.name)\": the site would not build. Mend the original and import it "
        + "again:")
  }

  private func notes(of piece: ImportedPiece) -> [String] {
    let heads: [(ImportNote.Kind, String)] = [
      (.understood, say("  看懂的：", "  Understood:")),
      (.guessed, say("  猜的，请看一眼：", "  Guessed, please look:")),
      (.left, say("  没有要的：", "  Left out:")),
    ]
    return heads.flatMap { kind, head -> [String] in
      let own = piece.notes.filter { $0.kind == kind }.enumerated()
        .sorted { ($0.element.spot.order, $0.offset) < ($1.element.spot.order, $1.offset) }
        .map(\.element)
      guard !own.isEmpty else { return [] }
      let most = 40
      var lines = [head] + own.prefix(most).map { "    " + line(of: $0) }
      if own.count > most {
        lines.append("    " + say("…另有 \(own.count - most) 处", "… and \(own.count - most) more"))
      }
      return lines
    }
  }

  private func line(of note: ImportNote) -> String {
    let place = say(note.spot.chinese, note.spot.english)
    let text = say(note.chinese, note.english)
    return place.isEmpty ? text : say("\(place)：\(text)", "\(place): \(text)")
  }

  private func summary(_ outcomes: [ImportOutcome], _ isTrial: Bool) -> String {
    let pieces = outcomes.flatMap(\.written)
    let counts = ImportNote.Kind.allCases.map { kind in
      pieces.flatMap(\.notes).count { $0.kind == kind }
    }
    let failed = outcomes.reduce(0) {
      $0 + $1.occupied.count + $1.refused.count + ($1.failure == nil ? 0 : 1)
    }
    let verb = isTrial ? say("会写", "would write") : say("写了", "wrote")
    var text = say(
      "\n一共\(verb) \(pieces.count) 份：看懂 \(counts[0]) 处，猜了 \(counts[1]) 处，没有要 \(counts[2]) 处；"
        + "\(failed) 份没有写。\n",
      "\nIn all \(verb) \(pieces.count): \(counts[0]) understood, \(counts[1]) guessed, \(counts[2]) left "
        + "out; \(failed) not written.\n")
    let warnings = outcomes.reduce(0) { $0 + ($1.written.isEmpty ? 0 : $1.warnings) }
    if !isTrial, warnings > 0 {
      text += say(
        "写法上还有 \(warnings) 处警告，不妨碍生成：bulletin check 逐处列出，有把握的 bulletin fix 替你改。\n",
        "The wording has \(counted(warnings, "warning")): bulletin check lists them, bulletin fix mends "
          + "what is sure.\n")
    }
    if !isTrial, !pieces.isEmpty {
      text += say(
        "接着：看一眼猜的地方，再运行 bulletin preview 或 bulletin build。\n",
        "Next: look at what was guessed, then run bulletin preview or bulletin build.\n")
    }
    return text
  }
}
