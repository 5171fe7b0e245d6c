"""The nomination and the staff of the two seed elections as files of records (ballotsync record)."""

from yaml_text import flow

# Names for those whom the text does not name; each is used once.
STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥乾坎艮震巽离坤兑"
SYNTHETIC = "（合成）"

NOMINATION_HEAD = """\
# {zh}：提名
# {en}: the nomination
#
# 由 scripts/make-elections 生成，请勿手改。用 ballotsync record nomination.yaml 在会场录入。
# Made by scripts/make-elections; do not edit. Entered at the hall with: ballotsync record nomination.yaml
{notes}
# 键 keys: nominationSheets 提名票（张 forms）, nominationVotes 提名得票（票 votes）, vetting 资格审查,
#   formalList 正式候选人；day 日期 ISO 8601；source: seed 文本原有 in the text, synthetic 合成 invented.
format: 1
records:
"""

STAFF_HEAD = """\
# {zh}：工作人员
# {en}: staff
#
# 由 scripts/make-elections 生成，请勿手改。用 ballotsync record staff.yaml 在会场录入。
# Made by scripts/make-elections; do not edit. Entered at the hall with: ballotsync record staff.yaml
{notes}
# 键 keys: staff 任用：name 姓名, role 职责, site 投票点（不写为全部 everywhere when left out）, day 日期 ISO 8601.
format: 1
records:
"""


def text(head, election, notes, records):
  """A file of records; `nominees` and other long lists of mappings get a line an item."""
  lines = []
  for key, record in records:
    if not any(isinstance(item, list) and item and isinstance(item[0], dict) for item in record.values()):
      lines.append(f"  - {key}: {flow(record)}")
      continue
    lines.append(f"  - {key}:")
    for name, item in record.items():
      if isinstance(item, list):
        lines.append(f"      {name}:")
        lines += [f"        - {flow(row)}" for row in item]
      else:
        lines.append(f"      {name}: {flow(item)}")
  notes = "\n".join(f"# {note}" for note in notes)
  return head.format(zh=election["zh"], en=election["en"], notes=notes) + "\n".join(lines) + "\n"


def decisions(nominees, names, contest, days, officers):
  """Everyone is vetted; the formal list is adopted."""
  for name in nominees:
    yield "vetting", {"contest": contest, "name": name, "passed": True, "reason": "符合候选人条件",
                      "day": days["vetting"]}
  yield "formalList", {"contest": contest, "names": names, "officers": officers, "day": days["formal"]}


def officers():
  return [f"选举委员会负责人{stem}{SYNTHETIC}" for stem in STEMS[:2]]


def houbeian_nomination(election, data, shares, require):
  """Forms by area, every nominee, the vetting of all, and the lists of election.yaml."""
  totals, votes = data["seedTotals"]["nomination"], data["nominationVotes"]
  year = election["year"]
  days = {"vetting": f"{year}-03-09", "formal": f"{year}-03-12"}
  sizes = [area["size"] for area in election["areas"]]
  parts = {key: shares(sizes, totals[key]) for key in ("issued", "returned", "invalid")}
  records = []
  for index, area in enumerate(election["areas"]):
    row = {key: part[index] for key, part in parts.items()}
    require(row["returned"] <= row["issued"] <= area["size"], f"houbeian: the forms of {area['name']} do not add up")
    records.append(("nominationSheets", {
        "area": area["name"], "issued": row["issued"], "returned": row["returned"],
        "valid": row["returned"] - row["invalid"], "invalid": row["invalid"], "note": "synthetic"}))
  require(sum(record["valid"] for _, record in records) == totals["valid"], "houbeian: valid forms do not add up")
  stems = iter(STEMS)
  for contest in election["contests"]:
    figures = votes[contest["zh"]]
    require(len(figures) == data["seedTotals"]["preliminary"][contest["zh"]], f"houbeian: nominees of {contest['zh']}")
    require(all(a > b for a, b in zip(figures, figures[1:])), f"houbeian: votes of {contest['zh']} do not descend")
    nominees = []
    for place, figure in enumerate(figures):
      known = contest["candidates"][place] if place < len(contest["candidates"]) else None
      if known:
        person = {"name": known["name"], "voter": known["voter"]}
      else:
        person = {"name": f"初步候选人{next(stems)}{SYNTHETIC}"}
      nominees.append({**person, "votes": figure, "source": known["source"] if known else "synthetic"})
    records.append(("nominationVotes", {"contest": contest["id"], "nominees": nominees}))
    names = [candidate["name"] for candidate in contest["candidates"]]
    require(len(names) == data["seedTotals"]["formal"][contest["zh"]], f"houbeian: formal list of {contest['zh']}")
    records += decisions([nominee["name"] for nominee in nominees], names, contest["id"], days, officers())
  return text(NOMINATION_HEAD, election, [
      "seed: 合计 发出 2684、收回 1772、有效 1768、无效 4；初步候选人 4、11、24 名，正式候选人 2、2、6 名；当选人姓名。",
      "seed: the totals of the forms, how many stood, and the winners' names.",
      "synthetic: 各片区提名票数、提名得票、其余姓名、选民序号、审查和确定的日期、负责人。",
      "synthetic: forms by area, votes, other names, roll numbers, the days of vetting and adoption, the officers.",
  ], records)


def lianxing_nomination(election, data):
  """Whom the nomination meeting put forward, without votes: the text gives none."""
  days = {"vetting": "2011-04-14", "formal": "2011-04-15"}
  records = []
  for contest in election["contests"]:
    names = [candidate["name"] for candidate in contest["candidates"]]
    records.append(("nominationVotes", {"contest": contest["id"], "nominees": [
        {"name": candidate["name"], "voter": candidate["voter"], "source": candidate["source"]}
        for candidate in contest["candidates"]]}))
    records += decisions(names, names, contest["id"], days, officers())
  return text(NOMINATION_HEAD, election, [
      "seed: 4 月 13 日提名大会推选的候选人姓名；文本没有提名票数，故不写 votes。",
      "seed: the names that the meeting of 13 April put forward; the text has no votes, so there are none.",
      "synthetic: 审查和确定的日期、负责人、选民序号。",
      "synthetic: the days of vetting and adoption, the officers, the roll numbers.",
  ], records)


def staff_rows(role, title, count, day, site=None):
  """`count` synthetic people in one role."""
  for stem in STEMS[:count]:
    row = {"name": f"{title}{stem}{SYNTHETIC}", "role": role}
    if site:
      row["site"] = site
    yield "staff", {**row, "day": day}


def committee(count, day):
  """`count` members, the chair among them."""
  yield from staff_rows("committeeChair", "选举委员会主任", 1, day)
  yield from staff_rows("committeeMember", "选举委员会成员", count - 1, day)


def houbeian_staff(election, data, require):
  """The count's fifteen, teams of three for the boxes, and who else is needed."""
  day, records = f"{election['year']}-03-11", []
  records += committee(7, f"{election['year']}-02-20")
  for site in election["sites"]:
    if site["kind"] == "mobileBox":
      records += staff_rows("boxTeam", f"{site['id']}票箱工作人员", 3, day, site["id"])
    else:
      records += staff_rows("stationClerk", f"{site['id']}验证发票人", 3, day, site["id"])
      records += staff_rows("assistedMarkingClerk", f"{site['id']}代写员", 1, day, site["id"])
  records += staff_rows("custodian", "票箱保管人", 2, day)
  count = [*staff_rows("caller", "唱票人", 5, day, "H1"), *staff_rows("teller", "计票人", 10, day, "H1")]
  require(len(count) == data["seedTotals"]["countStaff"], "houbeian: staff of the count")
  return text(STAFF_HEAD, election, [
      "seed: 唱票、计票共 15 名工作人员，有监票人。synthetic: 分工、姓名、日期和其余各项。",
      "seed: fifteen called and tallied, and there were scrutineers. synthetic: who did what, names and days.",
  ], [*records, *count, *staff_rows("scrutineer", "监票人", 3, day, "H1")])


def lianxing_staff(election, data):
  """The committee of thirteen, and who served at the one hall."""
  day = "2011-04-18"
  records = [*committee(data["seedTotals"]["committee"], "2011-03-14")]
  for role, title, count in (("stationClerk", "验证发票人", 2), ("assistedMarkingClerk", "代写员", 1),
                             ("caller", "唱票人", 1), ("teller", "计票人", 2), ("scrutineer", "监票人", 2),
                             ("adviser", "指导员", 1), ("observer", "观察员", 1)):
    records += staff_rows(role, title, count, day, "H1")
  return text(STAFF_HEAD, election, [
      "seed: 选举委员会 13 人，3 月 14 日推选；有代写员、监票人、计票人、指导员、观察员。synthetic: 姓名、人数、日期。",
      "seed: a committee of 13 chosen on 14 March, and that such staff served. synthetic: names, numbers, other days.",
  ], records)
