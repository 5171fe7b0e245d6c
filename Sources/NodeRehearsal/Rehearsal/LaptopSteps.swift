import ElectionRecord
import NodeService

/// What happens to laptops and their network.
extension RehearsalStepReader {
  /// No network reaches the node from here on.
  func cut(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let name = try lone(value)
    return Deed("\(name) 断网", "\(name) is cut off") { (rehearser) throws(ClusterError) in
      try rehearser.node(name).isCut = true
    }
  }

  func heal(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let name = try lone(value)
    return Deed("\(name) 恢复网络", "\(name) is connected again") { (rehearser) throws(ClusterError) in
      try rehearser.node(name).isCut = false
    }
  }

  /// One stick, one way.
  func carry(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["from", "to"])
    let from = try map.required("from", nodeOrHall)
    let target = try map.required("to", nodeOrHall)
    return Deed("U 盘从 \(from) 带到 \(target)", "a stick goes from \(from) to \(target)") {
      (rehearser) throws(ClusterError) in
      try rehearser.carry(from: rehearser.node(from), to: rehearser.node(target))
    }
  }

  func crash(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let name = try lone(value)
    return Deed("\(name) 死机重启", "\(name) crashes and restarts") { (rehearser) throws(ClusterError) in
      try rehearser.crash(name)
    }
  }

  func clock(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "offset"])
    let offset = try map.required("offset")
    guard let seconds = ClockOffset.seconds(try offset.text(charactersMax: 20)) else {
      throw offset.refused(
        zh: "应为带单位 d、h、m、s 的整数，如 -3d、+2h、90m、30s。请改正。",
        en: "a whole number of d, h, m or s is expected, such as -3d, +2h, 90m or 30s. Correct it.")
    }
    let name = try map.required("site", nodeOrHall)
    return Deed("\(name) 时钟偏 \(seconds) 秒", "the clock of \(name) is off by \(seconds) s") {
      (rehearser) throws(ClusterError) in try rehearser.node(name).clock.set(offsetSeconds: seconds)
    }
  }

  func clone(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "as"])
    let original = try map.required("site", node)
    let name = try map.required("as", newName)
    return Deed(
      "\(original) 的数据复制为 \(name)", "\(original) is copied as \(name)", made: (name, nodes[original])
    ) { (rehearser) throws(ClusterError) in
      try rehearser.cluster.clone(rehearser.node(original), as: name)
    }
  }

  func enrol(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "as"])
    let site = try map.required("site", self.site)
    let name = try map.required("as", newName)
    return Deed("为 \(site) 登记新电脑 \(name)", "\(name) is enrolled for \(site)", made: (name, site)) {
      (rehearser) throws(ClusterError) in
      let laptop = try rehearser.cluster.enrol(site, named: name)
      _ = try rehearser.cluster.exchange(laptop, rehearser.cluster.hall)
    }
  }

  /// The hall's laptop is gone; another one takes over with what a site holds.
  func recover(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let source = try value.mapping(["from"]).required("from", node)
    return Deed(
      "会场主机丢失，用 \(source) 的数据接任", "the hall is lost; another laptop takes over with what \(source) holds"
    ) { (rehearser) throws(ClusterError) in
      let laptop = try rehearser.node(source)
      try wrapping(ClusterError.node) { () throws(NodeError) in try rehearser.cluster.takeOver(from: laptop) }
    }
  }

  func settle(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    try nothing(value)
    return Deed("连着网的都与会场同步", "all that are connected synchronise") { (rehearser) throws(ClusterError) in
      try rehearser.cluster.settle()
    }
  }
}

/// Differences of clocks as scenarios write them: `-3d`, `+2h`, `90m`, `30s`.
enum ClockOffset {
  /// The largest difference: a century.
  static let secondsMax: Int64 = 3_155_760_000

  private static let units: [Character: Int64] = ["d": 86_400, "h": 3600, "m": 60, "s": 1]

  /// - Returns: Nil for anything else, and beyond ``secondsMax``.
  static func seconds(_ text: String) -> Int64? {
    guard let last = text.last, let unit = units[last] else { return nil }
    let sign: Int64 = text.hasPrefix("-") ? -1 : 1
    let digits = text.dropLast().drop { $0 == "-" || $0 == "+" }
    guard text.dropLast().count - digits.count <= 1, !digits.isEmpty, digits.count <= 10,
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let count = Int64(digits)
    else { return nil }
    let (seconds, overflow) = count.multipliedReportingOverflow(by: unit)
    return overflow || seconds > secondsMax ? nil : sign * seconds
  }
}
