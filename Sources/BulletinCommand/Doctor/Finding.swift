import BulletinModel

/// Something that a site's office should see to, with the place and what to do.
struct Finding: Sendable, Hashable {
  /// What it concerns, in the order in which it is told.
  enum Topic: Int, Sendable, Hashable, CaseIterable {
    case freshness
    case emptyColumns
    case waiting
    case releases
    case photos
    case links
  }

  let topic: Topic
  /// The file, with a line where one helps; nil where the finding is about no file.
  let place: String?
  /// What is found.
  let text: String
  /// What to do.
  let remedy: String
}

/// Prints findings by topic.
struct FindingText: Sendable {
  private let words: Words
  /// How many findings of one topic are shown.
  private let most = 20

  init(_ words: Words) { self.words = words }

  func text(of findings: [Finding]) -> String {
    var parts: [String] = []
    for topic in Finding.Topic.allCases {
      let found = findings.filter { $0.topic == topic }
      guard !found.isEmpty else { continue }
      var lines = [words.name(of: topic)]
      var told: Set<String> = []
      for finding in found.prefix(most) {
        lines.append("  " + (finding.place.map { "\($0)  " } ?? "") + finding.text)
        if told.insert(finding.remedy).inserted {
          lines.append("    \(words.say("怎么办：", "what to do: "))\(finding.remedy)")
        }
      }
      if found.count > most {
        lines.append(words.say("  另有 \(found.count - most) 处", "  \(found.count - most) more"))
      }
      parts.append(lines.map { "\($0)\n" }.joined())
    }
    return parts.joined(separator: "\n")
  }
}

extension Words {
  /// What a topic is called.
  func name(of topic: Finding.Topic) -> String {
    switch topic {
    case .freshness: say("该更新的", "Out of date")
    case .emptyColumns: say("空栏目", "Empty columns")
    case .waiting: say("等着发布的", "Waiting to be published")
    case .releases: say("该发布的统计", "Releases due")
    case .photos: say("没有用到的图片", "Pictures that nothing shows")
    case .links: say("打不开的外部链接", "Links that do not answer")
    }
  }
}
