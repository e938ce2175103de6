import BulletinPublish

extension FaultReport {
  /// Why a release did not go live, and what to do.
  func message(for failure: ReleaseFailure) -> String {
    switch failure {
    case .disk(let failure): message(for: failure)
    case .program(let failure): message(for: failure)
    case .failedProgram(let program, let said):
      words.say(
        "“\(program)”没有做成：\(said)。线上的网站没有改动；请检查磁盘空间后再运行一次。",
        "\"\(program)\" failed: \(said). The live site is untouched; check free space and run the "
          + "command again.")
    case .noProgram(let name):
      words.say(
        "这台机器上没有 \(name)。请先安装：Debian、Ubuntu 用 sudo apt-get install \(package(of: name))，"
          + "macOS 用 brew install \(name)。什么都没有改动。",
        "\(name) is not installed. Install it: sudo apt-get install \(package(of: name)) on Debian "
          + "and Ubuntu, brew install \(name) on macOS. Nothing was changed.")
    case .unusablePath(let path):
      words.say(
        "“\(path)”不能发布：文件名里有反斜线或换行，或者它不是普通文件。请改名后再发布。",
        "\"\(path)\" cannot be published: its name has a backslash or a line break, or it is no "
          + "regular file. Rename it and publish again.")
    case .locked, .lockLost, .foreignPlace, .currentIsNoLink: aboutThePlace(failure)
    case .unreachable, .remote, .damagedUpload: aboutTheWay(failure)
    case .store, .switchCutShort: aboutTheStore(failure)
    case .probeFailed, .noAnswer, .notARelease: aboutTheLiveSite(failure)
    case .damagedRelease, .noManifest, .noRelease, .nothingPublished, .nothingEarlier:
      aboutReleases(failure)
    }
  }

  private func package(of program: String) -> String {
    program == "ssh" ? "openssh-client" : program
  }

  private func aboutThePlace(_ failure: ReleaseFailure) -> String {
    switch failure {
    case .locked(let holder, let place, let isStale):
      locked(by: holder, place, isStale)
    case .lockLost(let place):
      words.say(
        "发布到“\(place)”的锁被别人拆掉了，所以没有换上新版。请和对方说好，再发布一次。",
        "Somebody broke the lock of \"\(place)\", so nothing was switched. Agree who publishes, and "
          + "publish again.")
    case .foreignPlace(let place, let files):
      words.say(
        "“\(place)”里有别的文件：\(files.joined(separator: "、"))。为免混在一起，什么都没有写。请在 site.yml 的 "
          + "targets 里换一个空的或还没有的文件夹（存储桶换一个空的前缀），再把网页服务器指向其中的 current。",
        "\"\(place)\" holds other files: \(files.joined(separator: ", ")). Nothing was written: name "
          + "an empty or a new folder, or an empty prefix of a bucket, in targets of site.yml, and let the "
          + "web server serve current in it.")
    case .currentIsNoLink(let path):
      words.say(
        "“\(path)”不是本程序做的链接，没有动它。请把它移走，再发布一次。",
        "\"\(path)\" is no link of this program and was left alone. Move it away and publish again."
      )
    default: ""
    }
  }

  private func locked(by holder: Publisher?, _ place: String, _ isStale: Bool) -> String {
    let who = holder.map { "\($0.who) (\($0.process), \(timestamp(ofSeconds: $0.seconds)))" } ?? "?"
    guard isStale else {
      return words.say(
        "\(who) 正在发布到“\(place)”，什么都没有改动。等它结束后再试；确知它已经中断的，加上 --break-lock 再运行一次。",
        "\(who) is publishing to \"\(place)\"; nothing was changed. Try again when it ends; where it "
          + "surely was cut short, run the command again with --break-lock.")
    }
    return words.say(
      "“\(place)”上有一把很久以前的锁：\(who)。多半是那次发布中断了。请先问问那个人；没有在发布的，加上 "
        + "--break-lock 再运行一次。什么都没有改动。",
      "\"\(place)\" has an old lock: \(who). Most likely that run was cut short. Ask that person; "
        + "where nobody publishes, run the command again with --break-lock. Nothing was changed.")
  }

  private func aboutTheWay(_ failure: ReleaseFailure) -> String {
    switch failure {
    case .unreachable(let place, let said):
      words.say(
        "连不上“\(place)”：\(said)。线上的网站没有改动，已传的部分下次接着传。请检查网络、主机名、端口和密钥；第一次连"
          + "一台机器，先手工运行一次 ssh，确认它的指纹。",
        "Cannot reach \"\(place)\": \(said). The live site is untouched, and what was sent is kept. "
          + "Check network, machine, port and key; before the first time run ssh by hand and "
          + "accept the machine's fingerprint.")
    case .remote(let place, let step, let said):
      words.say(
        "“\(place)”上有一步没有做成（\(step)：\(said)）。线上的网站没有改动。请检查那边的磁盘空间和权限，"
          + "那边要有 rsync 和 sha256sum；然后再发布一次。",
        "A step failed at \"\(place)\" (\(step): \(said)). The live site is untouched. Check free "
          + "space and permissions there, and that it has rsync and sha256sum; then publish again.")
    case .damagedUpload(let place, let damage):
      words.say(
        "传到“\(place)”的文件和这边的不一样：\(list(damage))。没有换上新版。请检查那边的磁盘，再发布一次。",
        "What arrived at \"\(place)\" differs from what was sent: \(list(damage)). Nothing was "
          + "switched. Check the disk there and publish again.")
    default: ""
    }
  }

  private func aboutTheLiveSite(_ failure: ReleaseFailure) -> String {
    switch failure {
    case .probeFailed(let url, let reason, let standing, let refused):
      probeFailed(url, reason, standing, refused)
    case .noAnswer(let url, let said):
      words.say(
        "\(url) 没有应答：\(said)。请检查网址、网络和网页服务器。",
        "\(url) does not answer: \(said). Check the address, the network and the web server.")
    case .notARelease(let url):
      words.say(
        "\(url) 上的不是用 bulletin publish 发布的网站，没有清单可以核对。",
        "What answers at \(url) was not published by bulletin publish: there is no manifest.")
    default: ""
    }
  }

  private func probeFailed(
    _ url: String, _ reason: ProbeFailure, _ standing: ReleaseID?, _ refused: ReleaseID
  ) -> String {
    let why =
      switch reason {
      case .noAnswer(let said): words.say("没有应答（\(said)）", "does not answer (\(said))")
      case .otherAnswer: words.say("答的不是这一版", "answers with something else")
      }
    let advice = words.say(
      "请看网页服务器的 root 是不是目标文件夹里的 current，site.yml 里这个目标的 url 对不对（存储桶看 url "
        + "是不是对着那个前缀），中间有没有缓存。",
      "See that the web server's root is current in the target's folder (of a bucket: that url leads "
        + "to its prefix), that url of the target is right, and that no cache stands between.")
    guard let standing else {
      return words.say(
        "\(url) \(why)，应是 \(refused)。前面没有别的版可退。\(advice)",
        "\(url) \(why) instead of \(refused). There is no earlier release to go back to. \(advice)")
    }
    guard standing != refused else {
      return words.say(
        "\(url) \(why)，应是 \(refused)。内容没有变化，什么都没有换。\(advice)",
        "\(url) \(why) instead of \(refused). The content is the same, nothing was switched. "
          + advice)
    }
    return words.say(
      "\(url) \(why)，应是 \(refused)。已经自动退回 \(standing)，线上还是原来的一版。\(advice)",
      "\(url) \(why) instead of \(refused). The site went back to \(standing) by itself. \(advice)")
  }

  private func aboutReleases(_ failure: ReleaseFailure) -> String {
    switch failure {
    case .damagedRelease(let id, let damage):
      words.say(
        "\(id) 这一版有缺损：\(list(damage))。没有退回，线上的网站没有改动。请用 bulletin releases 另选一版。",
        "The release \(id) is damaged: \(list(damage)). The live site is untouched. Choose another "
          + "one of bulletin releases.")
    case .noManifest(let id):
      words.say(
        "\(id) 这一版没有清单，核对不了。请重新发布一次，就有完整的一版。",
        "The release \(id) has no manifest and cannot be verified. Publish again for a whole one.")
    case .noRelease(let id, let known):
      words.say(
        "没有 \(id) 这一版，只有：\(known.map(\.text).joined(separator: "、"))。",
        "There is no release \(id), only \(known.map(\.text).joined(separator: ", ")).")
    case .nothingPublished(let place):
      words.say(
        "“\(place)”上还没有发布过。先运行 bulletin publish。",
        "Nothing was published to \"\(place)\" yet. Run bulletin publish first.")
    case .nothingEarlier(let id):
      words.say(
        "线上的 \(id) 之前没有别的版，退不了。",
        "There is no release before \(id), which is live.")
    default: ""
    }
  }

  private func list(_ damage: [Damage]) -> String {
    let shown = damage.prefix(5).map(\.path)
    let more = damage.count - shown.count
    return shown.joined(separator: words.say("、", ", "))
      + (more > 0 ? words.say("等 \(damage.count) 个文件", " and \(more) more") : "")
  }
}
