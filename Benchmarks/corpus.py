#!/usr/bin/env python3
"""Writes N invented Chinese news items, once as a Bulletin site and once as Hugo content.

    python3 corpus.py --items 1000 --seed 1 --out corpus    # corpus/bulletin/content, corpus/hugo/content

The item files of the two are the same bytes. With `--rows`, the Bulletin site has a ledger of activities too, which
its branches held. Equal arguments give equal bytes.
"""

import argparse
import datetime
import math
import pathlib
import random
import runpy

BULLETIN, HUGO = "bulletin/content", "hugo/content"

COLUMNS = [
    ("headlines", "要闻"), ("counties", "县区"), ("briefs", "简讯"), ("reading", "阅读"), ("rivers", "河流"),
    ("roads", "道路"), ("markets", "集市"), ("people", "人物"), ("notices", "通知"), ("digest", "文摘"),
]
PLACES = [first + last for first in "云松柏桐竹石雁白青沙" for last in ("麓县", "渡县", "岭区")]
TEAMS = ["教师", "医护", "货运", "快递", "商户", "河道", "书屋", "果农", "电工", "消防"]
REGIONS = [(f"r{n:02}", name) for n, name in enumerate(PLACES, 1)]
BRANCHES = [
    (f"b{n:03}", f"{place}{team}支部", region)
    for n, (region, place, team) in enumerate(
        ((region, place, team) for region, place in REGIONS for team in TEAMS), 1)
]
TAGS = [
    subject + kind
    for subject in "图书 桥梁 渡船 水井 果园 茶山 学校 诊所 车站 邮路 灯塔 食堂 球场 花圃 鱼塘 仓库 钟楼 长椅 雨伞 地图".split()
    for kind in "清单 开放 修缮 巡查 讲座 比赛 观察 登记 交换 问答".split()
]

WHO = ("阅览室的三位管理员 渡口的老船工 两所小学的教师 巡河员 货运站的调度员 果园合作社 镇上的木匠 值夜班的护士 "
       "修表铺的师傅 气象观测员 邮递员老郑 食堂的厨师 棋社的社员 茶农 电影放映队 园艺小组").split()
WHEN = ("9月3日清早 开工第一周 雨停以后 午饭前 秋分那天 傍晚六点 第二轮试用里 涨水的那几天 学期开始时 入冬之前 "
        "按照排定的日程 在两个小时的讨论里").split()
DID = ("清点了 重新编排了 逐页核对了 搬走了 试用了 补齐了 画出了 量过了 记下了 晒干了 油漆了 登记了 "
       "比较了 拆开了 装好了 讲解了").split()
WHAT = ("书架上的旧杂志 石桥的四十块桥板 十二口水井的水位 新到的天文望远镜 晒谷场的分区图 车站的候车长椅 "
        "去年留下的果树苗 钟楼的摆锤 渡船的缆绳 学校的雨水管 夜市的摊位编号 灯塔的透镜 鱼塘的水温记录 "
        "借书卡上的姓名 山路旁的指示牌 食堂的蒸笼").split()
WHY = ("方便老人查找 免得雨季再漏 让孩子们也看得懂 下一班的人接着用 好跟邻县的记录对照 省下一半的路程 "
       "留给明年春天参考 以后照着图就能修").split()
SAID = "慢一点，比返工快 看得见的事才好商量 先量再锯 谁用谁知道 数字要写在纸上 多走两步不要紧".split()
HEADS = "起因 经过 怎么做 账目 看法 数一数 遇到的问题 换一种办法 第二天 参加的人 下一次 补记".split()
TITLE_ENDS = "讨论会 现场记 开放日 小结 清单 公告".split()
FAMILY, GIVEN = "沈顾陆钱秦许何吕施张孔曹严华金魏陶姜", "一诺 书言 亦辰 知夏 长河 小满 望舒 景行 青禾 晓岚".split()


class Writer:
    """Picks and builds, all from one seeded source of numbers."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def number(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def pick(self, choices):
        return choices[int(self.random() * len(choices))]

    def some(self, choices, count):
        left = list(choices)
        return [left.pop(int(self.random() * len(left))) for _ in range(count)]

    def name(self):
        return self.pick(FAMILY) + self.pick(GIVEN)

    def sentence(self):
        text = f"{self.pick(WHEN)}，{self.pick(WHO)}{self.pick(DID)}{self.pick(WHAT)}"
        chance = self.random()
        if chance < 0.25:
            text += f"，又{self.pick(DID)}{self.pick(WHAT)}"
        elif chance < 0.40:
            text += f"，一共{self.number(2, 90)}件，用去{self.number(3, 300)}个工时，比原来少{self.random() * 40:.1f}%"
        elif chance < 0.47:
            text += f"，{self.name()}说“{self.pick(SAID)}”"
        elif chance < 0.50:
            text += f"（见《{self.pick(WHAT)}》第{self.number(1, 200)}页）"
        return f"{text}，{self.pick(WHY)}。"

    def paragraph(self, pool, low=2, high=6):
        """Some sentences bear emphasis, a link or code, as in a real item."""
        sentences = []
        for _ in range(self.number(low, high)):
            text, chance = self.pick(pool), self.random()
            start = text.index("，") + 1
            if chance < 0.10:
                text = f"{text[:start]}**{text[start:start + 5]}**{text[start + 5:]}"
            elif chance < 0.15:
                text = f"{text[:start]}*{text[start:start + 4]}*{text[start + 4:]}"
            elif chance < 0.20:
                link = f"https://example.org/archive/{self.number(1, 99999)}"
                text = f"{text[:-1]}（[前一次的记录]({link} \"打开记录\")）。"
            elif chance < 0.22:
                text = f"{text[:-1]}，编号`LC-{self.number(0, 9999):04}`。"
            sentences.append(text)
        return "".join(sentences)

    def table(self):
        lines = ["| 单位 | 次数 | 人数 | 完成（%） | 备注 |", "| --- | ---: | ---: | :---: | --- |"]
        for _ in range(self.number(4, 10)):
            lines.append(f"| {self.pick(BRANCHES)[1]} | {self.number(1, 60)} | {self.number(20, 4000)} "
                         f"| {60 + self.random() * 40:.1f} | {self.pick(WHY)} |")
        return "\n".join(lines + ["", f"表：{self.pick(WHAT)}"])

    def body(self, pool, has_table):
        """Sections until 1,500 to 4,000 characters are full: prose, lists, quotations, a table."""
        wanted, blocks = self.number(1500, 4000), [self.paragraph(pool)]
        heads = self.some(HEADS, len(HEADS))
        while sum(map(len, blocks)) < wanted and heads:
            blocks.append(f"## {heads.pop()}")
            blocks += [self.paragraph(pool) for _ in range(self.number(1, 3))]
            chance = self.random()
            if chance < 0.30:
                blocks.append("\n".join(f"- {self.pick(pool)}" for _ in range(self.number(3, 6))))
            elif chance < 0.45:
                blocks.append("\n".join(f"{n}. **{self.pick(TAGS)}**：{self.pick(pool)}"
                                        for n in range(1, self.number(3, 5) + 1)))
            elif chance < 0.55:
                blocks.append(f"> {self.pick(pool)}")
            elif chance < 0.70:
                blocks += [f"### {self.pick(TAGS)}", self.paragraph(pool, 1, 3)]
            if has_table:
                blocks.append(self.table())
                has_table = False
        return "\n\n".join(blocks)


def item(number, count, seed, pool):
    """The path below content/ and the text of one item; the items span ten years."""
    writer = Writer(f"item {seed} {number}")
    minutes = number * 3652 * 1440 // count + writer.number(0, 300)
    moment = datetime.datetime(2015, 1, 5, 8) + datetime.timedelta(minutes=minutes)
    branch, branch_name, region = writer.pick(BRANCHES)
    column = COLUMNS[min(int(-math.log(1 - writer.random()) * 3), len(COLUMNS) - 1)][0]
    title = f"{branch_name}{writer.pick(DID)}{writer.pick(WHAT)}：{writer.pick(TITLE_ENDS)}"
    lines = [
        "---", f'title: "{title}"', f"date: {moment:%Y-%m-%dT%H:%M:%S}+08:00", f'slug: "{number:06}"',
        f"column: {column}", f"region: {region}", f"branch: {branch}",
        f"tags: [{', '.join(writer.some(TAGS, writer.number(1, 4)))}]", f"byline: 记者 {writer.name()}",
        f'summary: "{writer.pick(pool)}"', "---", "", writer.body(pool, number % 5 == 0), "",
    ]
    return f"news/{moment:%Y/%m}/{number:06}.md", "\n".join(lines)


def bulletin_settings():
    """What a Bulletin site needs beside its items."""
    def names(pairs):
        return "".join(f"- {{id: {id}, name: {{zh: {name}}}}}\n" for id, name in pairs)

    yield "site.yml", ("title: 岚川简报\nbase_url: https://lanchuan.example.org/\nlanguages: [zh-Hans]\n"
                       "time_zone: Asia/Shanghai\npage_size: 20\n")
    yield "columns.yml", names(COLUMNS)
    yield "vocabulary/regions.yml", names(REGIONS)
    yield "vocabulary/branch_kinds.yml", names([("committee", "委员会"), ("branch", "支部")])
    yield "branches/branches.csv", "id,name,level,kind,parent,region\nroot,岚川委员会,1,committee,,\n" + "".join(
        f"{id},{name},2,branch,root,{region}\n" for id, name, region in BRANCHES)


def hugo_names():
    """Names and addresses of Hugo's lists; columns have a feed, as sections have."""
    def index(folder, title, *more):
        return f"{folder}/_index.md", "\n".join(["---", f"title: {title}", *more, "---", ""])

    yield index("news", "新闻")
    for folder, title in [("column", "栏目"), ("region", "地区"), ("branch", "组织"), ("tags", "标签")]:
        yield index(folder, title)
    for number, (id, name) in enumerate(COLUMNS, 1):
        yield index(f"column/{id}", name, f"slug: {id}", f"weight: {number}", "outputs: [html, rss]")
    for id, name in REGIONS:
        yield index(f"region/{id}", name, f"slug: {id}")
    for id, name, _ in BRANCHES:
        yield index(f"branch/{id}", name, f"slug: {id}")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def corpus(out, count, seed, rows=0):
    """Writes both trees below `out` and returns the number of characters in the items."""
    if rows:
        ledger = runpy.run_path(str(pathlib.Path(__file__).with_name("ledger.py")))
        hosts = [(id, region) for id, _, region in BRANCHES]
        ledger["activities"](out / BULLETIN, rows, seed, hosts, "aggregates")
    writer = Writer(f"pool {seed}")
    pool = [writer.sentence() for _ in range(6000)]
    for folder, files in [(BULLETIN, bulletin_settings()), (HUGO, hugo_names())]:
        for path, text in files:
            write(out / folder / path, text)
    characters = 0
    for number in range(count):
        path, text = item(number, count, seed, pool)
        characters += len(text)
        write(out / BULLETIN / path, text)
        write(out / HUGO / path, text)
    return characters


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--items", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--rows", type=int, default=0, help="rows of a ledger of activities (none)")
    options.add_argument("--out", type=pathlib.Path, required=True, help="a folder that is empty or not there yet")
    given = options.parse_args()
    if given.items < 1:
        options.error("--items must be at least 1")
    if given.out.exists() and any(given.out.iterdir()):
        options.error(f"{given.out} is not empty")
    characters = corpus(given.out, given.items, given.seed, given.rows)
    print(f"{given.items} items, {characters / given.items:.0f} characters each on average")


if __name__ == "__main__":
    main()
