import ElectionRecord

/// Reads records of proxies and of assisted marking (委托投票与代写).
enum ProxyReader {
  static let readers: [String: ProcedureFile.Reader] = [
    "proxy": { (value) throws(ElectionFileError) in .proxy(.commissioned(try commission(value))) },
    "proxyWithdrawn": { (value) throws(ElectionFileError) in .proxy(.withdrawn(try withdrawal(value))) },
    "assisted": { (value) throws(ElectionFileError) in .proxy(.assisted(try assisted(value))) },
  ]

  private static func commission(_ value: YAMLValue) throws(ElectionFileError) -> ProxyCommission {
    let map = try value.mapping(["principal", "proxy", "day", "relation", "written", "cardTakenIn"])
    return ProxyCommission(
      principal: try map.required("principal").rollNumber(), proxy: try map.required("proxy").rollNumber(),
      day: try map.required("day").calendarDay(),
      relation: try map.optional("relation")?.choice(ProxyRelation.self) ?? .otherVoter,
      isWritten: try map.required("written").boolean(),
      isCardTakenIn: try map.optional("cardTakenIn")?.boolean() ?? false)
  }

  private static func withdrawal(_ value: YAMLValue) throws(ElectionFileError) -> ProxyWithdrawal {
    let map = try value.mapping(["principal", "day"])
    return ProxyWithdrawal(
      principal: try map.required("principal").rollNumber(), day: try map.required("day").calendarDay())
  }

  private static func assisted(_ value: YAMLValue) throws(ElectionFileError) -> AssistedMarking {
    let map = try value.mapping(["site", "clerk", "day", "count"])
    return AssistedMarking(
      site: SiteID(try map.required("site").identifier(charactersMax: 32)), clerk: try map.required("clerk").text(),
      day: try map.required("day").calendarDay(), count: try map.papers("count"))
  }
}
