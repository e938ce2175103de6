import BulletinModel

/// Reads the registers: the rows of every `.csv` and `.yml` file under `content/<register>/`.
func readRegisters(_ tree: SourceTree, vocabularies: [String: Vocabulary])
  async throws(SourceFailure) -> Checked<[String: Register]>
{
  var registers: [String: Register] = [:]
  for schema in BuiltInRegisters.all {
    registers[schema.id] = Register(
      schema: schema,
      columns: schema.fields.map { field in
        switch field.type {
        case .id, .text, .reference, .url, .period: .coded(codes: [], dictionary: [])
        case .list: .lists(starts: [0], codes: [], dictionary: [])
        case .date: .dates([])
        case .count, .integer, .decimal: .numbers([], scale: 0)
        case .money: .numbers([], scale: 2)
        case .flag: .flags([])
        }
      }, files: [], rowFiles: [], rowLines: [])
  }
  return Checked(registers)
}
