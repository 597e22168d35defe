// What is kept of the registers of oversight. Schema: migrations/0330_oversight_register.sql. Functions that write take
// the caller's transaction. Next to read: register_actions.h.
#pragma once

#include "db/database.h"
#include "oversight/register/register_entry.h"

namespace gongkai::oversight {

/// entry.id.number is given here; its content is the first.
RegisterEntryId AddRegisterEntryRow(db::Transaction& act, RegisterEntry entry);
std::optional<RegisterEntry> FindRegisterEntry(db::Session& session, RegisterEntryId id);
std::optional<RegisterEntry> LockedRegisterEntry(db::Transaction& act, RegisterEntryId id);
/// Days, organ, state, ending and content, over the version that was read; false where somebody was faster.
bool UpdateRegisterEntry(db::Transaction& act, const RegisterEntry& entry);
/// The content with the number entry.content.
void AddContent(db::Transaction& act, const RegisterEntry& entry);

struct KeptContent {
  std::int64_t number = 0;
  Date from{};
  RegisterValues values;
};
/// What the entry said, each time it was corrected; oldest first.
std::vector<KeptContent> ContentsOf(db::Session& session, RegisterEntryId id);

struct RegisterQuery {
  std::optional<std::vector<OrganId>> sight{};  // kept by one of them, about one of them, or for all; none: all
  std::optional<OrganId> organ{};               // kept by it or about it
  bool only_kept = false;                       // of those what it keeps itself
  std::string kind{};                           // empty: every register
  std::optional<int> year{};
  bool with_struck = false;
  int most = 500;
};
/// The newest first. What of it may be seen is asked of each (register_view.h).
std::vector<RegisterEntry> ListRegisterEntries(db::Session& session, const RegisterQuery& query);

/// In the order in which they were set, done ones too.
std::vector<RegisterStep> StepsOf(db::Session& session, RegisterEntryId id);
/// step.number is given here.
std::int64_t AddRegisterStepRow(db::Transaction& act, RegisterEntryId id, const RegisterStep& step);
/// False where there is none that is open.
bool FinishStepRow(db::Transaction& act, RegisterEntryId id, const RegisterStep& step);

struct OpenStep {
  RegisterEntryId entry;
  RegisterStep step;
};
/// Not done, of entries that are open, kept by one of the organs or about one of them, due by that day; the earliest
/// first.
std::vector<OpenStep> OpenStepsBy(db::Session& session, const std::vector<OrganId>& organs, Date due, int most);

struct RegisterFile {
  std::int64_t number = 0, step = 0, size = 0;
  std::string name{}, digest{};
};
/// In the order in which they came; step 0: of the entry itself.
std::vector<RegisterFile> FilesOf(db::Session& session, RegisterEntryId id);
void AddRegisterFile(db::Transaction& act, RegisterEntryId id, const RegisterFile& file);

struct RegisterEvent {
  Instant at{};
  std::string kind{};  // kept, corrected, step, done, closed, opened, struck, files
  std::optional<account::PersonId> person{};
  std::string person_name{}, words{};
  std::int64_t content = 0;
};
void AddRegisterEvent(db::Transaction& act, RegisterEntryId id, const RegisterEvent& event);
/// Oldest first.
std::vector<RegisterEvent> RegisterEventsOf(db::Session& session, RegisterEntryId id);

/// Those that were taken back too.
std::vector<NoneStatement> NoneStatementsOf(db::Session& session, OrganId organ, int year);
std::int64_t AddNoneStatement(db::Transaction& act, OrganId organ, const NoneStatement& none,
                              std::optional<account::PersonId> person);
/// False where it does not stand.
bool TakeBackNoneStatement(db::Transaction& act, OrganId organ, std::int64_t number);
void LockRegisters(db::Transaction& act, OrganId organ);

}  // namespace gongkai::oversight
