#!/usr/bin/env python3
"""Reads a ledger's CSV files with DuckDB, holds the rows against each other, and groups them.

    python3 groups.py --content ledger/content

What `bulletin check` must find out of the rows as well: every value is of its type, every reference
names something, no id stands twice; counts and sums by month, by region and above, by kind, by host.
"""

import argparse
import pathlib

import duckdb

TYPES = {
    "编号": "VARCHAR", "日期": "DATE", "结束日期": "DATE", "主题": "VARCHAR", "类型": "VARCHAR", "主办组织": "VARCHAR",
    "联合主办": "VARCHAR", "地区": "VARCHAR", "地点": "VARCHAR", "形式": "VARCHAR", "场次": "BIGINT", "参与人次": "BIGINT",
    "服务人数": "BIGINT", "时长": "DECIMAL(18, 6)",
}
SUMS = "count(*), sum(场次), sum(参与人次), sum(服务人数), sum(时长)"
FAULTS = [
    "SELECT count(*) FROM rows ANTI JOIN branches ON rows.主办组织 = branches.id",
    "SELECT count(*) FROM rows ANTI JOIN branches ON rows.联合主办 = branches.id WHERE rows.联合主办 IS NOT NULL",
    "SELECT count(*) FROM rows WHERE 结束日期 < 日期",
    "SELECT count(编号) - count(DISTINCT 编号) FROM rows",
]
GROUPS = [
    f"SELECT date_trunc('month', 日期) AS month, {SUMS} FROM rows GROUP BY ALL",
    f"SELECT date_trunc('month', 日期) AS month, 地区, {SUMS} FROM rows GROUP BY ALL",
    f"SELECT date_trunc('month', 日期) AS month, 地区[:3] AS county, {SUMS} FROM rows GROUP BY ALL",
    f"SELECT date_trunc('month', 日期) AS month, 类型, {SUMS} FROM rows GROUP BY ALL",
    f"SELECT date_trunc('month', 日期) AS month, 形式, {SUMS} FROM rows GROUP BY ALL",
    f"SELECT 主办组织, {SUMS} FROM rows GROUP BY ALL",
]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--content", type=pathlib.Path, required=True, help="the folder with activities/")
    content = options.parse_args().content
    base = duckdb.connect()
    files = [str(path) for path in sorted(content.glob("activities/*.csv"))]
    base.read_csv(files, header=True, columns=TYPES).create("rows")
    base.read_csv(str(content / "branches" / "branches.csv"), header=True, all_varchar=True).create("branches")
    print(base.sql("SELECT count(*) FROM rows").fetchall()[0][0])
    for query in FAULTS:
        print(base.sql(query).fetchall()[0][0])
    for query in GROUPS:
        print(len(base.sql(query).fetchall()))


if __name__ == "__main__":
    main()
