import BulletinTestSupport
import Foundation
import Testing

/// When the next publishing is due.
@Suite(.enabled(if: Program.path != nil, "the program is not built: set BULLETIN_PROGRAM"))
struct NextProgramTests {
  @Test func textsExpiriesAndReleasesAreDueInOrder() throws {
    let office = try Office()
    try office.settings(
      targets: "statistics: {releases: {month: 10}}\ntargets: {office: {folder: /srv/x}}\n")
    try office.write("到时间", to: "2025-08-03-保密", head: "publish_at: 2025-09-02 09:30\n")
    try office.write("更晚", to: "2025-08-04-更晚", head: "publish_at: 2025-09-20\n")
    try office.write("通知", to: "2025-08-05-通知", head: "expires: 2025-09-05\n")
    try office.write("草稿", to: "2025-08-06-草稿", head: "status: draft\npublish_at: 2025-09-03\n")
    let end = try office.run("next")
    #expect(end.status == 0, "\(end.errors)")
    let lines = end.output.split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(5) == [
        "下一次该发布：2025-09-02 09:30（Asia/Shanghai）",
        "  2025-09-02 09:30  稿件到时间：content/news/2025-08-03-保密.md",
        "  2025-09-05  到期：content/news/2025-08-05-通知.md",
        "  2025-09-10  统计发布：2025-08",
        "  2025-09-20  稿件到时间：content/news/2025-08-04-更晚.md",
      ])
    #expect(end.output.contains("*/15 * * * * cd '\(office.folder.path("site"))' && "))
    #expect(end.output.contains("OnCalendar=2025-09-02 09:30:30 Asia/Shanghai\n"))
    #expect(end.output.contains("publish office\n"))
  }

  @Test func nothingMayLieAhead() throws {
    let end = try Office().run("next")
    #expect(end.status == 0 && end.output.hasPrefix("没有定在将来的稿件"), "\(end.output)")
  }
}
