#include "disclosure/subscription/subscription_actions.h"

#include "base/utf8.h"
#include "crypto/random.h"
#include "db/retry.h"
#include "disclosure/search/search_view.h"
#include "disclosure/subscription/subscription_store.h"
#include "web/mail_client.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kCodeBytes = 13;  // 20 letters of five bits, and a little

FieldErrors FaultsOf(const SubscriptionForm& form) {
  FieldErrors errors;
  if (form.address.empty()) {
    errors.push_back({"address", "请填写电子邮箱。"});
  } else if (!web::IsMailAddress(form.address.Reveal())) {
    errors.push_back({"address", "电子邮箱的写法不对，应当像 name@example.com。"});
  }
  const std::string& words = form.query.words;
  if (Utf8Length(words) > kLongestTyped) errors.push_back({"words", "要找的字最多 100 个。"});
  // Else nothing would ever be told.
  if (!words.empty() && search::ParseQuery(words).empty()) {
    errors.push_back({"words", "这几个字里没有可以检索的，请重新选。"});
  }
  return errors;
}

/// A letter more to who has not confirmed, unless he had some already.
void WriteAgain(db::Transaction& act, const SubscriptionShelf& shelf, const Subscription& same, Instant now) {
  using Limits = SubscriptionLimits;
  const bool may = !same.confirmed_at && same.tries < Limits::kConfirmLetters &&
                   now - same.asked_at >= Limits::kBetweenLetters * same.tries;
  if (may && AskAgain(act, same.id, now)) shelf.CountLetter(act, same.address, now);
}

/// Before anything is looked up of the address, so that a full house tells nothing of it.
FieldErrors Full(db::Session& session, const SubscriptionShelf& shelf, const std::string& network) {
  using Limits = SubscriptionLimits;
  if (CountUnconfirmed(session) >= Limits::kUnconfirmedAtOnce || CountSubscriptions(session) >= Limits::kAtOnce) {
    return {{"", "现在申请订阅的人太多，请过两天再试，或者用订阅源（RSS）。"}};
  }
  if (!network.empty() && shelf.CountUnconfirmedFrom(session, network) >= Limits::kUnconfirmedOfNetwork) {
    return {{"", "您所在的网络最近申请订阅的太多，请过两天再试，或者用订阅源（RSS）。"}};
  }
  return {};
}

/// Of one mailbox: what it is written to, and what waits for it.
bool MayBeWrittenTo(db::Session& session, const SubscriptionShelf& shelf, const PersonalText& address, Instant now) {
  using Limits = SubscriptionLimits;
  return !shelf.IsRefused(session, address) &&
         shelf.LettersSince(session, address, now - Limits::kLetterDay) < Limits::kLettersOfAddress;
}

bool HasRoom(db::Session& session, const SubscriptionShelf& shelf, const PersonalText& address) {
  using Limits = SubscriptionLimits;
  return shelf.CountOfAddress(session, address) < Limits::kOfAddress &&
         shelf.CountUnconfirmedOf(session, address) < Limits::kUnconfirmedOfAddress;
}

FormResult<Unit> Ask(db::Transaction& act, const SubscriptionShelf& shelf, const SubscriptionForm& form, Instant now) {
  shelf.LockAddress(act, form.address);
  if (FieldErrors full = Full(act, shelf, form.network); !full.empty()) return full;
  if (!MayBeWrittenTo(act, shelf, form.address, now)) return Unit{};
  if (const auto same = shelf.FindSame(act, form.address, form.query)) {
    WriteAgain(act, shelf, *same, now);
    return Unit{};
  }
  if (!HasRoom(act, shelf, form.address)) return Unit{};
  shelf.CountLetter(act, form.address, now);
  shelf.Add(act,
            {.id = 0,
             .address = form.address,
             .code = PersonalText(SubscriptionCodeOf(crypto::RandomBytes(kCodeBytes))),
             .query = form.query,
             .asked_at = now},
            form.network);
  return Unit{};
}

}  // namespace

FormResult<Unit> AskForSubscription(account::Desk& desk, const SubscriptionForm& form) {
  if (FieldErrors errors = FaultsOf(form); !errors.empty()) return errors;
  const SubscriptionShelf shelf(desk.keys);
  return db::Retry(desk.database, [&](db::Transaction& act) {
    FormResult<Unit> done = Ask(act, shelf, form, desk.now());
    act.Commit();
    return done;
  });
}

std::optional<Subscription> SubscriptionOfCode(account::Desk& desk, const PersonalText& code) {
  db::Reader reader = desk.database.Read();
  auto found = SubscriptionShelf(desk.keys).FindByCode(reader, code);
  const bool is_over =
      found && !found->confirmed_at && desk.now() - found->asked_at >= SubscriptionLimits::kUnconfirmed;
  return is_over ? std::nullopt : std::move(found);
}

bool ConfirmSubscriptionOf(account::Desk& desk, const PersonalText& code) {
  const Instant now = desk.now();
  const Date yesterday(std::chrono::sys_days(BeijingDay(now)) - std::chrono::days(1));
  const auto found = SubscriptionOfCode(desk, code);
  if (!found) return false;
  db::Retry(desk.database, [&](db::Transaction& act) {
    ConfirmSubscription(act, found->id, now, yesterday, NextDigest(now));
    act.Commit();
  });
  return true;
}

bool EndSubscriptionOf(account::Desk& desk, const PersonalText& code) {
  const SubscriptionShelf shelf(desk.keys);
  return db::Retry(desk.database, [&](db::Transaction& act) {
    const auto found = shelf.FindByCode(act, code);
    const bool was_there = found && EraseSubscription(act, found->id);
    act.Commit();
    return was_there;
  });
}

bool RefuseLettersOf(account::Desk& desk, const PersonalText& code) {
  const SubscriptionShelf shelf(desk.keys);
  return db::Retry(desk.database, [&](db::Transaction& act) {
    const auto found = shelf.FindByCode(act, code);
    if (found) {
      shelf.LockAddress(act, found->address);
      shelf.Refuse(act, found->address, desk.now());
      EraseSubscription(act, found->id);
    }
    act.Commit();
    return found.has_value();
  });
}

bool TakeRefusalBack(account::Desk& desk, const PersonalText& address) {
  const SubscriptionShelf shelf(desk.keys);
  return db::Retry(desk.database, [&](db::Transaction& act) {
    const bool was_refused = shelf.TakeRefusalBack(act, address);
    act.Commit();
    return was_refused;
  });
}

}  // namespace gongkai::disclosure
