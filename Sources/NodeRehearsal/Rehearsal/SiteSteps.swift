import ElectionRecord
import NodeService

/// The steps at a site.
extension RehearsalStepReader {
  func open(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "papers", "officers", "confirm"])
    let name = try map.required("site", node)
    let planned = election.sites.first { $0.id == nodes[name] }?.papers
    guard let papers = try map.optional("papers", papers) ?? planned else {
      throw map.value.complaint(.missingKey("papers"))
    }
    let officers = try officers(map)
    let insists = try insists(map)
    return .once(name, "启用，选票 \(papers) 张", "opens with \(papers, "paper")") { (node, _) throws(NodeError) in
      try node.open(papers: papers, officers: officers, insists: insists)
      return .done
    }
  }

  func cast(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "voter", "proxy", "envelope", "request", "unlisted"])
    let envelope = try map.optional("envelope")?.text(charactersMax: 64)
    let id = try map.optional("request", requestID)
    if let name = try map.optional("unlisted", text) {
      let site = try map.required("site", node)
      return .once(
        site, "名册上没有的人领票，信封 \(envelope ?? "")", "a person without a number asks, envelope \(envelope ?? "")", id: id
      ) { (node, id) throws(NodeError) in
        .cast(try node.cast(CastRequest(unlisted: node.unlisted(name), envelope: envelope), id: id))
      }
    }
    let request = CastRequest(
      voter: try map.required("voter", voter), proxy: try map.optional("proxy", voter), envelope: envelope)
    var (zh, en) = ("选民 \(request.voter) 领票", "voter \(request.voter) asks for a paper")
    if let proxy = request.proxy { (zh, en) = (zh + "，受托人 \(proxy)", en + ", by proxy \(proxy)") }
    if let envelope = request.envelope { (zh, en) = (zh + "，信封 \(envelope)", en + ", envelope \(envelope)") }
    return .once(try map.required("site", node), zh, en, id: id) { (node, id) throws(NodeError) in
      .cast(try node.cast(request, id: id))
    }
  }

  private func requestID(_ value: YAMLValue) throws(StrictYAMLError) -> RequestID {
    guard let id = RequestID(try value.text(charactersMax: RequestID.bytesMax)) else {
      throw value.complaint(.tooLong(limit: RequestID.bytesMax))
    }
    return id
  }

  func void(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "voter", "reason", "marked"])
    let name = try map.required("site", node)
    let voter = try map.required("voter", self.voter)
    let reason = try map.optional("reason", text) ?? "误划"
    let isMarked = try map.optional("marked")?.boolean() ?? false
    return .once(
      name, "撤销选民 \(voter)" + (isMarked ? "（票已划写）" : ""), "voids voter \(voter)" + (isMarked ? " (paper marked)" : "")
    ) { (node, id) throws(NodeError) in
      _ = try node.void(voter: voter, reason: reason, paperMarked: isMarked, id: id)
      return .done
    }
  }

  func replace(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "voter", "reason"])
    let name = try map.required("site", node)
    let voter = try map.required("voter", self.voter)
    let reason = try map.optional("reason", text) ?? "污损"
    return .once(name, "为选民 \(voter) 换票", "replaces the paper of voter \(voter)") { (node, id) throws(NodeError) in
      _ = try node.replace(voter: voter, reason: reason, id: id)
      return .done
    }
  }

  /// The site asks the hall for a voter's right.
  func ask(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "voter"])
    let name = try map.required("site", node)
    let order = AskOrder(voter: try map.required("voter", voter))
    let text = BilingualText(
      zh: "\(name) 向会场申领选民 \(order.voter)", en: "\(name) asks the hall for voter \(order.voter)")
    return Deed(text: text) { (rehearser, _) throws(ClusterError) in
      try rehearser.cluster.ask(order, from: rehearser.node(name))
    }
  }

  func close(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "unused", "officers", "confirm"])
    let name = try map.required("site", node)
    let unused = try map.required("unused", papers)
    let officers = try officers(map)
    let insists = try insists(map)
    return .once(name, "封箱，未用 \(unused) 张", "closes with \(unused) unused papers") { (node, id) throws(NodeError) in
      try node.close(unused: unused, officers: officers, insists: insists, id: id)
      return .done
    }
  }

  /// A record of the procedure, at the hall or at a site.
  func record(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let name = try value.anyMapping().optional("site", nodeOrHall) ?? Cluster.hallName
    let insists = try insists(value.anyMapping())
    let record = try ProcedureFile.record(value, besides: ["site", "confirm"])
    return Deed("\(name) 录入一条程序记录", "\(name) records a step of the procedure") { (rehearser) throws(ClusterError) in
      let node = try rehearser.node(name)
      _ = try wrapping(ClusterError.node) { () throws(NodeError) in
        try node.node.record([record], insists: insists)
      }
    }
  }
}

/// Marks kept on paper.
extension RehearsalStepReader {
  /// 补录: the marks of a printed list.
  func paperIn(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "voters", "replaced", "day", "reason", "by", "used", "spoilt", "keepStrays"])
    let batch = PaperBatch(
      day: try map.optional("day")?.calendarDay() ?? election.pollingDay ?? CalendarDay(number: 0),
      reason: try map.optional("reason", text) ?? "电脑丢失", origin: "打印名册", sheets: 1,
      enteredBy: try map.optional("by", text) ?? Self.officers[0], used: try map.optional("used", papers),
      spoilt: try map.optional("spoilt", papers))
    let name = try map.required("site", node)
    let list = try list(map)
    let keepsStrays = try map.optional("keepStrays")?.boolean() ?? false
    return .once(
      name, "补录纸质名册 \(list.lines.count) 人", "enters \(list.lines.count, "voter") from paper"
    ) { (node, id) throws(NodeError) in
      _ = try node.enterPaper(list, under: batch, keepsStrays: keepsStrays, id: id)
      return .done
    }
  }

  /// 复核: a second keying of it.
  func paperCheck(_ value: YAMLValue) throws(StrictYAMLError) -> Deed {
    let map = try value.mapping(["site", "voters", "replaced", "by"])
    let person = try map.optional("by", text) ?? Self.officers[1]
    let name = try map.required("site", node)
    let list = try list(map)
    let count = list.lines.count
    return Deed("\(name) 复核补录 \(count) 人", "\(name) checks \(count, "voter") from paper") {
      (rehearser) throws(ClusterError) in
      let node = try rehearser.node(name)
      _ = try wrapping(ClusterError.node) { () throws(NodeError) in try node.node.checkPaper(list, by: person) }
    }
  }

  private func list(_ map: YAMLMapping) throws(StrictYAMLError) -> PaperList {
    let replaced = try map.optional("replaced")?.list(countMax: PaperList.linesMax).map(voter) ?? []
    var voters: [RollNumber] = []
    for item in try map.required("voters").list(countMax: PaperList.linesMax) {
      let number = try voter(item)
      guard !voters.contains(number) else {
        throw item.refused(zh: "这个序号已经写过。请删去。", en: "this number is there already. Delete it.")
      }
      voters.append(number)
    }
    return PaperList(voters: voters, replaced: replaced)
  }
}
