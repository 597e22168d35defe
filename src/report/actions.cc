// See actions.h. Handing in and the queue stand in hand_in.cc.

#include "report/actions.h"

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "db/blob_holders.h"
#include "db/blob_store.h"
#include "report/check_stored.h"
#include "report/codec.h"
#include "report/read/read.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kLongestReason = 500;  // code points

// How the trail names it for those who do not know its number: "澄川县望禾镇人民政府 2023年".
std::string WordsFor(const StoredReport& report) {
  const std::string organ = report.organ.empty() ? "未写明机关的报告" : report.organ;
  return report.year ? organ + " " + std::to_string(*report.year) + "年" : organ;
}

// The organ's own people, who will open the report for themselves.
void TellHolder(account::Deed& deed, const StoredReport& report, std::string title) {
  account::TellOrgan(deed, report.holder.organ, account::Act::kHandInReports,
                     {.kind = account::NoticeKind::kReport,
                      .title = std::move(title),
                      .path = "/office/reports/" + std::to_string(report.id)});
}

Error NoSuchReport() { return {ErrorKind::kNotFound, "没有这份报告，可能已被删除。", ""}; }

void KeepReading(Desk& desk, StoredVersion version, const AnnualReport& report) {
  const std::string record = EncodeDocument(report.source);
  const db::HashedBytes hashed(record);
  const std::string old_record = version.document;
  db::Transaction act = desk.database.Begin();
  act.Lock("reading of report " + std::to_string(version.report_id));
  version.document = db::PutBlob(act, hashed);
  version.format = std::string(docread::NameOf(report.source.format));
  version.form = report.form ? std::string(report.form->id) : "";
  version.obstacle = report.source.obstacle_message;
  UpdateReading(act, version);
  UpdateReport(act, Described(report, version.report_id, {}));
  ClaimIdentity(act, version.report_id, IdentityOf(version.organ, report, version.digest));
  if (version.document != old_record) db::RemoveBlobUnlessHeld(act, old_record);
  act.Commit();
  desk.shelf.Drop(version.id);
}

// The re-check itself may take seconds and is repeated at will; what is put down is that somebody asked for it.
void RecordCheck(Desk& desk, const StoredReport& report, const account::Actor& actor) {
  account::Deed deed(desk.office, actor);
  deed.Record(report.holder.organ, "reports.check", account::ObjectOf("report", report.id));
  deed.Commit();
}

}  // namespace

Status CheckAgain(Desk& desk, std::int64_t report_id, const account::Actor& actor) {
  std::optional<StoredReport> report;
  std::optional<StoredVersion> version;
  std::optional<std::string> bytes;
  {
    db::Reader reader = desk.database.Read();
    report = FindReport(reader, report_id);
    if (!report || !report->deleted_at.empty()) return NoSuchReport();
    version = CurrentVersion(reader, report_id);
    if (version) bytes = db::GetBlob(reader, version->digest);
  }
  if (!version || !bytes) return NoSuchReport();
  RecordCheck(desk, *report, actor);
  KeepReading(desk, *version, ReadReport(desk.shelf.Read(*bytes), version->file_name));
  CheckStored(desk, report_id);
  return Ok();
}

namespace {

// The reason as it is kept. Errors: kInvalidInput.
Result<std::string> ReasonFor(Verdict verdict, std::string_view reason) {
  const std::string shown = WithoutInvisible(reason);
  const std::string_view words = Trim(shown);
  if (verdict == Verdict::kDismissed && words.empty())
    return Error{ErrorKind::kInvalidInput, "判为“不成立”必须写明理由。", ""};
  if (Utf8Length(words) > kLongestReason) return Error{ErrorKind::kInvalidInput, "理由不能超过500字。", ""};
  return std::string(words);
}

// The report that is there and has this finding.
std::optional<StoredReport> ReportWith(db::Session& session, std::int64_t finding_id) {
  const auto report_id = ReportOfFinding(session, finding_id);
  auto report = report_id ? FindReport(session, *report_id) : std::nullopt;
  if (report && !report->deleted_at.empty()) return std::nullopt;
  return report;
}

Error NoSuchFinding() { return {ErrorKind::kNotFound, "没有这条问题，可能报告已重新核对，请刷新页面。", ""}; }

std::string Judged(Verdict verdict) {
  return verdict == Verdict::kConfirmed ? "确认了 " : verdict == Verdict::kDismissed ? "判为不成立 " : "重新打开了 ";
}

Status Decide(account::Deed& deed, std::span<const std::int64_t> findings, const Decision& decision) {
  if (deed.done_before()) return Ok();
  if (findings.empty()) return NoSuchFinding();
  const auto report = ReportWith(deed.transaction(), findings.front());
  for (const std::int64_t finding : findings) {
    if (!report || ReportOfFinding(deed.transaction(), finding) != report->id) return NoSuchFinding();
    AddDecision(deed.transaction(), finding, decision);
  }
  deed.Record(report->holder.organ, "reports.decide", account::ObjectOf("finding", findings.front()),
              {{"verdict", std::string(IdOf(decision.verdict))},
               {"findings", std::to_string(findings.size())},
               {"report", WordsFor(*report)}});
  TellHolder(
      deed, *report,
      deed.actor().name + Judged(decision.verdict) + std::to_string(findings.size()) + " 条问题：" + WordsFor(*report));
  deed.Commit();
  return Ok();
}

}  // namespace

Status Decide(Desk& desk, std::int64_t finding_id, Verdict verdict, std::string_view reason,
              const account::Actor& actor) {
  return DecideAll(desk, {&finding_id, 1}, verdict, reason, actor);
}

Status DecideAll(Desk& desk, std::span<const std::int64_t> findings, Verdict verdict, std::string_view reason,
                 const account::Actor& actor) {
  const Decision decision{
      .verdict = verdict, .person = actor.name, .reason = TRY(ReasonFor(verdict, reason)), .decided_at = desk.now()};
  return account::RetryDeed(desk.office, actor, [&](account::Deed& deed) { return Decide(deed, findings, decision); });
}

Status Delete(Desk& desk, std::int64_t report_id, const account::Actor& actor) {
  return account::RetryDeed(desk.office, actor, [&](account::Deed& deed) -> Status {
    if (deed.done_before()) return Ok();
    const auto report = FindReport(deed.transaction(), report_id);
    if (!report) return NoSuchReport();
    if (!report->deleted_at.empty()) return Ok();
    SetDeleted(deed.transaction(), report_id, desk.now(), actor.name);
    deed.Record(report->holder.organ, "reports.delete", account::ObjectOf("report", report_id),
                {{"report", WordsFor(*report)}});
    TellHolder(deed, *report, deed.actor().name + "删除了年度报告：" + WordsFor(*report));
    deed.Commit();
    return Ok();
  });
}

Status Restore(Desk& desk, std::int64_t report_id, const account::Actor& actor) {
  return account::RetryDeed(desk.office, actor, [&](account::Deed& deed) -> Status {
    if (deed.done_before()) return Ok();
    const auto report = FindReport(deed.transaction(), report_id);
    if (!report) return NoSuchReport();
    SetDeleted(deed.transaction(), report_id, std::nullopt, actor.name);
    deed.Record(report->holder.organ, "reports.restore", account::ObjectOf("report", report_id),
                {{"report", WordsFor(*report)}});
    TellHolder(deed, *report, deed.actor().name + "恢复了年度报告：" + WordsFor(*report));
    deed.Commit();
    return Ok();
  });
}

Status SetTownshipDeadline(Desk& desk, std::string_view month_and_day, const account::Actor& actor) {
  const std::string_view day = Trim(month_and_day);
  if (!day.empty() && !ParseMonthDay(day))
    return Error{ErrorKind::kInvalidInput, "日期请写成“月-日”，例如 01-31；不设期限就留空。", ""};
  return account::RetryDeed(desk.office, actor, [&](account::Deed& deed) -> Status {
    if (deed.done_before()) return Ok();
    PutSetting(deed.transaction(), kTownshipDeadlineSetting, day);
    PutSetting(deed.transaction(), kTownshipDeadlineBySetting, deed.actor().name + "，" + ToString(deed.today()));
    deed.Record(account::kInstallation, "reports.deadline", "", {{"day", std::string(day)}});
    deed.Commit();
    return Ok();
  });
}

void AdoptReports(Desk& desk, account::OrganId county_office) {
  {
    db::Reader reader = desk.database.Read();
    if (!AnyWithoutHolder(reader)) return;
  }
  account::Deed deed(desk.office, account::Actor{});
  AdoptReports(deed.transaction(), Holder{county_office, true});
  deed.Record(county_office, "reports.adopt", account::ObjectOf("organ", county_office.value));
  deed.Commit();
}

}  // namespace gongkai::report
