import BulletinPublish

extension FaultReport {
  /// What an object store refused, and what to look at.
  func aboutTheStore(_ failure: ReleaseFailure) -> String {
    switch failure {
    case .store(let place, let trouble, let step, let said):
      words.say(
        "对象存储“\(place)”上有一步没有做成（\(step)：\(said)）。\(advice(trouble, place)) 线上是哪一版，看 bulletin releases。",
        "A step failed at the object store \"\(place)\" (\(step): \(said)). \(advice(trouble, place)) "
          + "bulletin releases tells which release is live.")
    case .switchCutShort(let place, let id, let reason):
      words.say(
        "“\(place)”换到 \(id) 时中断了：\(why(reason))。线上可能新旧混着；请尽快再运行一次 bulletin publish，把它补完，"
          + "或者用 bulletin rollback 退回前一版。",
        "The switch of \"\(place)\" to \(id) was cut short: \(why(reason)). Readers may get parts of two "
          + "releases: run bulletin publish again soon, which finishes it, or bulletin rollback, "
          + "which goes back.")
    default: ""
    }
  }

  private func why(_ failure: ReleaseFailure) -> String {
    switch failure {
    case .store(_, let trouble, let step, let said):
      "\(step): \(said)"
        + (trouble == .other ? "" : words.say("（\(kind(trouble))）", " (\(kind(trouble)))"))
    case .lockLost: words.say("锁被别人拆掉了", "somebody broke the lock")
    case .damagedUpload(_, let damage):
      words.say(
        "有 \(damage.count) 个文件没有换好，如 \(damage.first?.path ?? "")",
        "\(words.counted(damage.count, "file")) did not change places, such as "
          + "\(damage.first?.path ?? "")")
    case .program(let failure): message(for: failure)
    default: "\(failure)"
    }
  }

  private func kind(_ trouble: StoreTrouble) -> String {
    switch trouble {
    case .noRemote: words.say("没有这个远程名", "no such remote")
    case .noBucket: words.say("没有这个桶", "no such bucket")
    case .denied: words.say("密钥不对或没有权限", "wrong key, or no permission")
    case .network: words.say("网络不通", "no network")
    case .other: ""
    }
  }

  /// What to look at, by what is wrong.
  private func advice(_ trouble: StoreTrouble, _ place: String) -> String {
    let remote = place.prefix { $0 != ":" }
    return switch trouble {
    case .noRemote:
      words.say(
        "rclone 里没有名叫“\(remote)”的远程：运行 rclone config 建一个，或用 rclone listremotes 看名字写对没有。",
        "rclone knows no remote \"\(remote)\": make one by rclone config, or see its names by rclone "
          + "listremotes.")
    case .noBucket:
      words.say(
        "没有这个桶：用 rclone lsd \(remote): 看桶名写对没有，没有的先在存储服务那边建好。",
        "There is no such bucket: see the names by rclone lsd \(remote): and make it at the store first."
      )
    case .denied:
      words.say(
        "密钥不对，或者没有列出、读、写、删的权限：在存储服务那边核对，再用 rclone config 改。",
        "The key is wrong, or may not list, read, write and delete: see to it at the store, and change "
          + "it by rclone config.")
    case .network:
      words.say(
        "连不上：请检查网络、代理和 rclone 配置里的 endpoint，修好再运行一次，已经传好的不再传。",
        "Nobody answers: check network, proxy and the endpoint of the remote, and run it again; what "
          + "was sent is not sent again.")
    case .other:
      words.say(
        "请先手工运行 rclone lsf \(place)，看它怎么说，再运行一次。",
        "Run rclone lsf \(place) by hand to see what it says, and then the command again.")
    }
  }
}
