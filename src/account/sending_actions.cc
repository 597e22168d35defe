#include "account/sending_actions.h"

#include <fmt/format.h>

#include <stdexcept>

#include "account/notice_letter.h"
#include "account/outbox_store.h"
#include "account/people_store.h"
#include "crypto/random.h"
#include "db/retry.h"

namespace gongkai::account {
namespace {

// So that a turn ends well before it would be taken for dead, whatever waits; the next one goes on.
constexpr int kMostLetters = 500;

/// What came of one letter; none: it was sent.
struct Failure {
  SendFault fault = SendFault::kAway;
  std::string sentence;
  bool is_final = false;  // no server was asked: there is nowhere to send it
};
using Sent = std::optional<Failure>;

Sent OutcomeOf(const web::MailOutcome& outcome) {
  switch (outcome.fate) {
    case web::MailFate::kSent:
      return std::nullopt;
    case web::MailFate::kRefused:
      return Failure{SendFault::kRefused, outcome.sentence};
    case web::MailFate::kUncertain:
      return Failure{SendFault::kUncertain, outcome.sentence};
    case web::MailFate::kNoServer:
      break;
  }
  return Failure{SendFault::kAway, outcome.sentence};
}

// What concerns this message alone; all other answers concern the gateway and how it is set up.
bool RefusesMessage(int status) { return status == 400 || status == 413 || status == 422; }

Sent PostToGateway(const Outlets& outlets, const std::string& body, Instant now) {
  bool was_sent = false;
  const std::string timestamp = std::to_string(now.time_since_epoch().count());
  const auto answer =
      outlets.gateway({.address = outlets.gateway_address,
                       .json = body,
                       .headers = {{"X-Gongkai-Timestamp", timestamp},
                                   {"X-Gongkai-Signature", GatewaySignature(outlets.gateway_secret, timestamp, body)}},
                       .on_sent = [&was_sent] { was_sent = true; }});
  if (!answer) {
    return Failure{was_sent ? SendFault::kUncertain : SendFault::kAway, "短信网关：" + answer.error().message};
  }
  if (answer->status >= 200 && answer->status < 300) return std::nullopt;
  return Failure{RefusesMessage(answer->status) ? SendFault::kRefused : SendFault::kAway,
                 fmt::format("短信网关没有收下（答复 {}）。", answer->status)};
}

std::string MailId(std::string_view letter) { return "gongkai." + std::string(letter); }

Sent SendByMail(const Outlets& outlets, const Person& person, const ClaimedLetter& letter, Instant now) {
  if (person.email.empty()) return Failure{SendFault::kRefused, "没有填电子邮箱", true};
  const Letter words = LetterOf(person.name, letter.notices, outlets.site);
  return OutcomeOf(outlets.mail(
      {.to = person.email, .subject = words.subject, .text = words.text, .id = MailId(letter.id), .date = now}));
}

Sent SendByGateway(const Outlets& outlets, const Person& person, const ClaimedLetter& letter, Instant now) {
  const auto phone = MobileIn(person.phone);
  if (!phone) return Failure{SendFault::kRefused, "没有填能收短信的手机号", true};
  return PostToGateway(outlets, GatewayMessage(letter.id, *phone, letter.notices), now);
}

Sent SendLetter(Desk& desk, const Outlets& outlets, Channel channel, const ClaimedLetter& letter) {
  std::optional<Person> person;
  {
    db::Reader reader = desk.database.Read();
    person = FindPerson(reader, letter.person);
  }
  if (!person || person->state == PersonState::kStopped) return Failure{SendFault::kRefused, "账号已停用", true};
  return channel == Channel::kMail ? SendByMail(outlets, *person, letter, desk.now())
                                   : SendByGateway(outlets, *person, letter, desk.now());
}

void PutDown(Desk& desk, const ClaimedLetter& letter, const Sent& failure) {
  const Instant now = desk.now();
  db::Retry(desk.database, [&](db::Transaction& act) {
    if (!failure) {
      EndLetter(act, letter.id, LetterEnd::kSent, now, "");
    } else if (failure->is_final) {
      EndLetter(act, letter.id, LetterEnd::kDropped, now, failure->sentence);
    } else if (failure->fault == SendFault::kUncertain && letter.uncertain + 1 >= kMostUncertain) {
      EndLetter(act, letter.id, LetterEnd::kFailed, now, failure->sentence);
    } else {
      const auto next = NextSending(failure->fault, letter.tries, letter.notices.front().at, now);
      if (!next) {
        EndLetter(act, letter.id, LetterEnd::kFailed, now, failure->sentence);
      } else if (failure->fault == SendFault::kUncertain) {
        HoldLetter(act, letter.id, *next, failure->sentence);
      } else {
        PutLetterBack(act, letter.id, *next, failure->sentence, failure->fault == SendFault::kAway);
      }
    }
    act.Commit();
  });
}

// A letter that may have arrived twice is not sent a third time: whoever held it was killed each time.
std::optional<ClaimedLetter> NextLetter(Desk& desk, Channel channel) {
  const Instant now = desk.now();
  while (true) {
    const auto letter = db::Retry(desk.database, [&](db::Transaction& act) {
      auto claimed = ClaimLetter(act, channel, now);
      if (claimed && claimed->uncertain >= kMostUncertain) {
        EndLetter(act, claimed->id, LetterEnd::kFailed, now, "发送时程序中断了两次，不知道是否送达");
      }
      act.Commit();
      return claimed;
    });
    if (!letter || letter->uncertain < kMostUncertain) return letter;
  }
}

struct Round {
  int sent = 0, refused = 0;
  std::string refusal;
};

Round SendOn(Desk& desk, const Outlets& outlets, Channel channel) {
  Round round;
  for (int i = 0; i < kMostLetters; ++i) {
    const auto letter = NextLetter(desk, channel);
    if (!letter) break;
    const Sent failure = SendLetter(desk, outlets, channel, *letter);
    PutDown(desk, *letter, failure);
    if (!failure) {
      ++round.sent;
    } else if (failure->fault != SendFault::kRefused) {
      break;  // who does not take this one takes no other
    } else if (!failure->is_final) {
      ++round.refused;
      round.refusal = failure->sentence;
    }
  }
  return round;
}

void DropOn(Desk& desk, Channel channel) {
  const Instant now = desk.now();
  db::Retry(desk.database, [&](db::Transaction& act) {
    DropDue(act, channel, now, "这个渠道没有设置");
    act.Commit();
  });
}

/// What the round has to say; `is_stuck` when somebody must look after it.
std::string SentenceOn(Desk& desk, Channel channel, const Round& round, bool& is_stuck) {
  db::Reader reader = desk.database.Read();
  const OutboxState state = StateOfOutbox(reader, channel, desk.now());
  std::string sentence = fmt::format("{}：发出 {} 封", NameOf(channel), round.sent);
  if (round.refused > 0) sentence += fmt::format("，{} 封被拒收（{}）", round.refused, round.refusal);
  if (state.stuck > 0) sentence += fmt::format("，{} 条发不出去：{}", state.stuck, state.last_fault);
  is_stuck = is_stuck || state.stuck > 0 || (round.refused > 0 && round.sent == 0);
  return sentence;
}

Status CheckTest(const Outlets& outlets, const std::optional<Person>& person, Channel channel) {
  const auto refuse = [](const char* sentence) { return Error{ErrorKind::kConflict, sentence, ""}; };
  if (!outlets.Has(channel)) {
    return channel == Channel::kMail ? refuse("还没有设置邮件服务器。设置的写法见手册“通知外发”一章。")
                                     : refuse("还没有设置短信网关。设置的写法见手册“通知外发”一章。");
  }
  if (!person) return refuse("没有这个人员。");
  if (channel == Channel::kMail && person->email.empty()) {
    return refuse("您的资料里没有电子邮箱，请先在“人员”里填上。");
  }
  if (channel == Channel::kGateway && !MobileIn(person->phone)) {
    return refuse("您的资料里没有能收短信的手机号，请先在“人员”里填上。");
  }
  return Ok();
}

Sent Test(const Outlets& outlets, const Person& person, Channel channel, Instant now) {
  const std::string id = crypto::RandomHex(16);
  if (channel == Channel::kGateway) return PostToGateway(outlets, GatewayTestMessage(id, *MobileIn(person.phone)), now);
  return OutcomeOf(outlets.mail({.to = person.email,
                                 .subject = "政务公开通知：测试邮件",
                                 .text = "这是一封测试邮件。收到它，说明系统能用这台邮件服务器发通知。\n",
                                 .id = MailId(id),
                                 .date = now}));
}

}  // namespace

std::string SendDue(Desk& desk, const Outlets& outlets) {
  std::string sentence;
  bool is_stuck = false;
  for (const Channel channel : kChannels) {
    if (!outlets.Has(channel)) {
      DropOn(desk, channel);
      continue;
    }
    const Round round = SendOn(desk, outlets, channel);
    sentence += (sentence.empty() ? "" : "；") + SentenceOn(desk, channel, round, is_stuck);
  }
  if (sentence.empty()) return "没有设置邮件服务器和短信网关，通知只在系统里显示。";
  if (is_stuck) throw std::runtime_error(sentence + "。");
  return sentence + "。";
}

Status SendTest(Desk& desk, const Actor& actor, const Outlets& outlets, Channel channel) {
  std::optional<Person> person;
  {
    db::Reader reader = desk.database.Read();
    person = FindPerson(reader, actor.person);
  }
  TRY(CheckTest(outlets, person, channel));
  const Sent failure = Test(outlets, *person, channel, desk.now());
  Actor once_and_again = actor;  // a test may be repeated as often as one likes
  once_and_again.once_key.clear();
  RetryDeed(desk, once_and_again, [&](Deed& deed) {
    deed.Record(kInstallation, "sending.test", ObjectOf("person", actor.person.value),
                {{"way", std::string(IdOf(channel))}, {"verdict", failure ? "bad" : "good"}});
    deed.Commit();
  });
  if (failure) return Error{ErrorKind::kConflict, failure->sentence, ""};
  return Ok();
}

}  // namespace gongkai::account
