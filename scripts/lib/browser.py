"""A person at a browser, driven by Playwright with the system's Chromium, and the daemons behind the pages."""

import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from playwright.sync_api import expect as wait_for

CODE_WAIT_SECONDS = 60
# The hall takes minutes to read a roll of a million.
COMMAND_SECONDS_MAX = 900


def chromium() -> str:
  """The system's Chromium."""
  for name in ("chromium", "chromium-browser", "google-chrome"):
    if found := shutil.which(name):
      return found
  raise SystemExit("there is no Chromium here: run scripts/setup --browser")


def launch(playwright: Playwright) -> Browser:
  """A headless browser; as root Chromium needs its sandbox off."""
  arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
  return playwright.chromium.launch(executable_path=chromium(), args=arguments)


def free_port() -> int:
  """A port that nobody listens on."""
  with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    return probe.getsockname()[1]


class Node:
  """One node with its daemon and its pages."""

  def __init__(self, program: str, data: Path, listen: str | None = None, secure: bool = False):
    self.program, self.data, self.listen = program, data, listen
    self.port = free_port()
    self.secure_port = free_port() if secure else None
    self.daemon: subprocess.Popen | None = None

  @property
  def address(self) -> str:
    """Where its pages are."""
    return f"http://127.0.0.1:{self.port}"

  @property
  def door(self) -> str:
    """Where other machines of its network find them."""
    return f"https://127.0.0.1:{self.secure_port}"

  def run(self, *arguments: str) -> dict:
    """One command of the console; its answer's JSON."""
    done = subprocess.run(
      [self.program, *arguments, "--data", str(self.data), "--json"], capture_output=True, text=True,
      timeout=COMMAND_SECONDS_MAX, check=False)
    answer = json.loads(done.stdout) if done.stdout else {}
    if not answer or answer.get("outcome") == "refused":
      raise RuntimeError(f"{arguments[0]}: {answer.get('message', done.stderr)}")
    return answer

  def start(self) -> None:
    """Starts the daemon and waits until its pages answer."""
    arguments = [self.program, "serve", "--data", str(self.data), "--pages", str(self.port)]
    if self.listen:
      arguments += ["--listen", self.listen]
    if self.secure_port:
      arguments += ["--pages-at", f"127.0.0.1:{self.secure_port}"]
    with open(f"{self.data}.log", "a", encoding="utf-8") as log:
      self.daemon = subprocess.Popen(arguments, stdout=log, stderr=log)  # pylint: disable=consider-using-with
    deadline = time.monotonic() + CODE_WAIT_SECONDS
    while time.monotonic() < deadline:
      with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", self.port)) == 0:
          return
      time.sleep(0.1)
    raise RuntimeError(f"{self.data} does not answer")

  def stop(self, kill: bool = False) -> None:
    """Ends the daemon, or kills it."""
    if self.daemon:
      self.daemon.kill() if kill else self.daemon.terminate()
      self.daemon.wait(timeout=30)
      self.daemon = None

  def account(self, name: str, role: str) -> str:
    """Makes an account at the console; its one-time code."""
    return self.run("account", "add", name, "--role", role)["code"]


class Person:
  """Somebody at a browser of their own."""

  def __init__(self, browser: Browser, node: Node, name: str, size: tuple[int, int] = (1366, 768), lang: str = "zh",
               far: bool = False):
    self.node, self.name, self.passphrase = node, name, f"passphrase of {name}"
    self.address = node.door if far else node.address
    self.context: BrowserContext = browser.new_context(
      viewport={"width": size[0], "height": size[1]}, ignore_https_errors=far)
    self.page: Page = self.context.new_page()
    self.faults: list[str] = []
    self.page.on("pageerror", lambda error: self.faults.append(str(error)))
    self.page.goto(f"{self.address}/sign-in?lang={lang}")

  def begin(self, role: str) -> "Person":
    """Signs in with a code, and sets a passphrase."""
    self.fill_in({"name": self.name, "passphrase": self.node.account(self.name, role)})
    self.fill_in({"passphrase": self.passphrase, "again": self.passphrase})
    return self

  def fill_in(self, values: dict[str, str], button: str = "main form button.main") -> None:
    """Fills a form in and sends it."""
    for name, value in values.items():
      place = self.page.locator(f"main [name='{name}']").first
      kind = place.evaluate("e => e.tagName + e.type")
      if kind.startswith("SELECT"):
        place.select_option(value)
      elif "checkbox" in kind:
        self.page.locator(f"main [name='{name}'][value='{value}']").check()
      elif "radio" in kind:
        self.page.check(f"main [name='{name}'][value='{value}']")
      else:
        place.fill(value)
    self.send(button)

  def send(self, button: str) -> None:
    """Presses a button, and waits for the page that comes of it."""
    self.page.evaluate("document.getElementById('main').dataset.before = 'yes'")
    self.page.locator(button).last.click()
    self.arrive()

  def arrive(self) -> None:
    """Waits until another content has taken the place of the one that was sent."""
    self.page.wait_for_selector("main[data-before]", state="detached")
    self.page.wait_for_load_state()

  def go(self, path: str) -> "Person":
    """Opens a page."""
    self.page.goto(self.address + path)
    return self

  def act(self, verb: str, values: dict[str, str], pair: "Person | None" = None, insists: bool = False) -> str:
    """Does one thing of the page of acts, with a second officer where it takes two; what the page says then."""
    self.go(f"/acts/{verb}")
    if pair:
      values = {**values, "pair": pair.name, "pairPassphrase": pair.passphrase}
    self.fill_in(values, ".act button")
    if insists and self.page.locator("input[name=confirm]").count():
      self.send(".act button")
    return self.says()

  def says(self) -> str:
    """The text of the page."""
    return self.page.inner_text("main")

  def find(self, text: str) -> None:
    """Types into the desk's search, and waits for what is found."""
    self.page.fill("#search", "")
    self.page.type("#search", text)
    self.page.wait_for_selector("#voters .card, #voters .message")

  def press(self, *keys: str) -> None:
    """Presses keys one after the other."""
    for key in keys:
      self.page.keyboard.press(key)

  def done(self) -> str:
    """Waits for what was done last; its colour's name."""
    wait_for(self.page.locator("#search")).to_have_value("")
    return self.page.locator("#last .done").first.get_attribute("data-outcome") or ""
