import BulletinModel
import BulletinPrograms

/// Asks every address outside the site whether it still answers, by curl.
struct LinkReview: Sendable {
  /// A page answers within this many seconds, by the inspection rules.
  static let seconds = 15
  /// How many addresses are asked at once.
  private static let together = 8

  /// What an address said.
  enum Answer: Sendable, Hashable {
    /// A page, or a wish to see a person there.
    case fine
    /// A status such as 404.
    case status(Int)
    /// Nothing: curl's exit status.
    case nothing(Int32)
  }

  let edition: Edition
  let words: Words
  let curl: Program
  let environment: [String: String]

  /// One finding an address that does not answer, by address.
  func findings() async throws -> [Finding] {
    let places = addresses()
    let sorted = places.keys.sorted { precedes($0, $1) }
    var answers: [String: Answer] = [:]
    try await withThrowingTaskGroup(of: (String, Answer).self) { group in
      var rest = sorted[...]
      func ask() {
        guard let address = rest.popFirst() else { return }
        group.addTask { (address, try await answer(of: address)) }
      }
      for _ in 0..<LinkReview.together { ask() }
      while let (address, answer) = try await group.next() {
        answers[address] = answer
        ask()
      }
    }
    let unreached = answers.values.count { $0 == .nothing(6) || $0 == .nothing(7) }
    if sorted.count > 2, unreached == sorted.count { return [offline] }
    return sorted.compactMap { address in
      finding(address, answers[address] ?? .fine, at: places[address] ?? [])
    }
  }

  private var offline: Finding {
    Finding(
      topic: .links, place: nil,
      text: words.say(
        "一个外部链接都连不上，这台机器可能没有联网", "no link answers: this machine may have no network"),
      remedy: words.say("联网以后再运行一次", "try again when it has"))
  }

  // MARK: Addresses

  /// Every outside address with the places that link to it, in order.
  private func addresses() -> [String: [String]] {
    var places: [String: [String]] = [:]
    func take(_ address: String, _ place: String) {
      let bare = address.split(separator: "#", maxSplits: 1)[0]
      guard ["http://", "https://"].contains(where: { bare.lowercased().hasPrefix($0) }) else {
        return
      }
      places[String(bare), default: []].append(place)
    }
    func take(_ body: Body) {
      for link in body.links where !link.destination.isEmpty {
        take(link.destination, "\(link.span.file):\(link.span.start.line)")
      }
    }
    for item in edition.news {
      take(item.body)
      if let source = item.source { take(source.url, item.file) }
    }
    for page in edition.pages + edition.statisticsPages { take(page.body) }
    for issue in edition.issues { take(issue.body) }
    for report in edition.reports { take(report.body) }
    return places
  }

  private func answer(of address: String) async throws -> Answer {
    let time = String(LinkReview.seconds)
    let outcome = try await curl.run(
      ProgramCall(
        [
          "--silent", "--location", "--max-redirs", "5", "--max-time", time, "--range", "0-0",
          "--proto", "=http,https", "--proto-redir", "=http,https", "--output", "/dev/null",
          "--write-out", "%{http_code}", "--user-agent", "bulletin doctor", "--url", address,
        ],
        environment: environment, limits: ProgramLimits(time: .seconds(LinkReview.seconds + 10))))
    guard outcome.status == 0 else { return .nothing(outcome.status) }
    let status = Int(outcome.outputText) ?? 0
    // Pages for persons who log in, and those that turn programs away, are there all the same.
    return status < 400 || [401, 403, 405, 416, 429].contains(status) ? .fine : .status(status)
  }

  private func finding(_ address: String, _ answer: Answer, at places: [String]) -> Finding? {
    let said: String
    switch answer {
    case .fine: return nil
    case .status(404), .status(410): said = words.say("网页没有了", "the page is gone")
    case .status(let status): said = words.say("对方出错（\(status)）", "the server fails (\(status))")
    case .nothing(6): said = words.say("没有这个网站", "there is no such site")
    case .nothing(28):
      said = words.say("\(LinkReview.seconds) 秒没有回应", "no answer in \(LinkReview.seconds) seconds")
    case .nothing(35), .nothing(60): said = words.say("证书有问题", "its certificate is not valid")
    case .nothing: said = words.say("连不上", "it cannot be reached")
    }
    let others =
      places.count > 1
      ? words.say("（另有 \(places.count - 1) 处）", " (and \(places.count - 1) more)") : ""
    return Finding(
      topic: .links, place: places.first.map { $0 + others },
      text: "\(address)  \(said)",
      remedy: words.say(
        "用浏览器打开看一看；确实没有了，就换一个网址，或者去掉链接、留下文字",
        "open it in a browser; if it is gone, link elsewhere or keep the words without the link"))
  }
}
