/// The words of the glossary, a line each: name, Chinese, English.
///
/// Longer than other files because it is a table.
enum ThemeNameTable {
  /// The types of contexts.
  static let types = """
    ActivitiesPage|一年的活动|the activities of a year
    ActivityMonthPage|一个月的活动|the activities of a month
    MonthGridContext|一个月的表|a month as a table of weeks
    WeekdayContext|表头的一个星期几|the head of a weekday
    WeekContext|一周|a week
    DayContext|一天|a day
    DayEventContext|一天里的一场活动|an activity in a day's cell
    BlockContext|正文里的图表块：图、表、主要数字或一组稿件|a figure block in prose: chart, table, key figures or items
    BlockTableContext|正文里单独的一张表|a table that stands in prose by itself
    BranchDirectoryPage|组织目录|the tree of all units
    BranchColumnsContext|目录的列名|the heads of the directory
    BranchNodeContext|一个组织和它的下级|a unit and what is below it
    BranchPage|一个组织的主页|the profile of a unit
    TimelineContext|按时间排的活动|activities in order of time
    TimelineEntryContext|其中一场活动|one of these activities
    DataPage|开放数据：全部可下载的文件|all that is given away as files
    EventContext|一场活动|an activity
    EventBlockContext|一组活动|a headed list of activities
    FigureContext|一幅图：标题、来源、数据表、下载|a chart with title, source, table and downloads
    LegendContext|图例的一级|one step of a legend
    FilterContext|一组筛选|a group of choices
    FilterOptionContext|筛选的一项|one choice
    FooterContext|页脚|the foot
    FooterColumnContext|页脚的一列链接|a list of links in the foot
    HomePage|首页|the front page
    EarContext|报眼|what stands beside the masthead
    LeadContext|头条|the lead story
    IssueCoverContext|最新一期简报的封面|the newest issue with its cover
    HomeStatisticsContext|首页的统计一块|the statistics of the front page
    IssueListPage|各期简报|all issues
    IssueYearContext|一年的各期|the issues of a year
    IssueRowContext|列表里的一期|an issue in a list
    IssuePage|一期简报，可按 A4 打印|an issue; prints on A4
    IssueArticleContext|简报里的一篇|an item inside an issue
    ItemPage|一篇稿件|a news item
    SourceContext|转载出处|where a reprint comes from
    CorrectionContext|一条更正|a correction
    CitedContext|文中引用的数字|the figures that a text cites
    CitedFigureContext|其中一个数字|one of these figures
    KeyFiguresContext|一排主要数字|a row of key figures
    KeyFigureContext|一个主要数字|one key figure
    LinkContext|一个链接，或者只有名称|a link, or only a name
    TextContext|一段文字|one text
    DateContext|一个日期|a date
    FactContext|一项“名称：值”|a labelled fact
    TermContext|一个名词和解释|a term and its explanation
    TrailContext|所在位置|the breadcrumb
    ListPage|稿件列表：要闻、栏目、标签、地区、领域|a list of items
    FacetContext|一组其他列表|a headed list of other lists
    StoryGroupContext|一个月的稿件|the items of a month
    PaginationContext|分页|the other pages of a list
    PageNumberContext|一个页码|one page number
    MeasurePage|一个指标的全文|a statistic in full
    PointContext|一条要点|a main point
    FormulaContext|怎样算出来的|how a figure is computed
    MissingPage|找不到的页面（404）|the page for missing addresses (404)
    OpenGraphContext|别的网站显示的卡片|what other sites show of the page
    OpenGraphImageContext|卡片上的图片|the picture of that
    PageFrame|每页都有的外框|what the layout prints around every page
    AlternateContext|本页的一个语言版本|the page in another language
    MetaContext|一个 meta 标签|a meta tag
    FeedContext|一个订阅源|a feed
    LanguageContext|一种语言|a language of the site
    PhotoContext|一张图片和它的说明|a photograph with its caption
    RedirectPage|旧地址转到新地址的页面|a page at an old address
    RegisterIndexPage|各本台账|all published registers
    RegisterEntryContext|列表里的一本台账|a register in a list
    RegisterPage|一本台账|a register
    RowPage|台账的一行|a row of a register
    RelatedRowsContext|别的台账里提到它的行|rows of other registers that name it
    ReportPage|一期报告|the report of a period
    LetterContext|通报的报头报尾|what makes a report a circular
    ReportPartContext|报告的一部分|a part of a report
    ReportListPage|各期报告|all reports
    ReportYearContext|一年的报告|the reports of a year
    ReportLineContext|同样长短的几期报告|reports of one length
    SearchPage|检索页|the search
    StandingTextPage|固定页面：关于、方法、手册|a standing page: about, method, handbooks
    StatisticsPage|统计总览|the overview of all statistics
    IndicatorTableContext|主要指标表|the table of main figures
    IndicatorGroupContext|一本台账的指标|the main figures of one register
    IndicatorContext|一个指标|a main figure
    StatisticsSectionContext|统计页的一部分|a part of a statistics page
    StatusContext|数字的状态|how settled figures are
    StoryContext|列表里的一条稿件|an item in a list
    StoryBlockContext|一组稿件|a headed block of items
    TableContext|一张表|a table
    TableColumnContext|表的一列|the head of a column
    TableRowContext|表的一行|a row
    TableCellContext|表的一格|a cell
    TracePage|一个数字的来历|where a figure comes from
    MentionContext|引用它的一处|a place where a figure is cited
    """

  /// The names; one name means the same wherever it stands.
  static let names = """
    action|检索表单交到的地址|the address that the form leads to
    address|地址：固定网址，或者办公地址|the permanent address, or the office's
    after|数字后面的文字|the words after the figure
    alternates|本页的各个语言版本|the page in each language
    alternative|图片的替代文字|the alternative text of a picture
    anchor|本页里的锚点，不重复|an id, unique in the page
    archive|各期，或者不用脚本也能找到全部内容的目录|all issues, or lists that lead to everything
    articles|简报里的稿件，按次序|the items of an issue in order
    asOf|截至哪一天，或者哪一期|as at which day, or for which period
    attachments|附件，带大小|attached files with their sizes
    authorNote|作者介绍|who the author is
    before|数字前面的文字|the words before the figure
    beside|前后各期和里外各期的报告|the reports before, after, inside and around
    body|正文，已排好|the prose, set
    branch|举办的组织|who holds it
    byline|署名，如（苏敏　何嘉树）|the byline
    calendar|日历：一年的每一天，或一个月的表|a year's days, or a month as a table
    candidates|同一格式的各种宽度，给 srcset 用|all widths of one format, for srcset
    canonical|完整的固定网址|the absolute address
    caption|图片或表格的说明|the caption
    cells|其余各列，每列一格|one cell a further column
    change|变化，已写成话；表里是环比|how it compares, in words; the change on the period before
    children|下级组织|the units below
    cited|文中引用的数字|the figures that the text cites
    code|纸上扫的二维码|the QR code that leads from paper to the page
    columns|栏目，或者各列的名称|columns of the site, or heads of columns
    content|meta 标签的内容|the content of a meta tag
    contents|本页目录|the contents of the page
    copies|印数，如“共印120份”|how many copies are printed
    corrections|更正，按日期|corrections by date
    count|旁边的数目，如“6篇”|what stands beside it, such as a number of items
    credit|图片的署名，如“苏敏　摄”|who took the picture
    credits|编辑、校对等人员|editor, design, review, words
    current|是不是现在这一页、这一项|whether the reader is at it
    date|日期|the date
    dateline|电头|the dateline
    day|几日|the day of the month
    days|一周七天|the seven days of a week
    deck|标题下面的一段话|the sentence below the headline
    definition|口径：数的是什么|what is counted
    definitions|名词解释|what the words mean
    description|说明：有多少、是什么|how many, and what it is
    dir|文字方向：ltr 或 rtl|ltr or rtl
    dissolved|已撤销的说明；还在的没有|when it was dissolved
    document|本页的 PDF，带大小|the page as PDF, with its size
    downloads|可下载的文件，带大小|files to take away, with their sizes
    ear|报眼：报头旁边的一块|what stands beside the masthead
    editorNote|编者按|the editor's note
    email|电子邮箱|its e-mail
    empty|没有内容时的说明|why there is nothing to see
    engine|检索脚本的地址，第一次检索时才取|the script fetched with the first query
    entries|各项，将要举行的在前|the entries, the next first
    events|活动|activities
    example|代入真实数目的公式|the formula with the counts of the period
    exampleLabel|这些数目是哪一期的|the period of the counts
    extent|一行是什么，共多少行|what one row is, and how many there are
    facets|其他列表，带篇数|other lists, with counts
    facts|一行“名称：值”，如记者、日期、地点|labelled facts such as reporter, date and place
    feed|本列表的订阅源|the feed of the list
    feeds|本页的各个订阅源|the feeds that belong to the page
    fieldTerms|台账每一列的意思|what each column of a register means
    figure|一幅图|a chart
    figures|一组图，或一组数字|charts, or figures in reading order
    filter|筛选|a choice that hides what does not fit
    first|第一个数，如成员数|the first number, such as members
    footer|页脚|the foot
    formula|怎样算出来的|how it is computed
    frame|每页都有的外框：页头、导航、页脚|what the layout prints around the page
    groups|分组：按月的稿件，或按台账的指标|items by month, or figures by register
    hasAdjacent|有没有上一个、下一个|whether there is one before or after
    hasAnnex|有没有附在后面的内容|whether something is annexed
    hasBriefs|有没有简讯|whether there are briefs
    hasLongName|名称是不是很长，要用小一号的字|whether the name is long and set smaller
    hasTail|后面还有没有内容|whether something follows
    hasTotals|有没有合计|whether there are totals
    head|行首的一格|the head of a row
    heat|色块表，或一格的深浅 h0 到 h5|a heat table, or a cell's step h0 to h5
    height|高，像素|the height in pixels
    how|怎样计算|how it is computed
    icon|网站图标的地址|the address of the icon
    icp|ICP 备案号|the ICP number
    id|编号，本页里不重复|an id, unique in the page
    image|第一张图片|the first picture
    imprint|报头下面的一行：主办、创办时间、期数|the line below the masthead
    index|检索索引的地址|the address of the index
    indicators|主要指标；没有就是空|the main figures
    isAggregated|是不是只公布汇总数|whether only aggregates are published
    isBrief|是不是简讯：小字，标题接排|whether it is set small, its headline run in
    isDissolved|是不是已撤销|whether it is no longer there
    isEmpty|是不是空的|whether it is empty
    isFirst|是不是第一个|whether it is the first
    isFour|是不是一行四个，否则五个|whether four stand in a row, else five
    isGroup|有没有下级|whether there are units below
    isNext|是不是还没到时间|whether it is still to come
    isNotice|是不是通知|whether it is a notice
    isNumber|是不是数字，靠右排|whether it is a number, set flush right
    isOpen|是不是一开始就展开|whether it stands open at first
    isOutside|是不是上月或下月的日子|whether the day is of another month
    isPair|是不是两幅图并排|whether charts stand two in a row
    isPast|是不是已经过去|whether it is over
    isPhotoStory|是不是图片新闻|whether photographs lead
    isReprint|是不是转载|whether it is a reprint
    isToday|是不是构建那一天|whether it is the day of the build
    iso|给机器读的日期|the date for machines
    issue|最新一期简报|the newest issue
    issuer|印发单位|the issuing office
    issues|各期，新的在前|the issues, newest first
    items|本期的目录|the contents of an issue
    jsonld|给搜索引擎的结构化数据|structured data for search engines
    keyFigures|一排主要数字|a row of key figures
    keys|一排大数字|large figures in a row
    kicker|肩题|the kicker
    kind|种类|the kind
    kinds|按种类分的数字|by kind
    label|标签：栏目、体裁、单位等|a label such as column, genre or unit
    lang|语言代码|the tag of the language
    languages|本站的语言；只有一种就没有|the languages of the site
    latest|最新的稿件|the newest items
    lead|头条，或本期导读|the lead
    leftOut|范围里没有算进去的行|the rows in reach that are not counted
    legend|图例|the legend
    letter|通报的报头报尾|what makes it a circular on paper
    lines|标题的各行，或者一行行链接|the lines of the headline, or lines of links
    links|链接|links
    locale|如 zh_CN|such as zh_CN
    mark|数字修订过的记号|the mark of a revised figure
    measures|指标|measures
    mentions|哪些地方引用了它|where it is cited
    metas|meta 标签|meta tags
    modified|最近一次实质改动的时间|when it was last changed
    months|各个月|the months
    more|更多：链接，或后面的内容|where the rest is
    name|名称|the name
    nav|主导航|the main navigation
    next|下一个|the one after
    nodes|组织树的各个分支|the units of the tree
    note|说明|a note
    notices|还没过期的通知|notices that have not expired
    number|编号，如图1、表1、图①|a number, such as of a figure
    office|承办单位|the office
    openGraph|别的网站链接本页时显示的内容|what other sites show of the page
    options|可选的各项，第一项是全部|the choices; the first shows all
    ordinal|第几期|the number of the issue
    organiser|主办单位|who publishes
    others|其他各期|the other newest issues
    page|第几版|the page of the paper
    pages|分页|the other pages of a list
    participants|参加人次|how many took part
    parts|各部分|the parts
    past|已举行的，新的在前|what was held, newest first
    period|哪一期|the period
    periods|其他各期|other periods
    photo|第一张图片|the first photograph
    photos|正文没有放的图片，按次序|photographs that the prose does not place
    place|地点|where
    plot|画好的图|the drawing
    points|要点|the main points
    police|公安备案号|the public-security record
    previous|上一个|the one before
    printedBy|承印单位|who prints it
    printedOn|印发日期|when it is printed
    published|发布时间|when it was published
    region|地区|the region
    registers|台账|the registers
    related|相关的稿件或行|related items or rows
    release|发布信息：截至、发布、状态、来源|as at, published, status, source
    revision|原来公布的数和修订的原因|what was published before, and why it changed
    revisions|历次修订|revisions by date
    robots|给搜索引擎的指示|what robots may do
    rows|各行|the rows
    rowsNote|为什么没有列出全部行|why not all rows stand here
    script|脚本的地址|the address of the script
    search|检索页|the page of the search
    searchScript|检索脚本的地址，只在检索页有|the script of the search page
    second|第二个数，如活动数|the second number, such as activities
    section|所在的栏目|the column
    sections|各部分|the parts under heads
    sector|领域|the sector
    short|短写，如“10-22”|a short form, such as 10-22
    siblings|同级的其他组织或页面|the others beside it
    side|副头条，最多三条|up to three side stories
    site|网站名称|the name of the site
    siteCode|政府网站标识码|the code of a government site
    size|下面有多少个组织|how many units are below
    source|来源：数据来源，或转载出处|where it comes from
    spark|走势小图|a small drawing of its course
    statistics|首页的统计一块|the statistics of the front page
    status|数字的状态：初步、正式、修订|preliminary, final or revised
    stories|稿件|items
    stylesheet|样式表的地址|the address of the stylesheet
    subscription|给日历程序订阅的文件|the file for calendar programs
    subtitle|副题|the subtitle
    summary|摘要|the summary
    t|用词：strings/ 里的词|the words of the theme
    table|一张表|a table
    tables|各表|the tables
    tags|标签|the tags
    telephone|电话|its telephone
    term|名词|the term
    text|文字|the text
    time|几点，或到什么时候|at what hour, or until when
    timeline|活动，按时间|activities by time
    title|标题|the title
    toDown|发送单位（发）|who receives it below
    toSide|抄送单位（送）|who receives it beside
    toUp|报送单位（报）|who receives it above
    today|今天的日期和星期|the day, with its weekday
    total|共多少|how many in all
    totals|合计各行|the rows below the rule
    trail|所在位置：从首页到本页|the breadcrumb
    trend|走势一列的名称|the head of the small drawings
    type|类型|the type
    unit|单位|the unit
    upcoming|将举行的活动|what is still to come
    updated|最近更新的日期|when it was last changed
    url|网址|where it leads
    value|数值，已写成字|the number, formatted
    values|各个数值|the values
    webP|WebP 格式的各种宽度|the same in WebP
    weekday|星期几|the weekday
    weekdays|星期一到星期日|the heads of the weekdays
    weeks|各周|the weeks
    whole|装着全部内容的文件|the files that hold everything
    width|宽，像素|the width in pixels
    words|用话写的公式，或数字前后的文字|the formula in words, or the words around it
    year|年|the year
    years|各年|the years
    yoy|同比|the change on the year before
    """
}
