/// The Chinese catalogue: one entry a code, so that a missing text does not compile.
extension FaultCode {
  /// What the catalogue says in Chinese.
  var chineseText: FaultText {
    switch self {
    case .unclosedFrontMatter:
      FaultText(
        rule: "文首信息没有结束：缺少单独一行的 ---",
        reason: "",
        remedy: "")
    case .fullWidthColon:
      FaultText(
        rule: "键“{k}”后面是全角冒号，已按“:”读取",
        reason: "",
        remedy: "")
    case .unknownKey:
      FaultText(
        rule: "不认识“{k}”⟦，是不是“{near}”⟧",
        reason: "",
        remedy: "")
    case .yamlSpacing:
      FaultText(
        rule: "冒号后要空一格，缩进用半角空格",
        reason: "",
        remedy: "")
    case .duplicateKey:
      FaultText(
        rule: "“{k}”写了两次（第{a}行、第{b}行）",
        reason: "",
        remedy: "")
    case .legacyEncoding:
      FaultText(
        rule: "文件是 {enc} 编码，已转换，请另存为 UTF-8",
        reason: "",
        remedy: "")
    case .unreadableEncoding:
      FaultText(
        rule: "第{n}字节既不是 UTF-8 也不是 GB18030",
        reason: "",
        remedy: "")
    case .dateWithExtraDigits:
      FaultText(
        rule: "日期“{v}”多出数字，是不是粘上了浏览量",
        reason: "",
        remedy: "")
    case .impossibleDate:
      FaultText(
        rule: "没有这一天：{v}",
        reason: "",
        remedy: "")
    case .dateWithoutYear:
      FaultText(
        rule: "日期“{v}”缺年份",
        reason: "",
        remedy: "")
    case .vagueTime:
      FaultText(
        rule: "“{w}”在存档里会失去含义，请写明时间",
        reason: "",
        remedy: "")
    case .spreadsheetSerial:
      FaultText(
        rule: "“{v}”像表格的日期序号或科学计数，请把该列设为文本",
        reason: "",
        remedy: "")
    case .unknownTerm:
      FaultText(
        rule: "“{v}”不在词表 {list} 中⟦，相近：{near}⟧",
        reason: "",
        remedy: "")
    case .wrongParent:
      FaultText(
        rule: "上级有误：{path}",
        reason: "",
        remedy: "")
    case .organisedExceedsEligible:
      FaultText(
        rule: "已建 {a} 大于应建 {b}",
        reason: "",
        remedy: "")
    case .typedRate:
      FaultText(
        rule: "比率由程序计算，请只填两个计数",
        reason: "",
        remedy: "")
    case .approximateNumber:
      FaultText(
        rule: "台账要填准确数，“{v}”是约数或带单位",
        reason: "",
        remedy: "")
    case .wrongTotal:
      FaultText(
        rule: "合计 {a} 不等于分项之和 {b}",
        reason: "",
        remedy: "")
    case .suspiciousRow:
      FaultText(
        rule: "第{n}行像合计、标题或说明行，或是合并单元格",
        reason: "",
        remedy: "")
    case .personalColumn:
      FaultText(
        rule: "列“{c}”是个人信息，本站只发布汇总数",
        reason: "",
        remedy: "")
    case .personalNumber:
      FaultText(
        rule: "疑似{kind}：{masked}",
        reason: "",
        remedy: "")
    case .exactAddress:
      FaultText(
        rule: "地址过细，请只写到乡镇（街道）",
        reason: "",
        remedy: "")
    case .photoMissing:
      FaultText(
        rule: "找不到图片“{f}”⟦，相近：{near}⟧",
        reason: "",
        remedy: "")
    case .photoMetadata:
      FaultText(
        rule: "照片带有拍摄信息，已清除",
        reason: "",
        remedy: "")
    case .riskyAttachment:
      FaultText(
        rule: "附件可能有隐藏列或修订记录",
        reason: "",
        remedy: "")
    case .literalEmphasis:
      FaultText(
        rule: "这里的 {m} 不会生效，请移动标点或加空格",
        reason: "",
        remedy: "")
    case .joinedParagraphs:
      FaultText(
        rule: "两段之间缺空行，会连成一段",
        reason: "",
        remedy: "")
    case .cutParagraph:
      FaultText(
        rule: "这一段像是被截断了，是否与下一段相接",
        reason: "",
        remedy: "")
    case .unbalancedMarks:
      FaultText(
        rule: "标点不成对：{ctx}",
        reason: "",
        remedy: "")
    case .halfWidthMark:
      FaultText(
        rule: "中文里用了半角标点“{c}”",
        reason: "",
        remedy: "")
    case .labelCount:
      FaultText(
        rule: "“{label}”后面列了 {n} 项",
        reason: "",
        remedy: "")
    case .incompleteReprint:
      FaultText(
        rule: "转载必须写来源名称、日期和链接",
        reason: "",
        remedy: "")
    case .subtitleDash:
      FaultText(
        rule: "副题不用写“——”，版式会加",
        reason: "",
        remedy: "")
    case .sharedRoute:
      FaultText(
        rule: "两个页面网址相同：{a} 和 {b}",
        reason: "",
        remedy: "")
    case .staleColumn:
      FaultText(
        rule: "栏目“{c}”已 {d} 天未更新",
        reason: "",
        remedy: "")
    case .rawHTML:
      FaultText(
        rule: "网页代码不会输出，请用 Markdown",
        reason: "",
        remedy: "")
    case .datesOutOfOrder:
      FaultText(
        rule: "“{b}”早于“{a}”",
        reason: "",
        remedy: "")
    case .ambiguousPlace:
      FaultText(
        rule: "“{w}”含义不清，请用地区编号",
        reason: "",
        remedy: "")
    case .mixedDates:
      FaultText(
        rule: "各部分截止日期不一致：{dates}",
        reason: "",
        remedy: "")
    case .partialPeriod:
      FaultText(
        rule: "{p} 还有 {n} 个单位未报：{list}",
        reason: "",
        remedy: "")
    case .smallBase:
      FaultText(
        rule: "基数只有 {n}，请同时给出计数",
        reason: "",
        remedy: "")
    case .emptyRequired:
      FaultText(
        rule: "“{f}”不能为空",
        reason: "",
        remedy: "")
    case .duplicateID:
      FaultText(
        rule: "编号“{id}”重复（{file} 第{n}行）",
        reason: "",
        remedy: "")
    case .wrongType:
      FaultText(
        rule: "“{v}”不是{type}",
        reason: "",
        remedy: "")
    case .danglingReference:
      FaultText(
        rule: "找不到“{id}”⟦，相近：{near}⟧",
        reason: "",
        remedy: "")
    case .raggedRow:
      FaultText(
        rule: "第{n}行有 {a} 格，表头有 {b} 格",
        reason: "",
        remedy: "")
    case .wrongHeader:
      FaultText(
        rule: "不认识列“{c}”⟦，是不是“{near}”⟧",
        reason: "",
        remedy: "")
    case .cleanedNumber:
      FaultText(
        rule: "“{v}”已读作 {n}",
        reason: "",
        remedy: "")
    case .duplicateGrain:
      FaultText(
        rule: "{key} 有两行（第{a}、{b}行）",
        reason: "",
        remedy: "")
    case .outOfRange:
      FaultText(
        rule: "“{v}”超出允许的精度或范围",
        reason: "",
        remedy: "")
    case .childrenSum:
      FaultText(
        rule: "{parent} 的下级之和 {a}，本级 {b}",
        reason: "",
        remedy: "")
    case .unreadableByline:
      FaultText(
        rule: "署名“{t}”读不出身份",
        reason: "",
        remedy: "")
    case .unknownDateline:
      FaultText(
        rule: "电头地名“{p}”不在词表中",
        reason: "",
        remedy: "")
    case .dateOrder:
      FaultText(
        rule: "{a} 晚于 {b}",
        reason: "",
        remedy: "")
    case .languageMismatch:
      FaultText(
        rule: "各语言版本不一致：{what}",
        reason: "",
        remedy: "")
    case .wrongAddress:
      FaultText(
        rule: "网址“{s}”不合规或已被占用",
        reason: "",
        remedy: "")
    case .deadLink:
      FaultText(
        rule: "链接指向的“{t}”不存在⟦，相近：{near}⟧",
        reason: "",
        remedy: "")
    case .missingAlt:
      FaultText(
        rule: "图片缺替代文字",
        reason: "",
        remedy: "")
    case .missingConsent:
      FaultText(
        rule: "图中有{who}，须写 consent: yes",
        reason: "",
        remedy: "")
    case .unsuitablePhoto:
      FaultText(
        rule: "图片 {w}×{h}，{why}",
        reason: "",
        remedy: "")
    case .lookalikeCharacter:
      FaultText(
        rule: "“{c}”是不是“{fix}”",
        reason: "",
        remedy: "")
    case .skippedHeading:
      FaultText(
        rule: "标题级别跳级：{a} → {b}",
        reason: "",
        remedy: "")
    case .bareTable:
      FaultText(
        rule: "表格缺标题或表头",
        reason: "",
        remedy: "")
    case .issueNumber:
      FaultText(
        rule: "期号 {n} 重复或不连续",
        reason: "",
        remedy: "")
    case .missingRegistration:
      FaultText(
        rule: "“{k}”缺失或格式不对",
        reason: "",
        remedy: "")
    case .thirdPartyRequest:
      FaultText(
        rule: "页面会向外站 {host} 请求",
        reason: "",
        remedy: "")
    case .unknownTemplateName:
      FaultText(
        rule: "模板里没有“{k}”⟦，相近：{near}⟧",
        reason: "",
        remedy: "")
    case .invalidTemplate:
      FaultText(
        rule: "模板写法有误：{why}",
        reason: "",
        remedy: "")
    case .missingString:
      FaultText(
        rule: "缺少 {lang} 的文字“{k}”",
        reason: "",
        remedy: "")
    case .missingFile:
      FaultText(
        rule: "找不到文件“{f}”⟦，相近：{near}⟧",
        reason: "",
        remedy: "")
    case .unusableFileName:
      FaultText(
        rule: "文件名“{f}”不可用：{why}",
        reason: "",
        remedy: "")
    case .classification:
      FaultText(
        rule: "“{w}”：公开网站不得发布",
        reason: "",
        remedy: "")
    case .unsupportedYAML:
      FaultText(
        rule: "这里不支持“{t}”",
        reason: "",
        remedy: "")
    case .duplicateItem:
      FaultText(
        rule: "{a} 和 {b} 是同一稿件",
        reason: "",
        remedy: "")
    case .footnoteMismatch:
      FaultText(
        rule: "注释“{k}”没有对应",
        reason: "",
        remedy: "")
    case .accidentalMarkup:
      FaultText(
        rule: "这一行会成为{what}",
        reason: "",
        remedy: "")
    case .yamlSyntax:
      FaultText(
        rule: "YAML 写法有误：{why}",
        reason: "",
        remedy: "")
    case .missingSetting:
      FaultText(
        rule: "缺少“{k}”",
        reason: "",
        remedy: "")
    case .unusableFile:
      FaultText(
        rule: "不能使用这个文件：{why}",
        reason: "",
        remedy: "")
    case .unsafeLink:
      FaultText(
        rule: "链接不能以“{scheme}:”开头",
        reason: "",
        remedy: "")
    case .tooDeep:
      FaultText(
        rule: "嵌套太深（{n} 层，最多 {max} 层）",
        reason: "",
        remedy: "")
    }
  }
}
