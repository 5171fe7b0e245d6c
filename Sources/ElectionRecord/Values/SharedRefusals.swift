/// What is wrong with a file that a person named.
extension Refusal {
  /// What is in it makes no sense here.
  package static func fileInvalid(zh: String, en: String) -> Refusal {
    Refusal("fileInvalid", .usage, zh: zh, en: en)
  }

  /// There is none under that name, or not for us.
  package static func fileNotFound(_ path: String) -> Refusal {
    Refusal(
      "fileNotFound", .failed, zh: "找不到或不能读 \(path)。请检查路径和权限。",
      en: "\(path) is not there or cannot be read. Check path and permissions.")
  }

  /// It was not read to its end; a part of a file is never taken for the whole.
  package static func fileUnreadable(_ path: String) -> Refusal {
    Refusal(
      "fileUnreadable", .failed, zh: "无法读完 \(path)，没有使用。请检查它是不是普通文件，以及读取权限；U 盘可能坏了：请换一个接口或 U 盘重新复制。",
      en: "\(path) cannot be read to its end, and nothing of it was used. Check that it is a file and that you may "
        + "read it. The stick may be failing: copy it again from another port or stick.")
  }

  /// It is larger than a file of its kind.
  package static func fileTooLarge(_ path: String, limitBytes: Int) -> Refusal {
    Refusal(
      "fileTooLarge", .usage, zh: "\(path) 超过 \(limitBytes) 字节的上限。请检查是否选对了文件。",
      en: "\(path) is larger than \(limitBytes) bytes. Check that it is the right file.")
  }

  /// It cannot be written; what stood under that name is untouched.
  package static func fileNotWritable(_ path: String) -> Refusal {
    Refusal(
      "fileNotWritable", .failed, zh: "无法写入 \(path)：已有同名文件、没有权限或空间，或 U 盘写保护。请检查，或换一个文件名或位置。",
      en: "\(path) cannot be written: one of that name is there, permission or space is missing, or the stick is "
        + "write-protected. Check it, or choose another name or place.")
  }

  /// Nothing is written over what is there.
  package static func fileExists(_ path: String) -> Refusal {
    Refusal(
      "fileExists", .failed, zh: "\(path) 已经有了，没有写。请换一个文件名，或先把它移走。",
      en: "\(path) is there already; nothing was written. Choose another name, or move it away first.")
  }

  /// A pipe would be waited for, and a device replaced.
  package static func notAFile(_ path: String) -> Refusal {
    Refusal(
      "notAFile", .failed, zh: "\(path) 不是文件（是目录、设备或管道），没有读写。请另写一个文件名。",
      en: "\(path) is no file but a folder, a device or a pipe; nothing was read or written. Name a file.")
  }
}

/// What is wrong with a key that a person named or keeps.
extension Refusal {
  /// It is not a key of the kind that is needed, which is named in both languages.
  package static func keyInvalid(_ given: String, zh: String, en: String) -> Refusal {
    Refusal(
      "keyInvalid", .usage, zh: "\(given) 不是\(zh)，或抄错了。请重新抄写，或换对的文件。",
      en: "\(given) is no \(en), or was miscopied. Copy it again, or name the right file.")
  }

  /// Others may have read it.
  ///
  /// - Parameters:
  ///   - zh: What to do.
  ///   - en: The same.
  package static func keyExposed(_ file: String, zh: String, en: String) -> Refusal {
    Refusal(
      "keyExposed", .failed, zh: "这台电脑的其他用户能读取密钥文件 \(file)，未使用。" + zh,
      en: "Other users of this computer can read the key \(file), and it is not used. " + en)
  }
}

/// What several readers refuse.
extension Refusal {
  /// A newer version of the program wrote it.
  package static func futureVersion(_ found: Int, zh: String, en: String) -> Refusal {
    Refusal(
      "futureVersion", .failed, zh: "\(zh)由更新版本的程序写成（格式 \(found)），没有使用。请升级本程序。",
      en: "A newer version wrote \(en) (format \(found)); it is not used. Update this program.")
  }

  /// It belongs to another election than the one here.
  package static func foreignElection(zh: String, en: String) -> Refusal {
    Refusal(
      "foreignElection", .unverified, zh: "\(zh)属于另一次选举，未使用。请核对会场地址、U 盘和数据目录。",
      en: "\(en) belongs to another election and was not used. Check the hall's address, the stick and the data "
        + "directory.")
  }

  /// The election names no polling day, and something is counted from it.
  package static let pollingDayUnknown = Refusal(
    "pollingDayUnknown", zh: "选举文件没有选举日，无法计算期限和年龄。请在 election.yaml 写明 pollingDay；已建立会场的，须重新建立。",
    en: "The election's file names no polling day to count from. Write pollingDay into election.yaml; a hall that is "
      + "set up already is set up again.")

  /// The election has no such site.
  package static func unknownSite(_ site: String) -> Refusal {
    Refusal(
      "unknownSite", zh: "本次选举没有投票点“\(site)”。请用 status 查看有哪些投票点。",
      en: "The election has no site \"\(site)\". See the sites with status.")
  }

  /// The election has no such poll.
  package static func unknownPoll(_ poll: String) -> Refusal {
    Refusal(
      "unknownPoll", zh: "本次选举没有投票轮次“\(poll)”。请用 election.yaml 中 polls 的标识。",
      en: "The election has no poll \"\(poll)\". Use an id of polls in election.yaml.")
  }

  /// It belongs to the hall's own node.
  package static let onlyAtHall = Refusal(
    "onlyAtHall", zh: "这项操作只能在会场主机上办理。请到会场，或用 --data 指定会场的数据目录。",
    en: "This belongs to the hall's own node. Do it there, or name the hall's data directory with --data.")

  /// What two people decided, or one turned down, needs a reason.
  ///
  /// - Parameter name: Who is decided on, where that is a person's name.
  static func reasonMissing(_ name: String = "") -> Refusal {
    Refusal(
      "reasonMissing", zh: (name.isEmpty ? "" : "“\(name)”：") + "作出这项决定须写明理由。请补上。",
      en: (name.isEmpty ? "" : "\"\(name)\": ") + "This decision needs its reason. Add it.")
  }
}
