import BulletinModel
import BulletinPages
import BulletinPrograms
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// A small site with an issue of three items and a written report, built with PDFs.
struct PaperSite {
  static let files = """
    -- content/news/2025-08-02-次条.md --
    ---
    title: 夜班课堂开课
    ---
    第二篇的正文写在这里，到教室为止。见[原文](https://paper.example.org/one)。
    -- content/news/2025-08-03-末条.md --
    ---
    title: 路口添了座椅
    photos: [{file: 座椅.jpg, alt: 路口的一排座椅, caption: 路口的座椅。}]
    ---
    第三篇的正文写在这里，到路口为止。
    -- content/news/座椅.jpg | photo --
    320 240
    -- content/issues/2025-08.md --
    ---
    number: 8
    total: 56
    date: 2025-08-05
    issuer: 测试市工作委员会办公室
    lead: 本期三篇。
    items: [2025-08-01-开场, 2025-08-02-次条, 2025-08-03-末条]
    to_up: [市政府有关负责人]
    to_side: [市直有关部门]
    to_down: [各县（区）工委]
    copies: 120
    ---
    -- content/reports/2025Q2.md --
    ---
    title: 第二季度情况的通报
    circular: yes
    document_number: 测通〔2025〕2号
    date: 2025-07-08
    ---
    ## 一、总体情况

    本季度的情况写在这里。

    """

  /// The browser of this machine; nil where there is none.
  static var browser: Browser? {
    Browser.names.lazy.compactMap { Tool.find($0) }.first.flatMap { Program(at: $0) }.map {
      Browser(
        program: $0,
        environment: ProcessInfo.processInfo.environment.filter {
          ["HOME", "PATH"].contains($0.key)
        }
      )
    }
  }

  let site: FixtureSite

  init() throws {
    site = try FixtureSite.onBase(PaperSite.files)
  }

  /// Builds the site below `/bulletin/`.
  func build(
    to output: String, with browser: Browser?, documents: DocumentChoice = .written
  ) async throws {
    let pipeline = try site.pipeline {
      $0.baseURL = "https://news.example.org/bulletin/"
      $0.paper = browser.map { BuildRequest.Paper(browser: $0, documents: documents) }
    }
    let prepared = try await pipeline.prepare()
    let errors = prepared.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map { "\($0.code.label) \($0.span) \($0.values)" })")
    _ = try await pipeline.write(try #require(prepared.value), to: output)
  }
}
