import BulletinLedger
import BulletinModel

/// Says who has reported and who has not.
struct CompletenessText: Sendable {
  let period: Period
  let words: Words

  /// One line a register, with all who are missing.
  func text(of state: [RegisterReporting], hasEnded: Bool) -> String {
    var lines: [String] = []
    if !hasEnded {
      lines.append(
        words.say("\(period.id) 还没有过完。", "\(period.id) has not ended yet."))
    }
    lines += state.map(line)
    return lines.map { "\($0)\n" }.joined()
  }

  private func line(_ register: RegisterReporting) -> String {
    let language: LanguageTag = words.say("zh", "en") == "zh" ? "zh" : "en"
    let name = "\(register.register)  \(register.name.text(in: language))"
    guard let reporting = register.reporting else {
      return name + words.say("：本期不用报", ": nothing due")
    }
    let (done, due) = (reporting.reported.count, reporting.due.count)
    let missing = register.missing(in: language)
    guard !missing.isEmpty else {
      return name + words.say("：报齐（\(done)/\(due)）", ": complete (\(done)/\(due))")
    }
    return name
      + words.say(
        "：已报 \(done)/\(due)，没有报的：\(missing.joined(separator: "、"))",
        ": \(done)/\(due) reported, missing: \(missing.joined(separator: ", "))")
  }
}
