#!/usr/bin/env python3
"""Writes the manual from the program's own help: a page for the program, and one for each verb with its subcommands.

usage: ballotsync --experimental-dump-help | scripts/lib/man_pages.py VERSION DAY DIR
"""

import json
import sys
from pathlib import Path


def escaped(text: str) -> str:
  """Text as roff takes it: no line is a request, and what is typed is copied as it stands."""
  text = text.replace("\\", "\\e").replace("-", "\\-").replace("^", "\\(ha").replace("~", "\\(ti")
  return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.split("\n"))


def shown(items: list[dict]) -> list[dict]:
  """The commands or arguments that the help shows; `help` itself goes without saying."""
  return [item for item in items if item["shouldDisplay"] and item.get("commandName", item.get("valueName")) != "help"]


def spelled(argument: dict) -> str:
  """An option or argument as it is typed."""
  value = f"\\fI{escaped(argument['valueName'])}\\fR"
  if argument["kind"] == "positional":
    return value
  dashes = [("--" if name["kind"] == "long" else "-") + name["name"] for name in argument["names"]]
  names = ", ".join(f"\\fB{escaped(name)}\\fR" for name in dashes)
  return names if argument["kind"] == "flag" else f"{names} {value}"


def synopsis(path: list[str], command: dict) -> str:
  """How a command is typed, broken between words only."""
  words = [f"\\fB{escaped(' '.join(path))}\\fR"]
  for argument in shown(command.get("arguments", [])):
    word = spelled(argument) + (" ..." if argument["isRepeating"] else "")
    words.append(f"[{word}]" if argument["isOptional"] else word)
  if shown(command.get("subcommands", [])):
    words.append("\\fISUBCOMMAND\\fR")
  return ".nh\n" + "\n".join(words) + "\n.hy\n"


def prose(text: str) -> str:
  """Paragraphs; lines that are indented are examples, and stay as they are."""
  out = []
  for paragraph in filter(None, text.split("\n\n")):
    out.append(".PP")
    example = False
    for line in paragraph.split("\n"):
      if line.startswith("  ") != example:
        out.append(".EE" if example else ".EX")
        example = not example
      out.append(escaped(line))
    if example:
      out.append(".EE")
  return "\n".join(out) + "\n" if out else ""


def options(command: dict) -> str:
  """Each option and argument with what the help says of it."""
  out = ""
  for argument in shown(command.get("arguments", [])):
    about = argument.get("abstract", "")
    if argument.get("allValues"):
      about += f" ({', '.join(argument['allValues'])})"
    if "defaultValue" in argument:
      about += f" (default: {argument['defaultValue']})"
    out += f".TP\n{spelled(argument)}\n{escaped(about).strip()}\n"
  return out


def title(name: str, about: str, heading: tuple[str, str]) -> str:
  """A page's head. Nothing is spread to the margin: lines of Chinese have few spaces to spread."""
  version, day = heading
  return (f'.TH "{escaped(name.upper())}" 1 "{day}" "ballotsync {version}" "BallotSync"\n.ad l\n'
          f".SH NAME\n{escaped(name)} \\- {escaped(about)}\n")


def verb_page(verb: dict, heading: tuple[str, str]) -> str:
  path = ["ballotsync", verb["commandName"]]
  page = title("-".join(path), verb["abstract"], heading) + ".SH SYNOPSIS\n" + synopsis(path, verb)
  if verb.get("discussion"):
    page += ".SH DESCRIPTION\n" + prose(verb["discussion"])
  if options(verb):
    page += ".SH OPTIONS\n" + options(verb)
  for number, command in enumerate(shown(verb.get("subcommands", []))):
    page += ".SH SUBCOMMANDS\n" if number == 0 else ""
    page += f".SS {escaped(command['commandName'])}\n{escaped(command['abstract'])}\n.PP\n"
    page += synopsis([*path, command["commandName"]], command) + prose(command.get("discussion", "")) + options(command)
  return page + ".SH SEE ALSO\n\\fBballotsync\\fR(1)\n"


def program_page(program: dict, heading: tuple[str, str]) -> str:
  page = title("ballotsync", program["abstract"], heading) + ".SH SYNOPSIS\n" + synopsis(["ballotsync"], program)
  page += ".SH DESCRIPTION\n" + prose(program["discussion"]) + ".SH SUBCOMMANDS\n"
  for verb in shown(program["subcommands"]):
    page += f".TP\n\\fBballotsync\\-{escaped(verb['commandName'])}\\fR(1)\n{escaped(verb['abstract'])}\n"
  return page


def main() -> int:
  if len(sys.argv) != 4:
    print(__doc__.strip(), file=sys.stderr)
    return 2
  heading, folder = (sys.argv[1], sys.argv[2]), Path(sys.argv[3])
  program = json.load(sys.stdin)["command"]
  folder.mkdir(parents=True, exist_ok=True)
  (folder / "ballotsync.1").write_text(program_page(program, heading), encoding="utf-8")
  for verb in shown(program["subcommands"]):
    page = folder / f"ballotsync-{verb['commandName']}.1"
    page.write_text(verb_page(verb, heading), encoding="utf-8")
  return 0


if __name__ == "__main__":
  sys.exit(main())
