// Handing in files: kept and queued in one transaction, then read and checked one by one by a worker. A queue in the
// database, not in memory, so that a reload or a restart loses nothing.

#include <map>

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

bool BringBack(db::Transaction& act, std::int64_t report_id) {
  const auto report = FindReport(act, report_id);
  const bool deleted = report && !report->deleted_at.empty();
  if (deleted) SetDeleted(act, report_id, std::nullopt, "");
  return deleted;
}

// What becomes of bytes that are an older version of their report: they are in force again, and held against the rules.
void RaiseKnown(db::Transaction& act, UploadFile& file, const StoredVersion& known, const StoredVersion& current) {
  RaiseVersion(act, known);
  file.state = "read";
  file.outcome = "version";
  file.message = "这份文件是以前交过的第" + std::to_string(known.number) + "版，现在代替“" + current.file_name +
                 "”，重新作为最新的一版。";
}

// The bytes are known already: nothing is read, and a deleted report comes back.
bool FinishKnown(db::Transaction& act, UploadFile file) {
  if (IsTaken(act, file)) return true;
  const auto known = VersionByDigest(act, HolderOf(act, file).organ, file.digest);
  if (!known) return false;
  act.Lock("versions of report " + std::to_string(known->report_id));
  const bool restored = BringBack(act, known->report_id);
  const auto current = CurrentVersion(act, known->report_id);
  file.report_id = known->report_id;
  file.state = "done";
  file.outcome = restored ? "restored" : "same";
  file.message = restored ? "这份文件此前已删除，现已恢复。" : "同一份文件以前已经上传过，没有重复保存。";
  if (current && current->id != known->id) RaiseKnown(act, file, *known, *current);
  UpdateUploadFile(act, file);
  act.Commit();
  return true;
}

void StoreVersion(Desk& desk, db::Transaction& act, UploadFile file, const AnnualReport& report,
                  const db::HashedBytes& record) {
  const Upload upload = FindUpload(act, file.upload_id).value_or(Upload{});
  const std::string identity = IdentityOf(upload.holder.organ, report, file.digest);
  if (IsTaken(act, file)) return;
  act.Lock(file.digest);
  act.Lock("report " + identity);
  if (VersionByDigest(act, upload.holder.organ, file.digest)) return;  // stored by another worker since we looked
  const auto known = FindReportByIdentity(act, identity);
  const std::int64_t report_id = known ? *known : AddReport(act, identity, Described(report, 0, upload.holder));
  act.Lock("versions of report " + std::to_string(report_id));
  if (known) UpdateReport(act, Described(report, report_id, upload.holder));
  const bool restored = BringBack(act, report_id);
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
  file.message = restored ? "这份报告此前已删除，现随新交的一版恢复。" : report.source.obstacle_message;
  file.report_id = report_id;
  UpdateUploadFile(act, file);
  act.Commit();
}

void ReadQueued(Desk& desk, const UploadFile& file) {
  if (db::Retry(desk.database, [&](db::Transaction& act) { return FinishKnown(act, file); })) return;
  std::optional<std::string> bytes;
  {
    db::Reader reader = desk.database.Read();
    bytes = db::GetBlob(reader, file.digest);
  }
  const AnnualReport report = ReadReport(desk.shelf.Read(bytes.value_or("")), file.file_name);
  const std::string record = EncodeDocument(report.source);
  const db::HashedBytes hashed(record);
  db::Retry(desk.database, [&](db::Transaction& act) { StoreVersion(desk, act, file, report, hashed); });
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
  db::Retry(desk.database, [&](db::Transaction& act) {
    UpdateUploadFile(act, file);
    act.Commit();
  });
}

UploadFile Queued(std::int64_t upload_id, const HandedIn& file, std::string digest) {
  return {.upload_id = upload_id, .file_name = file.file_name, .digest = std::move(digest), .state = "waiting"};
}

// Kept once, but not passed over in silence: whoever dropped it looks for it among the results.
void AddTwin(db::Transaction& act, UploadFile file, const std::string& first_name) {
  file.state = "done";
  file.outcome = "twin";
  file.message = "与同一批的“" + first_name + "”内容完全相同，只保存一份。";
  AddUploadFile(act, file);
}

Result<std::int64_t> KeepFiles(account::Deed& deed, const std::vector<HandedIn>& files,
                               const std::vector<db::HashedBytes>& hashed, const Upload& upload) {
  if (deed.done_before()) return deed.EarlierId();
  db::Transaction& act = deed.transaction();
  const std::int64_t upload_id = AddUpload(act, upload);
  std::map<std::string, std::string> name_of;  // by digest
  for (std::size_t i = 0; i < files.size(); ++i) {
    const HandedIn& file = files[i];
    const std::string& digest = db::PutBlob(act, hashed[i]);
    const auto [first, is_new] = name_of.emplace(digest, file.file_name);
    if (is_new) {
      AddUploadFile(act, Queued(upload_id, file, digest));
    } else {
      AddTwin(act, Queued(upload_id, file, digest), first->second);
    }
  }
  if (files.empty()) return Error{ErrorKind::kInvalidInput, "没有选择文件，也没有粘贴文字。", ""};
  deed.Record(upload.holder.organ, "reports.hand_in", account::ObjectOf("upload", upload_id),
              {{"files", std::to_string(name_of.size())}});
  deed.Commit(std::to_string(upload_id));
  return upload_id;
}

std::optional<UploadFile> Next(Desk& desk) {
  db::Reader reader = desk.database.Read();
  return NextFile(reader);
}

}  // namespace

Result<std::int64_t> HandIn(Desk& desk, const std::vector<HandedIn>& files, const account::Actor& actor,
                            const Holder& holder) {
  const Upload upload{desk.now(), actor.name, holder};
  std::vector<db::HashedBytes> hashed;  // before the deed, which holds the lock that everybody waits for
  for (const HandedIn& file : files) hashed.emplace_back(file.bytes);
  return account::RetryDeed(desk.office, actor,
                            [&](account::Deed& deed) { return KeepFiles(deed, files, hashed, upload); });
}

// All files are read before the first is checked, so that what is found does not depend on their order.
bool WorkOnQueue(Desk& desk) {
  auto file = Next(desk);
  if (!file) return false;
  if (file->state == "waiting") {
    ReadQueued(desk, *file);
  } else {
    CheckQueued(desk, std::move(*file));
  }
  return true;
}

void SetAsideNext(Desk& desk) {
  const auto file = Next(desk);
  if (!file) return;
  db::Retry(desk.database, [&, failed = *file](db::Transaction& act) mutable {
    act.Lock("upload file " + std::to_string(failed.id));
    if (StateOfUploadFile(act, failed.id) != failed.state) return;
    failed.state = "done";
    failed.outcome = "failed";
    failed.message = "核对这份文件时程序出错，没有核对完。文件已经保存；请把它和出错的时间告诉系统管理员。";
    UpdateUploadFile(act, failed);
    act.Commit();
  });
}

}  // namespace gongkai::report
