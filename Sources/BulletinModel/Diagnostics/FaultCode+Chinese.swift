// One entry a fault code: the length is the catalogue's.

/// The Chinese catalogue: one entry a code, so that a missing text does not compile.
extension FaultCode {
  /// What the catalogue says in Chinese.
  var chineseText: FaultText {
    switch self {
    case .unclosedFrontMatter:
      FaultText(
        rule: "文首信息没有结束：缺少单独一行的 ---",
        reason: "程序要靠前后两行 --- 分清文首信息和正文",
        remedy: "在文首信息最后一项的下面，单独写一行三个减号 ---")
    case .fullWidthColon:
      FaultText(
        rule: "键“{k}”后面是全角冒号，已按“:”读取",
        reason: "YAML 用半角冒号分开键和值",
        remedy: "把“：”改成“:”，后面空一格")
    case .unknownKey:
      FaultText(
        rule: "不认识“{k}”⟦，是不是“{near}”⟧",
        reason: "写错的键会被当作没写，信息就丢了",
        remedy: "改成正确的键名；全部键名见编辑手册")
    case .yamlSpacing:
      FaultText(
        rule: "冒号后要空一格，缩进用半角空格",
        reason: "YAML 靠空格分清层次，Tab 和全角空格不算",
        remedy: "冒号后空一个半角空格，缩进只用半角空格")
    case .duplicateKey:
      FaultText(
        rule: "“{k}”写了两次（第{a}行、第{b}行）",
        reason: "同一项写两次，程序不知道以哪个为准",
        remedy: "只留一处；中文键名和英文键名是同一项")
    case .legacyEncoding:
      FaultText(
        rule: "文件是 {enc} 编码，已转换，请另存为 UTF-8",
        reason: "中文 Windows 常存成 GB18030，换台电脑可能变成乱码",
        remedy: "用编辑器“另存为”，编码选 UTF-8")
    case .unreadableEncoding:
      FaultText(
        rule: "第{n}字节既不是 UTF-8 也不是 GB18030",
        reason: "文件可能损坏，或者不是文本文件",
        remedy: "用原来的软件打开，另存为 UTF-8 文本；打不开就换回上一份")
    case .dateWithExtraDigits:
      FaultText(
        rule: "日期“{v}”多出数字，是不是粘上了浏览量",
        reason: "从网页复制日期时，常把后面的浏览量一起带来",
        remedy: "删掉日期后面多出来的数字")
    case .impossibleDate:
      FaultText(
        rule: "没有这一天：{v}",
        reason: "日历上没有这一天",
        remedy: "改成真实的日期")
    case .dateWithoutYear:
      FaultText(
        rule: "日期“{v}”缺年份",
        reason: "没有年份的日期过了年就说不清",
        remedy: "写全年月日，如 2025-08-15")
    case .vagueTime:
      FaultText(
        rule: "“{w}”在存档里会失去含义，请写明时间",
        reason: "稿件会长期存档，以后的读者不知道说的是哪一天",
        remedy: "写出具体时间，如“截至2025年9月”")
    case .spreadsheetSerial:
      FaultText(
        rule: "“{v}”像表格的日期序号或科学计数，请把该列设为文本",
        reason: "电子表格把日期存成序号，把长数字存成科学计数，照抄会出错⟦；它可能是 {date}⟧",
        remedy: "在表格里把这一列设为“文本”，重新填写后再导出")
    case .unknownTerm:
      FaultText(
        rule: "“{v}”不在词表 {list} 中⟦，相近：{near}⟧",
        reason: "不在词表里的词没法归类，也没法统计",
        remedy: "改成词表里的编号或名称；确实需要新词，就加进词表")
    case .wrongParent:
      FaultText(
        rule: "上级有误：{path}",
        reason: "上下级关系错了，汇总数就错",
        remedy: "改正“上级”一栏：上级要存在、级别更高、当时没有撤销，也不能绕成圈")
    case .organisedExceedsEligible:
      FaultText(
        rule: "已建 {a} 大于应建 {b}",
        reason: "已建数不可能比应建数多",
        remedy: "核对这一行的两个数")
    case .typedRate:
      FaultText(
        rule: "比率由程序计算，请只填两个计数",
        reason: "手填的比率会和计数对不上",
        remedy: "删掉这一列，只填分子和分母两个计数")
    case .approximateNumber:
      FaultText(
        rule: "台账要填准确数，“{v}”是约数或带单位",
        reason: "台账是计算的依据，约数没法加减",
        remedy: "填准确的整数；“余”“约”“万”只能用在文章里")
    case .wrongTotal:
      FaultText(
        rule: "合计 {a} 不等于分项之和 {b}",
        reason: "合计和分项对不上，说明有一处填错了",
        remedy: "核对合计和各分项；合计行可以删掉，程序自己会算")
    case .suspiciousRow:
      FaultText(
        rule: "第{n}行像合计、标题或说明行，或是合并单元格",
        reason: "合计、标题、说明行和合并单元格不是数据，算进去会重复",
        remedy: "删掉这一行；合并的单元格要拆开，每行都填上值")
    case .personalColumn:
      FaultText(
        rule: "列“{c}”是个人信息，本站只发布汇总数",
        reason: "本站只发布汇总数，不保存也不发布任何个人信息",
        remedy: "删掉这一列，再交上来")
    case .personalNumber:
      FaultText(
        rule: "疑似{kind}：{masked}",
        reason: "这像是个人的证件号、手机号或银行卡号，发布出去收不回来",
        remedy: "删掉，或者用 * 遮住；确实是单位的公开号码，请换一种写法",
        usual: ["kind": "证件号、手机号或银行卡号"])
    case .exactAddress:
      FaultText(
        rule: "地址过细，请只写到乡镇（街道）",
        reason: "精确到门牌的地址会暴露个人住处",
        remedy: "只写到乡镇或街道")
    case .photoMissing:
      FaultText(
        rule: "找不到图片“{f}”⟦，相近：{near}⟧",
        reason: "图片没有和稿件放在一起，或者文件名不一致",
        remedy: "把图片放到稿件所在的文件夹，文件名（含大小写和后缀）写一致")
    case .photoMetadata:
      FaultText(
        rule: "照片带有拍摄信息，已清除",
        reason: "照片里记着拍摄地点和设备，发布会泄露",
        remedy: "不用处理，发布的那一份已经清除；原图没有改动")
    case .riskyAttachment:
      FaultText(
        rule: "附件可能有隐藏列或修订记录",
        reason: "文档和表格里可能藏着隐藏列、批注和修订记录",
        remedy: "先检查隐藏内容，最好把要点写进正文，或另存为干净的 CSV")
    case .literalEmphasis:
      FaultText(
        rule: "这里的 {m} 不会生效，请移动标点或加空格",
        reason: "按 Markdown 的规则，这几个星号或下划线会原样印出来",
        remedy: "把标点移到星号外面，或在星号外侧加一个空格；汉字旁边用 *，不用 _")
    case .joinedParagraphs:
      FaultText(
        rule: "两段之间缺空行，会连成一段",
        reason: "Markdown 里换一行不算分段，空一行才算",
        remedy: "在两段之间空一行")
    case .cutParagraph:
      FaultText(
        rule: "这一段像是被截断了，是否与下一段相接",
        reason: "这一段没有句末标点，下一段像是接着说的，可能是从报纸分栏复制来的",
        remedy: "两段本是一句就接起来；不是就补上句末标点")
    case .unbalancedMarks:
      FaultText(
        rule: "标点不成对：{ctx}",
        reason: "少一半的引号或括号会让人读错",
        remedy: "补上缺的那一半；左右写反的换过来；双引号里面再引用，用单引号")
    case .halfWidthMark:
      FaultText(
        rule: "中文里用了半角标点“{c}”",
        reason: "中文里的标点应当用全角",
        remedy: "改成“{fix}”",
        usual: ["c": ", : ; ( )", "fix": "，：；（）"])
    case .numeralForm:
      FaultText(
        rule: "数字写法不规范：{v}⟦，应为 {fix}⟧",
        reason: "统一的写法才不会读错：只有“万”“亿”可以跟在阿拉伯数字后面，三位一逗，用半角数字",
        remedy: "按公文习惯重写这个数⟦：{fix}⟧")
    case .wrongRateUnit:
      FaultText(
        rule: "两个比率之差写“百分点”，比率写“%”",
        reason: "上升3%和上升3个百分点是两回事，用错了意思就变了",
        remedy: "改正“{t}”的单位⟦，写成“{fix}”⟧")
    case .wrongFigure:
      FaultText(
        rule: "文中“{t}”与台账 {n}⟦（{counts}）⟧不符⟦，可写“{fix}”⟧",
        reason: "文章里的数要和台账一致，读者会拿来核对",
        remedy: "先核对台账；台账没有错，就改文章里的数⟦，写成“{fix}”⟧")
    case .labelCount:
      FaultText(
        rule: "“{label}”后面列了 {n} 项",
        reason: "名称里的数和列出来的项数不一样，可能漏了一项",
        remedy: "数一数列出的各项，改正名称或补上缺的")
    case .incompleteReprint:
      FaultText(
        rule: "转载必须写来源名称、日期和链接",
        reason: "转载要注明出处，这是规定，也是对作者的尊重",
        remedy: "在 source（来源）里写 name（名称）、date（带年份的日期）、url（链接）；缺：{missing}",
        usual: ["missing": "哪一项，提示里会写明"])
    case .subtitleDash:
      FaultText(
        rule: "副题不用写“——”，版式会加",
        reason: "副题前的破折号由版式统一加，写了会出现两个",
        remedy: "删掉开头的“——”")
    case .sharedRoute:
      FaultText(
        rule: "两个页面网址相同：{a} 和 {b}",
        reason: "同一个网址只能有一个页面，后一个会盖掉前一个",
        remedy: "给其中一个写上不同的 slug（网址名）")
    case .staleColumn:
      FaultText(
        rule: "栏目“{c}”⟦已 {d} 天未更新⟧⟦{empty}⟧",
        reason: "长期不更新的栏目会被读者和检查当作停办",
        remedy: "发一篇新稿，或者撤下这个栏目，或者调大 max_age_days（更新期限）",
        usual: ["d": "……", "empty": "，或者还没有稿件"])
    case .rawHTML:
      FaultText(
        rule: "网页代码不会输出⟦，里面的文字“{words}”也不会登出来⟧",
        reason: "为了安全，稿件里的网页代码一律不输出",
        remedy: "{how}",
        usual: ["how": "改用 Markdown 的写法，如 **加粗**；只要文字，就去掉尖括号里的代码"])
    case .datesOutOfOrder:
      FaultText(
        rule: "“{b}”早于“{a}”",
        reason: "日期先后颠倒，说明有一个填错了",
        remedy: "核对这一行的两个日期",
        usual: ["a": "在先的日期", "b": "在后的日期"])
    case .ambiguousPlace:
      FaultText(
        rule: "“{w}”含义不清，请用地区编号",
        reason: "“全区”可能是自治区、市辖区，也可能是一片地区，读者分不清",
        remedy: "写出地名，如“岚东区”“全市九县（区）”")
    case .wrongUnit:
      FaultText(
        rule: "单位不符：文中“{u}”，指标为“{m}”",
        reason: "人、人次、场次各是各的数，单位错了数就错了",
        remedy: "改成“{m}”⟦，如“{fix}”⟧；本来要说别的数，就换一个指标",
        usual: ["m": "指标的单位"])
    case .clashingQualifiers:
      FaultText(
        rule: "“{a}”和“{b}”不能连用",
        reason: "两个词一个往多说、一个往少说，或者意思重复，读者不知道是多少",
        remedy: "只留一个⟦，如“{fix}”⟧")
    case .unroundRemainder:
      FaultText(
        rule: "“{v}”不是整数位，不能加“余”",
        reason: "“余”“多”表示整十、整百、整万以上的零头，前面的数已经精确到个位就没有零头了",
        remedy: "去掉“余”“多”，或者前面写整数⟦，如“{fix}”⟧")
    case .looseFigure:
      FaultText(
        rule: "“{t}”偏宽⟦，可写“{fix}”⟧",
        reason: "说得没有错，但是离实际的数较远，或者并列的名次没有写明",
        remedy: "改成更贴近的说法⟦：{fix}⟧；有意这样写就不用改")
    case .wrongDirection:
      FaultText(
        rule: "台账为{up}，文中写“{w}”",
        reason: "上升、下降写反了，意思就相反",
        remedy: "先核对台账，再把“{w}”改成“{up}”⟦，如“{fix}”⟧")
    case .wrongComparison:
      FaultText(
        rule: "文中“{w}”，链接取的是{cmp}",
        reason: "同比是和上年同期比，环比是和上一期比，“增长到”说的是结果，不能混用",
        remedy: "改文字或者改链接，让两边说的是同一种比较")
    case .unreadableFigure:
      FaultText(
        rule: "“{t}”里读不出数",
        reason: "“大批”“若干”“上百”不是数，没法核对；没有前文的“倍”也不知道是比率还是增幅",
        remedy: "写出具体的数⟦，如“{fix}”⟧，或者去掉这个链接")
    case .roundedIntoWhole:
      FaultText(
        rule: "台账为 {n}，不能写成 {t}",
        reason: "差一个也不是全部，有一个也不是没有",
        remedy: "多写一位小数，或者写“{fix}”",
        usual: ["fix": "接近全部"])
    case .decreaseInMultiples:
      FaultText(
        rule: "减少不能用“倍”",
        reason: "减少一倍就没有了，减少两倍说不通",
        remedy: "改用百分数或“几分之几”⟦，如“{fix}”⟧")
    case .undeclaredTolerance:
      FaultText(
        rule: "没有规定“{w}”的允许范围",
        reason: "“{w}”可以差多少，各单位的规矩不同，要先在 site.yml 里写明",
        remedy: "在 site.yml 里写明允许范围，或者写准确的数⟦，如“{fix}”⟧",
        usual: ["w": "近"])
    case .noFigure:
      FaultText(
        rule: "这里没有数：{why}",
        reason: "没有填报、基数是零或者不公布的，都不是零，图表里也画不出来",
        remedy: "核对台账是否已填报，或者换一个有数的指标、地区或期间；“最近几期”随日期后移，台账停报以后只提醒，不拦构建")
    case .unknownFigure:
      FaultText(
        rule: "“{k}”不存在⟦，相近：{near}⟧",
        reason: "指标、维度和成员都要先在台账、词表或 statistics/measures.yml 里有",
        remedy: "改成已有的编号；全部指标见网站的“数据”页")
    case .overlap:
      FaultText(
        rule: "{dim}不能相加",
        reason: "有重叠的类别会把同一个单位算几次，比率和平均数加起来没有意义",
        remedy: "去掉合计（total: no），或者按不重叠的维度汇总")
    case .mixedDates:
      FaultText(
        rule: "各部分截止日期不一致：{dates}",
        reason: "截止日期不同的数不能加在一起",
        remedy: "让各部分报同一天的数，或分开列出")
    case .partialPeriod:
      FaultText(
        rule: "{p} ⟦{of}⟧还有 {n} 个单位未报：{list}",
        reason: "缺了几个单位，汇总就不是全部",
        remedy: "催报缺少的单位：{list}；没有发生的填 0，不要空着")
    case .invalidMeasure:
      FaultText(
        rule: "指标“{m}”写法有误：{why}",
        reason: "写错的指标算出来的数不可信",
        remedy: "按“{why}”改 statistics/measures.yml；写法见统计手册")
    case .smallBase:
      FaultText(
        rule: "基数只有 {n}，请同时给出计数",
        reason: "基数太小时，多一个少一个，比率就变很多",
        remedy: "行文时同时写出两个计数，如 3/4")
    case .invalidSchema:
      FaultText(
        rule: "台账定义有误：{why}",
        reason: "register.yml 决定每一列怎么读，写错了整本台账都读不准",
        remedy: "按提示改 register.yml；写法见统计手册")
    case .emptyRequired:
      FaultText(
        rule: "“{f}”不能为空",
        reason: "这一项是必填的，缺了没法归类或计算",
        remedy: "填上{f}；没有发生填 0，不知道就不要交这一行",
        usual: ["f": "这一项"])
    case .duplicateID:
      FaultText(
        rule: "编号“{id}”重复⟦（{file} 第{n}行）⟧⟦（{why}）⟧",
        reason: "编号是唯一的，两行同号会互相覆盖",
        remedy: "给其中一行换一个没有用过的编号")
    case .wrongType:
      FaultText(
        rule: "“{v}”不是{type}",
        reason: "填的内容和这一项要求的类型不符",
        remedy: "按要求填写：{type}",
        usual: ["type": "要求的那种值"])
    case .danglingReference:
      FaultText(
        rule: "找不到“{id}”⟦，相近：{near}⟧",
        reason: "引用了不存在的编号，链接会落空，统计会漏掉",
        remedy: "改成已有的编号或完整名称；确实是新的，先在对应台账里加一行")
    case .brokenRule:
      FaultText(
        rule: "{say}",
        reason: "register.yml 里写明了这条规则：{rule}",
        remedy: "核对这一行；如果规则不对，改 register.yml",
        usual: ["say": "这一行不合这本台账自己的规则", "rule": "rules 下面那一条 that"])
    case .raggedRow:
      FaultText(
        rule: "第{n}行有 {a} 格，表头有 {b} 格",
        reason: "格子数和表头不一致，后面的值会错位",
        remedy: "检查这一行是不是多了或少了逗号，引号有没有成对")
    case .wrongHeader:
      FaultText(
        rule: "不认识列“{c}”⟦，是不是“{near}”⟧",
        reason: "表头决定每一列是什么，认不出的列会丢失",
        remedy: "改成正确的列名，或删掉这一列；全部列名见统计员手册")
    case .cleanedNumber:
      FaultText(
        rule: "“{v}”已读作 {n}",
        reason: "千分位、全角数字、百分号和多余空格已自动去掉",
        remedy: "不用处理；想让提示消失，就在表格里改成普通数字")
    case .duplicateGrain:
      FaultText(
        rule: "“{key}”填了两次，前一次在 {at}",
        reason: "同一个单位同一期只能填一行，填了两行就会算成两份",
        remedy: "核对这两行，留下对的，删掉另一行；不是同一期的，改正日期")
    case .outOfRange:
      FaultText(
        rule: "“{v}”超出允许的精度或范围",
        reason: "计数不能是负数，金额最多到分",
        remedy: "核对并改正这个数")
    case .wrongPeriod:
      FaultText(
        rule: "“{v}”不是期间，应写 2025、2025H1、2025Q3、2025-09",
        reason: "期间写法统一，才能按月、按季、按年汇总",
        remedy: "年写 2025，半年写 2025H1，季度写 2025Q3，月写 2025-09")
    case .childrenSum:
      FaultText(
        rule: "{parent} 的下级之和 {a}，本级 {b}",
        reason: "上级一行和下级各行之和不等，说明有一处填错了",
        remedy: "核对上级和各下级；上级一行可以删掉，程序自己会汇总")
    case .unreadableByline:
      FaultText(
        rule: "署名“{t}”读不出身份",
        reason: "认不出谁是记者、谁是通讯员",
        remedy: "写成“本报记者 甲 乙 通讯员 丙”：先写身份，名字之间空一格")
    case .unknownDateline:
      FaultText(
        rule: "电头地名“{p}”不在词表中",
        reason: "电头的地名不在地区词表里，可能写错了字",
        remedy: "核对地名；是新地方就加进 vocabulary/regions.yml")
    case .dateOrder:
      FaultText(
        rule: "{a} 晚于 {b}",
        reason: "日期先后不合常理",
        remedy: "核对这两个日期",
        usual: ["a": "一个日期", "b": "本该在它后面的日期"])
    case .languageMismatch:
      FaultText(
        rule: "各语言版本不一致：{what}",
        reason: "各语言版本是同一篇稿件，基本信息要一致",
        remedy: "以第一种语言的稿件为准改正；没有原稿的先补上原稿")
    case .wrongAddress:
      FaultText(
        rule: "网址“{s}”不合规或已被占用⟦，可以写成“{near}”⟧",
        reason: "网址要稳定、唯一、好认",
        remedy: "slug 只用汉字、小写字母、数字和 -；aliases（旧网址）以 / 开头，不能和别的页面相同")
    case .deadLink:
      FaultText(
        rule: "链接指向的“{t}”不存在⟦，相近：{near}⟧",
        reason: "读者点了会看到“找不到页面”",
        remedy: "改正网址或文件名；页面内的锚点也要存在")
    case .missingAlt:
      FaultText(
        rule: "图片缺替代文字",
        reason: "看不见图片的读者要靠替代文字知道内容",
        remedy: "在方括号里或 alt（替代文字）里用一句话写出画面内容")
    case .missingConsent:
      FaultText(
        rule: "图中有{who}，须写 consent: yes",
        reason: "未成年人和受帮助的人要先同意才能登出来",
        remedy: "征得同意后写 consent: yes（“同意”一项写“是”）；否则换一张图")
    case .unsuitablePhoto:
      FaultText(
        rule: "图片 {w}×{h}，{why}",
        reason: "太大的图打开慢，太小的图印出来不清楚，读不了的图不能发布",
        remedy: "换一张宽 1200—4000 像素的 JPEG 或 PNG")
    case .lookalikeCharacter:
      FaultText(
        rule: "“{c}”是不是“{fix}”",
        reason: "形近字、重复字多半是录入或识别的错误",
        remedy: "核对原文，改成“{fix}”")
    case .skippedHeading:
      FaultText(
        rule: "标题级别不对：{what}",
        reason: "级别乱了，目录和读屏软件就理不清层次",
        remedy: "正文标题从 ## 开始，下一层用 ###，一级一级往下用")
    case .bareTable:
      FaultText(
        rule: "表格缺{what}",
        reason: "没有标题和表头，读者不知道表里是什么",
        remedy: "表头是表格第一行，写各列的名称；标题写在表格上面或下面，空一行写“表：各县驿站数”或“表1 各县驿站数”",
        usual: ["what": "标题或表头"])
    case .unknownBlockKey:
      FaultText(
        rule: "图表块里的“{k}”不认识⟦，相近：{near}⟧",
        reason: "写错的一项会被当作没写，图表就不是想要的",
        remedy: "改成相近的写法；图表块的写法见统计手册")
    case .unsuitableForm:
      FaultText(
        rule: "{form} 不适合这些数：{why}",
        reason: "图形选错会让人误读",
        remedy: "换一种图形，或者去掉 form 让程序选")
    case .issueNumber:
      FaultText(
        rule: "期号 {n} 重复或不连续",
        reason: "期号要连续、不重复，读者靠它查找",
        remedy: "核对 number（期号）和 total（总期号）")
    case .missingRegistration:
      FaultText(
        rule: "“{k}”缺失或格式不对",
        reason: "网站底部要有真实的备案信息，程序不会编造",
        remedy: "在 site.yml 的 footer 里按证书填写")
    case .thirdPartyRequest:
      FaultText(
        rule: "页面会向外站 {host} 请求",
        reason: "向外站取图会泄露读者的访问，外站关了图也没了",
        remedy: "把图片存到稿件所在的文件夹，再引用本地文件")
    case .unknownTemplateName:
      FaultText(
        rule: "模板里没有“{k}”⟦，相近：{near}⟧",
        reason: "写错的名字在别的程序里会印成空白，这里直接指出",
        remedy: "改成正确的名字；bulletin templates 列出可用的名字")
    case .invalidTemplate:
      FaultText(
        rule: "模板写法有误：{why}",
        reason: "模板写法不合规，页面会坏",
        remedy: "按提示改正：{why}",
        usual: ["why": "提示里会写明哪里不对"])
    case .missingString:
      FaultText(
        rule: "缺少 {lang} 的文字“{k}”",
        reason: "缺少的词在页面上会是空白",
        remedy: "在 templates/strings/{lang}.yml 里补上“{k}”")
    case .missingFile:
      FaultText(
        rule: "找不到文件“{f}”⟦，相近：{near}⟧",
        reason: "链接的附件不在，读者下载不了",
        remedy: "把文件放到稿件所在的文件夹，名字写一致；链接到别的网站，网址要从 https:// 写起")
    case .unusableFileName:
      FaultText(
        rule: "文件名“{f}”不可用：{why}",
        reason: "有的系统分不清这样的文件名，换台电脑就会丢文件",
        remedy: "给文件改一个不同的、较短的名字")
    case .classification:
      FaultText(
        rule: "“{w}”：公开网站不得发布",
        reason: "带密级或“内部”标志的内容不能上公开网站",
        remedy: "确认内容可以公开，再删去标志；不能公开就撤下稿件")
    case .unsupportedYAML:
      FaultText(
        rule: "这里不支持“{t}”",
        reason: "这里只用 YAML 最基本的写法，免得看不懂、改错",
        remedy: "把内容直接写出来，不用锚点 &、引用 *、标签 !")
    case .duplicateItem:
      FaultText(
        rule: "{a} 和 {b} 是同一稿件",
        reason: "同一篇稿件同一种语言只能有一个文件",
        remedy: "删掉或合并其中一个")
    case .personsAsRows:
      FaultText(
        rule: "台账“{r}”含人数明细，只能汇总",
        reason: "逐行公布人数，人少的地方就能认出是谁",
        remedy: "在 register.yml 里写 publish: aggregates，正文里改用图表或汇总表")
    case .footnoteMismatch:
      FaultText(
        rule: "注释“{k}”没有对应",
        reason: "有注号没有注文，或者有注文没有注号",
        remedy: "正文写 [^1]，文末写 [^1]: 注文，两处编号一致")
    case .accidentalMarkup:
      FaultText(
        rule: "这一行会成为{what}",
        reason: "这一行的开头碰巧是 Markdown 的记号，或者看着像记号其实不是",
        remedy: "{how}",
        usual: ["what": "标题、列表或别的版式", "how": "要这个版式，就按 Markdown 的写法写对；不要，就在记号前面加反斜线"])
    case .yamlSyntax:
      FaultText(
        rule: "YAML 写法有误：{why}",
        reason: "YAML 写法不合规，后面的内容读不出来",
        remedy: "看箭头所指的地方：引号、括号是否成对，缩进是否对齐，含冒号的文字要加引号")
    case .missingSetting:
      FaultText(
        rule: "缺少“{k}”",
        reason: "少了它，网站没法生成",
        remedy: "补上“{k}”⟦：{why}⟧",
        usual: ["k": "必要的一项"])
    case .unusableFile:
      FaultText(
        rule: "不能使用这个文件：{why}",
        reason: "这样的文件可能把站点以外的内容带上网，或者拖垮构建",
        remedy: "换成站点文件夹里的普通文件，大小不要超过上限")
    case .unsafeLink:
      FaultText(
        rule: "链接不能以“{scheme}:”开头",
        reason: "这样的链接读者的浏览器打不开，或者会执行代码、夹带内容",
        remedy: "只用 http、https、mailto、tel 或站内的链接")
    case .uncheckedNumeral:
      FaultText(
        rule: "“{t}”没有核对⟦，可链接 {m}⟧",
        reason: "没有链接到台账的数，台账改了也不会有人提醒",
        remedy:
          "写成 [{t}](stat:…)⟦，如 {link}⟧；不是台账里的数，写成 [{t}](stat:none)；其余的用 bulletin figures 查看",
        usual: ["t": "数"])
    case .unexplainedRevision:
      FaultText(
        rule: "已发布的数变了（{a} → {b}），请在 revisions.yml 写原因",
        reason: "已经发布的数不能悄悄改，读者要知道哪里改了、为什么改",
        remedy: "先核对台账；确实要改，就在 revisions.yml 里加一条：figure: {k}，reason: …，date: …",
        usual: ["k": "变了的那个数"])
    case .vagueLink:
      FaultText(
        rule: "链接的文字“{t}”没有说通向哪里",
        reason: "读屏软件的用户常常只听链接，纸上也看不出说的是什么",
        remedy: "用目标的名字做链接文字，如 [志愿服务办法](…)，不写“点击这里”")
    case .faintColor:
      FaultText(
        rule: "{a} 在 {b} 上的对比度只有 {r}，至少要 {n}",
        reason: "颜色太接近，老人和视力不好的人看不清，纸上更淡",
        remedy: "把 {a} 改深一些，或者把 {b} 改浅一些（深色方案反过来），直到够 {n}")
    case .missingTranslation:
      FaultText(
        rule: "没有 {lang} 版本⟦，共 {n} 篇⟧",
        reason: "站点开了这种语言，切换语言的读者在这里看不到译文",
        remedy: "需要译文，就写一个 {f}；不需要就不用管，页面会连到原文",
        usual: ["f": "同名、加语言代码的文件，如 稿件.en.md"])
    case .untrueTitle:
      FaultText(
        rule: "题目说“{t}”，图表里的数不是这样",
        reason: "台账里是：{v}",
        remedy: "改题目，或者核对台账；题目说的不是这张图表的数，就换一种说法",
        usual: ["v": "另外的数，提示里会写明"])
    case .idleRevision:
      FaultText(
        rule: "修订说明“{k}”没有对应的变化",
        reason: "说明改了，数却没有变，读者会误会",
        remedy: "删去这一条，或者核对 figure 写得对不对")
    case .changedDefinition:
      FaultText(
        rule: "指标“{m}”的定义改了，旧数不可比",
        reason: "发布时用的是第 {a} 版定义，现在是第 {b} 版，两个数不是一回事",
        remedy: "在 revisions.yml 里写明原因和日期；要保留旧数，就另立一个指标")
    case .statedWithheld:
      FaultText(
        rule: "该数因人数少不公布",
        reason: "人数太少的数写出来，就能认出是谁",
        remedy: "不写这个数，或者改写上一级的数；台账里确实少于 {n} 人时可写“不足{n}人”",
        usual: ["n": "5"])
    case .relativePeriod:
      FaultText(
        rule: "“{v}”会随时间变，有日期的文章要写明期间",
        reason: "文章发布以后，“最近一季”就不再是当时的那一季",
        remedy: "写明期间，如 period=2025Q3")
    case .brokenLock:
      FaultText(
        rule: "figures.lock 这一行读不懂⟦：{why}⟧",
        reason: "figures.lock 记着已发布的数，缺一行就少核对一个数",
        remedy: "合并时两边都留下的，同一个数只留一行；改乱了，就从上一次的版本恢复这一行")
    case .tooManyPixels:
      FaultText(
        rule: "图片 {w}×{h}，{n} 百万像素，上限 {max}",
        reason: "像素太多的图一打开就占满内存，也可能是有人故意放的",
        remedy: "先缩小到宽 4000 像素以内；确实要用，在 site.yml 的 photos 里调 megapixels")
    case .brokenPicture:
      FaultText(
        rule: "图片坏了：{why}",
        reason: "坏了的图读者看不到，或者只看到一半",
        remedy: "从相机、手机或原来的邮件里重新拷一份；用看图软件打得开再放进来")
    case .foreignPicture:
      FaultText(
        rule: "图片是 {format} 格式，浏览器显示不了",
        reason: "网页上的照片只能是 JPEG、PNG、WebP 或 GIF",
        remedy: "{how}",
        usual: ["format": "HEIC、TIFF 或 BMP", "how": "用看图软件打开，另存为 JPEG，再放进来"])
    case .heavyPicture:
      FaultText(
        rule: "图片文件有 {n} MB，上限 {max} MB",
        reason: "太大的原图拖慢构建，也占满仓库",
        remedy: "导出为宽 4000 像素以内的 JPEG 再放进来，或者在 site.yml 的 photos 里调 megabytes")
    case .noPictureProgram:
      FaultText(
        rule: "没有 libvips，照片只按原来的大小发布",
        reason: "有了它，照片会做成几种大小，手机上打开快得多",
        remedy: "Debian、Ubuntu：sudo apt install libvips-tools；macOS：brew install vips")
    case .secretInSettings:
      FaultText(
        rule: "“{k}”是密码或密钥，不能写在 site.yml 里",
        reason: "仓库里的每个人、每个备份都看得到，改了也还在历史里",
        remedy: "删掉它，换掉这个密码；ssh 的 key 只写密钥文件的路径，对象存储的密钥放在 rclone config 里")
    case .unusableTarget:
      FaultText(
        rule: "发布目标“{k}”不能用：{why}",
        reason: "网站发布到那里以前，先要知道是哪台机器的哪个文件夹，或者哪个存储桶",
        remedy: "在 {k} 下面写 folder: /var/www/site，别的机器再写 ssh: web@example.org；对象存储写 bucket: 远程名:桶名")
    case .publishedNumber:
      FaultText(
        rule: "生成的“{f}”⟦（另有 {n} 个文件）⟧里有疑似{kind}：{masked}",
        reason: "稿件里看不出来，拼到网页上就连成了一个号码，发布出去收不回来",
        remedy: "从来源里删掉；单位公开的号码，在 site.yml 的 privacy 里写明理由和期限")
    case .publishedAddress:
      FaultText(
        rule: "生成的“{f}”⟦（另有 {n} 个文件）⟧里的住址写到了门牌：{masked}",
        reason: "写到门牌就能找到一户人家，发布出去收不回来",
        remedy: "写到街道或村为止；单位的办公地址，在 site.yml 的 privacy 里写明理由和期限")
    case .unusableException:
      FaultText(
        rule: "不能放行“{k}”：{why}",
        reason: "放行一个号码要有人负责：为什么、到哪天为止，到期要重新想一想",
        remedy: "写遮住的号码 number、理由 reason 和最后一天 until；用不着就删掉")
    case .idleException:
      FaultText(
        rule: "放行的“{k}”没有用到",
        reason: "留着它，以后同样的号码漏出去就没人拦了",
        remedy: "删掉这一条")
    case .hiddenContent:
      FaultText(
        rule: "附件“{f}”里有看不见的内容：{what}",
        reason: "下载的人打开附件，藏着的批注、工作表和作者名都看得到",
        remedy: "用 Word 或 Excel 的“检查文档”删掉，或者另存一份只有正文的再附上")
    case .failedQuery:
      FaultText(
        rule: "查询不成立：{why}",
        reason: "查询只能读公布的表，写法要合 SQL",
        remedy: "按提示改查询；有哪些表和列，用 bulletin query --tables 看")
    case .tooDeep:
      FaultText(
        rule: "嵌套太深（{n} 层，最多 {max} 层）",
        reason: "这么深的嵌套读者看不懂，多半是写错了",
        remedy: "减少引用、列表或缩进的层数")
    }
  }
}
