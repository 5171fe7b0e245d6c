"""What scripts/screens measures: the desk with a million voters, two desks at one voter, a hall with many boards."""

import random
import shutil
import statistics
import threading
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import expect as wait_for
from playwright.sync_api import sync_playwright

from browser import Node, Person, free_port, launch

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文辉力志永健世广安宁福生龙元全胜学祥才发武新利清飞彬富顺信子"
HEAD = "number,name,sex,birth_date,address,area,household,card,source\n"

# Presses at a moment, and notes whether there was anything to press: the other desk's mark may be on show already.
PRESS = """at => {
  window.pressed = null;
  setTimeout(() => {
    const form = document.querySelector(".card.chosen form");
    window.pressed = form !== null;
    if (form) form.requestSubmit();
  }, at - Date.now());
}"""
PRESS_AHEAD_MS = 150

# From the input's event until the frame with the rows has been drawn: a task of its own behind the next frame.
PAINTED = """
  window.painted = [];
  const search = document.getElementById("search");
  let typed = 0;
  search.addEventListener("input", () => { typed = performance.now(); }, true);
  new MutationObserver(() => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { if (typed) window.painted.push(performance.now() - typed); typed = 0; };
    channel.port2.postMessage(0);
  })).observe(document.getElementById("voters"), { childList: true });
"""


class Measure:
  """Nodes and browsers for measurements; each returns a line to read, and whether it is within its limit."""

  def __init__(self, program: str, folder: Path, root: Path):
    self.program, self.folder, self.root = program, folder, root
    self.nodes: list[Node] = []
    self.playwright = sync_playwright().start()
    self.browser = launch(self.playwright)

  def end(self) -> None:
    """Closes everything."""
    self.browser.close()
    self.playwright.stop()
    for node in self.nodes:
      node.stop()

  def election(self, name: str, voters: int | None = None, sites: int | None = None) -> str:
    """A copy of Xinhe with so many voters, all in the area of R1, or with so many sites more."""
    folder = self.folder / name
    shutil.copytree(self.root / "config/elections/xinhe", folder)
    text = (folder / "election.yaml").read_text(encoding="utf-8")
    if voters:
      text = text.replace("electorate: 760", f"electorate: {voters}")
      draw = random.Random(1)
      with open(folder / "roll.csv", encoding="utf-8") as file:
        rows = file.read().split("\n")[1:761]
      with open(folder / "roll.csv", "w", encoding="utf-8") as file:
        file.write(HEAD + "\n".join(rows) + "\n")
        for number in range(761, voters + 1):
          person = draw.choice(SURNAMES) + draw.choice(GIVEN) + draw.choice(GIVEN)
          year, house = 1930 + number % 75, number // 3
          place = f"禾苑东区{house % 900}幢{house}室"
          file.write(f"{number},{person},女,{year}-03-04,{place},禾苑东区,{house},XH-{number:07},synthetic\n")
    if sites:
      more = "".join(
        f"  - id: M{number}\n    kind: mobileBox\n    stage: 1\n    name: {{zh: 第{number}流动票箱, en: Box {number}}}\n"
        f"    areas: [第{number}片]\n    papers: 100\n    days: [2026-10-18]\n    hours: \"8:00–11:00\"\n"
        for number in range(1, sites + 1))
      text = text.replace("sites:\n", "sites:\n" + more, 1)
    (folder / "election.yaml").write_text(text, encoding="utf-8")
    return str(folder)

  def hall(self, election: str) -> Node:
    """A hall that serves."""
    node = Node(self.program, self.folder / f"hall-{len(self.nodes)}", listen=f"127.0.0.1:{free_port()}")
    node.run("init", "--election", election, "--address", node.listen or "", "--insist")
    node.start()
    self.nodes.append(node)
    return node

  def box(self, hall: Node, papers: int) -> Node:
    """An open box R1 of the hall."""
    node = Node(self.program, self.folder / f"box-{len(self.nodes)}")
    node.run("join", "--code", hall.run("invite", "--site", "R1")["code"], "--hall", hall.listen or "")
    node.start()
    node.run("open", "--papers", str(papers), "--officer", "负责人甲", "--officer", "负责人乙", "--confirm")
    self.nodes.append(node)
    return node

  # The three measurements.

  def search(self, voters: int, limit_ms: float) -> tuple[bool, str]:
    """From a key at the desk to the painted rows."""
    box = self.box(self.hall(self.election("million", voters=voters)), 1000)
    clerk = Person(self.browser, box, "陈发票", size=(1366, 768)).begin("clerk").go("/desk")
    clerk.page.evaluate(PAINTED)
    draw = random.Random(2)
    for _ in range(60):
      number = draw.randrange(1, voters)
      for text in (str(number), draw.choice(SURNAMES) + draw.choice(GIVEN), "禾苑东区", f"XH-{number:07}", "wf"):
        clerk.page.fill("#search", "")
        clerk.page.type("#search", text, delay=60)
    shown = sorted(clerk.page.evaluate("window.painted"))
    p99 = shown[int(len(shown) * 0.99)]
    line = (f"{len(shown)} keys with {voters:,} voters: painted after {statistics.median(shown):.0f} ms in the middle, "
            f"{p99:.0f} ms at p99, {shown[-1]:.0f} ms at most (limit {limit_ms:.0f} ms at p99)")
    return p99 <= limit_ms, line

  def pairs(self, count: int) -> tuple[bool, str]:
    """Two desks press for one voter at the same moment."""
    # Those beyond the example's own voters have their right at R1.
    first = 761
    box = self.box(self.hall(self.election("pairs", voters=first + count)), 2 * count)
    desks = [Person(self.browser, box, name).begin("clerk").go("/desk") for name in ("陈发票", "赵发票")]
    casts = refusals = late = 0
    for number in range(first, first + count):
      for desk in desks:
        desk.find(str(number))
        desk.page.wait_for_selector(".card.chosen form")
      at = time.time() * 1000 + PRESS_AHEAD_MS
      for desk in desks:
        desk.page.evaluate(PRESS, at)
      for desk in desks:
        while (pressed := desk.page.evaluate("window.pressed")) is None:
          desk.page.wait_for_timeout(10)
        if not pressed:
          late += 1
          continue
        desk.page.wait_for_selector(f"#last .done:has-text('{number} ')")
        wait_for(desk.page.locator("form[data-sending]")).to_have_count(0)
        outcome = desk.page.locator("#last .done").first.get_attribute("data-outcome")
        casts += outcome == "good"
        refusals += outcome == "bad"
    recorded = box.run("status")["casts"]
    line = (f"two desks at {count} voters: {casts} casts, {refusals} refusals, {recorded} recorded; "
            f"{late} came so late that the other's mark was on show")
    return casts == recorded == count and refusals + late == count and late * 10 <= count, line

  def boards(self, sites: int, boards: int, changes: int, limit_s: float) -> tuple[bool, str]:
    """From a record at the hall to the board's event, at every board."""
    hall = self.hall(self.election("sites", sites=sites))
    operator = Person(self.browser, hall, "王会场").begin("hallOperator").go("/board")
    cookie = "; ".join(f"{item['name']}={item['value']}" for item in operator.context.cookies())
    seen: list[list[float]] = [[] for _ in range(boards)]
    for place in seen:
      threading.Thread(target=self.watch, args=(hall, cookie, place), daemon=True).start()
    deadline = time.monotonic() + 60
    while not all(seen) and time.monotonic() < deadline:
      time.sleep(0.2)
    before, lags = memory(hall), []
    for index in range(changes):
      known = [len(place) for place in seen]
      hall.run("amend", str(index + 1), "--struck-off", "--reason", "迁出", "--confirm")
      began = time.monotonic()
      while any(len(place) == at for place, at in zip(seen, known)) and time.monotonic() < began + 20:
        time.sleep(0.01)
      lags.append(max(place[-1] for place in seen) - began)
      time.sleep(0.3)
    line = (f"{sites} sites, {boards} boards, {changes} changes: the last board had each after "
            f"{statistics.median(lags):.2f} s in the middle, {max(lags):.2f} s at most (limit {limit_s} s); "
            f"memory {before:.0f} → {memory(hall):.0f} MiB")
    return max(lags) <= limit_s, line

  @staticmethod
  def watch(hall: Node, cookie: str, place: list[float]) -> None:
    """Notes when a board's event comes."""
    request = urllib.request.Request(f"{hall.address}/events/board", headers={"Cookie": cookie})
    with urllib.request.urlopen(request, timeout=600) as events:
      for line in events:
        if line.startswith(b"event: board"):
          place.append(time.monotonic())


def memory(node: Node) -> float:
  """What the daemon holds, MiB."""
  status = Path(f"/proc/{node.daemon.pid if node.daemon else 0}/status").read_text(encoding="utf-8")
  return int(status.split("VmRSS:")[1].split()[0]) / 1024
