package import ElectionRecord

extension Wording {
  /// What speaks against a registration and what to do, without its source.
  package static func message(_ code: RegistrationIssue.Code) -> BilingualText {
    switch code {
    case .underAge: BilingualText(zh: "选举日未满法定年龄，不予登记。", en: "Not of age on polling day.")
    case .ageImprobable: BilingualText(zh: "年龄过大，请核实是否健在、出生日期是否有误。", en: "Improbably old: check the birth date.")
    case .basisMissing:
      BilingualText(zh: "没有登记依据。请填“户籍”“居住”或“社区工作者”。", en: "No basis: write hukou, residence or worker.")
    case .basisNotAllowed:
      BilingualText(zh: "本次选举只登记本社区户籍的选民。", en: "Only the household registration entitles in this election.")
    case .residenceUndated:
      BilingualText(zh: "按居住登记的须填居住起始日期。请补填。", en: "Registration by residence needs resident_since. Fill it in.")
    case .residenceTooShort: BilingualText(zh: "到选举日居住时间不够，不予登记。", en: "Has not lived here long enough by polling day.")
    case .workersNotAllowed:
      BilingualText(
        zh: "本次选举的规则没有让社区工作者登记。", en: "The rules of this election register no community workers.")
    case .workUndated:
      BilingualText(zh: "社区工作者须填工作起始日期。请补填。", en: "A community worker needs work_since. Fill it in.")
    case .workTooShort: BilingualText(zh: "到选举日工作时间不够，不予登记。", en: "Has not worked here long enough by polling day.")
    case .workUnconfirmed:
      BilingualText(
        zh: "社区工作者须本人申请，由选举委员会确认。确认后在“核实人”栏写明。",
        en: "A community worker applies and the committee confirms it. Fill in checked once it has.")
    case .declarationMissing:
      BilingualText(
        zh: "没有记录本人表示参加选举。请问明：参加的在“不参加”栏填“否”，或填登记方式和登记人；不参加的填“是”。",
        en:
          "Nothing says that the person takes part. Ask: write no in declined, or how the person was asked and by whom; yes "
          + "where the person declines.")
    case .dateImpossible:
      BilingualText(
        zh: "日期不可能：晚于选举日，或居住早于出生。请改正。", en: "An impossible date: after polling day, or before birth. Correct it.")
    case .identityMissing:
      BilingualText(
        zh: "没有身份证号。请补填，或核实身份后在“核实人”栏写明。", en: "No identity number. Add it, or check the person and fill in checked.")
    case .identityMalformed:
      BilingualText(
        zh: "身份证号不是 18 位，或其中没有出生日期。请重新抄录。",
        en: "The identity number is not 18 characters with a birth date. Copy it again.")
    case .identityCheckDigit:
      BilingualText(zh: "身份证号校验码不对，抄录有误。请重新抄录。", en: "The identity number's check digit is wrong. Copy it again.")
    case .identityBirthDiffers:
      BilingualText(
        zh: "身份证号中的出生日期与所填不同。请核对证件。", en: "The identity number has another birth date. Compare with the card.")
    case .identitySexDiffers:
      BilingualText(zh: "身份证号中的性别与所填不同。请核对证件。", en: "The identity number has the other sex. Compare with the card.")
    case .separationUnproven:
      BilingualText(
        zh: "人户分离，没有户籍地证明或本人承诺书。请补上。",
        en: "Lives apart from the household registration without certificate or undertaking.")
    case .householdMissing:
      BilingualText(zh: "户代表选举须填户号。请补填。", en: "Households vote: the household's number is needed.")
    case .sameIdentity: BilingualText(zh: "身份证号重复登记。", en: "The same identity number was registered before.")
    case .samePerson:
      BilingualText(zh: "姓名、出生日期、住址重复登记。", en: "The same name, birth date and address were registered before.")
    case .sameNameAndBirth:
      BilingualText(
        zh: "与另一行出生日期相同，姓名相同而住址不同，或姓名只差繁简、称谓。请核实是否同一人。",
        en:
          "Same birth date as another row, and the same name at another address or a name that differs in traditional "
          + "forms or a title: check whether it is one person.")
    case .registeredElsewhere:
      BilingualText(
        zh: "已在其他社区登记。本人选择在本社区的，请先由该社区取消登记。",
        en: "Registered in another community. Who chooses this one leaves that one first.")
    case .perhapsRegisteredElsewhere:
      BilingualText(
        zh: "其他社区有同名同日出生的人登记。请核实是否同一人。", en: "Somebody of this name and birth date is registered elsewhere: check.")
    case .notActive:
      BilingualText(
        zh: "原登记不是有效状态（VoterStatus）。请查明原因，核实后在“核实人”栏写明。",
        en: "The record is not active (VoterStatus). Find out why, and fill in checked once it is settled.")
    case .deceased: BilingualText(zh: "原登记注明已去世，不予登记。", en: "The record says that the person has died.")
    case .permanentlyDenied:
      BilingualText(
        zh: "原登记注明不予登记（permanently-denied）。", en: "The record says that registration was permanently denied.")
    case .declaredIncompetent:
      BilingualText(
        zh: "原登记注明不能行使选举权利（declared-incompetent），不予登记；有异议的由选举委员会确认。",
        en: "The record says that the person was declared incompetent. The committee decides where that is disputed.")
    case .notEighteen:
      BilingualText(zh: "原登记注明选举日未满十八周岁，不予登记。", en: "The record says: not eighteen on polling day.")
    case .standingUnknown:
      BilingualText(
        zh: "原登记未能确认此人在世、有选举权或年满十八周岁。请核实，并在“核实人”栏写明。",
        en: "The record leaves open whether the person lives, may vote or is eighteen. Check, and fill in checked.")
    case .nameLost:
      BilingualText(
        zh: "姓名里有丢失的字（如 ?、□、锟斤拷、#N/A）。请查明后补写；写不出的字用“〓”留空，打印后手写，并另列名单。",
        en:
          "The name has lost a character (such as ?, □, 锟斤拷, #N/A). Find it and write it; where it cannot be typed, leave "
          + "the place open with 〓, write it by hand on paper, and list it.")
    case .nameOpen:
      BilingualText(
        zh: "姓名里有用“〓”留空的字，须手写补全。请核对并另列名单。",
        en: "The name has a place left open with 〓, to be written by hand. Check it, and list it.")
    case .householdRepeated:
      BilingualText(zh: "该户已有户代表，一户只能有一名。", en: "The household has a representative already; each has one.")
    case .memberRepeated:
      BilingualText(
        zh: "同一户里一个人写了两遍：户代表又写在同户人里，或繁简两种写法。请删去一个；确是两人的，在名字后注明区别。",
        en:
          "Somebody of the household is there twice: the representative among the other members, or one name in traditional and "
          + "simplified characters. Delete one; of two persons, tell them apart behind the name.")
    }
  }

  /// Where a row belongs.
  package static func name(_ verdict: RegistrationPreview.Verdict) -> BilingualText {
    switch verdict {
    case .accepted: BilingualText(zh: "列入名册", en: "accepted")
    case .questionable: BilingualText(zh: "待核", en: "questionable")
    case .refused: BilingualText(zh: "不予登记", en: "refused")
    case .declined: BilingualText(zh: "不参加", en: "declined")
    }
  }
}
