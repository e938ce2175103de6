// One entry a fault code: the length is the catalogue's.

/// The English catalogue: one entry a code, so that a missing text does not compile.
extension FaultCode {
  /// What the catalogue says in English.
  var englishText: FaultText {
    switch self {
    case .unclosedFrontMatter:
      FaultText(
        rule: "front matter never ends: a line with only --- is missing",
        reason: "two lines of --- part the front matter from the text",
        remedy: "write a line with only --- below the last entry of the front matter")
    case .fullWidthColon:
      FaultText(
        rule: "full-width colon after \"{k}\", read as \":\"",
        reason: "YAML parts key and value by an ASCII colon",
        remedy: "replace it by \":\" and a space")
    case .unknownKey:
      FaultText(
        rule: "unknown key \"{k}\"⟦, did you mean \"{near}\"⟧",
        reason: "a misspelt key would silently lose what it says",
        remedy: "use the right key; the editors' handbook lists them all")
    case .yamlSpacing:
      FaultText(
        rule: "put a space after the colon, indent with spaces",
        reason: "YAML reads structure from spaces; tabs and full-width spaces do not count",
        remedy: "put one space after the colon and indent with ASCII spaces")
    case .duplicateKey:
      FaultText(
        rule: "\"{k}\" is given twice (lines {a}, {b})",
        reason: "one of the two would be lost",
        remedy: "keep one; a key and its Chinese alias are the same entry")
    case .legacyEncoding:
      FaultText(
        rule: "file was {enc}, converted: save as UTF-8",
        reason: "text saved as GB18030 turns into garbage on other machines",
        remedy: "save the file again with encoding UTF-8")
    case .unreadableEncoding:
      FaultText(
        rule: "byte {n} is neither UTF-8 nor GB18030",
        reason: "the file may be damaged, or is no text",
        remedy: "open it in the program that made it and save it as UTF-8 text")
    case .dateWithExtraDigits:
      FaultText(
        rule: "date \"{v}\" has extra digits: a view count glued on",
        reason: "a date copied from a web page often carries the view count",
        remedy: "delete the digits after the date")
    case .impossibleDate:
      FaultText(
        rule: "no such day: {v}",
        reason: "the calendar has no such day",
        remedy: "write the real date")
    case .dateWithoutYear:
      FaultText(
        rule: "date \"{v}\" has no year",
        reason: "a date without a year means nothing a year later",
        remedy: "write year, month and day, such as 2025-08-15")
    case .vagueTime:
      FaultText(
        rule: "\"{w}\" will be unclear in the archive: write the date",
        reason: "items stay in the archive, where readers cannot tell which day is meant",
        remedy: "name the time, such as \"by September 2025\"")
    case .spreadsheetSerial:
      FaultText(
        rule: "\"{v}\" looks like a serial or E-notation: set the column to text",
        reason:
          "spreadsheets keep dates as serials and long numbers in E-notation⟦; this may be {date}⟧",
        remedy: "set the column to text in the spreadsheet, fill it again and export")
    case .unknownTerm:
      FaultText(
        rule: "\"{v}\" is not in {list}⟦, close: {near}⟧",
        reason: "a term outside the list can be neither filed nor counted",
        remedy: "use an id or name of the list, or add the term to it")
    case .wrongParent:
      FaultText(
        rule: "parent is wrong: {path}",
        reason: "wrong parents give wrong totals",
        remedy: "mend the parent: it must exist, rank higher, be alive, and form no cycle")
    case .organisedExceedsEligible:
      FaultText(
        rule: "organised {a} exceeds eligible {b}",
        reason: "there cannot be more organised units than eligible ones",
        remedy: "check the two numbers of the row")
    case .typedRate:
      FaultText(
        rule: "rates are computed: enter the two counts",
        reason: "typed rates drift away from their counts",
        remedy: "drop the column and enter the two counts")
    case .approximateNumber:
      FaultText(
        rule: "ledgers take exact numbers, \"{v}\" is not",
        reason: "ledgers are what figures are computed from; rough numbers cannot be added",
        remedy: "enter the exact number; round words belong in prose")
    case .wrongTotal:
      FaultText(
        rule: "total {a} is not the sum {b}",
        reason: "a total that does not agree means a wrong cell",
        remedy: "check total and parts; the total row may go, the program adds by itself")
    case .suspiciousRow:
      FaultText(
        rule: "row {n} looks like a total, title, note or merged cell",
        reason: "such rows are not data and would be counted twice",
        remedy: "delete the row; unmerge cells and fill every row")
    case .personalColumn:
      FaultText(
        rule: "column \"{c}\" is personal data: only aggregates are published",
        reason: "the site publishes aggregates only and keeps no personal data",
        remedy: "delete the column")
    case .personalNumber:
      FaultText(
        rule: "possible {kind}: {masked}",
        reason: "this looks like a personal number, and what is published cannot be taken back",
        remedy: "delete or mask it; a public office number should be written differently",
        usual: ["kind": "number of a person"])
    case .exactAddress:
      FaultText(
        rule: "address too exact: stop at township or street",
        reason: "a door-level address shows where a person lives",
        remedy: "stop at township or street")
    case .photoMissing:
      FaultText(
        rule: "photo \"{f}\" not found⟦, close: {near}⟧",
        reason: "the photo is not beside the text, or its name differs",
        remedy: "put the photo into the item's folder under exactly this name")
    case .photoMetadata:
      FaultText(
        rule: "the photo carried EXIF data, removed",
        reason: "photos record where and with what they were taken",
        remedy: "nothing: the published copy is clean, the original untouched")
    case .riskyAttachment:
      FaultText(
        rule: "the attachment may hide columns or revisions",
        reason: "documents may carry hidden columns, comments and revisions",
        remedy: "check for hidden content; better put the essentials into the text or a clean CSV")
    case .literalEmphasis:
      FaultText(
        rule: "{m} has no effect here: move the punctuation or add a space",
        reason: "by Markdown's rules these marks are printed as they are",
        remedy: "move the punctuation outside the marks or add a space; beside Han use *, not _")
    case .joinedParagraphs:
      FaultText(
        rule: "no blank line: these paragraphs will join",
        reason: "in Markdown one line break is no paragraph; a blank line is",
        remedy: "put a blank line between the paragraphs")
    case .cutParagraph:
      FaultText(
        rule: "paragraph looks cut: join with the next",
        reason: "the paragraph has no end mark and the next seems to go on",
        remedy: "join them, or add the end mark")
    case .unbalancedMarks:
      FaultText(
        rule: "unbalanced marks: {ctx}",
        reason: "a missing half misleads the reader",
        remedy:
          "add the missing half; turn round a mark that faces the wrong way; nest single quotes inside double ones"
      )
    case .halfWidthMark:
      FaultText(
        rule: "half-width \"{c}\" in Chinese text",
        reason: "Chinese text takes full-width marks",
        remedy: "write \"{fix}\"",
        usual: ["c": ", : ; ( )", "fix": "，：；（）"])
    case .numeralForm:
      FaultText(
        rule: "non-standard numeral {v}⟦, write {fix}⟧",
        reason:
          "one way of writing prevents misreading: only 万 and 亿 follow Arabic figures, groups of three, half-width digits",
        remedy: "write the numeral in the usual form⟦: {fix}⟧")
    case .wrongRateUnit:
      FaultText(
        rule: "differences of rates take 百分点, rates take %",
        reason: "a rise of 3% and a rise of 3 percentage points are two things",
        remedy: "correct the unit of \"{t}\"⟦: \"{fix}\"⟧")
    case .wrongFigure:
      FaultText(
        rule: "\"{t}\" disagrees with the ledger {n}⟦ ({counts})⟧⟦, write \"{fix}\"⟧",
        reason: "figures in prose have to agree with the ledger, for readers check them",
        remedy: "check the ledger; if it is right, change the text⟦ to \"{fix}\"⟧")
    case .labelCount:
      FaultText(
        rule: "\"{label}\" is followed by {n} items",
        reason: "the number in the label and the items differ: one may be missing",
        remedy: "count the items; mend the label or add what is missing")
    case .incompleteReprint:
      FaultText(
        rule: "a reprint needs source name, date and link",
        reason: "a reprint must say where it comes from",
        remedy: "give name, date with year and url under source; missing: {missing}",
        usual: ["missing": "what the message names"])
    case .subtitleDash:
      FaultText(
        rule: "leave out \"——\": the layout adds it",
        reason: "the layout adds the dash, so it would stand twice",
        remedy: "delete the leading ——")
    case .sharedRoute:
      FaultText(
        rule: "two pages share one address: {a} and {b}",
        reason: "one would overwrite the other",
        remedy: "give one of them another slug")
    case .staleColumn:
      FaultText(
        rule: "column \"{c}\"⟦ not updated for {d} days⟧⟦ {empty}⟧",
        reason: "a stale column looks abandoned",
        remedy: "publish an item, remove the column, or raise max_age_days",
        usual: ["d": "…", "empty": "or empty"])
    case .rawHTML:
      FaultText(
        rule: "raw HTML is not output⟦, nor are the words in it: \"{words}\"⟧",
        reason: "raw HTML never passes, for safety",
        remedy: "{how}",
        usual: ["how": "write it as Markdown, such as **bold**, or leave out the code"])
    case .datesOutOfOrder:
      FaultText(
        rule: "\"{b}\" is earlier than \"{a}\"",
        reason: "dates in the wrong order mean that one is wrong",
        remedy: "check the two dates of the row",
        usual: ["a": "the first date", "b": "the second date"])
    case .ambiguousPlace:
      FaultText(
        rule: "\"{w}\" is ambiguous: use a region id",
        reason: "the word may name several kinds of place",
        remedy: "name the place")
    case .wrongUnit:
      FaultText(
        rule: "unit \"{u}\" does not fit the measure (\"{m}\")",
        reason:
          "persons, attendances and sessions are three measures: with the wrong unit the figure is wrong",
        remedy: "write \"{m}\"⟦, such as \"{fix}\"⟧, or link another measure",
        usual: ["m": "the unit of the measure"])
    case .clashingQualifiers:
      FaultText(
        rule: "\"{a}\" and \"{b}\" contradict each other",
        reason: "with two qualifiers nobody knows how much is meant",
        remedy: "keep one⟦, such as \"{fix}\"⟧")
    case .unroundRemainder:
      FaultText(
        rule: "\"{v}\" is not round, it cannot take 余",
        reason:
          "余 and 多 mean something above a round number; one exact to the unit leaves nothing above it",
        remedy: "leave out 余 or 多, or round the number⟦, such as \"{fix}\"⟧")
    case .looseFigure:
      FaultText(
        rule: "\"{t}\" is loose⟦, \"{fix}\" is closer⟧",
        reason: "it is true but far from the figure, or it hides a tie",
        remedy: "say it more closely⟦: {fix}⟧; leave it if it is meant so")
    case .wrongDirection:
      FaultText(
        rule: "the ledger goes {up}, the text says \"{w}\"",
        reason: "up for down turns the meaning round",
        remedy: "check the ledger, then put \"{up}\" for \"{w}\"⟦, such as \"{fix}\"⟧")
    case .wrongComparison:
      FaultText(
        rule: "the text says \"{w}\", the link takes {cmp}",
        reason: "同比 compares with a year before, 环比 with the last period, 增长到 tells the result",
        remedy: "change the text or the link so that both mean the same comparison")
    case .unreadableFigure:
      FaultText(
        rule: "no figure can be read in \"{t}\"",
        reason:
          "vague words cannot be checked; 倍 with nothing before it may be a ratio or a growth",
        remedy: "write the figure⟦, such as \"{fix}\"⟧, or remove the link")
    case .roundedIntoWhole:
      FaultText(
        rule: "{n} may not be rounded into {t}",
        reason: "all but one is not all, and one is not none",
        remedy: "show one more digit, or write \"{fix}\"",
        usual: ["fix": "almost all"])
    case .decreaseInMultiples:
      FaultText(
        rule: "a decrease cannot be counted in 倍",
        reason: "one time less leaves nothing, two times less has no meaning",
        remedy: "use percent or a fraction⟦, such as \"{fix}\"⟧")
    case .undeclaredTolerance:
      FaultText(
        rule: "no tolerance is declared for \"{w}\"",
        reason:
          "how far \"{w}\" may be off differs by organisation and has to be declared in site.yml",
        remedy: "declare the tolerance in site.yml, or write the exact figure⟦, such as \"{fix}\"⟧",
        usual: ["w": "近"])
    case .noFigure:
      FaultText(
        rule: "there is no value: {why}",
        reason:
          "what was not reported, withheld or divided by zero is not zero and cannot be drawn",
        remedy:
          """
          check that the ledger was filled in, or ask for a measure, place or period that has figures; \
          the last periods move with the day, and once a ledger falls behind it is a warning
          """
      )
    case .unknownFigure:
      FaultText(
        rule: "\"{k}\" does not exist⟦, close: {near}⟧",
        reason:
          "measures, dimensions and members must exist in a ledger, a vocabulary or statistics/measures.yml",
        remedy: "use an id that exists; the site's data page lists all measures")
    case .overlap:
      FaultText(
        rule: "{dim} cannot be added",
        reason: "parts that overlap count one unit several times; shares and means have no sum",
        remedy: "leave out the total (total: no), or add over a dimension without overlaps")
    case .mixedDates:
      FaultText(
        rule: "the parts have different dates: {dates}",
        reason: "figures of different days cannot be added",
        remedy: "report all parts for one day, or list them apart")
    case .partialPeriod:
      FaultText(
        rule: "{n} units have not reported⟦ {of}⟧ for {p}: {list}",
        reason: "without them the total is not the whole",
        remedy: "ask the missing units for their rows: {list}; enter 0 where nothing happened")
    case .invalidMeasure:
      FaultText(
        rule: "measure \"{m}\" is not valid: {why}",
        reason: "figures of a wrong measure cannot be trusted",
        remedy: "mend statistics/measures.yml; the statisticians' handbook shows how")
    case .smallBase:
      FaultText(
        rule: "the base is only {n}: give the counts",
        reason: "with a small base one unit more or less moves the rate a lot",
        remedy: "give both counts beside the rate, such as 3/4")
    case .invalidSchema:
      FaultText(
        rule: "the register's schema is not valid: {why}",
        reason: "register.yml says how every column is read",
        remedy: "mend register.yml; the statisticians' handbook shows how")
    case .emptyRequired:
      FaultText(
        rule: "\"{f}\" may not be empty",
        reason: "the field is required: without it the row can be neither filed nor counted",
        remedy: "fill in {f}; enter 0 where nothing happened",
        usual: ["f": "this entry"])
    case .duplicateID:
      FaultText(
        rule: "id \"{id}\" is used twice⟦ ({file} row {n})⟧⟦ ({why})⟧",
        reason: "an id names exactly one row",
        remedy: "give one of the rows an id never used before")
    case .wrongType:
      FaultText(
        rule: "\"{v}\" is not a {type}",
        reason: "the value is not of the kind that the field takes",
        remedy: "enter a {type}",
        usual: ["type": "value of the kind asked for"])
    case .danglingReference:
      FaultText(
        rule: "\"{id}\" does not exist⟦, close: {near}⟧",
        reason: "a reference to nothing is lost in every count",
        remedy: "use an existing id or full name, or add the row first")
    case .brokenRule:
      FaultText(
        rule: "{say}",
        reason: "register.yml states the rule: {rule}",
        remedy: "check this row; if the rule is wrong, change register.yml",
        usual: [
          "say": "the row breaks a rule of its own register",
          "rule": "one of the entries below rules",
        ])
    case .raggedRow:
      FaultText(
        rule: "row {n} has {a} cells, the header {b}",
        reason: "a wrong number of cells shifts the values",
        remedy: "look for a comma too many or too few, or an unclosed quote")
    case .wrongHeader:
      FaultText(
        rule: "unknown column \"{c}\"⟦, did you mean \"{near}\"⟧",
        reason: "the header says what each column is; an unknown one would be lost",
        remedy: "use the right column name or drop the column; the handbook lists them")
    case .cleanedNumber:
      FaultText(
        rule: "\"{v}\" was read as {n}",
        reason: "separators, full-width digits and spaces were cleaned",
        remedy: "nothing; enter plain digits to silence this")
    case .duplicateGrain:
      FaultText(
        rule: "\"{key}\" is given twice, before in {at}",
        reason: "two rows for one unit and period would be counted twice",
        remedy: "keep the right one and delete the other; or correct the date")
    case .outOfRange:
      FaultText(
        rule: "\"{v}\" is out of range or too precise",
        reason: "counts are never negative, money is exact to the fen",
        remedy: "check and mend the number")
    case .wrongPeriod:
      FaultText(
        rule: "\"{v}\" is not a period⟦: {why}⟧",
        reason: "periods are written in one way so that they can be added up",
        remedy: "write 2025, 2025H1, 2025Q3 or 2025-09")
    case .childrenSum:
      FaultText(
        rule: "children of {parent} sum to {a}, it has {b}",
        reason: "parent and children disagree: one cell is wrong",
        remedy: "check them; the parent's row may go, the program rolls up by itself")
    case .unreadableByline:
      FaultText(
        rule: "no role can be read in byline \"{t}\"",
        reason: "the program cannot tell who is reporter and who is correspondent",
        remedy: "write the role first and part names by a space: 本报记者 甲 乙 通讯员 丙")
    case .unknownDateline:
      FaultText(
        rule: "dateline place \"{p}\" is not in the vocabulary",
        reason: "the place is not among the regions: perhaps a slip",
        remedy: "check the name, or add the place to vocabulary/regions.yml")
    case .dateOrder:
      FaultText(
        rule: "{a} is later than {b}",
        reason: "the order of the dates cannot be right",
        remedy: "check both dates",
        usual: ["a": "one date", "b": "one that should follow it"])
    case .languageMismatch:
      FaultText(
        rule: "language versions disagree: {what}",
        reason: "language versions are one item and must agree",
        remedy: "mend it after the main language's file; add that file if there is none")
    case .wrongAddress:
      FaultText(
        rule: "address \"{s}\" is not valid or taken⟦: \"{near}\" would do⟧",
        reason: "addresses are stable, unique and readable",
        remedy:
          "use Han, lowercase letters, digits and - in a slug; an alias begins with / and is free")
    case .deadLink:
      FaultText(
        rule: "the link's target \"{t}\" does not exist⟦, close: {near}⟧",
        reason: "the reader would meet a missing page",
        remedy: "mend the address or file name; the anchor must exist too")
    case .missingAlt:
      FaultText(
        rule: "the photo has no alt text",
        reason: "readers who cannot see the picture need its words",
        remedy: "describe the picture in a sentence, in the brackets or under alt")
    case .missingConsent:
      FaultText(
        rule: "{who} in the picture: consent: yes is required",
        reason: "minors and people who were helped must have agreed",
        remedy: "get consent and write consent: yes, or use another photo")
    case .unsuitablePhoto:
      FaultText(
        rule: "photo {w}×{h}: {why}",
        reason: "large pictures are slow, small ones blurred, broken ones unusable",
        remedy: "use a JPEG or PNG 1,200 to 4,000 pixels wide")
    case .lookalikeCharacter:
      FaultText(
        rule: "\"{c}\" may be \"{fix}\"",
        reason: "look-alike and doubled characters are mostly slips",
        remedy: "check and write \"{fix}\"")
    case .skippedHeading:
      FaultText(
        rule: "heading level is wrong: {what}",
        reason: "skipped levels disorient readers with screen readers",
        remedy: "begin with ##, then ###, and go down one level at a time")
    case .bareTable:
      FaultText(
        rule: "the table has no {what}",
        reason: "without caption and header nobody knows what the table shows",
        remedy: "give it a header row, and above or below it a line 表：caption or Table: caption",
        usual: ["what": "caption or header"])
    case .unknownBlockKey:
      FaultText(
        rule: "unknown \"{k}\" in the figure block⟦, close: {near}⟧",
        reason: "what is misspelt would be passed over, and the figure would not be what was meant",
        remedy: "use the name that is close; the statisticians' handbook lists all")
    case .unsuitableForm:
      FaultText(
        rule: "{form} does not suit these figures: {why}",
        reason: "a wrong form misleads the reader",
        remedy: "take another form, or leave form out and let the program choose")
    case .issueNumber:
      FaultText(
        rule: "issue number {n} is doubled or out of order",
        reason: "issue numbers run on without doubles",
        remedy: "check number and total")
    case .missingRegistration:
      FaultText(
        rule: "\"{k}\" is missing or malformed",
        reason: "the footer must show the real registration; it is never invented",
        remedy: "fill it in under footer in site.yml, as on the certificate")
    case .thirdPartyRequest:
      FaultText(
        rule: "the page would request {host}",
        reason: "a third-party request tells others who reads, and breaks when they close",
        remedy: "save the picture beside the text and name that file")
    case .unknownTemplateName:
      FaultText(
        rule: "the template has no \"{k}\"⟦, close: {near}⟧",
        reason: "a misspelt name would print nothing",
        remedy: "use the right name; bulletin templates lists them")
    case .invalidTemplate:
      FaultText(
        rule: "the template is not valid: {why}",
        reason: "the page would break",
        remedy: "mend it: {why}",
        usual: ["why": "the message names the place"])
    case .missingString:
      FaultText(
        rule: "no {lang} text for \"{k}\"",
        reason: "a missing word would be blank on the page",
        remedy: "add \"{k}\" to templates/strings/{lang}.yml")
    case .missingFile:
      FaultText(
        rule: "file \"{f}\" not found⟦, close: {near}⟧",
        reason: "the reader could not download it",
        remedy:
          "put the file beside the text under exactly this name; begin an address elsewhere with https://"
      )
    case .unusableFileName:
      FaultText(
        rule: "file name \"{f}\" cannot be used: {why}",
        reason: "some systems cannot tell such names apart, and files get lost",
        remedy: "give the file a different, shorter name")
    case .classification:
      FaultText(
        rule: "\"{w}\" may not appear on a public site",
        reason: "what bears such a mark may not be on a public site",
        remedy: "make sure that it may be public and remove the mark, or withdraw the item")
    case .unsupportedYAML:
      FaultText(
        rule: "\"{t}\" is not supported here",
        reason: "only plain YAML is read here, so that nothing is hidden",
        remedy: "write the value out, without anchors &, aliases * or tags !")
    case .duplicateItem:
      FaultText(
        rule: "{a} and {b} are one item",
        reason: "one item has one file a language",
        remedy: "delete one, or merge them")
    case .personsAsRows:
      FaultText(
        rule: "register \"{r}\" counts persons: aggregates only",
        reason: "rows of persons' counts make single persons known where there are few",
        remedy: "write publish: aggregates in register.yml, and show charts or tables of sums")
    case .footnoteMismatch:
      FaultText(
        rule: "footnote \"{k}\" has no counterpart",
        reason: "a mark without a note, or a note without a mark",
        remedy: "write [^1] in the text and [^1]: note below, with the same label")
    case .accidentalMarkup:
      FaultText(
        rule: "this line becomes {what}",
        reason: "the line begins with markup by accident, or only looks like it",
        remedy: "{how}",
        usual: [
          "what": "a heading, a list or the like",
          "how": "write it as Markdown has it, or put a backslash before the mark",
        ])
    case .yamlSyntax:
      FaultText(
        rule: "the YAML cannot be read: {why}",
        reason: "the YAML is not well formed",
        remedy:
          "look where the caret points: quotes, brackets, indentation; quote text that holds a colon"
      )
    case .missingSetting:
      FaultText(
        rule: "\"{k}\" is missing",
        reason: "the site cannot be made without it",
        remedy: "add \"{k}\"⟦: {why}⟧",
        usual: ["k": "what must be there"])
    case .unusableFile:
      FaultText(
        rule: "this file cannot be used: {why}",
        reason: "such a file could carry in what is not the site's, or break the build",
        remedy: "use a regular file inside the site folder, within the size limit")
    case .unsafeLink:
      FaultText(
        rule: "a link may not begin with \"{scheme}:\"",
        reason: "browsers do not open such a link, or it runs code or carries data",
        remedy: "use http, https, mailto, tel or links within the site")
    case .uncheckedNumeral:
      FaultText(
        rule: "\"{t}\" is unchecked⟦, candidate {m}⟧",
        reason: "nobody is told when the ledger changes and a number without a link does not",
        remedy:
          "write [{t}](stat:…)⟦, such as {link}⟧, or [{t}](stat:none); bulletin figures lists them all",
        usual: ["t": "number"])
    case .unexplainedRevision:
      FaultText(
        rule: "a published figure changed ({a} → {b}): give the reason in revisions.yml",
        reason: "what was published never changes silently: readers are told what and why",
        remedy:
          "check the ledger; to revise, add to revisions.yml: figure: {k}, reason: …, date: …",
        usual: ["k": "the figure that changed"])
    case .vagueLink:
      FaultText(
        rule: "the words of the link, \"{t}\", do not say where it leads",
        reason: "screen readers list links by their words alone, and paper shows nothing else",
        remedy: "let the name of the target be the link: [rules of volunteering](…), not \"here\"")
    case .faintColor:
      FaultText(
        rule: "{a} on {b} has a contrast of {r}, at least {n} is needed",
        reason: "the colours are too close for many readers, and fainter still on paper",
        remedy: "darken {a} or lighten {b} (the other way round in the dark scheme) up to {n}")
    case .missingTranslation:
      FaultText(
        rule: "there is no version in {lang}⟦, {n} texts in all⟧",
        reason: "the site has this language, and its readers find no translation here",
        remedy: "write {f} where one is wanted; without it pages lead to the original",
        usual: [
          "f": "file of the same name with the language, such as item.en.md",
          "lang": "one of the languages",
        ])
    case .untrueTitle:
      FaultText(
        rule: "the title says “{t}”, but the figures below it do not",
        reason: "the ledgers have: {v}",
        remedy: "change the title or check the ledger; reword a title that speaks of other figures",
        usual: ["v": "other values, which the message names"])
    case .idleRevision:
      FaultText(
        rule: "revision \"{k}\" matches no change",
        reason: "readers would look for a change that is not there",
        remedy: "remove the entry, or correct what it names")
    case .changedDefinition:
      FaultText(
        rule: "the definition of \"{m}\" changed: not comparable",
        reason: "version {a} was published, version {b} is in force: two different things",
        remedy:
          "give reason and date in revisions.yml; to keep the old figure, declare a second measure")
    case .statedWithheld:
      FaultText(
        rule: "this figure is withheld (small count)",
        reason: "a count of so few tells who they are",
        remedy:
          "leave it out or give the figure one level up; below {n} you may write \"fewer than {n}\"",
        usual: ["n": "5"])
    case .relativePeriod:
      FaultText(
        rule: "\"{v}\" moves on: a text with a date names its period",
        reason: "after a while the latest quarter is another one than when the text was written",
        remedy: "name the period, such as period=2025Q3")
    case .brokenLock:
      FaultText(
        rule: "this line of figures.lock cannot be read⟦: {why}⟧",
        reason:
          "figures.lock keeps what was published; a lost line is a figure that is not checked",
        remedy:
          "after a merge keep one line for each figure; else restore the line from its last version"
      )
    case .tooManyPixels:
      FaultText(
        rule: "photo {w}×{h}, {n} million pixels, the limit is {max}",
        reason: "opening it takes all memory; it may be there on purpose",
        remedy: "reduce it to 4,000 pixels of width, or set megapixels in photos of site.yml")
    case .brokenPicture:
      FaultText(
        rule: "the picture is broken: {why}",
        reason: "readers see none of it, or half",
        remedy: "copy it again from the camera, the phone or the mail that brought it")
    case .foreignPicture:
      FaultText(
        rule: "the picture is {format}, which browsers do not show",
        reason: "photos on the web are JPEG, PNG, WebP or GIF",
        remedy: "{how}",
        usual: ["format": "HEIC, TIFF or BMP", "how": "open it in a viewer and save it as JPEG"])
    case .heavyPicture:
      FaultText(
        rule: "the picture's file has {n} MB, the limit is {max} MB",
        reason: "originals of this size slow the build down and fill the repository",
        remedy: "export it as JPEG of 4,000 pixels, or set megabytes in photos of site.yml")
    case .noPictureProgram:
      FaultText(
        rule: "libvips is missing, photos are published in one size",
        reason: "with it photos come in several sizes and open much faster on phones",
        remedy: "Debian, Ubuntu: sudo apt install libvips-tools; macOS: brew install vips")
    case .secretInSettings:
      FaultText(
        rule: "\"{k}\" is a password or a key, which has no place in site.yml",
        reason: "everybody with the repository or a backup reads it, and history keeps it",
        remedy:
          "remove and change it; an ssh key stays in its file, and keys of stores in rclone config")
    case .unusableTarget:
      FaultText(
        rule: "nothing can be published to the target \"{k}\": {why}",
        reason: "a release goes into one folder of one machine, or one bucket, which must be known",
        remedy:
          "below {k} write folder: /srv/site (and ssh: web@example.org), or bucket: remote:bucket")
    case .publishedNumber:
      FaultText(
        rule: "the finished \"{f}\"⟦ (and {n} other files)⟧ holds a possible {kind}: {masked}",
        reason: "no source shows it, but the page does, and what is published cannot be taken back",
        remedy: "delete it at its source; a public office number needs an exception in site.yml")
    case .publishedAddress:
      FaultText(
        rule: "the finished \"{f}\"⟦ (and {n} other files)⟧ holds an address to the door: {masked}",
        reason: "a door leads to a household, and what is published cannot be taken back",
        remedy: "stop at the street or village; an office's address needs an exception in site.yml")
    case .unusableException:
      FaultText(
        rule: "\"{k}\" cannot be let through: {why}",
        reason: "somebody answers for each exception: why, and until when it is thought of again",
        remedy: "give the masked number, a reason and the last day as until, or delete the entry")
    case .idleException:
      FaultText(
        rule: "nothing needs the exception \"{k}\"",
        reason: "while it stands, the same number may slip through later",
        remedy: "delete the entry")
    case .hiddenContent:
      FaultText(
        rule: "the attachment \"{f}\" holds what nobody sees: {what}",
        reason: "who downloads it can read hidden comments, sheets and author names",
        remedy: "remove it by Inspect Document in Word or Excel, or attach a clean copy")
    case .failedQuery:
      FaultText(
        rule: "the query has no answer: {why}",
        reason: "a query may only read published tables, in SQL",
        remedy: "mend the query; bulletin query --tables lists tables and columns")
    case .tooDeep:
      FaultText(
        rule: "nested too deep ({n} levels, {max} at most)",
        reason: "nobody follows such nesting; mostly it is a slip",
        remedy: "use fewer levels of quotes, lists or indentation")
    }
  }
}
