/// A text as a YAML value: plain where nothing in it could be read as YAML, else in quotation marks.
public func yamlText(_ text: String) -> String {
  let isPlain =
    text.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x80 || scalar == " " || scalar == "-" || scalar.properties.isAlphabetic
        || ("0"..."9").contains(scalar)
    } && (text.unicodeScalars.first?.properties.isAlphabetic ?? false)
    && text.last != " "
    && !["yes", "no", "true", "false", "null", "on", "off"].contains(text.lowercased())
  return isPlain ? text : "\"\(yamlEscaped(text))\""
}

/// A text for a place between the quotation marks of a YAML value.
public func yamlEscaped(_ text: String) -> String {
  var output = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": output += "\\\\"
    case "\"": output += "\\\""
    case "\n", "\r", "\t": output += " "
    default: output.unicodeScalars.append(scalar)
    }
  }
  return output
}

/// A file name made from a title: what file systems or addresses take amiss becomes a hyphen.
public func fileName(from title: String) -> String {
  var name = ""
  for scalar in title.unicodeScalars {
    let isKept =
      scalar.value >= 0x80
      ? !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
        && scalar.properties.generalCategory != .format
      : ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    if isKept {
      name.unicodeScalars.append(scalar)
    } else if !name.isEmpty, !name.hasSuffix("-") {
      name += "-"
    }
    if name.utf8.count >= 120 { break }
  }
  while name.hasSuffix("-") { name.removeLast() }
  return name
}
