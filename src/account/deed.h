// A deed: one act of a person, as one transaction with one audit entry, done once however often it is sent.
//
//   Deed deed(desk, actor);                                       // takes the write lock
//   if (deed.done_before()) return deed.EarlierId<OrganId>();
//   if (!…) return Error{…};                                      // leaving without Commit leaves nothing
//   const OrganId id = AddOrgan(deed.transaction(), organ);
//   deed.Record(id, "organ.found", ObjectOf("organ", id.value), {{"code", organ.code}});
//   deed.Commit(std::to_string(id.value));                        // on disk when this returns
//
// What follows after commit (index, notify) is written out by the caller. A refusal that must be seen later (wrong
// password, forbidden) is a deed too: RecordRefusal, then Commit.
//
// The key of a form counts for the act that it was used for, and an act is the function that runs RetryDeed: sent with
// another one it is refused there, before anything is looked at. So what a deed was answered with earlier was written
// by that very function. One that acts for several passes on which of them called it:
//
//   FormResult<TrainingId> Change(Desk& desk, …, Doing doing, ActPlace act = ActPlace::current()) {
//     return RetryDeed(desk, actor, act, [&](Deed& deed) {…});
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "account/audit.h"
#include "account/keys.h"
#include "base/field_errors.h"
#include "db/once.h"
#include "db/retry.h"

namespace gongkai::account {

/// What every act needs. `now` comes from app/.
struct Desk {
  db::Database& database;
  const Keys& keys;
  std::function<Instant()> now;
};

/// "organ:12".
std::string ObjectOf(std::string_view kind, std::int64_t id);

/// Name and value of a detail; never personal text.
using Detail = std::pair<std::string_view, std::string>;

/// Where an act is done: what tells it from others, by its file and function.
using ActPlace = std::source_location;

/// Thrown by a deed whose form was used for another act. RetryDeed makes a refusal of it.
struct SpentForm : std::runtime_error {
  SpentForm();
};

class Deed {
 public:
  /// Errors: SpentForm.
  Deed(Desk& desk, Actor actor, ActPlace act = ActPlace::current());

  /// Whether the same form of the same person was acted on before; and what was answered then.
  bool done_before() const { return once_ && once_->done_before(); }
  const std::string& earlier_result() const { return once_->result(); }
  /// The same where the act commits a number, or what `from` reads back (ItemIdFrom). An act that committed anything
  /// else is a programmer's mistake: std::logic_error.
  template <class Number = std::int64_t>
  Number EarlierId() const {
    return static_cast<Number>(EarlierNumber());
  }
  template <class From>
  auto Earlier(From from) const {
    auto read = from(earlier_result());
    if (!read) throw std::logic_error("an act cannot read back what it was answered with");
    return *std::move(read);
  }

  db::Transaction& transaction() { return transaction_; }
  Instant now() const { return now_; }
  Date today() const { return BeijingDay(now_); }
  const Actor& actor() const { return actor_; }

  void Record(OrganId organ, std::string_view act, std::string object, std::initializer_list<Detail> details = {});
  void RecordRefusal(OrganId organ, std::string_view act, std::string object,
                     std::initializer_list<Detail> details = {});

  /// Aborts the program when nothing was recorded: an act without an audit entry is a programmer's mistake. Of a deed
  /// that was only refused the form may be sent again.
  void Commit(std::string_view result = "");

 private:
  std::int64_t EarlierNumber() const;
  void Append(OrganId organ, std::string_view act, std::string object, Outcome outcome,
              std::initializer_list<Detail> details);

  Desk& desk_;
  const Actor actor_;
  Instant now_;
  db::Transaction transaction_;
  std::optional<db::Once> once_;
  bool recorded_ = false;
  bool refused_ = true;  // until something is done
};

/// The refusal of a form that was used for another act, as an act of this kind answers.
template <class Answer>
constexpr bool kCanRefuse = std::is_constructible_v<Answer, Error> || std::is_constructible_v<Answer, FieldError>;

template <class Answer>
Answer RefuseSpentForm(const SpentForm& spent) {
  if constexpr (std::is_constructible_v<Answer, Error>)
    return Error{ErrorKind::kConflict, spent.what(), ""};
  else
    return FieldError{"", spent.what()};
}

/// Runs act(deed), which commits, and answers what it answers; again when it got in another's way (db/retry.h). The act
/// must touch nothing but its deed. What answers neither a Result nor a FormResult cannot refuse a form, and may
/// repeat: it sees no key.
template <class Act>
auto RetryDeed(Desk& desk, const Actor& actor, ActPlace place, Act act) {
  using Answer = std::invoke_result_t<Act&, Deed&>;
  Actor of_form = actor;
  if constexpr (!kCanRefuse<Answer>) of_form.once_key.clear();
  for (int tries = 1;; ++tries) {
    try {
      Deed deed(desk, of_form, place);
      return act(deed);
    } catch (const db::DatabaseError& error) {
      if (!db::WaitToRetry(error.code(), tries)) throw;
    } catch ([[maybe_unused]] const SpentForm& spent) {
      if constexpr (kCanRefuse<Answer>)
        return RefuseSpentForm<Answer>(spent);
      else
        throw;
    }
  }
}
template <class Act>
auto RetryDeed(Desk& desk, const Actor& actor, Act act, ActPlace place = ActPlace::current()) {
  return RetryDeed(desk, actor, place, std::move(act));
}

}  // namespace gongkai::account
