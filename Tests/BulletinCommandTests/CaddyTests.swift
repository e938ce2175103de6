import BulletinTestSupport
import Foundation
import Testing

/// The printed Caddyfile, run by a real Caddy and asked by a real curl.
@Suite(
  .enabled(
    if: Program.path != nil && Tool.find("caddy") != nil && Daemon.isPossible && Curl.isThere,
    "SKIPPED: caddy or curl is not installed, the Caddyfile is not tried"))
struct CaddyTests {
  /// The site is live and served; without a certificate, which the test's host could not get.
  private func served() throws -> ServedSite {
    let office = try ServedSite.published()
    let printed = try office.run("server-config", "caddy")
    try #require(printed.status == 0, "\(printed.errors)")
    let port = try LocalPort.free()
    let url = "http://127.0.0.1:\(port)"
    let text = printed.output.replacingOccurrences(of: "test.example.org {", with: "\(url) {")
    try #require(text != printed.output, "\(printed.output)")
    try office.folder.write("{\n\tadmin off\n\tauto_https off\n}\n\(text)", to: "Caddyfile")
    let caddy = try #require(Tool.find("caddy"))
    let server = try Daemon(
      "/usr/bin/env",
      [
        "XDG_CONFIG_HOME=\(office.folder.path("caddy"))",
        "XDG_DATA_HOME=\(office.folder.path("caddy"))", caddy, "run", "--adapter", "caddyfile",
        "--config", office.folder.path("Caddyfile"),
      ])
    try LocalPort.awaitAnswer(port)
    return ServedSite(
      office: office, server: server, url: url, folderStatus: 308, outsideStatus: 404)
  }

  @Test(arguments: ServedSite.Rule.allCases)
  func holds(_ rule: ServedSite.Rule) throws {
    try served().expect(rule)
  }
}
