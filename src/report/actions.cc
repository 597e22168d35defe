// See actions.h. Handing in and the queue stand in hand_in.cc.

#include "report/actions.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "db/blob_store.h"
#include "report/check_stored.h"
#include "report/codec.h"
#include "report/read/read.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kLongestName = 20;     // code points
constexpr std::size_t kLongestReason = 500;  // code points

Error NoSuchReport() { return {ErrorKind::kNotFound, "没有这份报告，可能已被删除。", ""}; }

void KeepReading(Desk& desk, StoredVersion version, const AnnualReport& report) {
  const std::string record = EncodeDocument(report.source);
  const std::string old_record = version.document;
  db::Transaction act = desk.database.Begin();
  act.Lock("reading of report " + std::to_string(version.report_id));
  version.document = db::PutBlob(act, record);
  version.format = std::string(docread::NameOf(report.source.format));
  version.form = report.form ? std::string(report.form->id) : "";
  version.obstacle = report.source.obstacle_message;
  UpdateReading(act, version);
  UpdateReport(act, Described(report, version.report_id));
  ClaimIdentity(act, version.report_id, IdentityOf(report, version.digest));
  // Should another version share the old record, the shelf reads that one from its bytes.
  if (version.document != old_record) db::RemoveBlob(act, old_record);
  act.Commit();
  desk.shelf.Drop(version.id);
}

}  // namespace

Status CheckAgain(Desk& desk, std::int64_t report_id) {
  std::optional<StoredVersion> version;
  std::optional<std::string> bytes;
  {
    db::Reader reader = desk.database.Read();
    const auto report = FindReport(reader, report_id);
    if (!report || !report->deleted_at.empty()) return NoSuchReport();
    version = CurrentVersion(reader, report_id);
    if (version) bytes = db::GetBlob(reader, version->digest);
  }
  if (!version || !bytes) return NoSuchReport();
  KeepReading(desk, *version, ReadReport(desk.shelf.Read(*bytes), version->file_name));
  CheckStored(desk, report_id);
  return Ok();
}

Status Decide(Desk& desk, std::int64_t finding_id, Verdict verdict, std::string_view reason, std::string_view person) {
  const std::string_view words = Trim(reason);
  if (person.empty()) return Error{ErrorKind::kInvalidInput, "请先填写您的姓名，再作判断。", ""};
  if (verdict == Verdict::kDismissed && words.empty())
    return Error{ErrorKind::kInvalidInput, "判为“不成立”必须写明理由。", ""};
  if (Utf8Length(words) > kLongestReason) return Error{ErrorKind::kInvalidInput, "理由不能超过500字。", ""};
  db::Transaction act = desk.database.Begin();
  if (!ReportOfFinding(act, finding_id))
    return Error{ErrorKind::kNotFound, "没有这条问题，可能报告已重新核对，请刷新页面。", ""};
  AddDecision(
      act, finding_id,
      {.verdict = verdict, .person = std::string(person), .reason = std::string(words), .decided_at = desk.now()});
  act.Commit();
  return Ok();
}

Status Delete(Desk& desk, std::int64_t report_id, std::string_view person) {
  db::Transaction act = desk.database.Begin();
  const auto report = FindReport(act, report_id);
  if (!report) return NoSuchReport();
  if (report->deleted_at.empty()) SetDeleted(act, report_id, desk.now(), person);
  act.Commit();
  return Ok();
}

Status Restore(Desk& desk, std::int64_t report_id, std::string_view person) {
  db::Transaction act = desk.database.Begin();
  if (!FindReport(act, report_id)) return NoSuchReport();
  SetDeleted(act, report_id, std::nullopt, person);
  act.Commit();
  return Ok();
}

Status SetPerson(Desk& desk, std::string_view name) {
  const std::string_view trimmed = Trim(name);
  if (trimmed.empty()) return Error{ErrorKind::kInvalidInput, "请填写姓名。", ""};
  if (Utf8Length(trimmed) > kLongestName) return Error{ErrorKind::kInvalidInput, "姓名不能超过20个字。", ""};
  db::Transaction act = desk.database.Begin();
  PutSetting(act, kPersonSetting, trimmed);
  act.Commit();
  return Ok();
}

Status SetTownshipDeadline(Desk& desk, std::string_view month_and_day) {
  const std::string_view day = Trim(month_and_day);
  // A leap year, so that 02-29 is a day that exists in some year.
  if (!day.empty() && !ParseDate("2024-" + std::string(day)))
    return Error{ErrorKind::kInvalidInput, "日期请写成“月-日”，例如 01-31；不设期限就留空。", ""};
  db::Transaction act = desk.database.Begin();
  PutSetting(act, kTownshipDeadlineSetting, day);
  act.Commit();
  return Ok();
}

}  // namespace gongkai::report
