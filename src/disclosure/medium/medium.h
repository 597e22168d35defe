// Accounts of an organ on third platforms, and its own clients (政务新媒体): what is registered of each, and whether it
// is kept alive. Pure; what is kept: medium_store.h.
//
// An account of which nothing was published in the 14 days before the day of an inspection fails it. The 14th day
// behind the last publication is the last in time; from the 15th on the account fails. Of one that never published the
// count begins with the day it was opened. Where neither is known, nothing is said: blank is not a day. All of it is
// reckoned from what is registered here; mini programs and clients have no such term.
//
// Source: 国办发〔2018〕123号 (what is one, filing, freezing and closing); 国办秘函〔2019〕19号 (14 days). Cases:
// tests/law_cases/medium_updates.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "base/date.h"
#include "base/field_errors.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

enum class MediumPlatform { kWeChat, kWeChatVideo, kWeibo, kShortVideo, kHeadlines, kOwn, kOther };
/// Why an account is frozen or gone, or why an entry is annulled.
inline constexpr std::size_t kLongestMediumReason = 300;
inline constexpr std::array kMediumPlatforms = {
    MediumPlatform::kWeChat,    MediumPlatform::kWeChatVideo, MediumPlatform::kWeibo, MediumPlatform::kShortVideo,
    MediumPlatform::kHeadlines, MediumPlatform::kOwn,         MediumPlatform::kOther};
std::string_view IdOf(MediumPlatform platform);
std::string_view NameOf(MediumPlatform platform);
std::optional<MediumPlatform> MediumPlatformFrom(std::string_view id);

enum class MediumKind { kAccount, kMiniProgram, kApp };
inline constexpr std::array kMediumKinds = {MediumKind::kAccount, MediumKind::kMiniProgram, MediumKind::kApp};
std::string_view IdOf(MediumKind kind);
std::string_view NameOf(MediumKind kind);
std::optional<MediumKind> MediumKindFrom(std::string_view id);

enum class MediumFiling { kNone, kFiled, kCancelled };
inline constexpr std::array kMediumFilings = {MediumFiling::kNone, MediumFiling::kFiled, MediumFiling::kCancelled};
std::string_view IdOf(MediumFiling filing);
std::string_view NameOf(MediumFiling filing);
std::optional<MediumFiling> MediumFilingFrom(std::string_view id);

enum class MediumState { kRunning, kFrozen, kClosed };
inline constexpr std::array kMediumStates = {MediumState::kRunning, MediumState::kFrozen, MediumState::kClosed};
std::string_view IdOf(MediumState state);
std::string_view NameOf(MediumState state);
std::optional<MediumState> MediumStateFrom(std::string_view id);

struct Medium {
  ItemId id{};  // numbered within its organ, apart from its items
  std::string name{};
  MediumPlatform platform = MediumPlatform::kWeChat;
  MediumKind kind = MediumKind::kAccount;
  std::string operated_by{};  // the unit that runs it day by day
  std::string responsible{};  // the person
  std::string phone{};
  MediumFiling filing = MediumFiling::kNone;
  std::string filing_number{};
  std::optional<Date> filed_on{}, opened_on{};
  MediumState state = MediumState::kRunning;
  std::optional<Date> state_since{};  // of one that is frozen or closed
  std::string state_words{};          // and why
  std::optional<std::int64_t> followers{};
  std::optional<Date> counted_on{};
  std::int64_t version = 0;
};

/// What is typed, as it was typed: nothing is lost when it comes back.
struct MediumForm {
  std::string name{}, platform{}, kind{}, operated_by{}, responsible{}, phone{}, filing{}, filing_number{}, filed_on{},
      opened_on{}, state{}, state_since{}, state_words{}, followers{}, counted_on{};
};
MediumForm FormOf(const Medium& medium);
/// The account of what was typed, or what is wrong with it, each under its field. Days lie in the past.
FormResult<Medium> MediumFrom(const MediumForm& form, Date today);

enum class Liveliness {
  kFresh,
  kSoon,        // the last day in time is near, or today
  kStale,       // 14日内没有更新
  kUnknown,     // neither a publication nor the day of opening is known
  kStill,       // frozen or closed: not inspected
  kNotCounted,  // a mini program or a client: the 14 days are those of accounts
};
std::string_view NameOf(Liveliness liveliness);

inline constexpr std::chrono::days kUpdateWithin{14}, kWarnedBefore{3};

struct UpdateState {
  Liveliness liveliness = Liveliness::kUnknown;
  std::optional<Date> counted_from{};  // the last publication, or the day of opening
  std::optional<Date> last_day{};      // on which a publication is still in time
  bool is_from_opening = false;
};
UpdateState UpdateStateOf(const Medium& medium, std::optional<Date> last_published, Date today);
/// How the state comes about, in a sentence.
std::string ExplainUpdate(const UpdateState& state, Date today);

/// What an account published, by hand.
struct MediumEntry {
  ItemId medium{};
  std::int64_t number = 0;
  Date published_on{};
  std::string title{}, address{};
  std::string annulled_words{};
  std::string recorded_name{};
};
struct MediumEntryForm {
  std::string published_on{}, title{}, address{};
};
FormResult<MediumEntry> MediumEntryFrom(const MediumEntryForm& form, Date today);

/// Which account the place of a posting by the channel 政务新媒体 names: by its name alone, or by its name with words
/// for its platform, and nothing else.
class MediumNames {
 public:
  explicit MediumNames(std::span<const Medium> media);
  /// None: it names no account that was open on that day, or more than one.
  std::optional<ItemId> NamedBy(OrganId organ, std::string_view place, Date on) const;

 private:
  struct Name {
    ItemId id{};
    std::u32string key{};
    MediumPlatform platform = MediumPlatform::kWeChat;
    std::optional<Date> closed_on{};
  };
  std::map<OrganId, std::vector<Name>> by_organ_{};
};

inline constexpr std::size_t kMostMediaOfOrgan = 60, kMostEntriesOfDay = 100;

// ---- weeks

/// Monday to Sunday.
struct Week {
  Date first{}, last{};
};
Week WeekWith(Date day);
/// "2026-11-23": its Monday. Another day of it is taken for it.
std::optional<Week> WeekFrom(std::string_view text);

}  // namespace gongkai::disclosure
