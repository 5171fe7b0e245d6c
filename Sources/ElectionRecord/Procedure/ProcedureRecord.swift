/// What is done around the polls, from the first notice to the archive (选举程序): one record of one topic.
///
/// Records are entries like marks: signed, append-only, merged and exported. Most belong to the hall's journal;
/// those of a box's way and of papers entered afterwards may stand in a site's journal too.
package enum ProcedureRecord: Equatable, Sendable, Codable {
  /// 选民登记: decisions on voters and objections.
  case registration(RegistrationRecord)
  /// 日程与公告: steps of the calendar, meetings and notices.
  case calendar(CalendarRecord)
  /// 提名: nominees, vetting, withdrawals, the formal list.
  case nomination(NominationRecord)
  /// 工作人员: appointments and what excludes people from them.
  case staff(StaffRecord)
  /// 委托投票与代写.
  case proxy(ProxyRecord)
  /// 票箱交接: where a box and its seals were.
  case custody(CustodyRecord)
  /// 唱票计票: sessions, batches and tallies.
  case counting(CountingRecord)
  /// 补录: marks kept on paper.
  case paper(PaperRecord)
  /// 选举结果: vacancies, further polls.
  case outcome(OutcomeRecord)
  /// 撤回: a record that was typed wrong no longer counts.
  case withdrawal(WithdrawalRecord)
}

/// A record with its place in the journals.
package struct Recorded<Record: Sendable>: Sendable {
  package let record: Record
  package let entry: EntryID
  /// Seconds since 1970 UTC by the device's clock. Shown, never used to decide.
  package let recordedAt: Int64
}
