"""The count of an election as a file of records (ballotsync record): sessions, batches, two keyings of each."""

from election_records import STEMS, SYNTHETIC, text

TALLY_HEAD = """\
# {zh}：唱票计票
# {en}: calling and tallying
#
# 由 scripts/make-elections 生成，请勿手改。用 ballotsync record tally.yaml 在会场录入。
# Made by scripts/make-elections; do not edit. Entered at the hall with: ballotsync record tally.yaml
{notes}
# 键 keys: countSession 唱票组（caller 唱票人, teller 计票人, scrutineer 监票人）；countBatch 票批（sites 票箱, papers 张）；
#   batchTally 一次计票（keying 第几次, valid 有效, invalid 无效, blank 弃权, contests 各职位得票、另选他人、未填名额）。
format: 1
records:
"""


def person(title, place):
  return f"{title}{STEMS[place]}{SYNTHETIC}"


def deal(rows, capacities, shares):
  """Every row's sum dealt to the batches by the room that they have left; the last row takes what is left over."""
  left, dealt = list(capacities), []
  for total in rows:
    parts = shares(left, total)
    left = [room - part for room, part in zip(left, parts)]
    dealt.append(parts)
  return dealt, left


def written_in(contest):
  """Names for those written in, whom no text names: two where the votes allow it."""
  votes = contest["writeIns"]
  names = [f"另选{contest['zh']}{stem}{SYNTHETIC}" for stem in STEMS[:2]]
  return [(name, part) for name, part in zip(names, (votes - votes // 3, votes // 3)) if part]


def contest_tallies(election, shares, require):
  """By batch: what every contest gave there; the sums are those of count.yaml."""
  batches = [[] for _ in election["sites"]]
  for contest in election["contests"]:
    candidates = [(c["name"], c["votes"]) for c in contest["candidates"]]
    others = written_in(contest)
    room = [contest["seats"] * site["valid"] for site in election["sites"]]
    dealt, unused = deal([votes for _, votes in candidates + others], room, shares)
    require(sum(unused) == contest["undervotes"] and min(unused) >= 0, f"{election['id']}: unused of {contest['id']}")
    for index, site in enumerate(election["sites"]):
      votes = [row[index] for row in dealt]
      require(max(votes) <= site["valid"], f"{election['id']}: more votes than papers at {site['id']}")
      found = list(zip([name for name, _ in candidates + others], votes))
      row = {"contest": contest["id"], "votes": dict(found[: len(candidates)])}
      written = {name: count for name, count in found[len(candidates):] if count}
      if written:
        row["writeIns"] = written
      batches[index].append({**row, "undervotes": unused[index]})
  return batches


def tally(election, sessions, notes, shares, require):
  """The file: `sessions` are pairs that count the same batches one after the other."""
  records = [("countSession", session) for pair in sessions for session in pair]
  tallies = contest_tallies(election, shares, require)
  for index, (site, contests) in enumerate(zip(election["sites"], tallies)):
    batch = f"P{index + 1}"
    records.append(("countBatch", {"id": batch, "sites": [site["id"]], "papers": site["returned"],
                                   "source": "synthetic"}))
    for keying, session in enumerate(sessions[index % len(sessions)], 1):
      records.append(("batchTally", {
          "batch": batch, "keying": keying, "session": session["id"], "valid": site["valid"],
          "invalid": site["invalid"], "blank": site["blank"], "source": "synthetic", "contests": contests}))
  return text(TALLY_HEAD, election, notes, records)


def table_sessions(tables, day):
  """A caller at each table, and two rounds of tellers."""
  return [[{"id": f"{round_name}{table + 1}", "caller": person("唱票人", table),
            "teller": person("计票人", table + place * tables), "scrutineer": person("监票人", table % 3),
            "day": day} for place, round_name in enumerate("AB")] for table in range(tables)]


def houbeian_tally(election, data, shares, require):
  """Five tables: a caller each, and ten tellers in two rounds; the fifteen of the text."""
  tables = 5
  require(data["seedTotals"]["countStaff"] == tables * 3, "houbeian: staff of the count")
  return tally(election, table_sessions(tables, election["sites"][-1]["days"][-1]), [
      "seed: 合计 收回 2208、有效 1995、无效 17（196 张未分类）、当选人得票、15 名工作人员。各批之和与此相等。",
      "seed: the totals, the winners' votes and the fifteen who counted; the batches add up to them.",
      "synthetic: 各批的张数和得票、落选人与另选他人的姓名和得票、分组。",
      "synthetic: papers and votes of each batch, names and votes of the others, who sat where.",
  ], shares, require)


def lianxing_tally(election, shares, require):
  """One box, called once and tallied by two tellers."""
  day = election["sites"][0]["days"][0]
  sessions = [[{"id": name, "caller": person("唱票人", 0), "teller": person("计票人", place),
                "scrutineer": person("监票人", place), "day": day} for place, name in enumerate(("A1", "B1"))]]
  return tally(election, sessions, [
      "seed: 到会代表 72 人、当选人姓名。synthetic: 全部票数（文本没有）和分组。",
      "seed: 72 were present, and who was elected. synthetic: every figure (the text has none) and who sat where.",
  ], shares, require)


def example_tally(election, shares, require):
  """An invented count."""
  return tally(election, table_sessions(election["tables"], election["sites"][-1]["days"][-1]), [
      "synthetic: 全部数字和人名。",
      "synthetic: every figure and name.",
  ], shares, require)
