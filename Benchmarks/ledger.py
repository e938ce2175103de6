#!/usr/bin/env python3
"""Writes a Bulletin site whose ledger of activities has N invented rows, one CSV file a month.

    python3 ledger.py --rows 1000000 --seed 1 --out ledger    # ledger/content

Equal arguments give equal bytes. No row is wrong, so a check has nothing to say of any.
"""

import argparse
import calendar
import pathlib
import random

# Ten years of months.
MONTHS = [(year, month) for year in range(2015, 2025) for month in range(1, 13)]
HEADS = "编号,日期,结束日期,主题,类型,主办组织,联合主办,地区,地点,形式,场次,参与人次,服务人数,时长"
KINDS = "study seminar lecture training meeting volunteering visit clinic legal_aid culture_sport tour survey".split()
MODES = ["onsite", "onsite", "onsite", "online", "mixed"]
PLACES = [first + last for first in "云松柏桐竹石雁白青沙" for last in ("麓县", "渡县", "岭区")]
TOWNS = [first + last for first in "东南西北中" for last in ("桥镇", "塘镇")]
TEAMS = ["教师", "医护", "货运", "快递", "商户", "河道", "书屋", "果农", "电工", "消防"]
ROOMS = ["活动室", "阅览室", "文化站", "车间", "果园", "渡口", "集市", "货运场站", "小学礼堂", "村口广场"]
THEMES = ("集中学习 消防演练 义务巡河 技能比赛 新书讨论 血压测量 普法问答 棋类友谊赛 用电检查 "
          "果树修剪课 停车需求走访 急救讲座 图书整理 合唱排练 雨具发放 招工咨询").split()


def regions():
    """A prefecture, 30 counties and ten towns in each: id, name, parent, level."""
    yield "lanchuan", "岚川市", "", "prefecture"
    for county, name in enumerate(PLACES, 1):
        yield f"c{county:02}", name, "lanchuan", "county"
        for town, end in enumerate(TOWNS):
            yield f"c{county:02}t{town}", name[:1] + end, f"c{county:02}", "township"


def branches():
    """A unit for the prefecture, one for each county, ten branches in each town: id, name, level, kind,
    parent, region."""
    yield "root", "岚川市委员会", "prefecture", "committee", "", "lanchuan"
    for county, name in enumerate(PLACES, 1):
        yield f"u{county:02}", f"{name}委员会", "county", "committee", "root", f"c{county:02}"
        for town, end in enumerate(TOWNS):
            for number, team in enumerate(TEAMS):
                yield (f"u{county:02}t{town}n{number}", f"{name}{end}{team}支部", "township", "branch",
                       f"u{county:02}", f"c{county:02}t{town}")


def row(number, year, month, days, hosts, chance):
    """One activity: every tenth goes on for days, every fifth has a second unit, half count the served."""
    def up_to(most):
        return int(chance() * most)

    day = up_to(days) + 1
    host, region = hosts[up_to(len(hosts))]
    end = f"{year}-{month:02}-{min(day + up_to(3), days):02}" if chance() < 0.1 else ""
    guest = hosts[up_to(len(hosts))][0] if chance() < 0.2 else ""
    theme = THEMES[up_to(len(THEMES))]
    hours = f"{up_to(16) / 2 + 0.5:g}" if chance() < 0.9 else ""
    served = str(up_to(400)) if chance() < 0.5 else ""
    return (f"a{number:07},{year}-{month:02}-{day:02},{end},{month}月{theme},{KINDS[up_to(len(KINDS))]},{host},"
            f"{guest},{region},{ROOMS[up_to(len(ROOMS))]},{MODES[up_to(len(MODES))]},{up_to(5) + 1},"
            f"{up_to(300) + 3},{served},{hours}\n")


def settings(publish):
    """What the site needs beside its rows."""
    yield "site.yml", ("title: 岚川台账\nbase_url: https://lanchuan.example.org/\nlanguages: [zh-Hans]\n"
                       "time_zone: Asia/Shanghai\nstatistics:\n  region: lanchuan\n")
    yield "vocabulary/regions.yml", "".join(
        f"- {{id: {id}, name: {{zh: {name}}}, level: {level}" + (f", parent: {parent}" if parent else "") + "}\n"
        for id, name, parent, level in regions())
    yield "branches/branches.csv", "id,name,level,kind,parent,region\n" + "".join(
        ",".join(branch) + "\n" for branch in branches())


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def ledger(out, count, seed, publish="aggregates"):
    """Writes the site below `out` and returns the number of bytes of its rows."""
    for path, text in settings(publish):
        write(out / "content" / path, text)
    hosts = [(id, region) for id, _, _, kind, _, region in branches() if kind == "branch"]
    return activities(out / "content", count, seed, hosts, publish)


def activities(content, count, seed, hosts, publish):
    """Writes the activities of some units, pairs of an id and a region, and returns the number of their bytes."""
    write(content / "activities" / "register.yml", f"publish: {publish}\n")
    size = 0
    for place, (year, month) in enumerate(MONTHS):
        chance = random.Random(f"month {seed} {place}").random
        days = calendar.monthrange(year, month)[1]
        first, end = (count * edge // len(MONTHS) for edge in (place, place + 1))
        rows = [row(number, year, month, days, hosts, chance) for number in range(first, end)]
        text = f"{HEADS}\n{''.join(rows)}"
        write(content / "activities" / f"{year}-{month:02}.csv", text)
        size += len(text.encode())
    return size


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--publish", choices=["rows", "aggregates"], default="aggregates",
                         help="whether the rows themselves are given away (aggregates)")
    options.add_argument("--out", type=pathlib.Path, required=True, help="a folder that is empty or not there yet")
    given = options.parse_args()
    if given.rows < 1:
        options.error("--rows must be at least 1")
    if given.out.exists() and any(given.out.iterdir()):
        options.error(f"{given.out} is not empty")
    size = ledger(given.out, given.rows, given.seed, given.publish)
    print(f"{given.rows:,} rows, {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
