import BulletinPrograms
import BulletinPublish

extension FaultReport {
  /// Tells which program prints.
  func tell(_ browser: Browser) {
    let path = browser.program.path
    say(words.say("用 \(path) 制作 PDF。\n", "PDFs are made by \(path).\n"))
  }

  /// Why there are no PDFs, and what to do.
  func message(for failure: PaperFailure) -> String {
    switch failure {
    case .noBrowser(let named):
      let why =
        named.map {
          words.say(
            "BULLETIN_BROWSER 指的“\($0)”不能运行。",
            "BULLETIN_BROWSER names \"\($0)\", which does not run. ")
        } ?? words.say("--pdf 要用 Chromium，这台机器上没有找到。", "--pdf needs Chromium, which is not here. ")
      return why
        + words.say(
          "Debian、Ubuntu：sudo apt-get install chromium；macOS：brew install --cask chromium，"
            + "或安装 Google Chrome。也可以不加 --pdf，从浏览器打印。已有的网站没有改动。",
          "Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium, or "
            + "Google Chrome. Without --pdf, pages print from any browser. The site that stands is "
            + "untouched.")
    case .stopped(let page, let failure):
      return words.say(
        "制作“\(page)”的 PDF 时浏览器没有正常结束（\(reason(failure))）。已有的网站没有改动。",
        "The browser did not end while it made the PDF of \"\(page)\" (\(reason(failure))). The site "
          + "that stands is untouched.")
    case .refused(let page, let status, let said):
      return words.say(
        "浏览器没有做出“\(page)”的 PDF（退出码 \(status)）。已有的网站没有改动。它说：\n\(said)",
        "The browser made no PDF of \"\(page)\" (status \(status)). The site that stands is "
          + "untouched. It said:\n\(said)")
    case .untagged(let page):
      return words.say(
        "浏览器太旧：“\(page)”的 PDF 没有标签，读屏软件读不了。请升级 Chromium。已有的网站没有改动。",
        "The browser is too old: the PDF of \"\(page)\" has no tags, so that screen readers cannot "
          + "read it. Install a newer Chromium. The site that stands is untouched.")
    }
  }

  private func reason(_ failure: ProgramFailure) -> String {
    switch failure {
    case .cannotStart(_, let code), .system(_, _, let code): systemMessage(code)
    case .killed(_, let signal): words.say("信号 \(signal)", "signal \(signal)")
    case .ranOver(_, let limit):
      words.say("超过 \(limit.components.seconds) 秒", "over \(limit.components.seconds) s")
    case .wroteTooMuch: words.say("输出太多", "too much output")
    case .cancelled: words.say("已取消", "cancelled")
    }
  }
}
