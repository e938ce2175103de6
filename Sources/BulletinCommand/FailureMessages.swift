import BulletinModel
import BulletinPhotos
import BulletinPreview
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
    case .standsAlready(let files):
      words.say(
        "已经有了：\(files.joined(separator: "、"))。什么都没有写；请换一个名字，或者直接打开原来的改。",
        "There already: \(files.joined(separator: ", ")). Nothing was written: take another name, or "
          + "open what stands.")
    case .damagedMemory(let path):
      words.say(
        "上次记下的“\(path)”损坏了。请再运行一次；仍然这样，就删除这个文件。",
        "What was kept in \"\(path)\" is damaged. Run the command again; if it says so once more, delete "
          + "the file.")
    case .unusablePath(let path):
      words.say("输出路径“\(path)”不可用。", "The output path \"\(path)\" cannot be used.")
    }
  }

  /// Why the site cannot be shown on this machine, and what to do.
  func message(for failure: PreviewFailure) -> String {
    switch failure {
    case .portTaken(let first, let last):
      let ports = first == last ? "\(first)" : "\(first)–\(last)"
      return words.say(
        "端口 \(ports) 已被别的程序占用：可能另一个预览还开着。关掉它，或用 --port 换一个，如 --port 9000。",
        "Port \(ports) is taken by another program, perhaps another preview. End it, or name another "
          + "with --port, such as --port 9000.")
    case .system(let reason):
      return words.say("预览打不开：\(reason)", "The preview cannot be shown: \(reason)")
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

  /// Why nothing was begun, and what to do.
  func message(for failure: NewFailure) -> String {
    switch failure {
    case .noStarter(let program):
      words.say(
        "找不到样板文件夹 starter（应在程序旁边，或在 share/bulletin 里；程序在 \(program)）。请重新安装。",
        "The folder starter is missing (beside the program or in share/bulletin; the program is "
          + "\(program)). Install it again.")
    case .unreadable(let path, let cause):
      words.say(
        "读不了“\(path)”：\(cause)。请检查文件是否存在、是否有权限。",
        "Cannot read \"\(path)\": \(cause). Check that it exists and may be read.")
    case .folderInUse(let folder, let names):
      words.say(
        "“\(folder)”里已经有东西：\(names.joined(separator: "、"))。为免弄乱，什么都没有写；请换一个新的文件夹名。",
        "\"\(folder)\" is not empty: \(names.joined(separator: ", ")). Nothing was written: name a new "
          + "folder.")
    case .unknownColumn(let typed, let columns):
      words.say(
        "没有栏目“\(typed)”。"
          + (columns.isEmpty
            ? "这个网站还没有栏目，去掉 --column，或者先写 content/columns.yml。"
            : "现有的栏目：\(columns.joined(separator: "、"))。"),
        "There is no column \"\(typed)\". "
          + (columns.isEmpty
            ? "The site has none: leave out --column, or write content/columns.yml first."
            : "There are: \(columns.joined(separator: ", "))."))
    case .registerInUse(let id):
      words.say(
        "“\(id)”已经是一本台账或一个词表的编号，请换一个。",
        "\"\(id)\" is a register or vocabulary already: take another id.")
    case .unreadableContent:
      words.say(
        "网站的设置读不出来。请先运行 bulletin check，改好 content/site.yml。",
        "The site's settings cannot be read. Run bulletin check and mend content/site.yml first.")
    case .foreignEncoding(let file):
      words.say(
        "“\(file)”不是 UTF-8 编码，不能往里加。请用编辑器另存为 UTF-8，再运行一次。",
        "\"\(file)\" is not UTF-8: nothing can be added to it. Save it as UTF-8 and run this again."
      )
    }
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
