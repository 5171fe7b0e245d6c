"""Values as YAML on one line."""

import json
import re


def scalar(value):
  """A YAML scalar: plain where that is safe, else double-quoted."""
  plain = re.fullmatch(r"[^\W\d_][\w（）·]*( [\w’']+)*", value)
  words = ("null", "true", "false", "yes", "no", "on", "off")
  return value if plain and value.lower() not in words else json.dumps(value, ensure_ascii=False)


def mapping(pairs):
  """A YAML flow mapping of values that are YAML already."""
  return "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"


def flow(value):
  """A YAML value of plain Python ones; days are texts such as 2010-03-13."""
  if isinstance(value, dict):
    return mapping({key: flow(item) for key, item in value.items()})
  if isinstance(value, list):
    return "[" + ", ".join(map(flow, value)) + "]"
  if isinstance(value, bool):
    return "true" if value else "false"
  if isinstance(value, int) or re.fullmatch(r"\d{4}-\d\d-\d\d", value):
    return str(value)
  return scalar(value)
