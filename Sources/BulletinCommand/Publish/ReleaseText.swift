import BulletinLedger
import BulletinModel
import BulletinPublish

/// What commands about releases say.
struct ReleaseText: Sendable {
  private static let shown = 50
  let words: Words

  // MARK: Publishing

  /// That a release went live.
  func published(_ outcome: PublishOutcome, at target: PublishTarget) -> String {
    let record = outcome.record
    if outcome.isUnchanged {
      return words.say(
        "内容没有变化，“\(target.name)”线上就是 \(record.id)，每个字节都核对过。\n",
        "Nothing has changed: \(record.id) is live at \"\(target.name)\", every byte verified.\n")
        + seen(outcome.probe) + open(outcome)
    }
    var text = words.say(
      "已发布到“\(target.name)”：\(record.id)，\(record.pages) 页（共 \(record.files) 个文件），"
        + "新增 \(record.added) 页，改动 \(record.changed) 页，删去 \(record.removed) 页\n",
      "Published to \"\(target.name)\": \(record.id), \(words.counted(record.pages, "page")) "
        + "(\(record.files) files), \(record.added) added, \(record.changed) changed, "
        + "\(record.removed) removed\n")
    text += seen(outcome.probe) + open(outcome)
    if !outcome.deleted.isEmpty {
      text += words.say(
        "删去旧版 \(outcome.deleted.count) 个，目标上保留 \(target.keep) 个\n",
        "Deleted \(words.counted(outcome.deleted.count, "old release")), keeping \(target.keep)\n")
    }
    return text
  }

  /// That readers get at earlier releases.
  private func open(_ outcome: PublishOutcome) -> String {
    guard let address = outcome.open else { return "" }
    return words.say(
      "注意：\(address) 人人都能看到，撤下的稿件在旧版里也就看得到。请在桶的权限或 CDN 上挡住 .bulletin/，写法见管理员手册。\n",
      "NOTE: everybody can read \(address), and so withdrawn texts in earlier releases. Close .bulletin/ "
        + "by the bucket's policy or in the CDN, as the administrator's handbook shows.\n")
  }

  /// What became of asking the live site.
  private func seen(_ probe: ProbeOutcome) -> String {
    switch probe {
    case .seen(let url):
      words.say("已访问 \(url)，答的就是这一版\n", "Asked \(url), which answers with this release\n")
    case .notAsked:
      words.say(
        "注意：site.yml 里这个目标没有写 url，没有访问网站来确认。\n",
        "NOTE: the target has no url in site.yml, so the live site was not asked.\n")
    case .noCurl(let url):
      words.say(
        "注意：没有安装 curl，没有访问 \(url) 来确认。请安装：sudo apt-get install curl。\n",
        "NOTE: curl is not installed, so \(url) was not asked. Install it: sudo apt-get install "
          + "curl.\n")
    }
  }

  /// That an earlier release is live again.
  func wentBack(_ outcome: GoingBackOutcome, at target: PublishTarget) -> String {
    words.say(
      "“\(target.name)”线上已换成 \(outcome.to)（原来是 \(outcome.from?.text ?? "—")），每个字节都核对过\n",
      "\(outcome.to) is live at \"\(target.name)\" again, instead of \(outcome.from?.text ?? "—"); "
        + "every byte was verified\n") + seen(outcome.probe)
  }

  // MARK: Looking

  /// The releases, newest first, with the live one marked.
  func list(_ list: ReleaseList) -> String {
    guard !list.releases.isEmpty else {
      return words.say("还没有发布过\n", "Nothing was published yet\n") + cutShort(list)
    }
    var returned: [ReleaseID: String] = [:]
    for (line, next) in zip(list.journal, list.journal.dropFirst())
    where next.event == .returned {
      returned[line.release ?? list.releases[0].id] = next.time
    }
    return list.releases.map { id, record in
      let mark = id == list.current ? words.say("线上", "live") : words.say("    ", "    ")
      guard let record else {
        return "\(mark)  \(id)  " + words.say("没有记录\n", "no record\n")
      }
      let note =
        returned[id].map { words.say("，未通过访问，\($0) 退回", ", refused by the probe at \($0)") } ?? ""
      return words.say(
        "\(mark)  \(id)  \(record.who)  \(record.pages) 页，新增 \(record.added)，"
          + "改动 \(record.changed)，删去 \(record.removed)\(note)\n",
        "\(mark)  \(id)  \(record.who)  \(words.counted(record.pages, "page")), "
          + "\(record.added) added, \(record.changed) changed, \(record.removed) removed\(note)\n")
    }.joined() + cutShort(list)
  }

  /// That readers may get parts of two releases.
  private func cutShort(_ list: ReleaseList) -> String {
    guard let id = list.interrupted else { return "" }
    return words.say(
      "注意：换到 \(id) 时中断了，线上可能新旧混着。再运行一次 bulletin publish 补完，或用 bulletin rollback 退回。\n",
      "NOTE: the switch to \(id) was cut short, and readers may get parts of two releases. Run bulletin "
        + "publish to finish it, or bulletin rollback to go back.\n")
  }

  /// Whether a release is whole.
  func verified(_ found: Verification) -> String {
    let count = found.manifest.entries.count
    guard !found.damage.isEmpty else {
      return words.say(
        "\(found.id) 完好：\(count - found.redirected.count) 个文件，每个字节都和清单一样\n",
        "\(found.id) is whole: \(count - found.redirected.count) files, every byte as in the "
          + "manifest\n") + redirected(found)
    }
    let lines = found.damage.prefix(ReleaseText.shown).map { damage in
      switch damage {
      case .missing(let path): words.say("  缺少  \(path)\n", "  missing  \(path)\n")
      case .changed(let path): words.say("  改动  \(path)\n", "  changed  \(path)\n")
      case .foreign(let path): words.say("  多出  \(path)\n", "  foreign  \(path)\n")
      }
    }
    let more = found.damage.count - lines.count
    return words.say(
      "\(found.id) 和清单不符，有 \(found.damage.count) 处：\n",
      "\(found.id) differs from its manifest in \(words.counted(found.damage.count, "place")):\n")
      + lines.joined() + (more > 0 ? words.say("  另有 \(more) 处\n", "  and \(more) more\n") : "")
      + words.say(
        "改法：再运行一次 bulletin publish，就会重新做出完整的一版。\n",
        "Run bulletin publish again: it makes a whole release anew.\n")
  }

  /// Which old addresses the server answers by itself.
  private func redirected(_ found: Verification) -> String {
    guard !found.redirected.isEmpty else { return "" }
    let shown = found.redirected.prefix(5).joined(separator: words.say("、", ", "))
    return words.say(
      "另有 \(found.redirected.count) 个旧网址由服务器直接跳转：\(shown)\n",
      "The server itself leads on from \(words.counted(found.redirected.count, "old page")): "
        + "\(shown)\n")
  }

  // MARK: What would change

  /// The pages that publishing would change.
  func changes(
    from live: (id: ReleaseID, manifest: Manifest)?, to content: Manifest, at target: PublishTarget
  ) -> String {
    let old = Manifest(
      (live?.manifest.entries ?? []).filter { !$0.path.hasPrefix(".well-known/bulletin-") })
    let all = ManifestChanges(from: old, to: content)
    let pages = all.ofPages
    let others =
      all.added.count + all.changed.count + all.removed.count - pages.added.count
      - pages.changed.count - pages.removed.count
    let since = live?.id.text ?? words.say("（还没有发布过）", "(nothing published yet)")
    return words.say(
      "和“\(target.name)”线上的 \(since) 比（只看，没有发布）：\n",
      "Compared with \(since), live at \"\(target.name)\" (nothing was published):\n")
      + section(words.say("新增网页", "pages added"), pages.added)
      + section(words.say("改动网页", "pages changed"), pages.changed)
      + section(words.say("删去网页", "pages removed"), pages.removed)
      + words.say("其他文件变动 \(others) 个\n", "other files that differ: \(others)\n")
  }

  /// The figures of texts that differ from what was published.
  func figures(_ changed: [ChangedFigure], _ lock: FigureLock) -> String {
    let lines = changed.map { figure in
      "\(figure.file)  \(figure.key)  \(value(figure.old)) → \(value(figure.new))"
    }
    return section(words.say("文中引用的数有变", "cited figures changed"), lines)
      + words.say(
        "\(LockCommand.file)：新增 \(lock.added) 个数，更改 \(lock.changed)，去掉 \(lock.removed)\n",
        "\(LockCommand.file): \(lock.added) figures added, \(lock.changed) changed, "
          + "\(lock.removed) removed\n")
  }

  private func value(_ value: Rational?) -> String {
    guard let value else { return "—" }
    return value.denominator == 1
      ? "\(value.numerator)" : "\(value.numerator)/\(value.denominator)"
  }

  private func section(_ title: String, _ lines: [String]) -> String {
    let more = lines.count - ReleaseText.shown
    return "\(title) \(lines.count)\n"
      + lines.prefix(ReleaseText.shown).map { "  \($0)\n" }.joined()
      + (more > 0 ? words.say("  另有 \(more) 个\n", "  and \(more) more\n") : "")
  }
}
