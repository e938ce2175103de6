import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

/// A real sshd on loopback with keys and a port of its own, for one test.
final class SecureShell: Sendable {
  let port: Int
  let key: String
  let knownHosts: String
  private let folder: TemporaryFolder
  private let daemon: Daemon

  /// Where sshd stands: beside the programs of the administrator.
  static let program = Tool.find("sshd") ?? SecureShell.administrators("sshd")
  /// Tells whether a machine can be reached by ssh and rsync.
  static let isHere =
    program != nil && Daemon.isPossible
    && ["ssh", "ssh-keygen", "rsync"].allSatisfy { Tool.find($0) != nil }

  private static func administrators(_ name: String) -> String? {
    ["/usr/sbin/\(name)", "/usr/local/sbin/\(name)"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  init() throws {
    let folder = try TemporaryFolder()
    let keygen = try #require(Tool.find("ssh-keygen"))
    for name in ["host", "id"] {
      let made = try Tool.run(
        keygen, ["-q", "-t", "ed25519", "-N", "", "-f", folder.path(name)])
      try #require(made.status == 0, "\(made.output)")
    }
    port = try LocalPort.free()
    let hostKey = try folder.text("host.pub").split(separator: " ").prefix(2).joined(separator: " ")
    try folder.write("[127.0.0.1]:\(port) \(hostKey)\n", to: "known_hosts")
    try folder.write(try folder.text("id.pub"), to: "authorized")
    try folder.write(
      """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(folder.path("host"))
      AuthorizedKeysFile \(folder.path("authorized"))
      PidFile none
      UsePAM no
      StrictModes no
      PasswordAuthentication no
      PermitRootLogin prohibit-password
      MaxStartups 100
      """, to: "config")
    if getuid() == 0 {
      try FileManager.default.createDirectory(
        atPath: "/run/sshd", withIntermediateDirectories: true)
    }
    daemon = try Daemon(
      try #require(SecureShell.program), ["-D", "-e", "-f", folder.path("config")])
    (key, knownHosts) = (folder.path("id"), folder.path("known_hosts"))
    self.folder = folder
    try LocalPort.awaitAnswer(port)
  }

  /// A target on this machine, reached through the server.
  func target(_ folder: String, port: Int? = nil, key: String? = nil) -> PublishTarget {
    PublishTarget(
      name: "office",
      place: .ssh(
        .init(
          login: "\(NSUserName())@127.0.0.1", port: port ?? self.port, folder: folder,
          key: key ?? self.key, knownHosts: knownHosts)),
      url: nil, keep: 3)
  }
}

/// A way between a port and another one that can be cut.
final class CutWire: Sendable {
  let port: Int
  private let daemon: Daemon

  init(to goal: Int) throws {
    port = try LocalPort.free()
    let script = """
      import socket, sys, threading
      def pass_on(a, b):
          while True:
              try: data = a.recv(65536)
              except OSError: data = b""
              if not data: break
              b.sendall(data)
          b.close()
      server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
      while True:
          near, _ = server.accept()
          far = socket.create_connection(("127.0.0.1", int(sys.argv[2])))
          threading.Thread(target=pass_on, args=(near, far), daemon=True).start()
          threading.Thread(target=pass_on, args=(far, near), daemon=True).start()
      """
    daemon = try Daemon(
      try #require(Tool.find("python3")), ["-c", script, String(port), String(goal)])
    try LocalPort.awaitAnswer(port)
  }

  func cut() { daemon.stop() }
}
