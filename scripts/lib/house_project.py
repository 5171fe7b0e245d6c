"""House rules for the rest of the tree: links, scripts, the README's commands, and names that belong to one machine."""

import posixpath
import re
from urllib.parse import unquote

from lint_tree import Finding, Rule, Tree
from swift_text import split

FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.M | re.S)
INLINE_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
REFERENCE = re.compile(r"^\[[^\]]+\]:\s*<?(\S+?)>?\s*$", re.M)
DOC_LINK = re.compile(r"<doc:([^>\s]+)>")
TYPE = re.compile(r"\b(?:struct|class|enum|protocol|actor|func|typealias|case)\s+(\w+)")

# Folders at the top of a machine: what lies there is on that one only. Packages install under /var, /etc and /usr.
MACHINE_PATH = re.compile(r"(?<![\w.:/~$}*-])/(?:work|farm|opt|root|home|Users|(?:var/)?tmp)/[\w.]")
# Services of one network, by the first part of their host, and folders that are no part of this tree.
MACHINE_NAME = re.compile(
    r"https?://(?:[\w-]+\.)*(?:registry|mirrors?|proxy|nexus|artifactory|pypi|deb)[\w-]*\.[\w.-]+"
    r"|https?://[\w.-]+\.(?:internal|corp)\b|(?<!\w)[.]library\b|\bfarm-[a-z]+\b|\bBRIEF[.]md\b")

SCRIPT_FOLDERS = ("scripts/", ".ci/")
COLUMNS_MAX = 120
COMMANDS = ("scripts/demo", "scripts/test")
READMES = ("README.md", "README.zh-CN.md")
FIRST_SCREEN_LINES = 60
MENTION = re.compile(r"(?<![\w/.-])(?:\./)?(scripts/[\w./-]*\w|\.ci/run)")


def line_of(text: str, offset: int) -> int:
  """The line, from 1, of an offset."""
  return text.count("\n", 0, offset) + 1


def blank(pattern: re.Pattern, text: str) -> str:
  """The text with every match made blank, offsets kept."""
  return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def anchors(markdown: str) -> set[str]:
  """The anchors of a page's headings, as code hosts make them, and those written by hand."""
  found: dict[str, int] = {}
  for heading in re.findall(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", blank(FENCE, markdown), re.M):
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
    count = found.get(slug, 0)
    found[slug] = count + 1
    if count:
      found[f"{slug}-{count}"] = 1
  return set(found) | set(re.findall(r"<a\s+(?:id|name)=\"([^\"]+)\"", markdown))


def check_links(tree: Tree):
  """Every relative link, anchor and article of Markdown and DocC resolves."""
  articles = {posixpath.basename(path)[:-3] for path in tree.files if ".docc/" in path and path.endswith(".md")}
  symbols = {path.split("/")[1] for path in tree.files if path.startswith("Sources/")}
  for _, text in tree.swift("Sources/"):
    symbols.update(TYPE.findall(text))
  for path, text in tree.files.items():
    if not path.endswith(".md"):
      if path.startswith("Sources/") and path.endswith(".swift"):
        for match in DOC_LINK.finditer(text):
          yield from _doc_link(path, text, match, articles, symbols)
      continue
    prose = blank(INLINE_CODE, blank(FENCE, text))
    for match in [*LINK.finditer(prose), *REFERENCE.finditer(prose)]:
      problem = _dead(tree, path, text, unquote(match[1]))
      if problem:
        yield Finding(path, line_of(text, match.start()), "link", f"{match[1]}: {problem}")
    for match in DOC_LINK.finditer(prose):
      yield from _doc_link(path, text, match, articles, symbols)


def _dead(tree: Tree, path: str, text: str, target: str) -> str | None:
  if re.match(r"[a-zA-Z][\w+.-]*:", target):
    return None
  file, _, anchor = target.partition("#")
  found = path
  if file:
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
    if ".docc/" in path and not tree.has(found):
      catalog = path[:path.index(".docc/") + 6]
      stem = re.compile(re.escape(catalog) + r"(?:.*/)?" + re.escape(file) + r"(?:(?:~dark)?(?:@2x)?\.\w+)?$")
      found = next((name for name in tree.files if stem.match(name)), found)
    if found.startswith("../") or not tree.has(found):
      return f"there is no {found}"
  if anchor and found.endswith(".md"):
    if anchor not in anchors(tree.files.get(found, text)):
      return f"{found} has no heading for #{anchor}"
  return None


def _doc_link(path: str, text: str, match: re.Match, articles: set[str], symbols: set[str]):
  last = match[1].partition("#")[0].rstrip("/").split("/")[-1]
  name = re.split(r"[(\-]", last)[0] if last not in articles else last
  if last and last not in articles and name not in symbols:
    yield Finding(path, line_of(text, match.start()), "link", f"<doc:{match[1]}>: no such article or symbol")


def check_machine(tree: Tree):
  """Nothing in the tree belongs to one machine or one network."""
  for path, text in tree.files.items():
    for pattern, instead in ((MACHINE_PATH, "a path from the checkout's top, `mktemp`, or an environment variable"),
                             (MACHINE_NAME, "leave it out, or name the public source")):
      for match in pattern.finditer(text):
        yield Finding(path, line_of(text, match.start()), "machine", f"`{match[0]}`: {instead}")


# What people read has one word for one thing; the glossary says which.
VOCABULARY = [
    ("总" + "会场", "`会场`, or `会场主机` for its own node"),
    ("高出" + "当选线", "`多于当选线`"),
    ("未用" + "名额", "`未填的名额`"),
    ("领" + "到选票", "`领取`"),
    ("重新" + "开箱", "`重新启用`: a site is 启用, a box is 开箱"),
    ("张选票" + "开箱", "`张选票启用`"),
    ("开箱" + "、封箱", "`启用、封箱`"),
]


def check_vocabulary(tree: Tree):
  """One thing has one name, in the program and in what is written about it."""
  for path, text in tree.files.items():
    for word, instead in VOCABULARY:
      for match in re.finditer(re.escape(word), text):
        yield Finding(path, line_of(text, match.start()), "vocabulary", f"`{word}`: write {instead}")


def check_scripts(tree: Tree):
  """Every script says how it is used, stops at the first failure, and can be run."""
  for path, text in tree.files.items():
    if not path.startswith(SCRIPT_FOLDERS):
      continue
    first = text.split("\n", 1)[0]
    plain_name = "." not in posixpath.basename(path)
    if not first.startswith("#!"):
      if plain_name and (path.count("/") == 1 or path.startswith("scripts/lint/")):
        yield Finding(path, 1, "script", "a command starts with `#!/usr/bin/env bash` or python3")
      continue
    if path not in tree.executables:
      yield Finding(path, 1, "script", "not executable: chmod +x")
    if not re.search(r"^(?:#\s*)?(?i:usage): *\S", "\n".join(text.split("\n")[:25]), re.M):
      yield Finding(path, 1, "script", "no line `usage: …` in its first 25 lines")
    if re.search(r"\b(?:ba)?sh\b", first) and not re.search(r"^set -euo pipefail$", text, re.M):
      yield Finding(path, 1, "script", "no `set -euo pipefail`")


def check_width(tree: Tree):
  """No line of a script or of a comment is wider than the page; the formatter sees to Swift's code."""
  for path, text in tree.files.items():
    if path.endswith(".swift") and path.startswith(("Sources/", "Tests/")):
      lines = split(text).comments.split("\n")
    elif path.startswith(SCRIPT_FOLDERS) and (path.endswith((".sh", ".py")) or text.startswith("#!")):
      lines = text.split("\n")
    else:
      continue
    for number, line in enumerate(lines, 1):
      if len(line.rstrip()) > COLUMNS_MAX:
        yield Finding(path, number, "width", f"{len(line.rstrip())} columns, at most {COLUMNS_MAX}: break the line")


def check_commands(tree: Tree):
  """The README's first screen has the two commands, and every command that a page mentions exists."""
  for path in READMES:
    if path not in tree.files:
      yield Finding(path, 1, "command", "is missing")
      continue
    screen = "\n".join(tree.files[path].split("\n")[:FIRST_SCREEN_LINES])
    code = "\n".join(match[0] for match in FENCE.finditer(screen))
    for command in COMMANDS:
      if not re.search(re.escape(command) + r"\b", code):
        yield Finding(path, 1, "command", f"{command} is not shown in its first {FIRST_SCREEN_LINES} lines")
  for command in COMMANDS:
    if command not in tree.executables:
      yield Finding(command, 1, "command", "the README's command is missing or not executable")
  for path, text in tree.files.items():
    if path.endswith(".md"):
      for match in MENTION.finditer(text):
        if not tree.has(match[1]):
          yield Finding(path, line_of(text, match.start()), "command", f"{match[1]} does not exist")


SCREEN = "# A\n\n```sh\nscripts/demo\nscripts/test\n```\n"


def _readmes(text: str, extra: dict[str, str] | None = None) -> Tree:
  return Tree({**{path: text for path in READMES}, "scripts/demo": "", "scripts/test": "", **(extra or {})}, COMMANDS)


def _script(text: str, executable: bool = True, path: str = "scripts/a") -> Tree:
  return Tree({path: text}, [path] if executable else [])


BASH = "#!/usr/bin/env bash\n# usage: scripts/a\nset -euo pipefail\n"

PROJECT_RULES = [
    Rule("link", check_links,
         [Tree({"README.md": "[a](docs/none.md)\n"}), Tree({"README.md": "# A b\n[a](#a-c)\n"}),
          Tree({"a/b.md": "[a]: ../none\n"}), Tree({"README.md": "![a](../outside.png)\n"}),
          Tree({"Sources/A/A.docc/B.md": "<doc:None>\n"}), Tree({"Sources/A/A.docc/B.md": "![a](none)\n"}),
          Tree({"Sources/A/A.swift": "/// <doc:None>\n"})],
         [Tree({"README.md": "# A b\n[a](#a-b) [c](docs/) [d](docs/e.md#选举-f) `[x](no)` [w](https://example.org/no)\n",
                "docs/e.md": "## 选举 F\n```\n[x](none)\n```\n"}),
          Tree({"Sources/A/A.docc/B.md": "<doc:C> <doc:A/D/f(_:)> <doc:A> ![i](i.png)\n", "Sources/A/A.docc/C.md": "",
                "Sources/A/A.swift": "struct D { func f(_ a: Int) {} }\n", "Sources/A/A.docc/Resources/i.png": ""})]),
    Rule("machine", check_machine,
         [Tree({"a.md": "see /" + "opt/swift\n"}), Tree({"a.swift": 'let a = "/' + 'tmp/socket"\n'}),
          Tree({"a": "cd /" + "work/main\n"}), Tree({"a": "/" + "var/tmp/a\n"}),
          Tree({"a.md": "https://" + "mirror.example.org/x\n"}), Tree({"a.md": "http://build." + "internal\n"})],
         [Tree({"a.md": "/var/lib/ballotsync /usr/bin/ballotsync /etc/a https://example.org/opt/a ./work/a\n"})]),
    Rule("vocabulary", check_vocabulary,
         [Tree({"Sources/A/A.swift": f'let a = "{word}"'}) for word, _ in VOCABULARY],
         [Tree({"README.zh-CN.md": "会场主机、中心会场、当选线"})]),
    Rule("script", check_scripts,
         [_script(BASH, executable=False), _script(BASH.replace("set -euo pipefail\n", "")),
          _script(BASH.replace("usage: ", "")), _script("echo a\n"),
          _script('#!/usr/bin/env python3\n"""Does a."""\n'), _script(BASH, False, ".ci/run")],
         [_script(BASH), _script("# pieces\n", False, "scripts/lib/a.sh"),
          _script('#!/usr/bin/env python3\n"""Does a.\n\nusage: scripts/a\n"""\n')]),
    Rule("width", check_width,
       [_script(BASH + "#" * 121 + "\n"), Tree({"Sources/A/A.swift": "// " + "选" * 118 + "\n"})],
       [_script(BASH + "#" * 120 + "\n"), Tree({"Sources/A/A.swift": 'let a = "' + "a" * 120 + '"\n'})]),
  Rule("command", check_commands,
         [Tree({}), _readmes("# A\n"), _readmes(SCREEN + "Run `scripts/none`.\n"),
          Tree({path: SCREEN for path in READMES}), _readmes("\n" * FIRST_SCREEN_LINES + SCREEN)],
         [_readmes(SCREEN + "Run `scripts/lint/house`.\n", {"scripts/lint/house": ""})]),
]
