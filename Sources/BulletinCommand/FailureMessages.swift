import BulletinModel
import BulletinPhotos
import BulletinPrograms
import BulletinPublish
import BulletinSource

extension FaultReport {
  /// What the machine refused while files were written, and what to do.
  func message(for failure: PublishFailure) -> String {
    switch failure {
    case .system(let operation, let path, let code):
      words.say(
        "写不了“\(path)”（\(operation)：\(systemMessage(code))）。请检查磁盘空间和权限；已有的网站没有改动。",
        "Cannot write \"\(path)\" (\(operation): \(systemMessage(code))). Check free space and "
          + "permissions; the site that stands is untouched.")
    case .busy(let path):
      words.say(
        "另一个 bulletin 命令正在写同一个文件夹（锁：\(path)）。等它结束后再试。",
        "Another bulletin command writes to the same folder (lock: \(path)). Try again when it ends."
      )
    case .foreignFiles(let folder, let files):
      words.say(
        "“\(folder)”里有不是本程序生成的文件：\(files.joined(separator: "、"))。为免丢失，没有替换；"
          + "请把它们移走，或用 --output 换一个文件夹。",
        "\"\(folder)\" holds files that no build made: \(files.joined(separator: ", ")). Nothing was "
          + "replaced, so that they are not lost: move them away, or name another --output.")
    case .holdsSources(let folder):
      words.say(
        "输出文件夹“\(folder)”里有站点的稿件，或者就在稿件文件夹里。请用 --output 换一个文件夹。",
        "The output folder \"\(folder)\" holds the site's sources or lies inside them: name another "
          + "--output.")
    case .insideSite(let folder):
      words.say(
        "退回的台账不能写进站点文件夹：“\(folder)”。请用 --return 换一个文件夹。",
        "Ledgers are not given back into the site folder: \"\(folder)\". Name another --return.")
    case .notItsOwn(let folder, let files):
      words.say(
        "“\(folder)”里的这些文件不是上次退回时写的，或者后来改过：\(files.joined(separator: "、"))。为免丢失，"
          + "什么都没有写；请把它们移走，或用 --return 换一个文件夹。",
        "\"\(folder)\" holds files that no earlier run gave back, or that were changed since: "
          + "\(files.joined(separator: ", ")). Nothing was written, so that they are not lost: move "
          + "them away, or name another --return.")
    case .changedSince(let files):
      words.say(
        "这些文件刚刚被改过：\(files.joined(separator: "、"))。什么都没有写，请再运行一次。",
        "These files were changed a moment ago: \(files.joined(separator: ", ")). Nothing was "
          + "written: run the command again.")
    case .unusablePath(let path):
      words.say("输出路径“\(path)”不可用。", "The output path \"\(path)\" cannot be used.")
    }
  }

  /// What the machine refused while photographs were made, and what to do.
  func message(for failure: PhotoFailure) -> String {
    switch failure {
    case .system(let operation, let path, let code):
      words.say(
        "照片缓存写不了“\(path)”（\(operation)：\(systemMessage(code))）。请检查磁盘空间和权限；"
          + ".bulletin/photos 可以整个删掉。",
        "Cannot keep pictures in \"\(path)\" (\(operation): \(systemMessage(code))). Check free "
          + "space and permissions; .bulletin/photos may be deleted as a whole.")
    case .cannotDraw(let reason):
      words.say(
        "libvips 画不出分享图（\(reason)）。请重装 libvips 和字体，或者在 site.yml 的 photos 里写 cards: no。",
        "libvips cannot draw the pictures for links (\(reason)). Install it and fonts anew, or write "
          + "cards: no in photos of site.yml.")
    }
  }

  /// Why another program did not run, and what to do.
  func message(for failure: ProgramFailure) -> String {
    switch failure {
    case .cannotStart(let program, let code):
      words.say(
        "启动不了“\(program)”：\(systemMessage(code))。请检查它是否装好、是否有权限运行。",
        "Cannot start \"\(program)\": \(systemMessage(code)). Check that it is installed and may "
          + "be run.")
    case .system(let operation, let program, let code):
      words.say(
        "运行“\(program)”时系统出错（\(operation)：\(systemMessage(code))）。请再运行一次。",
        "The system failed while \"\(program)\" ran (\(operation): \(systemMessage(code))). Run "
          + "the command again.")
    case .killed(let program, _), .ranOver(let program, _), .wroteTooMuch(let program, _, _),
      .cancelled(let program):
      words.say(
        "“\(program)”没有运行完就被中止。请再运行一次。",
        "\"\(program)\" was ended before it had finished. Run the command again.")
    }
  }

  /// What the machine refused while sources were read, and what to do.
  func message(for failure: SourceFailure) -> String {
    words.say(
      "读不了“\(failure.path)”：\(failure.cause)。请检查文件是否存在、是否有权限。",
      "Cannot read \"\(failure.path)\": \(failure.cause). Check that it exists and may be read.")
  }

  /// What stopped the run before the content was read, and what to do.
  func message(for failure: RunFailure) -> String {
    switch failure {
    case .noSite(let folder):
      words.say(
        "“\(folder)”和它的上级里都没有 content/site.yml，不是站点文件夹。请进入站点文件夹，或用 --site 指出它。",
        "Neither \"\(folder)\" nor a folder above it has content/site.yml. Go to the site folder, or "
          + "name it with --site.")
    case .noTarget(_, []):
      words.say(
        "content/site.yml 里没有写发布到哪里。请加上：targets: {office: {folder: /var/www/bulletin}}，"
          + "或者另一台机器：targets: {office: {ssh: web@example.org, folder: /var/www/bulletin}}。",
        "content/site.yml does not say where to publish. Add: targets: {office: {folder: "
          + "/var/www/bulletin}}, or for another machine: targets: {office: {ssh: web@example.org, "
          + "folder: /var/www/bulletin}}.")
    case .noTarget(let name?, let known):
      words.say(
        "site.yml 的 targets 里没有“\(name)”，只有：\(known.joined(separator: "、"))。",
        "targets of site.yml has no \"\(name)\", only \(known.joined(separator: ", ")).")
    case .noTarget(nil, let known):
      words.say(
        "site.yml 里有几个发布目标，请写明一个：\(known.joined(separator: "、"))。",
        "site.yml has several targets, name one: \(known.joined(separator: ", ")).")
    }
  }
}
