import Foundation
import Testing

/// Ports of this machine.
public enum LocalPort {
  /// A port that nobody listens on.
  public static func free() throws -> Int {
    try withSocket { socket in
      var address = LocalPort.address(0)
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let bound = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) }
      }
      try #require(bound == 0, "no port")
      var length = size
      let named = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
      }
      try #require(named == 0, "no port")
      return Int(UInt16(bigEndian: address.sin_port))
    }
  }

  /// Waits until somebody answers at a port.
  public static func awaitAnswer(_ port: Int) throws {
    for _ in 0..<200 {
      let answers = try withSocket { socket in
        var address = LocalPort.address(port)
        return withUnsafePointer(to: &address) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
          }
        }
      }
      if answers { return }
      usleep(50_000)
    }
    Issue.record("nobody answers at port \(port)")
  }

  private static func withSocket<Value>(_ step: (Int32) throws -> Value) throws -> Value {
    #if canImport(Darwin)
      let socket = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    try #require(socket >= 0, "no socket")
    defer { close(socket) }
    return try step(socket)
  }

  private static func address(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
