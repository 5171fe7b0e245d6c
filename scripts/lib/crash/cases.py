"""The verbs that record, set up or write a whole file, each with the stage it starts from and what comes after it."""

from dataclasses import dataclass

from .election import DAY, OFFICERS


@dataclass(frozen=True)
class Case:
  """What is run, and how its outcome is judged.

  - name: the verb as `--verb` names it
  - stage: the tree to start from
  - node: the data directory that the outcome shows in
  - steps: the commands, each a process; the one at `faulted` meets the faults
  - kind: `entries`, `setup` or `file`
  - rest: what must work afterwards, for `setup`
  - target, proof: what is written, and the command that proves it whole, for `file`
  - hall: whether a daemon of the hall must run; serves: whether one of the node carries out the steps
  """
  name: str
  stage: str
  node: str
  steps: tuple
  kind: str = "entries"
  faulted: int = 0
  rest: tuple = ()
  target: str = ""
  proof: tuple = ()
  hall: bool = False
  serves: bool = False


def at(node, *words):
  """A command at a node; a word and its subcommand come first."""
  return (*words, "--data", node)


def entry(name, stage, node, *words):
  """A verb that takes a request id."""
  return Case(name, stage, node, (at(node, *words, "--request", "crash-1"),))


CODE = "{code}"
FIRST_CAST = (at("S1", "open", "--papers", "40", *OFFICERS), at("S1", "cast", "1"))
ANSWERED = (at("S1", "join", "--code", CODE, "--answer", "S1.ans"), *FIRST_CAST)
REQUESTED = (at("hall", "invite", "--accept", "S1.req", "--answer", "S1.ans"), *ANSWERED)
INVITED = (at("S1", "join", "--code", CODE, "--request", "S1.req"), *REQUESTED)
PROTECT = ("protect", "--passphrase-file", "word")
CUSTODY = ("--site", "S1", "--seal", "K1", *DAY)


def setup(name, stage, node, words, rest):
  return Case(name, stage, node, (at(node, *words),), kind="setup", rest=rest)


def written(name, target, words, proof, stage="counted"):
  return Case(name, stage, "hall", (at("hall", *words),), kind="file", target=target, proof=proof)


SETUP = (
  setup("init", "files", "hall", ("init", "--election", "election"), (at("hall", "invite", "--site", "S1"), *INVITED)),
  setup("invite", "hall", "hall", ("invite", "--site", "S1"), INVITED),
  setup("join-request", "invited", "S1", INVITED[0][:-2], REQUESTED),
  setup("invite-accept", "requested", "hall", REQUESTED[0][:-2], ANSWERED),
  setup("join-answer", "answered", "S1", ANSWERED[0][:-2], FIRST_CAST),
  setup("protect", "joined", "S1", PROTECT, (at("S1", *PROTECT),)),
)

SITE = (
  entry("open", "joined", "S1", "open", "--papers", "40", *OFFICERS),
  entry("cast", "open", "S1", "cast", "5"),
  entry("cast-envelope", "open", "S1", "cast", "41", "--envelope", "E-2"),
  entry("void", "open", "S1", "void", "2", "--reason", "看错"),
  entry("replace", "open", "S1", "replace", "3", "--reason", "写错"),
  entry("paper-in", "open", "S1", "paper-in", "paper.csv", "--by", "甲", "--reason", "停电", *DAY, "--yes"),
  entry("assist", "open", "S1", "assist", "--site", "S1", "--clerk", "丙", "--count", "2", *DAY),
  entry("custody-seal", "open", "S1", "custody", "seal", "--seal", "K1", *DAY, *OFFICERS),
  entry("close", "open", "S1", "close", "--unused", "36", *OFFICERS),
)

HALL = (
  Case("import", "closed", "hall", (at("hall", "import", "S1.stick"),)),
  entry("custody-receive", "merged", "hall", "custody", "receive", *CUSTODY, "--from", "甲", "--by", "丙"),
  entry("custody-open", "merged", "hall", "custody", "open", *CUSTODY, "--witness", "甲", "--witness", "乙"),
  entry("rule", "merged", "hall", "rule", "--voter", "40", "--decision", "refuse", "--reason", "无委托", *OFFICERS),
  entry("count", "merged", "hall", "count", "--site", "S1", "--returned", "3", "--valid", "3", "--invalid", "0"),
  entry("tally-session", "merged", "hall", "tally", "session", "A1", "--caller", "甲", "--teller", "乙", "--scrutineer",
        "丙", *DAY),
  entry("record", "merged", "hall", "record", "records.yaml"),
  entry("staff", "merged", "hall", "staff", "appoint", "丙", "--role", "teller", *DAY),
  entry("nominate", "merged", "hall", "nominate", "sheet", "--area", "东街", "--issued", "5", "--returned", "4",
        "--valid", "4", "--invalid", "0"),
  entry("proxy", "merged", "hall", "proxy", "add", "50", "--proxy", "51", "--relation", "spouse", "--written", *DAY),
  entry("amend", "merged", "hall", "amend", "50", "--struck-off", "--reason", "错登", *OFFICERS, "--confirm"),
  entry("revoke", "merged", "hall", "revoke", "S2", "--reason", "遗失", "--confirm"),
  entry("explain", "unexplained", "hall", "explain", "paperImbalance", "--site", "S2", "--text", "漏记一张", *OFFICERS),
  entry("declare", "counted", "hall", "declare", *OFFICERS),
  entry("take-back", "merged", "hall", "void", "2", "--served", "5", "--reason", "看错", *OFFICERS, "--confirm"),
  entry("correct-closing", "merged", "hall", "correct", "closing", "--site", "S1", "--unused", "35", "--reason", "数错",
        *OFFICERS, "--confirm"),
  entry("correct-count", "counted", "hall", "correct", "count", "--site", "S1", "--returned", "3", "--valid", "2",
        "--invalid", "1", "--reason", "数错", *OFFICERS, "--confirm"),
  entry("register-remove", "merged", "hall", "register", "remove", "50", "--reason", "died", *DAY, *OFFICERS,
        "--confirm"),
  entry("register-decline", "open", "hall", "register", "decline", "50", *DAY, "--confirm"),
  entry("register-objection", "merged", "hall", "register", "objection", "--kind", "omitted", "--by", "家属", *DAY),
  entry("staff-kin", "merged", "hall", "staff", "kin", "丙", "甲", "--relation", "夫妻", *DAY, "--confirm"),
  entry("result-petition", "counted", "hall", "result", "petition", "D1", "--person", "甲", "--signatures", "12", "--of",
        "60", "--ground", "失职", *DAY, "--confirm"),
  entry("result-supervisors", "counted", "hall", "result", "supervisors", "--meeting", "assembly", "--member", "丙",
        *DAY, "--confirm"),
)

WHOLE = (
  written("export", "hall.stick", ("export", "hall.stick"), at("S2", "import", "hall.stick")),
  written("export-journals", "journals", ("export", "--journals", "journals"), ("verify", "journals")),
  written("publish", "public", ("publish", "public"), ()),
  written("archive", "archive", ("archive", "archive", "--keep-until", "2031-01-01", *OFFICERS),
          ("verify", "archive", "--code", CODE, "--roll-to", "roll-again.csv")),
)

SYNC = (
  Case("sync", "open", "S1", (at("S1", "sync", "--hall", "{hall}"),), hall=True),
  Case("ask", "added", "S1", (at("S1", "sync", "--hall", "{hall}"), at("S1", "ask", "61")), faulted=1, hall=True),
  # A daemon delivers the first cast, and merges the acknowledgement without a sync of its own; then calls fail.
  Case("serve", "open", "S1",
       tuple(at("S1", "cast", str(voter), "--request", f"crash-{voter}") for voter in (5, 6, 7, 8)),
       faulted=1, hall=True, serves=True),
)

ALL = (*SETUP, *SITE, *HALL, *WHOLE, *SYNC)
BY_NAME = {case.name: case for case in ALL}
