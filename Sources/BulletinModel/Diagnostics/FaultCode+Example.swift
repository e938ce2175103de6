// One entry a fault code: the length is the catalogue's.

/// One slip and how to write it instead, as they stand in a file.
public struct FaultExample: Sendable, Hashable {
  /// What breaks the rule.
  public let wrong: String
  /// The same, mended.
  public let right: String

  /// Makes an example; the tests break and mend the fixture of its code with it.
  public init(wrong: String, right: String) {
    self.wrong = wrong
    self.right = right
  }
}

/// An example for every code that a line or two can show.
extension FaultCode {
  /// The slip of the code's fixture and its repair; nil where the fault lies in a picture, in a file as
  /// a whole, or in something that must be added or taken away elsewhere.
  public var example: FaultExample? {
    switch self {
    case .unclosedFrontMatter:
      FaultExample(
        wrong: """
          column: notes

          正文第一段。
          """,
        right: """
          column: notes
          ---

          正文第一段。
          """)
    case .fullWidthColon:
      FaultExample(
        wrong: "摘要：一句话",
        right: "摘要: 一句话")
    case .unknownKey:
      FaultExample(
        wrong: "kikcer: 东城区",
        right: "kicker: 东城区")
    case .yamlSpacing:
      FaultExample(
        wrong: "kicker:东城区",
        right: "kicker: 东城区")
    case .duplicateKey:
      FaultExample(
        wrong: """
          kicker: 东城区
          肩题: 西山县
          """,
        right: "kicker: 东城区")
    case .dateWithExtraDigits:
      FaultExample(
        wrong: "updated: 2025-08-151",
        right: "updated: 2025-08-15")
    case .impossibleDate:
      FaultExample(
        wrong: "updated: 2025-02-30",
        right: "updated: 2025-08-30")
    case .dateWithoutYear:
      FaultExample(
        wrong: "updated: 8月12日",
        right: "updated: 2025-08-22")
    case .vagueTime:
      FaultExample(
        wrong: "目前共有16个驿站。",
        right: "截至2025年8月底共有16个驿站。")
    case .spreadsheetSerial:
      FaultExample(
        wrong: "a2,45884,读书会",
        right: "a2,2025-08-15,读书会")
    case .unknownTerm:
      FaultExample(
        wrong: "region: eest",
        right: "region: east")
    case .wrongParent:
      FaultExample(
        wrong: "x-c,西山县委员会,county,committee,rot-c,west,2021-01-01",
        right: "x-c,西山县委员会,county,committee,root-c,west,2021-01-01")
    case .organisedExceedsEligible:
      FaultExample(
        wrong: "east,school,2025-06-30,100,120",
        right: "east,school,2025-06-30,120,100")
    case .typedRate:
      FaultExample(
        wrong: """
          地区,领域,截止日期,应建数,已建数,覆盖率
          east,school,2025-06-30,100,80,80%
          """,
        right: """
          地区,领域,截止日期,应建数,已建数
          east,school,2025-06-30,100,80
          """)
    case .approximateNumber:
      FaultExample(
        wrong: "a2,2025-08-03,读书会,study,east-c,east,1,1200余",
        right: "a2,2025-08-03,读书会,study,east-c,east,1,1208")
    case .wrongTotal:
      FaultExample(
        wrong: "合计,,,150,130",
        right: "合计,,,150,120")
    case .suspiciousRow:
      FaultExample(
        wrong: """
          east,school,2025-06-30,100,80
          注：数据来自各县（区）,,,,
          """,
        right: "east,school,2025-06-30,100,80")
    case .personalColumn:
      FaultExample(
        wrong: """
          编号,日期,主题,类型,主办组织,地区,场次,参与人次,联系电话
          a2,2025-08-03,读书会,study,east-c,east,1,20,0800-1234567
          """,
        right: """
          编号,日期,主题,类型,主办组织,地区,场次,参与人次
          a2,2025-08-03,读书会,study,east-c,east,1,20
          """)
    case .personalNumber:
      FaultExample(
        wrong: "请联系13812345678。",
        right: "请联系138****5678。")
    case .exactAddress:
      FaultExample(
        wrong: "活动在西山县和平街道3号楼2单元501室举行。",
        right: "活动在西山县和平街道举行。")
    case .photoMissing:
      FaultExample(
        wrong: "![夜色里的驿站](staton.jpg)",
        right: "![夜色里的驿站](station.jpg)")
    case .riskyAttachment:
      FaultExample(
        wrong: "[下载表格](表.xls)",
        right: """
          表1 办件情况

          | 事项 | 件数 |
          | --- | --- |
          | 办证 | 12 |
          """)
    case .literalEmphasis:
      FaultExample(
        wrong: "印发__“四向”__工作法。",
        right: "印发“**四向**”工作法。")
    case .joinedParagraphs:
      FaultExample(
        wrong: """
          第一段说完了。
          第二段接着写。
          """,
        right: """
          第一段说完了。

          第二段接着写。
          """)
    case .cutParagraph:
      FaultExample(
        wrong: """
          这一段在报纸的分栏处印成两截，

          后一截接着往下说。
          """,
        right: "这一段在报纸的分栏处印成两截，后一截接着往下说。")
    case .unbalancedMarks:
      FaultExample(
        wrong: "他说“大家都来。",
        right: "他说：“大家都来。”")
    case .halfWidthMark:
      FaultExample(
        wrong: "共三项,分别办理。",
        right: "共三项，分别办理。")
    case .numeralForm:
      FaultExample(
        wrong: "读书会[２０人次](stat:attendance?period=2025-08)参加。",
        right: "读书会[20人次](stat:attendance?period=2025-08)参加。")
    case .wrongRateUnit:
      FaultExample(
        wrong: "覆盖率为[80个百分点](stat:coverage?region=east&period=2025Q2)。",
        right: "覆盖率为[80%](stat:coverage?region=east&period=2025Q2)。")
    case .wrongFigure:
      FaultExample(
        wrong: "覆盖率为[81%](stat:coverage?region=east&period=2025Q2)。",
        right: "覆盖率为[80%](stat:coverage?region=east&period=2025Q2)。")
    case .labelCount:
      FaultExample(
        wrong: "推行“四步”工作法：听、记、办。",
        right: "推行“四步”工作法：听、记、办、评。")
    case .incompleteReprint:
      FaultExample(
        wrong: "source: {name: 江城日报, date: 2025-08-10}",
        right: "source: {name: 江城日报, date: 2025-08-10, url: https://news.example.org/1}")
    case .subtitleDash:
      FaultExample(
        wrong: "subtitle: ——记东城区读书会",
        right: "subtitle: 记东城区读书会")
    case .sharedRoute:
      FaultExample(
        wrong: """
          title: 甲
          column: notes
          slug: same
          """,
        right: """
          title: 甲
          column: notes
          slug: first
          """)
    case .staleColumn:
      FaultExample(
        wrong: "max_age_days: 14",
        right: "max_age_days: 60")
    case .rawHTML:
      FaultExample(
        wrong: "前面<b>加粗</b>后面。",
        right: "前面**加粗**后面。")
    case .datesOutOfOrder:
      FaultExample(
        wrong: "a2,2025-08-03,2025-08-01,读书会",
        right: "a2,2025-08-03,2025-08-05,读书会")
    case .ambiguousPlace:
      FaultExample(
        wrong: "全区共有驿站16个。",
        right: "东城区共有驿站16个。")
    case .wrongUnit:
      FaultExample(
        wrong: "覆盖率为[80](stat:coverage?region=east&period=2025Q2)。",
        right: "覆盖率为[80%](stat:coverage?region=east&period=2025Q2)。")
    case .clashingQualifiers:
      FaultExample(
        wrong: "读书会[约20余人次](stat:attendance?period=2025-08)参加。",
        right: "读书会[20人次](stat:attendance?period=2025-08)参加。")
    case .unroundRemainder:
      FaultExample(
        wrong: "读书会[19余人次](stat:attendance?period=2025-08)参加。",
        right: "读书会[20人次](stat:attendance?period=2025-08)参加。")
    case .looseFigure:
      FaultExample(
        wrong: "读书会[1000余人次](stat:attendance?period=2025-08)参加。",
        right: "读书会[1850人次](stat:attendance?period=2025-08)参加。")
    case .wrongDirection:
      FaultExample(
        wrong: "覆盖率比上季度上升[10个百分点]",
        right: "覆盖率比上季度下降[10个百分点]")
    case .wrongComparison:
      FaultExample(
        wrong: "覆盖率同比下降[10个百分点]",
        right: "覆盖率比上季度下降[10个百分点]")
    case .unreadableFigure:
      FaultExample(
        wrong: "读书会[大批](stat:attendance?period=2025-08)群众参加。",
        right: "读书会有[20人次](stat:attendance?period=2025-08)参加。")
    case .roundedIntoWhole:
      FaultExample(
        wrong: "覆盖率为[100%](stat:coverage?region=east&period=2025Q2)。",
        right: "覆盖率为[99.97%](stat:coverage?region=east&period=2025Q2)。")
    case .decreaseInMultiples:
      FaultExample(
        wrong: "参与人次同比减少[2倍]",
        right: "参与人次同比减少[57.9%]")
    case .undeclaredTolerance:
      FaultExample(
        wrong: "读书会[近21人次](stat:attendance?period=2025-08)参加。",
        right: "读书会[20人次](stat:attendance?period=2025-08)参加。")
    case .noFigure:
      FaultExample(
        wrong: "period: 2023",
        right: "period: 2025Q2")
    case .unknownFigure:
      FaultExample(
        wrong: "by: regoin",
        right: "by: region")
    case .overlap:
      FaultExample(
        wrong: "total: yes",
        right: "total: no")
    case .mixedDates:
      FaultExample(
        wrong: "east,school,2025-06-29,100,80",
        right: "east,school,2025-06-30,100,80")
    case .uncheckedNumeral:
      FaultExample(
        wrong: "读书会先后有230余人参加",
        right: "读书会先后有[230余人](stat:none)参加")
    case .partialPeriod:
      FaultExample(
        wrong: "east,private,2025-08-31,100,80",
        right: """
          east,private,2025-08-31,100,80
          west,private,2025-08-31,50,40
          """)
    case .statedWithheld:
      FaultExample(
        wrong: "东城区培训了[3人](stat:trained?region=east&period=2025)",
        right: "东城区培训了[不足5人](stat:trained?region=east&period=2025)")
    case .invalidMeasure:
      FaultExample(
        wrong: "value: sum(sesions) / count()",
        right: "value: sum(sessions) / count()")
    case .invalidSchema:
      FaultExample(
        wrong: "branch: {type: ref, to: branchs, 别名: 报单单位}",
        right: "branch: {type: ref, to: branches, 别名: 报单单位}")
    case .emptyRequired:
      FaultExample(
        wrong: "a2,2025-08-03,,study,east-c,east,1,20",
        right: "a2,2025-08-03,读书会,study,east-c,east,1,20")
    case .duplicateID:
      FaultExample(
        wrong: "a2,2025-08-04,读书会",
        right: "a3,2025-08-04,读书会")
    case .wrongType:
      FaultExample(
        wrong: "a2,2025-08-03,读书会,study,east-c,east,1,二十",
        right: "a2,2025-08-03,读书会,study,east-c,east,1,20")
    case .danglingReference:
      FaultExample(
        wrong: "a2,2025-08-03,读书会,study,eest-c,east,1,20",
        right: "a2,2025-08-03,读书会,study,east-c,east,1,20")
    case .brokenRule:
      FaultExample(
        wrong: "r2,东城区委员会,2025-03-10,2025-03-01",
        right: "r2,东城区委员会,2025-03-10,2025-03-12")
    case .raggedRow:
      FaultExample(
        wrong: "a2,2025-08-03,读书会,study,east-c,east,1,20,多出一格",
        right: "a2,2025-08-03,读书会,study,east-c,east,1,20")
    case .wrongHeader:
      FaultExample(
        wrong: "编号,日期,主题,类型,主办组织,地区,场数",
        right: "编号,日期,主题,类型,主办组织,地区,场次")
    case .cleanedNumber:
      FaultExample(
        wrong: "a2,2025-08-03,读书会,study,east-c,east,1,\"1,284\"",
        right: "a2,2025-08-03,读书会,study,east-c,east,1,1284")
    case .duplicateGrain:
      FaultExample(
        wrong: "east,private,2025-06-30,100,81",
        right: "east,school,2025-06-30,100,81")
    case .outOfRange:
      FaultExample(
        wrong: "a2,2025-08-03,读书会,study,east-c,east,1,-5",
        right: "a2,2025-08-03,读书会,study,east-c,east,1,5")
    case .wrongPeriod:
      FaultExample(
        wrong: "east-c,2025年第二季度,13",
        right: "east-c,2025Q2,13")
    case .childrenSum:
      FaultExample(
        wrong: "city,private,2025-06-30,160,120",
        right: "city,private,2025-06-30,150,120")
    case .unreadableByline:
      FaultExample(
        wrong: "byline: 甲乙丙丁戊己庚辛壬癸子丑寅卯",
        right: "byline: 本报记者 甲乙 丙丁 通讯员 戊己")
    case .unknownDateline:
      FaultExample(
        wrong: "dateline: 本报北湖电",
        right: "dateline: 本报西山县电")
    case .dateOrder:
      FaultExample(
        wrong: "updated: 2025-08-01",
        right: "updated: 2025-08-16")
    case .languageMismatch:
      FaultExample(
        wrong: "date: 2025-08-16",
        right: "date: 2025-08-15")
    case .wrongAddress:
      FaultExample(
        wrong: "slug: Hello World",
        right: "slug: hello-world")
    case .deadLink:
      FaultExample(
        wrong: "见[关于](../pages/abuot.md)。",
        right: "见[关于](../pages/about.md)。")
    case .missingAlt:
      FaultExample(
        wrong: "![](a.jpg)",
        right: "![夜色里的驿站](a.jpg)")
    case .missingConsent:
      FaultExample(
        wrong: "- {file: a.jpg, alt: 孩子们在读书, people: minors}",
        right: "- {file: a.jpg, alt: 孩子们在读书, people: minors, consent: yes}")
    case .lookalikeCharacter:
      FaultExample(
        wrong: "工作己经完成。",
        right: "工作已经完成。")
    case .skippedHeading:
      FaultExample(
        wrong: "#### 跳级",
        right: "### 下一层")
    case .bareTable:
      FaultExample(
        wrong: """
          | 甲 | 乙 |
          | --- | --- |
          | 1 | 2 |
          """,
        right: """
          表1 甲和乙

          | 甲 | 乙 |
          | --- | --- |
          | 1 | 2 |
          """)
    case .unknownBlockKey:
      FaultExample(
        wrong: "form: colum",
        right: "form: column")
    case .unsuitableForm:
      FaultExample(
        wrong: "form: line",
        right: "form: bar")
    case .issueNumber:
      FaultExample(
        wrong: """
          number: 7
          total: 8
          """,
        right: """
          number: 8
          total: 8
          """)
    case .missingRegistration:
      FaultExample(
        wrong: "icp: 备案123",
        right: "icp: 京ICP备00000000号-1")
    case .thirdPartyRequest:
      FaultExample(
        wrong: "![图](https://other.example.com/a.jpg)",
        right: "[图](https://other.example.com/a.jpg)")
    case .unknownTemplateName:
      FaultExample(
        wrong: "<p>{{titel}}</p>",
        right: "<p>{{frame.title}}</p>")
    case .invalidTemplate:
      FaultExample(
        wrong: "<p>{{#links}}</p>",
        right: "<p>{{#links}}{{/links}}</p>")
    case .missingFile:
      FaultExample(
        wrong: "[下载](表.csv)",
        right: "[下载](https://files.example.org/表.csv)")
    case .unsupportedYAML:
      FaultExample(
        wrong: "tags: &甲 [乙]",
        right: "tags: [乙]")
    case .personsAsRows:
      FaultExample(
        wrong: "publish: rows",
        right: "publish: aggregates")
    case .footnoteMismatch:
      FaultExample(
        wrong: "正文[^1]。",
        right: """
          正文[^1]。

          [^1]: 据2025年台账。
          """)
    case .accidentalMarkup:
      FaultExample(
        wrong: "#标题",
        right: "## 标题")
    case .yamlSyntax:
      FaultExample(
        wrong: "tags: [甲, 乙",
        right: "tags: [甲, 乙]")
    case .missingSetting:
      FaultExample(
        wrong: "title: {zh: 测试简报, en: Test Bulletin}",
        right: """
          title: {zh: 测试简报, en: Test Bulletin}
          base_url: https://test.example.org/
          """)
    case .unsafeLink:
      FaultExample(
        wrong: "[点我](javascript:alert)",
        right: "[活动安排](https://www.example.org/plan/)")
    case .failedQuery:
      FaultExample(
        wrong: "SELECT title, attendence FROM activities",
        right: "SELECT title, attendance FROM activities")
    case .relativePeriod:
      FaultExample(
        wrong: "最近一季的覆盖率为[80%](stat:coverage?region=east&period=最近一季度)。",
        right: "2025年第二季度的覆盖率为[80%](stat:coverage?region=east&period=2025Q2)。")
    case .untrueTitle:
      FaultExample(
        wrong: "title: 西山县的覆盖率最高",
        right: "title: 东城区的覆盖率最高")
    case .vagueLink:
      FaultExample(
        wrong: "办法全文请[点击这里](https://rules.example.org/)查看。",
        right: "办法全文见[志愿服务办法](https://rules.example.org/)。")
    case .faintColor:
      FaultExample(
        wrong: "--ink-2: #999999;",
        right: "--ink-2: #555555;")
    case .secretInSettings:
      FaultExample(
        wrong: "password: abc123",
        right: "key: ~/.ssh/id_ed25519")
    case .unusableTarget:
      FaultExample(
        wrong: "folder: www/bulletin",
        right: "folder: /var/www/bulletin")
    case .publishedNumber:
      FaultExample(
        wrong: "电话138**0013**8000。",
        right: "电话138****8000。")
    case .unusableException:
      FaultExample(
        wrong: "until: 2025-06-30",
        right: "until: 2026-06-30")
    case .idleException:
      FaultExample(
        wrong: "    - {number: 139****0000, reason: 办公电话, until: 2026-12-31}\n",
        right: "")
    case .publishedAddress:
      FaultExample(
        wrong: "和平路8号**2单元**",
        right: "和平路")
    case .legacyEncoding, .unreadableEncoding, .photoMetadata, .unexplainedRevision, .idleRevision,
      .changedDefinition, .smallBase, .unsuitablePhoto, .missingString, .unusableFileName,
      .classification, .duplicateItem, .unusableFile, .tooDeep, .brokenLock, .tooManyPixels,
      .brokenPicture, .foreignPicture, .heavyPicture, .noPictureProgram, .missingTranslation,
      .hiddenContent:
      nil
    }
  }
}
