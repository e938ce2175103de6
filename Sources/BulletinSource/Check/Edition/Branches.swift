import BulletinModel

/// The units of the register `branches`, typed; rows without id or name were named by the register.
func branches(of register: Register?) -> [Branch] {
  guard let register else { return [] }
  return (0..<register.rowCount).compactMap { row in
    guard let id = register.text("id", row: row), let name = register.text("name", row: row) else {
      return nil
    }
    let count = { (field: String) -> Int? in
      register.number(field, row: row).map { Int($0.scaled(digits: 0)) }
    }
    return Branch(
      id: id, name: name, short: register.text("short", row: row),
      level: register.text("level", row: row) ?? "", kind: register.text("kind", row: row) ?? "",
      parent: register.text("parent", row: row), region: register.text("region", row: row),
      sectors: register.list("sectors", row: row), founded: register.date("founded", row: row),
      dissolved: register.date("dissolved", row: row),
      formerNames: register.list("was", row: row), covers: count("covers"),
      members: count("members"), formation: register.text("formation", row: row),
      isSeasonal: register.flag("seasonal", row: row) ?? false,
      months: register.text("months", row: row), brand: register.text("brand", row: row),
      span: register.span(ofRow: row))
  }
}
