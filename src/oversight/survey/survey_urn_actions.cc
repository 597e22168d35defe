#include "oversight/survey/survey_urn_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "crypto/hmac_sm3.h"
#include "crypto/random.h"
#include "crypto/seal.h"
#include "oversight/survey/survey_store.h"
#include "oversight/survey/survey_words_view.h"
#include "web/peer.h"

namespace gongkai::oversight {
namespace {

using account::Desk;

constexpr std::size_t kMarkBytes = 16, kMostTogether = 256;
/// Fewer are not mixed while a survey runs: they would be told from those before.
constexpr std::int64_t kFewestMixed = 10;

std::string TicketOf(const account::Keys& keys, SurveyId id, std::string_view browser) {
  return crypto::HmacSm3(keys.messages.Derive("survey tickets"))
      .AddField(ToString(id))
      .AddField(browser)
      .Finish()
      .ToHex();
}

FieldErrors Whole(std::string sentence) { return {{"", std::move(sentence)}}; }

std::string WhyClosed(const Survey& survey, SurveyStanding standing) {
  switch (standing) {
    case SurveyStanding::kComing:
      return "这次评议从" + ToChinese(survey.opens_on) + "开始，现在还不能答。";
    case SurveyStanding::kOver:
      return "这次评议到" + ToChinese(survey.closes_on) + "截止，不能再答了。";
    default:
      return "没有正在进行的这一次评议。";
  }
}

std::vector<Slip> SlipsOf(const account::Keys& keys, SurveyId id, const Paper& paper) {
  std::vector<Slip> slips;
  slips.push_back({.survey = id, .mark = crypto::RandomHex(kMarkBytes), .question = 0, .choices = ChoicesOf(paper)});
  for (std::size_t i = 0; i < paper.answers.size(); ++i) {
    const PersonalText& words = paper.answers[i].words;
    if (words.empty()) continue;
    const auto question = static_cast<std::int64_t>(i + 1);
    slips.push_back({.survey = id,
                     .mark = crypto::RandomHex(kMarkBytes),
                     .question = question,
                     .words = {crypto::Seal(WordsKey(keys), WhoseWords(id, question), words.Reveal())}});
  }
  return slips;
}

/// Locked, in their order: nobody stops one of them before this is done.
std::set<SurveyId> ClosedOf(db::Transaction& act, const std::map<SurveyId, std::int64_t>& papers, Date today) {
  std::set<SurveyId> closed;
  for (const auto& [id, count] : papers) {
    const auto survey = LockedSurvey(act, id);
    if (!survey || StandingOf(*survey, today) != SurveyStanding::kOpen) closed.insert(id);
  }
  return closed;
}

}  // namespace

bool SurveyUrn::HasAnswered(db::Session& session, SurveyId id, const std::string& browser) const {
  return !browser.empty() && HasTicket(session, id, TicketOf(desk_.keys, id, browser));
}

/// What a household may not send any more does not count for its place.
bool SurveyUrn::MaySend(const std::string& address) {
  const web::Networks from = web::NetworksOf(address);
  const Instant now = desk_.now();
  return households_.Spend(from.household, now) && places_.Spend(from.place, now);
}

FormResult<SurveyUrn::Waiting> SurveyUrn::Sealed(SurveyId id, const Respondent& from, const SentUnder& sent,
                                                 bool& was_before) {
  db::Reader reader = desk_.database.Read();
  const auto survey = FindSurvey(reader, id);
  const SurveyStanding standing = survey ? StandingOf(*survey, BeijingDay(desk_.now())) : SurveyStanding::kNotOut;
  if (standing != SurveyStanding::kOpen) return Whole(WhyClosed(survey.value_or(Survey{}), standing));
  if (from.browser.empty()) return Whole("浏览器没有保存本站的 Cookie，请允许以后重新打开这一页再答。");
  was_before = HasAnswered(reader, id, from.browser);
  if (was_before) return Waiting{};
  const auto paper = PaperFrom(*survey, sent);
  if (!paper) return paper.errors();
  if (!MaySend(from.address)) {
    return FieldErrors{
        {std::string(kTooManyPapers), "您所在的网络最近答得太多，请过一小时再答。您答的还在下面，没有提交。"}};
  }
  if (PapersOf(reader, id) >= kMostPapers) return Whole("答卷已经收满，谢谢您。");
  Waiting waiting;
  waiting.survey = id;
  waiting.ticket = TicketOf(desk_.keys, id, from.browser);
  waiting.slips = SlipsOf(desk_.keys, id, *paper);
  return waiting;
}

FormResult<PutIn> SurveyUrn::Put(SurveyId id, const Respondent& from, const SentUnder& sent) {
  bool was_before = false;
  const auto sealed = Sealed(id, from, sent, was_before);
  if (!sealed) return sealed.errors();
  if (was_before) return PutIn::kBefore;
  Waiting mine = *sealed;
  const PutIn put = PutTogether(mine);
  if (mine.is_closed) return Whole("这次评议刚刚截止，您的答卷没有收进去。");
  return put;
}

/// Whoever comes while nobody pours does so for all who have come by then; the others wait for it.
PutIn SurveyUrn::PutTogether(Waiting& mine) {
  std::unique_lock lock(mutex_);
  queue_.push_back(&mine);
  while (!mine.is_done) {
    if (is_pouring_) {
      poured_.wait(lock);
      continue;
    }
    is_pouring_ = true;
    std::vector<Waiting*> batch = TakeBatch();
    lock.unlock();
    Pour(batch);
    lock.lock();
    is_pouring_ = false;
    for (Waiting* each : batch) each->is_done = true;
    poured_.notify_all();
  }
  if (mine.failed) std::rethrow_exception(mine.failed);
  return mine.is_new ? PutIn::kCounted : PutIn::kBefore;
}

std::vector<SurveyUrn::Waiting*> SurveyUrn::TakeBatch() {
  std::vector<Waiting*> batch;
  for (; !queue_.empty() && batch.size() < kMostTogether; queue_.pop_front()) batch.push_back(queue_.front());
  return batch;
}

void SurveyUrn::Pour(std::vector<Waiting*>& batch) {
  try {
    GiveUpTickets(batch);
    try {
      WriteSlips(batch);
    } catch (...) {
      TakeTicketsBack(batch);
      throw;
    }
  } catch (...) {
    for (Waiting* each : batch) each->failed = std::current_exception();
  }
}

void SurveyUrn::GiveUpTickets(std::vector<Waiting*>& batch) {
  std::ranges::sort(batch, {}, [](const Waiting* each) { return std::pair(each->survey, each->ticket); });
  db::Retry(desk_.database, [&](db::Transaction& act) {
    for (Waiting* each : batch) each->is_new = AddTicket(act, each->survey, each->ticket);
    act.Commit();
    return 0;
  });
}

void SurveyUrn::TakeTicketsBack(const std::vector<Waiting*>& batch) {
  db::Retry(desk_.database, [&](db::Transaction& act) {
    for (const Waiting* each : batch) {
      if (each->is_new) RemoveTicket(act, each->survey, each->ticket);
    }
    act.Commit();
    return 0;
  });
}

void SurveyUrn::WriteSlips(const std::vector<Waiting*>& batch) {
  std::vector<const Slip*> slips;
  std::map<SurveyId, std::int64_t> papers;
  for (const Waiting* each : batch) {
    if (!each->is_new) continue;
    ++papers[each->survey];
    for (const Slip& slip : each->slips) slips.push_back(&slip);
  }
  if (slips.empty()) return;
  std::ranges::sort(slips, {}, &Slip::mark);
  std::set<SurveyId> closed;
  db::Retry(desk_.database, [&](db::Transaction& act) {
    closed = ClosedOf(act, papers, BeijingDay(desk_.now()));
    for (const Slip* slip : slips) {
      if (!closed.contains(slip->survey)) AddSlip(act, *slip);
    }
    for (const auto& [survey, count] : papers) {
      if (!closed.contains(survey)) CountPapers(act, survey, count);
    }
    act.Commit();
    return 0;
  });
  for (Waiting* each : batch) each->is_closed = closed.contains(each->survey);
}

std::string KeepSurveys(Desk& desk) {
  const Date today = BeijingDay(desk.now());
  std::vector<SurveyId> over, to_mix;
  {
    db::Reader reader = desk.database.Read();
    const auto is_open = [&](SurveyId id) {
      const auto survey = FindSurvey(reader, id);
      return survey && StandingOf(*survey, today) == SurveyStanding::kOpen;
    };
    for (const SurveyId id : SurveysWithTickets(reader)) {
      if (!is_open(id)) over.push_back(id);
    }
    for (const auto& [id, papers] : UnmixedPapers(reader)) {
      if (papers >= kFewestMixed || !is_open(id)) to_mix.push_back(id);
    }
  }
  for (const SurveyId id : to_mix) {
    db::Retry(desk.database, [&](db::Transaction& act) {
      act.Lock("survey slips " + ToString(id));
      MixSlips(act, id);
      act.Commit();
      return 0;
    });
  }
  for (const SurveyId id : over) {
    db::Retry(desk.database, [&](db::Transaction& act) {
      const std::int64_t dropped = DropTickets(act, id);
      act.Commit();
      return dropped;
    });
  }
  if (!to_mix.empty() || !over.empty()) desk.database.EmptyLog();
  return to_mix.empty() && over.empty()
             ? std::string("没有要打乱的答卷。")
             : fmt::format("打乱了 {} 次评议的答卷，销毁了 {} 次评议的答题标记。", to_mix.size(), over.size());
}

}  // namespace gongkai::oversight
