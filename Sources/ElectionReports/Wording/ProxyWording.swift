package import ElectionRecord

extension Wording {
  /// What a proxy is to the principal.
  package static func name(_ relation: ProxyRelation) -> BilingualText {
    switch relation {
    case .spouse: BilingualText(zh: "配偶", en: "spouse")
    case .parent: BilingualText(zh: "父母", en: "parent")
    case .child: BilingualText(zh: "子女", en: "child")
    case .sibling: BilingualText(zh: "兄弟姐妹", en: "sibling")
    case .grandparent: BilingualText(zh: "祖父母、外祖父母", en: "grandparent")
    case .grandchild: BilingualText(zh: "孙子女、外孙子女", en: "grandchild")
    case .otherKin: BilingualText(zh: "其他近亲属", en: "other close kin")
    case .otherVoter: BilingualText(zh: "其他选民", en: "another voter")
    }
  }
}
