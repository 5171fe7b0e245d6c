"""Registrations of an election: registration.csv, households.csv and representatives.yaml for make-elections.

Every value beside the voters' own rows is synthetic. Identity numbers start with the area 000000, which no card has,
and have a correct check digit.
"""

import csv
from datetime import date

COLUMNS = ["name", "sex", "birth_date", "address", "area", "household", "basis", "resident_since", "identity",
           "declined", "separated", "source", "canvasser", "checked"]
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def identity(birth_date, sequence):
  """A number with a correct check digit (GB 11643) for the area 000000."""
  digits = "000000" + birth_date.replace("-", "") + f"{sequence:03d}"
  return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS)) % 11]


class Identities:
  """Gives each person a number of their own: by birth date, odd for men."""

  def __init__(self):
    self.used = {}

  def take(self, birth_date, sex):
    key = (birth_date, sex)
    self.used[key] = self.used.get(key, -1) + 1
    return identity(birth_date, 2 * self.used[key] + (1 if sex == "男" else 2))


def years_before(day, years, later_days=0):
  """So many years before `day`, which is not 29 February, and some days later."""
  return date.fromordinal(day.replace(year=day.year - years).toordinal() + later_days).isoformat()


def accepted(draw, rows, polling_day, groups, hukou_only):
  """The registration of each row of the roll."""
  identities, oldest_unnumbered = Identities(), polling_day.year - 85
  for row in rows:
    _, name, sex, born, address, area, household, _, _, *members = row
    canvasser = f"第{groups.index(area) + 1}组组长（合成）"
    source = draw.weighted(["door", "phone", "station"], [75, 95, 100])
    basis, since, separated, number, checked = "hukou", "", "", identities.take(born, sex), ""
    if not hukou_only and draw.chance(0.08):
      basis = "residence"
      since = max(born, years_before(polling_day, draw.between(1, 9), -draw.between(0, 300)))
    elif draw.chance(0.02):
      separated = draw.pick(["翠竹社区（合成）/证明", "翠竹社区（合成）/承诺书"])
    if int(born[:4]) < oldest_unnumbered and draw.chance(0.3):
      number, checked = "", canvasser  # never had a new card; the leader of the group knows the person
    yield [name, sex, born, address, area, household, basis, since, number, "", separated, source, canvasser, checked,
           *members]


def examples(rows, polling_day, residence_months):
  """Rows that a preview must not accept, one a reason; nobody is described by them."""
  def row(name, change, born="1970-05-20", sex="男", number=None):
    values = dict(zip(COLUMNS, [name, sex, born, f"{rows[0][3]}（合成）", rows[0][4], "", "hukou", "",
                                identity(born, 901) if number is None else number, "", "", "door", "登记站（合成）", ""]))
    return list({**values, **change}.values())

  young, late = years_before(polling_day, 18, 1), years_before(polling_day, 1, 1)
  sound = identity("1974-01-01", 901)
  miscopied = sound[:-1] + ("1" if sound[-1] != "1" else "2")
  twin, numbered = rows[0], next(r for r in rows if r[8])
  yield row("待核示例一", {"identity": ""}, born="1971-01-01")
  yield row("待核示例二", {}, born="1972-01-01", number=identity("1972-01-02", 901))
  yield row("待核示例三", {"separated": "翠竹社区（合成）"}, born="1973-01-01")
  yield row("待核示例四", {}, born=years_before(polling_day, 110))
  yield row(twin[0], {"identity": "", "address": "待核示例五（合成）住址", "birth_date": twin[2], "sex": twin[1]})
  yield row("不予登记示例一", {}, born=young)
  yield row("不予登记示例二", {}, born="1974-01-01", number=miscopied)
  if residence_months:
    yield row("不予登记示例三", {"basis": "residence", "resident_since": late}, born="1975-01-01")
  yield row("不予登记示例四", {"birth_date": numbered[2], "sex": numbered[1]}, number=numbered[8])
  yield row(twin[0], {"birth_date": twin[2], "sex": twin[1], "address": twin[3]}, number="")
  for place in ("一", "二", "三"):
    yield row(f"不参加示例{place}", {"declined": "yes"}, born=f"198{'一二三'.index(place)}-01-01")


def registration(draw, election, rows):
  """The lines of registration.csv: the header, the roll in its order, and the examples where all voters vote."""
  polling_day = date.fromisoformat(election["sites"][-1]["days"][-1])
  groups = [area["name"] for area in election["areas"]]
  found = list(accepted(draw, rows, polling_day, groups, hukou_only=election["mode"] == "representatives"))
  if election["mode"] == "voters":
    found += examples(list(found), polling_day, election["residenceMonths"])
  return [COLUMNS + (["members"] if election["mode"] == "households" else [])] + found


def households(rows):
  """Every household of the roll, one that is empty for a reason, and one that nobody registered."""
  found = {}
  for row in rows:
    found.setdefault(row[6], (row[6], row[4], ""))
  listed = [*found.values(), ("K1", "空户示例（合成）", "空户"), ("K2", "漏登示例（合成）", "")]
  return [["household", "address", "reason"], *listed]


def representatives(election, days):
  """The records of what each residents' group elected, on the days in turn."""
  lines, first, areas = [], 1, election["areas"]
  for place, area in enumerate(areas):
    last = first + area["size"] - 1
    lines.append(f"  - representatives: {{group: {area['name']}, day: {days[place * len(days) // len(areas)]}, "
                 f"count: {area['size']}, voters: [{first}-{last}]}}\n")
    first = last + 1
  return ("# 各居民小组推选的代表：总数和起止日期出自文本（seed），分组人数和各组日期为合成（synthetic）。\n"
          "# What each group elected: total and period are the text's (seed), sizes and days of the groups synthetic.\n"
          "format: 1\nrecords:\n" + "".join(lines))


def csv_rows(file, rows):
  csv.writer(file, lineterminator="\n").writerows(rows)
