import BulletinTestSupport
import Foundation
import Testing

/// The printed configuration, run by a real nginx and asked by a real curl.
@Suite(
  .enabled(
    if: Program.path != nil && Nginx.program != nil && Daemon.isPossible
      && Curl.isThere && Tool.find("gzip") != nil,
    "SKIPPED: nginx, curl or gzip is not installed, the server's configuration is not tried"))
struct NginxTests {
  /// The site is live and served.
  private func served() throws -> ServedSite {
    let office = try ServedSite.published()
    let port = try LocalPort.free()
    let printed = try office.run("server-config", "nginx", "--listen", "127.0.0.1:\(port)")
    try #require(printed.status == 0, "\(printed.errors)")
    try office.folder.write(printed.output, to: "bulletin.conf")
    func path(_ name: String) -> String { office.folder.path(name) }
    try office.folder.write(
      """
      daemon off;
      master_process off;
      pid \(path("pid"));
      error_log \(path("error.log"));
      events {}
      http {
        access_log off;
        client_body_temp_path \(path("body"));
        proxy_temp_path \(path("proxy"));
        fastcgi_temp_path \(path("fastcgi"));
        uwsgi_temp_path \(path("uwsgi"));
        scgi_temp_path \(path("scgi"));
        include \(path("bulletin.conf"));
      }
      """, to: "nginx.conf")
    let nginx = try #require(Nginx.program)
    let tried = try Tool.run(nginx, ["-t", "-c", path("nginx.conf")])
    try #require(tried.status == 0, "\(tried.output)\n\(printed.output)")
    let server = try Daemon(nginx, ["-c", path("nginx.conf")])
    try LocalPort.awaitAnswer(port)
    return ServedSite(
      office: office, server: server, url: "http://127.0.0.1:\(port)", folderStatus: 301,
      outsideStatus: 400)
  }

  @Test(arguments: ServedSite.Rule.allCases)
  func holds(_ rule: ServedSite.Rule) throws {
    try served().expect(rule)
  }
}

/// Where nginx stands: beside the programs of the administrator.
private enum Nginx {
  static let program =
    Tool.find("nginx")
    ?? ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
}
