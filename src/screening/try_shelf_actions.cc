#include "screening/try_shelf_actions.h"

#include <algorithm>

#include "crypto/random.h"
#include "db/retry.h"
#include "screening/burnt_store.h"
#include "screening/hit_group_view.h"
#include "screening/screener_now.h"
#include "screening/tools_actions.h"

namespace gongkai::screening {
namespace {

using account::PersonId;

constexpr std::string_view kNotDone = "没有查成，请再试一次；还不行，请联系系统管理员。";

std::size_t BytesOf(const Screened& screened) {
  std::size_t bytes = screened.hits.size() * sizeof(Hit);
  for (const Hit& hit : screened.hits) bytes += hit.why.capacity() + hit.instead.capacity();
  for (const Part& part : screened.parts) {
    for (const docread::Piece& piece : part.pieces) {
      bytes += sizeof(piece) + piece.text.capacity() + piece.where.capacity();
    }
  }
  return bytes;
}

Part PartOf(docread::Inspection inspection, const std::string& name) {
  Part part;
  part.key = "file";
  part.label = "文件“" + name + "”";
  part.pieces = std::move(inspection.pieces);
  part.files = std::move(inspection.files);
  part.obstacle = std::move(inspection.obstacle_message);
  return part;
}

Screened ScreenFile(account::Desk& desk, const TryTools& tools, account::OrganId organ, std::string_view bytes,
                    const std::string& name) {
  docread::Inspection inspection = tools.inspect(bytes, name, BurntHereIn(desk.database));
  const int pictures = inspection.pictures;
  std::vector<Part> parts;
  parts.push_back(PartOf(std::move(inspection), name));
  db::Reader reader = desk.database.Read();
  Screened screened = ScreenParts(reader, organ, BeijingDay(desk.now()), std::move(parts));
  screened.pictures = pictures;
  return screened;
}

}  // namespace

// ---- the shelf

TryShelf::Entry* TryShelf::EntryOf(std::string_view id) {
  const auto found = std::ranges::find(entries_, id, &Entry::id);
  return found == entries_.end() ? nullptr : &*found;
}

void TryShelf::Forget(Instant now) {
  std::erase_if(entries_, [&](const Entry& entry) { return entry.begun + limits_.kept < now; });
}

void TryShelf::MakeRoom(const Entry& keep) {
  std::size_t bytes = 0;
  for (const Entry& entry : entries_) bytes += entry.bytes;
  for (auto entry = entries_.end(); bytes > limits_.bytes && entry != entries_.begin();) {
    --entry;
    if (&*entry == &keep || entry->bytes == 0) continue;
    bytes -= entry->bytes;
    entry = entries_.erase(entry);
  }
}

std::optional<std::string> TryShelf::Begin(PersonId person, Instant now) {
  const std::lock_guard lock(mutex_);
  Forget(now);
  const auto is_under_way = [](const Entry& entry) { return entry.view.state == TryState::kUnderWay; };
  const auto of_person = [&](const Entry& entry) { return entry.person == person; };
  const auto under_way = static_cast<std::size_t>(std::ranges::count_if(entries_, is_under_way));
  const bool is_busy =
      std::ranges::any_of(entries_, [&](const Entry& entry) { return of_person(entry) && is_under_way(entry); });
  if (is_busy || under_way >= limits_.under_way) return std::nullopt;
  while (static_cast<std::size_t>(std::ranges::count_if(entries_, of_person)) >= limits_.of_person) {
    entries_.erase(std::prev(std::find_if(entries_.rbegin(), entries_.rend(), of_person).base()));
  }
  entries_.push_front({.id = crypto::RandomHex(16), .person = person, .begun = now});
  return entries_.front().id;
}

void TryShelf::Finish(const std::string& id, std::shared_ptr<const TriedFile> file) {
  const std::lock_guard lock(mutex_);
  Entry* entry = EntryOf(id);
  if (entry == nullptr) return;
  const std::size_t bytes = BytesOf(file->screened);
  if (bytes > limits_.bytes / 2) {
    entry->view.state = TryState::kFailed;
    entry->view.fault = "这个文件的内容太多，检查的结果放不下；请分成几个文件。";
    return;
  }
  entry->bytes = bytes;
  entry->view.file = std::move(file);
  entry->view.state = TryState::kDone;
  MakeRoom(*entry);
}

void TryShelf::Fail(const std::string& id, std::string sentence) {
  const std::lock_guard lock(mutex_);
  if (Entry* entry = EntryOf(id)) {
    entry->view.state = TryState::kFailed;
    entry->view.fault = std::move(sentence);
  }
}

bool TryShelf::BeginCopy(const std::string& id, PersonId person, Instant now) {
  const std::lock_guard lock(mutex_);
  Forget(now);
  Entry* entry = EntryOf(id);
  if (entry == nullptr || entry->person != person || entry->view.state != TryState::kDone) return false;
  if (entry->view.cleaning == TryState::kUnderWay) return false;
  if (entry->view.copy) entry->bytes -= entry->view.copy->cleaned->bytes.size();
  entry->view.copy = nullptr;
  entry->view.cleaning = TryState::kUnderWay;
  return true;
}

void TryShelf::FinishCopy(const std::string& id, std::shared_ptr<const CleanedCopy> copy) {
  const std::lock_guard lock(mutex_);
  Entry* entry = EntryOf(id);
  if (entry == nullptr) return;
  entry->bytes += copy->cleaned->bytes.size();
  entry->view.copy = std::move(copy);
  entry->view.cleaning = TryState::kDone;
  MakeRoom(*entry);
}

void TryShelf::FailCopy(const std::string& id, std::string sentence) {
  const std::lock_guard lock(mutex_);
  if (Entry* entry = EntryOf(id)) {
    entry->view.cleaning = TryState::kFailed;
    entry->view.cleaning_fault = std::move(sentence);
  }
}

std::optional<TryView> TryShelf::Find(std::string_view id, PersonId person, Instant now) {
  const std::lock_guard lock(mutex_);
  Forget(now);
  const Entry* entry = EntryOf(id);
  if (entry == nullptr || entry->person != person) return std::nullopt;
  return entry->view;
}

// ---- the work

Screened ScreenParts(db::Session& session, account::OrganId organ, Date today, std::vector<Part> parts) {
  const ScreenerNow now = ScreenerFor(session, organ, today);
  Screened screened{.parts = std::move(parts), .hits = {}, .lists = {}, .version = now.version};
  screened.hits = now.screener->Screen(screened.parts, today);
  screened.lists = PersonalLists(screened.parts);
  return screened;
}

void RecordTry(account::Desk& desk, const account::Actor& actor, account::OrganId organ, std::string_view kind,
               const Screened& screened) {
  std::size_t hidden = 0;
  for (const Part& part : screened.parts) {
    hidden += static_cast<std::size_t>(
        std::ranges::count_if(part.pieces, [](const docread::Piece& piece) { return !IsSeen(piece.sight); }));
  }
  account::RetryDeed(desk, actor, [&](account::Deed& deed) {
    deed.Record(organ, "screening.try_out", "",
                {{"kind", std::string(kind)},
                 {"hits", std::to_string(screened.hits.size())},
                 {"hidden", std::to_string(hidden)}});
    deed.Commit();
    return true;
  });
}

void TryFile(account::Desk& desk, const TryTools& tools, const TryJob& job, web::Upload file) {
  try {
    const std::string name = file.file_name;
    auto tried = std::make_shared<TriedFile>();
    tried->name = name;
    tried->screened = ScreenFile(desk, tools, job.organ, file.Read(), name);
    tried->file = std::make_shared<const web::Upload>(std::move(file));
    RecordTry(desk, job.actor, job.organ, "file", tried->screened);
    job.shelf->Finish(job.id, std::move(tried));
  } catch (const std::exception&) {
    job.shelf->Fail(job.id, std::string(kNotDone));
  }
}

void MakeCopy(account::Desk& desk, const TryTools& tools, const TryJob& job, std::shared_ptr<const TriedFile> tried,
              const CopyOrder& order) {
  try {
    docread::CleanOrder cleaning{.remove = order.remove, .changes = {}};
    if (order.mask) {
      for (MaskChange& change : MaskChanges(tried->screened.parts, tried->screened.hits)) {
        cleaning.changes.push_back({std::move(change.from), std::move(change.to)});
      }
    }
    auto cleaned = std::make_shared<docread::Cleaned>(
        tools.clean(tried->file->Read(), tried->name, cleaning, BurntHereIn(desk.database)));
    if (cleaned->obstacle != docread::Obstacle::kNone) {
      job.shelf->FailCopy(job.id, cleaned->obstacle_message);
      return;
    }
    // Of the copy nothing is kept but by what it is known again, when it is handed in.
    db::Retry(desk.database, [&](db::Transaction& act) {
      AddBurnt(act, cleaned->burnt, desk.now());
      act.Commit();
    });
    const Screened again = ScreenFile(desk, tools, job.organ, cleaned->bytes, tried->name);
    RecordTry(desk, job.actor, job.organ, "copy", again);
    auto copy = std::make_shared<CleanedCopy>();
    copy->hits_left = again.hits.size();
    copy->cleaned = std::move(cleaned);
    job.shelf->FinishCopy(job.id, std::move(copy));
  } catch (const std::exception&) {
    job.shelf->FailCopy(job.id, "没有做成干净的文件，请再试一次；还不行，请联系系统管理员。");
  }
}

}  // namespace gongkai::screening
