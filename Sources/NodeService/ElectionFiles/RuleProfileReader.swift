import ElectionRecord

/// Reads `profile` of an election's file: the rules that the register itself applies, and the file of all others.
enum RuleProfileReader {
  struct Profile {
    let register: RuleProfile
    /// Nil where no file of rules is named.
    let procedure: ProcedureProfile?
  }

  /// Reads the mapping; what it does not write follows from the file of rules, and from the law's commonest value where
  /// that is silent.
  ///
  /// - Parameter rulesAt: Reads a file of rules by its path from the election's folder.
  static func read(
    _ value: YAMLValue?, rulesAt: (String) throws(ElectionFileError) -> ProcedureProfile
  ) throws(ElectionFileError) -> Profile {
    let map = try value?.mapping(["rules", "proxyLimit", "quorum", "majority"])
    let procedure = try map?.optional("rules").map { (path) throws(ElectionFileError) in
      try rules(path, rulesAt: rulesAt)
    }
    let results = procedure?.results
    let half = Fraction(1, 2)
    let register = RuleProfile(
      proxyLimit: try map?.optional("proxyLimit")?.integer(in: 0...100) ?? procedure?.proxies.principalsMax?.value ?? 3,
      quorum: try map?.optional("quorum").map(threshold)
        ?? Threshold(base: .registered, results?.turnoutMoreThan?.value ?? half),
      majority: try map?.optional("majority").map(threshold)
        ?? Threshold(base: results?.majorityBase?.value ?? .returned, results?.majorityMoreThan?.value ?? half))
    return Profile(register: register, procedure: procedure)
  }

  private static func rules(
    _ value: YAMLValue, rulesAt: (String) throws(ElectionFileError) -> ProcedureProfile
  ) throws(ElectionFileError) -> ProcedureProfile {
    let path = try value.text(charactersMax: 1024)
    guard path.utf8.first != UInt8(ascii: "/") else {
      throw value.refused(
        zh: "请写相对于 election.yaml 所在目录的路径，最好放在同一目录，如 national.yaml。",
        en: "write the path from the folder of election.yaml; best beside it, such as national.yaml.")
    }
    do throws(ElectionFileError) {
      return try rulesAt(path)
    } catch {
      guard error.kind == .notFound else { throw error }
      throw value.refused(
        zh: "找不到规则文件 \(path)（从 election.yaml 所在目录算起）。请检查路径；目录若是复制来的，请把规则文件也复制到同一目录，只写文件名。",
        en:
          "there is no file of rules at \(path), seen from the folder of election.yaml. Check the path; where the folder "
          + "was copied, copy that file into it too and write its name only.")
    }
  }

  private static func threshold(_ value: YAMLValue) throws(ElectionFileError) -> Threshold {
    let map = try value.mapping(["base", "moreThan"])
    return Threshold(
      base: try map.required("base").choice(CountBase.self), try map.required("moreThan").fraction())
  }
}
