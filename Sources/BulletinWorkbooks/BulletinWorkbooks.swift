public import BulletinModel
import CXLSXWriter

/// Why a workbook could not be written.
public enum WorkbookFailure: Error, Sendable, Hashable {
  /// The folder for the unfinished file cannot be written.
  case temporaryFolder(String)
  /// A sheet has more rows or columns than the format allows.
  case tooLarge(sheet: String)
  /// A text is longer than a cell may hold: 32,767 characters.
  case longText(sheet: String, row: Int, column: Int)
  /// The library refused, in its own words.
  case library(String)
}

/// Writes sheets as one XLSX workbook.
///
/// The same sheets and day always give the same bytes. No cell is ever a formula: a text that begins
/// with `=`, `+`, `-` or `@` stays a text. Numbers of up to 15 significant digits are numbers; exact
/// decimals with more would lose digits in a spreadsheet and are written as texts. Fractions whose
/// decimal never ends are rounded to 15 digits.
///
/// - Parameters:
///   - sheets: The sheets in order; names are made valid and unique.
///   - created: The day that the file bears as its date.
///   - folder: Where the unfinished file stands for a moment; it is removed in every case.
/// - Returns: The bytes of the file.
/// - Throws: `WorkbookFailure` where a sheet is too large or the file cannot be written.
public func workbook(
  _ sheets: [Worksheet], created: CivilDate, temporaryFolder folder: String = "/tmp"
) throws(WorkbookFailure) -> [UInt8] {
  for sheet in sheets { try SheetLimits.check(sheet) }
  var place = bulletin_folder()
  guard bulletin_folder_make(&place, folder) == 0 else {
    throw .temporaryFolder(folder)
  }
  defer { bulletin_folder_drop(&place) }
  guard let book = bulletin_workbook_new(&place) else { throw .temporaryFolder(folder) }
  do {
    try WorkbookWriter(book: book, created: created).write(sheets)
  } catch {
    lxw_workbook_free(book)
    throw error
  }
  // Closing writes the file and frees the book, whether it succeeds or not.
  try WorkbookWriter.check(workbook_close(book))
  let size = bulletin_folder_size(&place)
  guard size >= 0 else { throw .temporaryFolder(folder) }
  var isRead = false
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    isRead = bulletin_folder_read(&place, buffer.baseAddress, size) == 0
    count = isRead ? size : 0
  }
  guard isRead else { throw .temporaryFolder(folder) }
  return bytes
}
