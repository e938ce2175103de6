import BulletinModel
import CXLSXWriter

/// Fills one open workbook of the library.
struct WorkbookWriter {
  let book: UnsafeMutablePointer<lxw_workbook>
  private let head: UnsafeMutablePointer<lxw_format>?
  private let day: UnsafeMutablePointer<lxw_format>?

  init(book: UnsafeMutablePointer<lxw_workbook>, created: CivilDate) throws(WorkbookFailure) {
    self.book = book
    head = workbook_add_format(book)
    format_set_bold(head)
    day = workbook_add_format(book)
    format_set_num_format(day, "yyyy-mm-dd")
    let seconds = Int64(created.days) * 86_400
    guard bulletin_workbook_date(book, seconds) == 0 else { throw .library("created") }
  }

  /// Adds every sheet.
  func write(_ sheets: [Worksheet]) throws(WorkbookFailure) {
    let names = sheetNames(sheets.map(\.name))
    for (sheet, name) in zip(sheets, names) {
      guard let paper = workbook_add_worksheet(book, name) else { throw .library(name) }
      try write(sheet, on: paper)
    }
  }

  private func write(
    _ sheet: Worksheet, on paper: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookFailure) {
    for (column, text) in sheet.heads.enumerated() {
      try WorkbookWriter.check(
        worksheet_write_string(paper, 0, UInt16(column), CellText.escaped(text), head))
    }
    worksheet_freeze_panes(paper, 1, 0)
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        try write(cell, on: paper, UInt32(row + 1), UInt16(column))
      }
    }
    for (column, width) in columnWidths(of: sheet).enumerated() {
      let place = UInt16(column)
      try WorkbookWriter.check(worksheet_set_column(paper, place, place, width, nil))
    }
  }

  private func write(
    _ cell: CellValue, on paper: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32,
    _ column: UInt16
  ) throws(WorkbookFailure) {
    switch cell {
    case .empty: return
    case .flag(let flag):
      try WorkbookWriter.check(worksheet_write_boolean(paper, row, column, flag ? 1 : 0, nil))
    case .number(let number):
      if let double = CellText.spreadsheetNumber(number) {
        try WorkbookWriter.check(worksheet_write_number(paper, row, column, double, nil))
        return
      }
      try write(number.decimal(), on: paper, row, column)
    case .date(let date):
      // Day 1 is 1900-01-01, and the format counts a 29 February 1900 that never was.
      let serial = Double(date.days) + 25_569
      guard serial >= 61 else {
        try write(date.iso, on: paper, row, column)
        return
      }
      try WorkbookWriter.check(worksheet_write_number(paper, row, column, serial, day))
    case .text(let text): try write(text, on: paper, row, column)
    case .list: try write(CellText.text(of: cell), on: paper, row, column)
    }
  }

  private func write(
    _ text: String, on paper: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16
  ) throws(WorkbookFailure) {
    guard !text.isEmpty else { return }
    try WorkbookWriter.check(
      worksheet_write_string(paper, row, column, CellText.escaped(text), nil))
  }

  /// Turns the library's error number into a failure.
  static func check(_ outcome: lxw_error) throws(WorkbookFailure) {
    guard outcome != LXW_NO_ERROR else { return }
    throw .library(lxw_strerror(outcome).map { String(cString: $0) } ?? "\(outcome.rawValue)")
  }
}
