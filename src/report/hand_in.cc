// Handing in files: kept and queued in one transaction, then read and checked one by one by a worker. A queue in the
// database, not in memory, so that a reload or a restart loses nothing.

#include <set>

#include "base/fold.h"
#include "db/blob_store.h"
#include "db/retry.h"
#include "report/actions.h"
#include "report/check_stored.h"
#include "report/codec.h"
#include "report/read/read.h"

namespace gongkai::report {
namespace {

// On a server several nodes work on one queue: whoever comes second to a file leaves it alone.
bool IsTaken(db::Transaction& act, const UploadFile& file) {
  act.Lock("upload file " + std::to_string(file.id));
  return StateOfUploadFile(act, file.id) != "waiting";
}

Holder HolderOf(db::Session& session, const UploadFile& file) {
  const auto upload = FindUpload(session, file.upload_id);
  return upload ? upload->holder : Holder{};
}

// The bytes are known already: nothing is read, and a deleted report comes back.
bool FinishKnown(Desk& desk, UploadFile& file) {
  db::Transaction act = desk.database.Begin();
  if (IsTaken(act, file)) return true;
  const auto known = VersionByDigest(act, HolderOf(act, file).organ, file.digest);
  if (!known) return false;
  const auto report = FindReport(act, known->report_id);
  const bool deleted = report && !report->deleted_at.empty();
  if (deleted) SetDeleted(act, known->report_id, std::nullopt, "");
  file.state = "done";
  file.outcome = deleted ? "restored" : "same";
  file.message = deleted ? "这份文件此前已删除，现已恢复。" : "同一份文件以前已经上传过，没有重复保存。";
  file.report_id = known->report_id;
  UpdateUploadFile(act, file);
  act.Commit();
  return true;
}

void StoreVersion(Desk& desk, db::Transaction& act, UploadFile file, const AnnualReport& report) {
  const std::string record = EncodeDocument(report.source);
  const Upload upload = FindUpload(act, file.upload_id).value_or(Upload{});
  const std::string identity = IdentityOf(upload.holder.organ, report, file.digest);
  if (IsTaken(act, file)) return;
  act.Lock(file.digest);
  act.Lock("report " + identity);
  if (VersionByDigest(act, upload.holder.organ, file.digest)) return;  // stored by another worker since we looked
  const auto known = FindReportByIdentity(act, identity);
  const std::int64_t report_id = known ? *known : AddReport(act, identity, Described(report, 0, upload.holder));
  if (known) {
    UpdateReport(act, Described(report, report_id, upload.holder));
    SetDeleted(act, report_id, std::nullopt, "");
  }
  AddVersion(act, {.report_id = report_id,
                   .organ = upload.holder.organ,
                   .file_name = file.file_name,
                   .format = std::string(docread::NameOf(report.source.format)),
                   .form = report.form ? std::string(report.form->id) : "",
                   .digest = file.digest,
                   .document = db::PutBlob(act, record),
                   .obstacle = report.source.obstacle_message,
                   .uploaded_at = desk.now(),
                   .uploaded_by = upload.by_name});
  file.state = "read";
  file.outcome = !report.source.obstacle_message.empty() ? "unreadable" : known ? "version" : "new";
  file.message = report.source.obstacle_message;
  file.report_id = report_id;
  UpdateUploadFile(act, file);
  act.Commit();
}

void ReadQueued(Desk& desk, UploadFile file) {
  if (FinishKnown(desk, file)) return;
  std::optional<std::string> bytes;
  {
    db::Reader reader = desk.database.Read();
    bytes = db::GetBlob(reader, file.digest);
  }
  const AnnualReport report = ReadReport(desk.shelf.Read(bytes.value_or("")), file.file_name);
  db::Retry(desk.database, [&](db::Transaction& act) { StoreVersion(desk, act, file, report); });
}

// The next year's report of the organ was checked without this one, or against an older version of it.
void CheckYearAfter(Desk& desk, std::int64_t report_id) {
  std::optional<std::int64_t> after;
  {
    db::Reader reader = desk.database.Read();
    const auto report = FindReport(reader, report_id);
    if (!report || !report->year || report->organ.empty()) return;
    after = FindReportByIdentity(reader, IdentityOf(report->holder.organ, report->organ, *report->year + 1));
  }
  if (after) CheckStored(desk, *after);
}

void CheckQueued(Desk& desk, UploadFile file) {
  if (file.report_id) {
    CheckStored(desk, *file.report_id);
    CheckYearAfter(desk, *file.report_id);
  }
  file.state = "done";
  db::Transaction act = desk.database.Begin();
  UpdateUploadFile(act, file);
  act.Commit();
}

Result<std::int64_t> KeepFiles(account::Deed& deed, const std::vector<HandedIn>& files, const Upload& upload) {
  if (deed.done_before()) return std::stoll(deed.earlier_result());
  db::Transaction& act = deed.transaction();
  const std::int64_t upload_id = AddUpload(act, upload);
  std::set<std::string> seen;
  for (const HandedIn& file : files) {
    if (IsBlankText(file.bytes) && file.file_name.empty()) continue;  // a form sent without a file chosen
    const std::string digest = db::PutBlob(act, file.bytes);
    if (seen.insert(digest).second) AddUploadFile(act, upload_id, file.file_name, digest);
  }
  if (seen.empty()) return Error{ErrorKind::kInvalidInput, "没有选择文件，也没有粘贴文字。", ""};
  deed.Record(upload.holder.organ, "reports.hand_in", account::ObjectOf("upload", upload_id),
              {{"files", std::to_string(seen.size())}});
  deed.Commit(std::to_string(upload_id));
  return upload_id;
}

std::optional<UploadFile> Queued(Desk& desk, std::string_view state) {
  db::Reader reader = desk.database.Read();
  return NextFile(reader, state);
}

}  // namespace

Result<std::int64_t> HandIn(Desk& desk, const std::vector<HandedIn>& files, const account::Actor& actor,
                            const Holder& holder) {
  const Upload upload{desk.now(), actor.name, holder};
  return account::RetryDeed(desk.office, actor, [&](account::Deed& deed) { return KeepFiles(deed, files, upload); });
}

// All files are read before the first is checked, so that what is found does not depend on their order.
bool WorkOnQueue(Desk& desk) {
  if (auto file = Queued(desk, "waiting")) {
    ReadQueued(desk, std::move(*file));
    return true;
  }
  if (auto file = Queued(desk, "read")) {
    CheckQueued(desk, std::move(*file));
    return true;
  }
  return false;
}

}  // namespace gongkai::report
