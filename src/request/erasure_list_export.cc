#include "request/erasure_list_export.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <span>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "db/retry.h"
#include "disclosure/participation/erased_messages_actions.h"
#include "request/disposal_store.h"

namespace gongkai::request {
namespace {

namespace fs = std::filesystem;
using account::OrganId;

constexpr std::string_view kName = "erasures.list";
constexpr std::size_t kPieceBytes = 64 << 10;
constexpr std::size_t kAtOnce = 100;  // in one transaction: others wait for it
/// An act may be committed some while after the moment that it bears.
constexpr std::chrono::hours kLookedBack{1};
constexpr std::chrono::minutes kCommittedLate{5};
constexpr int kTurnsInVain = 10;

[[noreturn]] void Fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), "销毁清单 " + path);
}

/// The file, open; with the lock of it where it is written.
class OpenList {
 public:
  OpenList(std::string path, int flags) : path_(std::move(path)) {
    file_ = open(path_.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file_ < 0 && errno != ENOENT) Fail(path_);
    if (file_ >= 0 && (flags & O_APPEND) != 0 && flock(file_, LOCK_EX) != 0) Fail(path_);
  }
  ~OpenList() {
    if (file_ >= 0) close(file_);
  }
  OpenList(const OpenList&) = delete;
  OpenList& operator=(const OpenList&) = delete;

  bool is_there() const { return file_ >= 0; }

  std::string Read() const {
    std::string text, piece(kPieceBytes, '\0');
    for (off_t at = 0;;) {
      const ssize_t got = pread(file_, piece.data(), piece.size(), at);
      if (got < 0) Fail(path_);
      if (got == 0) return text;
      text.append(piece, 0, static_cast<std::size_t>(got));
      at += got;
    }
  }

  void Append(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = write(file_, text.data(), text.size());
      if (written < 0) Fail(path_);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (fsync(file_) != 0) Fail(path_);
  }

 private:
  const std::string path_;
  int file_ = -1;
};

void FlushFolderOf(const std::string& path) {
  const std::string folder = fs::absolute(path).parent_path().string();
  const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) Fail(folder);
  const bool done = fsync(opened) == 0;
  close(opened);
  if (!done) Fail(folder);
}

Erasures ErasedMessages(db::Session& session, Instant since) {
  Erasures erasures;
  for (const disclosure::ErasedMessage& each : disclosure::ErasedMessagesSince(session, since)) {
    erasures.insert({ErasedKind::kMessage, each.id.organ, each.id.number, each.arrived, each.erased});
  }
  return erasures;
}

const ErasureKind* KindOf(const ErasureKinds& kinds, ErasedKind kind) {
  const auto found = std::ranges::find(kinds, kind, &ErasureKind::kind);
  return found == kinds.end() ? nullptr : &*found;
}

/// Of those that the list names, the ones that are there and not destroyed.
std::vector<Erasure> CameBack(db::Database& database, const ErasureKinds& kinds, const Erasures& erasures) {
  std::vector<Erasure> found;
  db::Reader reader = database.Read();
  for (const Erasure& each : erasures) {
    const ErasureKind* const kind = KindOf(kinds, each.kind);
    if (kind != nullptr && kind->is_there(reader, each)) found.push_back(each);
  }
  return found;
}

std::int64_t& CountOf(ErasedAgain& erased, ErasedKind kind) {
  switch (kind) {
    case ErasedKind::kCase:
      return erased.cases;
    case ErasedKind::kMessage:
      return erased.messages;
    case ErasedKind::kRecord:
      return erased.records;
    case ErasedKind::kDispute:
      break;
  }
  return erased.disputes;
}

void EraseSome(db::Database& database, const ErasureKinds& kinds, std::span<const Erasure> some, Instant now) {
  db::Retry(database, [&](db::Transaction& act) {
    for (const Erasure& each : some) {
      NoteErasedAgain(act, each, now);
      KindOf(kinds, each.kind)->again(act, each, now);
    }
    act.Commit();
    return 0;
  });
}

}  // namespace

std::string ErasureListOf(const std::string& data_folder) { return (fs::path(data_folder) / kName).string(); }

std::string ErasureListBeside(const std::string& backup_file) {
  return (fs::absolute(backup_file).parent_path() / kName).string();
}

ErasureFile ReadErasureList(const std::string& path) {
  const OpenList list(path, O_RDONLY);
  if (!list.is_there()) return {};
  return {.is_there = true, .read = ErasuresIn(list.Read())};
}

ErasuresAdded AddToErasureList(const std::string& path, const Erasures& erasures) {
  const std::string folder = fs::absolute(path).parent_path().string();
  if (fs::create_directories(folder)) fs::permissions(folder, fs::perms::owner_all);
  const OpenList list(path, O_RDWR | O_CREAT | O_APPEND);
  if (!list.is_there()) Fail(path);
  const std::string text = list.Read();
  const Erasures before = ErasuresIn(text).erasures;
  std::string added(text.empty() ? HeadOfErasures() : "");
  if (!text.empty() && !text.ends_with('\n')) added += '\n';  // behind one that was cut off
  ErasuresAdded done{.added = 0, .total = std::ssize(before)};
  for (const Erasure& each : erasures) {
    if (before.contains(each)) continue;
    added += LineOf(each) + "\n";
    ++done.added;
  }
  done.total += done.added;
  if (added.empty()) return done;
  list.Append(added);
  if (text.empty()) FlushFolderOf(path);
  return done;
}

ErasureKinds ErasureKindsHere() {
  return {
      {.kind = ErasedKind::kCase,
       .since = ErasedCasesSince,
       .is_there =
           [](db::Session& session, const Erasure& each) {
             return IsCaseToErase(session, {each.organ, each.number}, each.arrived);
           },
       .again =
           [](db::Transaction& act, const Erasure& each, Instant now) {
             EraseCaseAgain(act, {each.organ, each.number}, each.erased, now);
           }},
      {.kind = ErasedKind::kRecord,
       .since = ErasedRecordsSince,
       .is_there =
           [](db::Session& session, const Erasure& each) {
             return IsRecordToErase(session, {each.organ, each.number}, each.arrived);
           },
       .again =
           [](db::Transaction& act, const Erasure& each, Instant) {
             EraseRecordAgain(act, {each.organ, each.number}, each.erased);
           }},
      {.kind = ErasedKind::kMessage,
       .since = ErasedMessages,
       .is_there =
           [](db::Session& session, const Erasure& each) {
             return disclosure::IsMessageToErase(session, {each.organ, each.number}, each.arrived);
           },
       .again =
           [](db::Transaction& act, const Erasure& each, Instant now) {
             disclosure::EraseMessageAgain(act, {each.organ, each.number}, each.erased, now);
           }},
  };
}

Erasures ErasuresOf(db::Session& session, const ErasureKinds& kinds, Instant since) {
  Erasures erasures;
  for (const ErasureKind& kind : kinds) erasures.merge(kind.since(session, since));
  return erasures;
}

ErasedAgain EraseAgain(db::Database& database, const ErasureKinds& kinds, const Erasures& erasures, Instant now) {
  const std::vector<Erasure> back = CameBack(database, kinds, erasures);
  ErasedAgain erased;
  for (std::span<const Erasure> rest = back; !rest.empty(); rest = rest.subspan(std::min(kAtOnce, rest.size()))) {
    EraseSome(database, kinds, rest.first(std::min(kAtOnce, rest.size())), now);
  }
  for (const Erasure& each : back) ++CountOf(erased, each.kind);
  if (!erased.IsNone()) database.Rewrite();
  return erased;
}

std::string ErasureKeeping::Turn() {
  const Instant begun = desk_.now();
  Erasures found;
  {
    db::Reader reader = desk_.database.Read();
    found = ErasuresOf(reader, kinds_, seen_);
  }
  std::int64_t added = 0;
  if (!found.empty() || seen_ == Instant{}) {
    const ErasuresAdded done = AddToErasureList(path_, found);
    added = done.added;
    total_ = done.total;
  }
  if (added > 0) is_log_empty_ = false;
  RecordErasedAgain();
  seen_ = begun - kLookedBack;
  EmptyLog();
  return "销毁清单共 " + std::to_string(total_) + " 条，这次添了 " + std::to_string(added) + " 条。";
}

std::string ErasureKeeping::Sweep() {
  const Instant begun = desk_.now();
  {
    db::Reader reader = desk_.database.Read();
    if (!IsToSweep(reader)) return "没有新的销毁。";
  }
  desk_.database.Rewrite();
  db::Retry(desk_.database, [&](db::Transaction& act) {
    PutSwept(act, begun - kCommittedLate);
    act.Commit();
    return 0;
  });
  return "销毁以后整理了数据文件，里面不再有销毁的内容。";
}

void ErasureKeeping::EmptyLog() {
  if (!is_log_empty_) is_log_empty_ = desk_.database.EmptyLog();
  in_vain_ = is_log_empty_ ? 0 : in_vain_ + 1;
  if (in_vain_ >= kTurnsInVain) {
    throw std::runtime_error(
        "销毁以后数据库的日志（gongkai.db-"
        "wal）一直没有清空，里面可能还有销毁的内容（加密的）。请检查硬盘是否已满；重启系"
        "统也会清空。");
  }
}

void ErasureKeeping::RecordErasedAgain() {
  {
    db::Reader reader = desk_.database.Read();
    if (CountUnrecorded(reader).IsNone()) return;
  }
  RetryDeed(desk_, account::Actor{}, [&](account::Deed& deed) {
    deed.transaction().Lock("erasures after a restoration");
    const Unrecorded count = CountUnrecorded(deed.transaction());
    if (count.IsNone()) return 0;  // another process was faster
    MarkRecorded(deed.transaction());
    deed.Record(account::kInstallation, "erasure.again", "",
                {{"cases", std::to_string(count.cases)},
                 {"messages", std::to_string(count.messages)},
                 {"records", std::to_string(count.records)},
                 {"disputes", std::to_string(count.disputes)}});
    deed.Commit();
    return 0;
  });
}

}  // namespace gongkai::request
