extension Set<String> {
  /// Takes a name that is free: the wanted one, else the first with a number from 2 on behind it.
  mutating func insertFresh(_ wanted: String, joint: String) -> String {
    var name = wanted
    var number = 2
    while !insert(name).inserted {
      name = "\(wanted)\(joint)\(number)"
      number += 1
    }
    return name
  }
}
