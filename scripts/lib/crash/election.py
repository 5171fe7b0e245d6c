"""A tiny election of 60 voters and two sites, and its folders at every stage, kept as trees in memory."""

import json
import shutil

from . import disk

OFFICERS = ["--officer", "甲", "--officer", "乙"]
DAY = ["--day", "2011-04-19"]
VOTERS = 60

DEFINITION = """\
format: 1
id: crash
name: {zh: 断电测试, en: Crash test}
mode: voters
policy: assigned
roll: roll.csv
profile:
  proxyLimit: 3
  quorum: {base: registered, moreThan: 1/60}
  majority: {base: returned, moreThan: 1/2}
sites:
  - {id: S1, kind: mobileBox, stage: 1, name: {zh: 东站, en: East}, areas: [东街], papers: 40, days: [2011-04-19]}
  - {id: S2, kind: station, stage: 1, name: {zh: 西站, en: West}, areas: [西街], papers: 40, days: [2011-04-19]}
contests:
  - id: chair
    office: {zh: 主任, en: Chair}
    seats: 1
    candidates:
      - {name: 甲, voter: 8, source: synthetic}
      - {name: 乙, voter: 9, source: synthetic}
"""

RECORDS = """\
format: 1
records:
  - notice: {kind: roll, day: 2011-03-20, place: 公告栏}
    source: synthetic
  - step: {kind: nominationStarted, day: 2011-04-01}
    source: synthetic
  - nominationSheets: {area: 西街, issued: 5, returned: 4, valid: 4, invalid: 0, note: synthetic}
"""


def files():
  """The election's own files: its definition, its roll, a file of records and a list on paper."""
  lines = ["number,name,sex,birth_date,address,area,household,card,source"]
  for number in range(1, VOTERS + 1):
    area = "东街" if number <= VOTERS // 2 else "西街"
    born = f"1960-01-{number % 28 + 1:02}"
    name = {8: "甲", 9: "乙"}.get(number, f"选民{number}")
    lines.append(f"{number},{name},女,{born},{area}{number}号,{area},{number},C-{number},synthetic")
  roll = "\n".join(lines) + "\n"
  return {"election": None, "election/election.yaml": DEFINITION.encode(), "election/roll.csv": roll.encode(),
          "records.yaml": RECORDS.encode(), "paper.csv": "选民序号\n21\n22\n".encode(), "word": "四五个 不相干的 词 好记\n".encode()}


class Stages:
  """Trees by the name of the stage, made by running the program; `code` is what S1 was invited with."""

  def __init__(self, program):
    self.program, self.trees, self.code = program, {}, ""
    shutil.rmtree(program.root, ignore_errors=True)
    disk.write_tree(files(), program.root)
    self.build()

  def do(self, *arguments):
    done = self.program.run([*arguments, "--json"], watched=False)
    if done.status != 0:
      raise SystemExit(f"crash: the fixture fails at {' '.join(arguments)}: {done.errors}")
    return json.loads(done.output)

  def keep(self, name):
    self.trees[name] = {path: content for path, content in disk.tree_of(self.program.root).items()
                        if not path.endswith("socket")}

  def build(self):
    self.keep("files")
    self.do("init", "--data", "hall", "--election", "election")
    self.keep("hall")
    self.enrol("S2")
    self.code = self.do("invite", "--data", "hall", "--site", "S1")["code"]
    self.keep("invited")
    self.enrol("S1", self.code, stages=True)
    self.vote()
    self.count()

  def enrol(self, site, code=None, stages=False):
    code = code or self.do("invite", "--data", "hall", "--site", site)["code"]
    self.do("join", "--data", site, "--code", code, "--request", f"{site}.req")
    if stages:
      self.keep("requested")
    self.do("invite", "--data", "hall", "--accept", f"{site}.req", "--answer", f"{site}.ans")
    if stages:
      self.keep("answered")
    self.do("join", "--data", site, "--code", code, "--answer", f"{site}.ans")
    if stages:
      self.keep("joined")

  def vote(self):
    """S2 opens, marks two voters and closes; S1 opens and marks four, one of S2's on an envelope."""
    for site in ("S2", "S1"):
      self.do("open", "--data", site, "--papers", "40", *OFFICERS)
    for voter in ("31", "32"):
      self.do("cast", "--data", "S2", voter)
    self.do("close", "--data", "S2", "--unused", "37", "--confirm", *OFFICERS)
    self.do("export", "--data", "S2", "S2.stick")
    for voter in ("1", "2", "3"):
      self.do("cast", "--data", "S1", voter)
    self.do("cast", "--data", "S1", "40", "--envelope", "E-1")
    self.keep("open")
    self.add()
    self.do("close", "--data", "S1", "--unused", "36", *OFFICERS)
    self.do("export", "--data", "S1", "S1.stick")
    self.keep("closed")

  def add(self):
    """The hall adds a voter, whose right it keeps, and S1 hears of it; the stages that follow are without."""
    self.do("register", "add", "--data", "hall", "--name", "王新来", "--sex", "女", "--born", "1990-05-04", "--area",
            "东街", "--card", "N-1", "--basis", "申诉成立", *OFFICERS)
    self.do("export", "--data", "hall", "hall.stick")
    self.do("import", "--data", "S1", "hall.stick")
    self.keep("added")
    shutil.rmtree(self.program.root)
    disk.write_tree(self.trees["open"], self.program.root)

  def count(self):
    """The hall merges both sites, then rules and counts."""
    for site in ("S1", "S2"):
      self.do("import", "--data", "hall", f"{site}.stick")
    self.keep("merged")
    self.do("rule", "--data", "hall", "--voter", "40", "--decision", "refuse", "--reason", "无委托", *OFFICERS)
    self.do("count", "--data", "hall", "--site", "S1", "--returned", "3", "--valid", "3", "--invalid", "0")
    self.do("count", "--data", "hall", "--site", "S2", "--returned", "2", "--valid", "2", "--invalid", "0")
    self.keep("unexplained")
    self.do("explain", "--data", "hall", "paperImbalance", "--site", "S2", "--text", "漏记一张", *OFFICERS)
    self.do("count", "--data", "hall", "--contest", "chair", "--votes", "甲=4", "--votes", "乙=1")
    self.keep("counted")
