import ArgumentParser
import BulletinModel
import BulletinPages
import BulletinPublish

/// `bulletin server-config nginx|caddy`: what a web server needs to know of the site.
struct ServerConfigCommand: AsyncParsableCommand {
  /// Whose configuration it is.
  enum Server: String, ExpressibleByArgument, CaseIterable {
    case nginx
    case caddy
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "server-config",
      abstract: help(
        "印出网页服务器的配置：旧网址跳转、404、缓存、类型、压缩、安全。",
        "Prints the web server's configuration: redirects, 404, caching, types, compression, "
          + "security."))
  }

  @OptionGroup var site: SiteOptions

  @Argument(help: ArgumentHelp(help("nginx 或 caddy", "nginx or caddy."), valueName: "server"))
  var server: Server

  @OptionGroup var target: TargetOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("nginx 在哪个地址和端口上听", "The address and port at which nginx listens."),
      valueName: "port"))
  var listen = "80"

  mutating func validate() throws {
    let isGood =
      !listen.isEmpty
      && listen.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || "[]:.*".utf8.contains($0)
      }
    if !isGood {
      throw ValidationError(
        help(
          "--listen 应是端口，如 80 或 127.0.0.1:8080",
          "--listen takes a port such as 80 or 127.0.0.1:8080"))
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let run = try await report.failing { try SiteRun(site, surroundings: surroundings) }
    let prepared = try await report.failing { try await run.pipeline.prepare() }
    guard let value = prepared.value, !report.refuses(prepared.diagnostics) else {
      report.print(prepared.diagnostics)
      throw ExitStatus.faults.exit
    }
    let settings = value.edition.settings
    let goal = try await report.failing {
      try TargetRun.target(target.target, of: settings.targets)
    }
    guard let plan = ServerPlan(value.plan.serverRoutes, settings: settings, target: goal) else {
      report.say(report.words.noServerOfItsOwn(goal.name))
      throw ExitStatus.usage.exit
    }
    switch server {
    case .caddy: report.give(CaddyText(plan).text)
    case .nginx:
      guard let nginx = NginxText(plan, listen: listen) else {
        report.say(report.words.dollarInFolder(plan.folder))
        throw ExitStatus.usage.exit
      }
      report.give(nginx.text)
    }
  }
}

extension ServerPlan {
  /// Puts the plan of a site and its target together; nil where no web server of one's own serves it.
  init?(_ routes: ServerRoutes, settings: SiteSettings, target: PublishTarget) {
    let folder: String
    switch target.place {
    case .folder(let path): folder = path
    case .ssh(let host): folder = host.folder
    case .bucket: return nil
    }
    self.init(
      folder: folder, host: routes.host, basePath: routes.basePath,
      isSecure: settings.baseURL.hasPrefix("https://"),
      redirects: routes.redirects.map { ($0.from, $0.to) },
      missing: routes.missing.map { ($0.folder, $0.page) })
  }
}

extension Words {
  /// That the target is served by an object store.
  fileprivate func noServerOfItsOwn(_ target: String) -> String {
    say(
      "“\(target)”是对象存储，由存储服务自己给读者，没有 nginx 和 Caddy 的配置；要设什么，见管理员手册的“对象存储”。\n",
      "\"\(target)\" is an object store, which serves its objects itself: there is nothing to configure "
        + "for nginx or Caddy. The administrator's handbook says what to set there.\n")
  }

  /// That nginx cannot serve such a folder.
  fileprivate func dollarInFolder(_ folder: String) -> String {
    say(
      "文件夹“\(folder)”里有 $，nginx 会当成变量。请在 site.yml 的 targets 里换一个名字。\n",
      "The folder \"\(folder)\" has a $, which nginx takes for a variable: name another one in "
        + "targets of site.yml.\n")
  }
}
