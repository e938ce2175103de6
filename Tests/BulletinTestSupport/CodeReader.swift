import Foundation
import Testing

/// A reader of QR codes from outside: zbar, on a picture that librsvg draws.
public enum CodeReader {
  /// Tells whether both programs are installed.
  public static var isHere: Bool {
    Tool.find("rsvg-convert") != nil && Tool.find("zbarimg") != nil
  }

  /// The text of a code in an SVG file.
  public static func text(of svg: [UInt8]) throws -> String {
    let draw = try #require(Tool.find("rsvg-convert"))
    let folder = try TemporaryFolder()
    try folder.write(svg, to: "code.svg")
    let drawn = try Tool.run(
      draw, ["-w", "900", folder.path("code.svg"), "-o", folder.path("code.png")])
    try #require(drawn.status == 0, "\(drawn.output)")
    return try text(ofPicture: folder.path("code.png"))
  }

  /// The text of the code in a picture.
  public static func text(ofPicture path: String) throws -> String {
    let read = try #require(Tool.find("zbarimg"))
    let outcome = try Tool.run(
      read, ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", path])
    try #require(outcome.status == 0, "\(outcome.output)")
    return outcome.output.trimmingCharacters(in: .newlines)
  }
}
