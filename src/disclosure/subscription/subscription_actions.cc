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
void WriteAgain(db::Transaction& act, const Subscription& same, Instant now) {
  using Limits = SubscriptionLimits;
  const bool may = !same.confirmed_at && same.tries < Limits::kConfirmLetters &&
                   now - same.asked_at >= Limits::kBetweenLetters * same.tries;
  if (may) AskAgain(act, same.id, now);
}

FormResult<Unit> Ask(db::Transaction& act, const SubscriptionShelf& shelf, const SubscriptionForm& form, Instant now) {
  using Limits = SubscriptionLimits;
  shelf.LockAddress(act, form.address);
  if (const auto same = shelf.FindSame(act, form.address, form.query)) {
    WriteAgain(act, *same, now);
    return Unit{};
  }
  if (shelf.CountOfAddress(act, form.address) >= Limits::kOfAddress) return Unit{};
  if (CountUnconfirmed(act) >= Limits::kUnconfirmedAtOnce || CountSubscriptions(act) >= Limits::kAtOnce) {
    return FieldError{"", "现在申请订阅的人太多，请过两天再试，或者用订阅源（RSS）。"};
  }
  shelf.Add(act, {.id = 0,
                  .address = form.address,
                  .code = PersonalText(SubscriptionCodeOf(crypto::RandomBytes(kCodeBytes))),
                  .query = form.query,
                  .asked_at = now});
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

}  // namespace gongkai::disclosure
