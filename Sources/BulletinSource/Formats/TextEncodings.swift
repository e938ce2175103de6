// Foundation enters here alone: it holds the tables of GB18030 and of Unicode's composed form.
import Foundation

/// Decodes GB18030; nil where the bytes are not valid in it.
func decodedGB18030(_ bytes: [UInt8]) -> [UInt8]? {
  String(bytes: bytes, encoding: String.Encoding(rawValue: 0x8000_0632)).map { Array($0.utf8) }
}

/// The composed Unicode form (NFC) of a text, such as a file name that macOS decomposed.
func composed(_ text: String) -> String {
  let needsTables = text.unicodeScalars.contains { scalar in
    switch scalar.value {
    case 0..<0x300, 0x2010..<0x2060, 0x3000..<0x3041, 0x4E00..<0xA000, 0xFF00..<0xFFEF: false
    default: true
    }
  }
  return needsTables ? text.precomposedStringWithCanonicalMapping : text
}
