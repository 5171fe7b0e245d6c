/// What is said where a record of staff is refused.
extension Refusal {
  static func alreadyAppointed(_ name: String) -> Refusal {
    Refusal(
      "alreadyAppointed", zh: "“\(name)”已担任这项工作，不必再录。", en: "\"\(name)\" holds this role already; nothing more to do.")
  }

  static func notAppointed(_ name: String) -> Refusal {
    Refusal(
      "notAppointed", zh: "“\(name)”没有担任这项工作。请核对姓名、职责和投票点。",
      en: "\"\(name)\" does not hold this role. Check the name, the role and the site.")
  }

  static func conflictingRoles(_ name: String, _ role: StaffRole) -> Refusal {
    Refusal(
      "conflictingRoles",
      zh: "“\(name)”在同一场已任\(role.title.zh)。唱票、计票、监票不得兼任，观察员、指导员不参与办理。"
        + "请另派人，或先免去原来的工作。",
      en: "\"\(name)\" serves as \(role.title.en) at the same session: calling, tallying and scrutiny are done by "
        + "different people, and observers and advisers take no part. Appoint another, or end the other role first.")
  }

  static let reserveTwice = Refusal(
    "reserveTwice", zh: "递补次序中同一姓名出现了两次。请改正。", en: "A name stands there twice. Correct the order.")

  static let boxTeamNeedsBox = Refusal(
    "boxTeamNeedsBox", zh: "流动票箱工作人员须写明流动票箱（投票点标识）。请补上。",
    en: "A box team belongs to a mobile box. Add its site's id.")

  static func candidateServes(_ name: String, source: String) -> Refusal {
    Refusal(
      "candidateServes", zh: "“\(name)”是候选人，不能担任这项工作。请另派人。",
      en: "\"\(name)\" is a candidate and cannot do this. Appoint another.", source: source)
  }

  static func candidateOnCommittee(_ name: String, source: String) -> Refusal {
    Refusal(
      "candidateOnCommittee", zh: "“\(name)”是候选人，不能进入选举委员会。请另推他人。",
      en: "\"\(name)\" is a candidate and cannot be on the committee. Choose another.", source: source)
  }

  static func ownKin(_ name: String) -> Refusal {
    Refusal(
      "ownKin", zh: "“\(name)”不能是自己的近亲属。请写明两个人的姓名；同名的两个人，请写得能分清。",
      en: "\"\(name)\" cannot be their own kin. Name two people; tell two of the same name apart.")
  }

  static func kinServes(_ kinship: KinshipDeclared, source: String) -> Refusal {
    Refusal(
      "kinServes", zh: "“\(kinship.staff)”是候选人“\(kinship.candidate)”的近亲属（\(kinship.relation)），不能担任这项工作。请另派人。",
      en:
        "\"\(kinship.staff)\" is close kin of the candidate \"\(kinship.candidate)\" and cannot do this. Appoint another.",
      source: source)
  }
}
