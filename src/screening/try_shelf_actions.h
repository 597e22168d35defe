// Texts and files that somebody tries: screened as what goes out is, and kept nowhere. Of a pasted text nothing remains
// once the page is sent. Of a file the result lies in the memory of this process, for who asked alone, for half an hour
// at most and within a bound; the bytes themselves in the unnamed temporary file in which they came. The audit trail
// says that somebody tried, and how much was found.
//
// Next to read: try_pages.cc.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "account/deed.h"
#include "docread/clean.h"
#include "docread/inspect.h"
#include "screening/pasted_text.h"
#include "screening/screen.h"
#include "web/request.h"

namespace gongkai::screening {

/// Files are read in children, long work goes beside the requests; tests do both at once.
struct TryTools {
  docread::Inspector inspect;
  docread::Cleaner clean;
  std::function<void(std::string title, std::function<void()> work)> start;
};

struct Screened {
  std::vector<Part> parts;
  std::vector<Hit> hits;
  std::vector<PersonalList> lists;
  std::int64_t version = 0;  // of the lists
  int pictures = 0;          // of a file: no program has read what is printed in them
};

struct TriedFile {
  std::string name;
  Screened screened;
  std::shared_ptr<const web::Upload> file;
};

struct CleanedCopy {
  std::shared_ptr<const docread::Cleaned> cleaned;
  std::size_t hits_left = 0;  // found when the copy was screened in its turn
};

enum class TryState { kUnderWay, kDone, kFailed };

struct TryView {
  TryState state = TryState::kUnderWay;
  std::string fault;  // one sentence, when failed
  std::shared_ptr<const TriedFile> file;
  std::optional<TryState> cleaning{};  // none: nobody asked for a copy
  std::string cleaning_fault{};
  std::shared_ptr<const CleanedCopy> copy{};
};

struct ShelfLimits {
  std::chrono::minutes kept{30};
  std::size_t bytes = 192U << 20U;  // of all results together
  std::size_t of_person = 3;        // files of one person, the oldest goes
  std::size_t under_way = 20;       // of everybody
};

/// What was tried, by an address that nobody can guess. Safe from any thread.
class TryShelf {
 public:
  explicit TryShelf(ShelfLimits limits = {}) : limits_(limits) {}

  /// None while too much is under way.
  std::optional<std::string> Begin(account::PersonId person, Instant now);
  void Finish(const std::string& id, std::shared_ptr<const TriedFile> file);
  void Fail(const std::string& id, std::string sentence);
  /// False when it is not there, not done, or a copy is being made already.
  bool BeginCopy(const std::string& id, account::PersonId person, Instant now);
  void FinishCopy(const std::string& id, std::shared_ptr<const CleanedCopy> copy);
  void FailCopy(const std::string& id, std::string sentence);

  /// None for another person's, and when its time is over.
  std::optional<TryView> Find(std::string_view id, account::PersonId person, Instant now);

 private:
  struct Entry {
    std::string id;
    account::PersonId person{0};
    Instant begun{};
    TryView view{};
    std::size_t bytes = 0;
  };
  Entry* EntryOf(std::string_view id);
  void Forget(Instant now);
  void MakeRoom(const Entry& keep);

  const ShelfLimits limits_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // newest first
};

/// Of a text: at once.
Screened ScreenParts(db::Session& session, account::OrganId organ, Date today, std::vector<Part> parts);

/// Puts down in the trail that somebody tried; `kind`: text, file, copy.
void RecordTry(account::Desk& desk, const account::Actor& actor, account::OrganId organ, std::string_view kind,
               const Screened& screened);

struct TryJob {
  std::shared_ptr<TryShelf> shelf;
  std::string id;
  account::Actor actor;
  account::OrganId organ{0};
};
/// Reads, screens and puts the result on the shelf; never throws.
void TryFile(account::Desk& desk, const TryTools& tools, const TryJob& job, web::Upload file);

struct CopyOrder {
  std::set<docread::Sight> remove;
  bool mask = true;
};
void MakeCopy(account::Desk& desk, const TryTools& tools, const TryJob& job, std::shared_ptr<const TriedFile> tried,
              const CopyOrder& order);

}  // namespace gongkai::screening
