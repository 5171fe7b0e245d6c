import ElectionRecord

/// Edges that show when journals come together.
enum MergingEdges {
  static let all: [Edge] = [
    Edge(
      name: "a right moves on once the closing is merged and the next site knows",
      steps: """
        open: {site: R1}
        open: {site: S1}
        cast: {site: R1, voter: 1}
        close: {site: R1, unused: 19}
        carry: {from: R1, to: hall}
        cast: {site: S1, voter: 2}
        settle: {}
        cast: {site: S1, voter: 2}
        cast: {site: S1, voter: 1}
        """,
      outcomes: [
        "done", "done", "ordinary", "done", "done", "rightElsewhere right R1", "done", "ordinary",
        "alreadyMarked marked R1 1",
      ]),
    Edge(
      name: "an ordinary cast counts and every envelope behind it is refused",
      steps: """
        open: {site: R1}
        open: {site: R2}
        cast: {site: R2, voter: 1, envelope: E-1}
        cast: {site: R1, voter: 1}
        settle: {}
        rule: {voter: 1, decision: accept}
        reconcile: {}
        rule: {voter: 1, decision: asProposed}
        reconcile: {}
        """,
      outcomes: [
        "done", "done", "provisional rightElsewhere right R1", "ordinary", "done", "ordinaryCounts", "done", "done",
        "done",
      ],
      verdict: ["counted 1, refused 1", "provisionalAgainstOrdinary R1+R2 ruled"]),
    Edge(
      name: "of envelopes only the first is proposed and pending does not count",
      steps: """
        open: {site: R2}
        open: {site: S1}
        cast: {site: S1, voter: 1, envelope: E-1}
        cast: {site: R2, voter: 1, envelope: E-2}
        settle: {}
        reconcile: {}
        rule: {voter: 1, decision: asProposed}
        rule: {voter: 1, decision: accept}
        open: {site: R1}
        close: {site: R1, unused: 20}
        settle: {}
        rule: {voter: 1, decision: asProposed}
        reconcile: {}
        """,
      outcomes: [
        "done", "done", "provisional rightElsewhere right R1", "provisional rightElsewhere right R1", "done", "done",
        "journalMissing", "journalMissing", "done", "done", "done", "journalMissing", "done",
      ],
      verdict: ["pending 2", "provisional R2+S1 open"]),
    Edge(
      name: "an envelope is not opened while the box that had the right is out, and nobody votes twice",
      steps: """
        open: {site: R1}
        open: {site: R2}
        cut: {site: R1}
        cast: {site: R1, voter: 1}
        close: {site: R1, unused: 19}
        cast: {site: R2, voter: 1, envelope: E-1}
        close: {site: R2, unused: 19}
        settle: {}
        rule: {voter: 1, decision: asProposed}
        heal: {site: R1}
        settle: {}
        rule: {voter: 1, decision: asProposed}
        reconcile: {}
        """,
      outcomes: [
        "done", "done", "done", "ordinary", "done", "provisional rightElsewhere right R1", "done", "done",
        "journalMissing", "done", "done", "done", "done",
      ],
      verdict: ["counted 1, refused 1", "provisionalAgainstOrdinary R1+R2 ruled"]),
    Edge(
      name: "officers may insist, and the paper that comes late is surplus",
      steps: """
        open: {site: R1}
        open: {site: R2}
        cut: {site: R1}
        cast: {site: R1, voter: 1}
        cast: {site: R2, voter: 1, envelope: E-1}
        settle: {}
        rule: {voter: 1, decision: accept, insist: true}
        heal: {site: R1}
        settle: {}
        reconcile: {}
        """,
      outcomes: [
        "done", "done", "done", "ordinary", "provisional rightElsewhere right R1", "done", "done", "done", "done",
        "done",
      ],
      verdict: ["counted 1, accepted 1, surplus 1", "doubleCast R1+R2 open", "provisionalAgainstOrdinary R1+R2 ruled"]),
    Edge(
      name: "a wrong mark is taken back at the hall after closing, and who was served is marked",
      steps: """
        open: {site: R1}
        open: {site: S1}
        cast: {site: R1, voter: 1}
        takeBack: {voter: 1, served: 2}
        close: {site: R1, unused: 19}
        void: {site: R1, voter: 1}
        settle: {}
        cast: {site: S1, voter: 1}
        cast: {site: S1, voter: 1, envelope: E-1}
        takeBack: {voter: 1, served: 1}
        takeBack: {voter: 1, served: 99}
        takeBack: {voter: 1, served: 2, officers: [甲]}
        takeBack: {voter: 1, served: 2}
        takeBack: {voter: 1, served: 2}
        settle: {}
        cast: {site: S1, voter: 2}
        rule: {voter: 1, decision: asProposed}
        close: {site: S1, unused: 19}
        settle: {}
        rule: {voter: 1, decision: asProposed}
        reconcile: {}
        """,
      outcomes: [
        "done", "done", "ordinary", "noSuchMark", "done", "siteClosed", "done", "alreadyMarked marked R1 1",
        "provisional alreadyMarked", "servedIsVoter", "notOnRoll", "twoOfficersRequired", "done", "markMoved",
        "done", "alreadyMarked marked R1 9", "done", "done", "done", "noOpenCase", "done",
      ],
      verdict: ["counted 2, accepted 1, taken back 1", "provisional S1 ruled"]),
    Edge(
      name: "one envelope number at two sites is a case that names both",
      steps: """
        open: {site: R1}
        open: {site: R2}
        cast: {site: R1, voter: 11, envelope: E-1}
        cast: {site: R2, voter: 1, envelope: E-1}
        settle: {}
        reconcile: {}
        """,
      outcomes: [
        "done", "done", "provisional rightElsewhere right R2", "provisional rightElsewhere right R1", "done", "done",
      ],
      verdict: ["pending 2", "provisional R2 open", "provisional R1 open", "envelopeTwice R1+R2 open"]),
    Edge(
      name: "of two ordinary casts one counts and the case can only be acknowledged",
      policy: .shared,
      steps: """
        open: {site: R1}
        open: {site: S1}
        cast: {site: S1, voter: 1}
        cast: {site: R1, voter: 1}
        settle: {}
        rule: {voter: 1, decision: refuse}
        rule: {voter: 1, decision: acknowledge, officers: [甲]}
        rule: {voter: 1, decision: acknowledge}
        rule: {voter: 1, decision: acknowledge}
        reconcile: {}
        """,
      outcomes: [
        "done", "done", "ordinary", "ordinary", "done", "onlyAcknowledge", "twoOfficersRequired", "done", "noOpenCase",
        "done",
      ],
      verdict: ["counted 1, surplus 1", "doubleCast R1+S1 ruled"]),
    Edge(
      name: "a fork keeps every branch out, freezes the device and leaves what came before",
      steps: """
        open: {site: R1}
        cast: {site: R1, voter: 1}
        clone: {site: R1, as: R1b}
        cast: {site: R1, voter: 2}
        cast: {site: R1b, voter: 3}
        settle: {}
        cast: {site: R1, voter: 4}
        cast: {site: R1b, voter: 5}
        reconcile: {}
        rule: {site: R1, decision: accept}
        reconcile: {}
        """,
      outcomes: [
        "done", "ordinary", "done", "ordinary", "ordinary", "done", "deviceFrozen", "deviceFrozen", "done", "done",
        "done",
      ],
      verdict: ["counted 3", "fork R1 ruled"]),
    Edge(
      name: "a revoked device keeps what had come, and its voters get envelopes until officers free them",
      steps: """
        open: {site: R1}
        open: {site: S1}
        cast: {site: R1, voter: 1}
        settle: {}
        cut: {site: R1}
        cast: {site: R1, voter: 2}
        revoke: {site: R1}
        settle: {}
        cast: {site: S1, voter: 3, envelope: E-1}
        rule: {site: R1, decision: refuse}
        settle: {}
        cast: {site: S1, voter: 4}
        heal: {site: R1}
        settle: {}
        cast: {site: R1, voter: 5}
        reconcile: {}
        """,
      outcomes: [
        "done", "done", "ordinary", "done", "done", "ordinary", "done", "done", "provisional rightElsewhere right R1",
        "done", "done", "ordinary", "done", "done", "deviceRevoked", "done",
      ],
      verdict: ["counted 2, pending 1, quarantined 1", "provisional S1 open", "deviceRevoked R1 open"]),
    Edge(
      name: "papers that do not add up at closing demand an explanation",
      steps: """
        open: {site: R1, papers: 20}
        cast: {site: R1, voter: 1}
        close: {site: R1, unused: 17, confirm: true}
        settle: {}
        reconcile: {}
        explain: {code: paperImbalance, site: R1, text: 两张选票粘在一起}
        reconcile: {}
        """,
      outcomes: ["done", "ordinary", "done", "done", "done", "done", "done"],
      verdict: ["counted 1", "paperImbalance R1 -2"]),
    Edge(
      name: "papers over issued, over returned and unclassified are found",
      steps: """
        open: {site: R1}
        open: {site: R2}
        cast: {site: R1, voter: 1}
        cast: {site: R2, voter: 11}
        cast: {site: R2, voter: 12}
        close: {site: R1, unused: 19}
        close: {site: R2, unused: 18}
        settle: {}
        count: {site: R1, returned: 2, valid: 2, invalid: 1, confirm: true}
        count: {site: R2, returned: 2, valid: 1, invalid: 0}
        reconcile: {}
        """,
      outcomes: [
        "done", "done", "ordinary", "ordinary", "ordinary", "done", "done", "done", "done", "done", "done",
      ],
      verdict: ["counted 3", "papersOverIssued R1 1", "papersOverReturned R1 1", "unclassifiedPapers - 1"]),
    Edge(
      name: "a journal that never came is missing",
      steps: """
        open: {site: R1}
        close: {site: R1, unused: 20}
        cut: {site: R1}
        settle: {}
        reconcile: {}
        carry: {from: R1, to: hall}
        reconcile: {}
        declare: {}
        """,
      outcomes: ["done", "done", "done", "done", "done", "done", "done", "notDeclarable"],
      verdict: [""]),
  ]
}
