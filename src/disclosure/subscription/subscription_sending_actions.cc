#include "disclosure/subscription/subscription_sending_actions.h"

#include <fmt/format.h>

#include <stdexcept>

#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "db/retry.h"
#include "disclosure/open_data/open_list_view.h"
#include "disclosure/open_data/record_view.h"
#include "disclosure/subscription/subscription_letter.h"
#include "disclosure/subscription/subscription_store.h"

namespace gongkai::disclosure {
namespace {

using Limits = SubscriptionLimits;

constexpr int kMostLetters = 500;  // so that a turn ends well before it would be taken for dead
constexpr std::chrono::minutes kHeldFor{5}, kServerAway{10}, kUnheard{60};

struct Made {
  ReaderLetter letter;
  std::optional<Date> told_through{};  // once it was sent
};

Date DayBefore(Date day) { return Date(std::chrono::sys_days(day) - std::chrono::days(1)); }
Date DayAfter(Date day) { return Date(std::chrono::sys_days(day) + std::chrono::days(1)); }

std::string GovernmentOf(db::Session& session, Date today) {
  const auto county = account::PublicCountyOf(session, today);
  return county ? county->government : std::string("县人民政府");
}

std::string OrganOf(db::Session& session, const SubscribedQuery& query) {
  const auto card = query.organ ? account::OrganCardOf(session, *query.organ) : std::nullopt;
  return card ? card->names.front().name : std::string();
}

/// None: nothing became public that is asked for.
std::optional<Made> DigestOf(db::Session& session, const Subscription& subscription, const ReaderMail& mail,
                             Date today) {
  const SubscribedQuery& query = subscription.query;
  DigestFacts facts{.what = InWords(query, OrganOf(session, query)),
                    .first = DayAfter(*subscription.told_through),
                    .last = DayBefore(today),
                    .records = {}};
  if (facts.last < facts.first) return std::nullopt;
  const OpenList found = ListOfQuery(session, {.today = today,
                                               .organ = query.organ,
                                               .column = query.column,
                                               .kind = query.kind,
                                               .from = facts.first,
                                               .until = facts.last,
                                               .validity = query.validity,
                                               .words = query.words,
                                               .count = Limits::kToldAtOnce + 1});
  Records records(session, mail.site, today);
  for (const OpenDataItem& each : found.items) {
    facts.has_more = static_cast<int>(facts.records.size()) == Limits::kToldAtOnce;
    if (!facts.has_more) facts.records.push_back(records.Of(each));
  }
  if (facts.records.empty()) return std::nullopt;
  return Made{DigestLetter(subscription, facts, GovernmentOf(session, today), mail.site), facts.last};
}

std::optional<Made> LetterFor(account::Desk& desk, const Subscription& subscription, const ReaderMail& mail) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  if (subscription.confirmed_at) return DigestOf(reader, subscription, mail, today);
  return Made{ConfirmLetter(subscription, GovernmentOf(reader, today), mail.site), std::nullopt};
}

/// The next letter of one that has been told what there was.
void EndLetter(db::Transaction& act, const Subscription& subscription, std::optional<Date> told_through, Instant now) {
  const auto due = subscription.confirmed_at ? std::optional(NextDigest(now)) : std::nullopt;
  EndSubscriptionLetter(act, subscription.id, told_through ? told_through : subscription.told_through, 0, due);
}

/// Refused, for a reason that is the address's own: the next day once more, and then it ends. Nobody confirms what
/// never arrived: that ends at once.
void PutRefusalDown(db::Transaction& act, const Subscription& subscription, Instant now) {
  const int fails = subscription.fails + 1;
  if (!subscription.confirmed_at || fails >= Limits::kFails) {
    EraseSubscription(act, subscription.id);
  } else {
    EndSubscriptionLetter(act, subscription.id, subscription.told_through, fails, NextDigest(now));
  }
}

void PutDown(account::Desk& desk, const Subscription& subscription, const std::optional<Made>& made,
             web::MailFate fate) {
  const Instant now = desk.now();
  const Date yesterday = DayBefore(BeijingDay(now));
  db::Retry(desk.database, [&](db::Transaction& act) {
    if (!made) {
      EndLetter(act, subscription, yesterday, now);
    } else if (fate == web::MailFate::kRefused) {
      PutRefusalDown(act, subscription, now);
    } else if (fate == web::MailFate::kNoServer) {
      PutSubscriptionLetterBack(act, subscription.id, now + kServerAway);
    } else if (fate == web::MailFate::kUncertain && subscription.tries < Limits::kTries) {
      HoldSubscriptionLetter(act, subscription.id, now + kUnheard);
    } else {
      EndLetter(act, subscription, made->told_through, now);
    }
    act.Commit();
  });
}

std::int64_t ForgetUnconfirmed(account::Desk& desk) {
  return db::Retry(desk.database, [&](db::Transaction& act) {
    const std::int64_t forgotten = EraseUnconfirmed(act, desk.now() - Limits::kUnconfirmed);
    ForgetLetters(act, desk.now() - Limits::kLetterDay);
    act.Commit();
    return forgotten;
  });
}

struct Round {
  int sent = 0, refused = 0;
  std::string away;  // what the server's absence is put in
};

/// False: nobody takes any more now.
bool SendOne(account::Desk& desk, const ReaderMail& mail, const Subscription& subscription, Round& round) {
  const auto made = LetterFor(desk, subscription, mail);
  web::MailOutcome outcome;
  if (made) {
    outcome = mail.send({.to = subscription.address.Reveal(),
                         .subject = made->letter.subject,
                         .text = made->letter.text,
                         .id = "gongkai." + subscription.letter,
                         .date = desk.now(),
                         .unsubscribe = made->letter.unsubscribe});
  }
  PutDown(desk, subscription, made, outcome.fate);
  if (!made) return true;
  round.sent += outcome.fate == web::MailFate::kSent ? 1 : 0;
  round.refused += outcome.fate == web::MailFate::kRefused ? 1 : 0;
  if (outcome.fate != web::MailFate::kNoServer && outcome.fate != web::MailFate::kUncertain) return true;
  round.away = outcome.sentence;
  return false;
}

}  // namespace

std::string SendToReaders(account::Desk& desk, const ReaderMail& mail) {
  const std::int64_t forgotten = ForgetUnconfirmed(desk);
  if (!mail.send) return fmt::format("没有设置邮件服务器，不能订阅；清除没有确认的 {} 个。", forgotten);
  const SubscriptionShelf shelf(desk.keys);
  Round round;
  for (int i = 0; i < kMostLetters; ++i) {
    const Instant now = desk.now();
    const auto claimed = db::Retry(desk.database, [&](db::Transaction& act) {
      auto next = shelf.Claim(act, now, now + kHeldFor);
      act.Commit();
      return next;
    });
    if (!claimed || !SendOne(desk, mail, *claimed, round)) break;
  }
  const std::string sentence =
      fmt::format("给订阅的读者发出 {} 封，{} 封被拒收；清除没有确认的 {} 个", round.sent, round.refused, forgotten);
  if (!round.away.empty()) throw std::runtime_error(sentence + "；发不出去：" + round.away);
  return sentence + "。";
}

}  // namespace gongkai::disclosure
