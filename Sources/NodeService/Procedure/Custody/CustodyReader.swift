import ElectionRecord

/// Reads records of a box's way. `site` is the box; without it, the one of the site whose journal the record enters.
enum CustodyReader {
  static let readers: [String: ProcedureFile.Reader] = [
    "boxSealed": { (value) throws(ElectionFileError) in .custody(.sealed(try sealed(value))) },
    "boxHandedOver": { (value) throws(ElectionFileError) in .custody(.handedOver(try handedOver(value))) },
    "boxKept": { (value) throws(ElectionFileError) in .custody(.kept(try kept(value))) },
    "boxReceived": { (value) throws(ElectionFileError) in .custody(.received(try received(value))) },
    "boxOpened": { (value) throws(ElectionFileError) in .custody(.opened(try opened(value))) },
    "sealReplaced": { (value) throws(ElectionFileError) in .custody(.sealReplaced(try sealReplaced(value))) },
  ]

  private static func sealed(_ value: YAMLValue) throws(ElectionFileError) -> BoxSealed {
    let map = try value.mapping(["site", "day", "time", "place", "seals", "officers", "slot"])
    return BoxSealed(
      site: try site(map), day: try map.required("day").calendarDay(), time: try text(map, "time"),
      place: try text(map, "place"), seals: try texts(map, "seals"), officers: try texts(map, "officers"),
      slot: try map.optional("slot")?.boolean() ?? false)
  }

  private static func handedOver(_ value: YAMLValue) throws(ElectionFileError) -> BoxHandedOver {
    let map = try value.mapping(["site", "day", "time", "place", "from", "to", "seals"])
    return BoxHandedOver(
      site: try site(map), day: try map.required("day").calendarDay(), time: try text(map, "time"),
      place: try text(map, "place"), from: try map.required("from").text(), to: try map.required("to").text(),
      seals: try texts(map, "seals"))
  }

  private static func kept(_ value: YAMLValue) throws(ElectionFileError) -> BoxKept {
    let map = try value.mapping(["site", "from", "to", "place", "custodians"])
    return BoxKept(
      site: try site(map), from: try map.required("from").calendarDay(), to: try map.required("to").calendarDay(),
      place: try text(map, "place"), custodians: try texts(map, "custodians"))
  }

  private static func received(_ value: YAMLValue) throws(ElectionFileError) -> BoxReceived {
    let map = try value.mapping(["site", "day", "time", "place", "from", "receivers", "seals"])
    return BoxReceived(
      site: try site(map), day: try map.required("day").calendarDay(), time: try text(map, "time"),
      place: try text(map, "place"), from: try text(map, "from"), receivers: try texts(map, "receivers"),
      seals: try texts(map, "seals"))
  }

  private static func opened(_ value: YAMLValue) throws(ElectionFileError) -> BoxOpened {
    let map = try value.mapping(["site", "day", "time", "place", "atHall", "inPublic", "witnesses", "seals"])
    return BoxOpened(
      site: try site(map), day: try map.required("day").calendarDay(), time: try text(map, "time"),
      place: try text(map, "place"), atHall: try map.required("atHall").boolean(),
      inPublic: try map.required("inPublic").boolean(), witnesses: try texts(map, "witnesses"),
      seals: try texts(map, "seals"))
  }

  private static func sealReplaced(_ value: YAMLValue) throws(ElectionFileError) -> SealReplaced {
    let map = try value.mapping(["site", "day", "time", "old", "new", "reason", "officers"])
    return SealReplaced(
      site: try site(map), day: try map.required("day").calendarDay(), time: try text(map, "time"),
      old: try texts(map, "old"), new: try texts(map, "new"), reason: try map.required("reason").text(),
      officers: try texts(map, "officers"))
  }

  private static func site(_ map: YAMLMapping) throws(ElectionFileError) -> SiteID? {
    try map.optional("site").map { (value) throws(ElectionFileError) in SiteID(try value.text(charactersMax: 64)) }
  }

  private static func text(_ map: YAMLMapping, _ key: String) throws(ElectionFileError) -> String {
    try map.optional(key)?.text() ?? ""
  }

  private static func texts(_ map: YAMLMapping, _ key: String) throws(ElectionFileError) -> [String] {
    var texts: [String] = []
    for item in try map.optional(key)?.list(countMax: CustodyRule.namesMax) ?? [] { texts.append(try item.text()) }
    return texts
  }
}
