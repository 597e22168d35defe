#include "request/reply_screening_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "account/notice_actions.h"
#include "base/fold.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::FormRefused;
using disclosure::MayActAs;
using screening::Needs;
using screening::StoredHit;
using screening::Verdict;

// ---- screening

struct Read {
  ReplyAtHand reply;
  ReplyScreening screened;
};

std::optional<Read> ReadIn(db::Session& session, const account::Keys& keys, const std::optional<Case>& held) {
  if (!held) return std::nullopt;
  auto reply = ReplyAtHandOf(session, keys, *held);
  if (!reply) return std::nullopt;
  ReplyScreening screened = ReplyScreeningOf(session, keys, *reply);
  return Read{std::move(*reply), std::move(screened)};
}

/// What goes to one applicant is examined as what goes to everybody; of the applicant's own data it is enough that
/// somebody says so by name.
ReplyFindings FindingsOf(const account::Keys& keys, const ReplyAtHand& reply, const screening::Looked& looked) {
  ReplyFindings findings;
  findings.hits = screening::HitsToKeep(keys, ScreenedAs(reply.held.id), looked, true);
  for (StoredHit& hit : findings.hits) {
    const screening::Rule* const rule = screening::RuleOf(hit.rule);
    if (rule == nullptr || rule->category != screening::Category::kPersonal) continue;
    const auto part = std::ranges::find(looked.parts, hit.part, &screening::Part::key);
    if (part == looked.parts.end() || hit.piece >= part->pieces.size()) continue;
    const std::string& piece = part->pieces[hit.piece].text;
    if (hit.length == 0 || hit.offset + hit.length > piece.size()) continue;
    if (!IsOwn(reply.words.applicant, std::string_view(piece).substr(hit.offset, hit.length))) continue;
    findings.own.push_back(hit.number);
    hit.needs = screening::NeedsOf(hit.rule, rule->category, hit.sureness, false);
  }
  return findings;
}

screening::Decision DecisionOn(const Deed& deed, std::int64_t run, const StoredHit& hit, Verdict verdict,
                               const std::string& reason) {
  return {.run = run,
          .hit = hit.number,
          .part = hit.part,
          .rule = hit.rule,
          .text_digest = hit.text_digest,
          .verdict = verdict,
          .reason = reason,
          .post = deed.actor().post,
          .person = deed.actor().person,
          .person_name = deed.actor().name,
          .at = deed.now()};
}

/// What was open over an earlier text and is not found any more: who signs reads what stood there.
void NoteMended(Deed& deed, const account::Keys& keys, const Read& now, const ReplyFindings& found) {
  const CaseId id = now.reply.held.id;
  const auto before = LastReplyRun(deed.transaction(), id);
  if (!before || before->digest == now.reply.digest) return;
  std::set<std::tuple<std::string, std::string, std::string>> there;
  for (const StoredHit& hit : found.hits) there.emplace(hit.part, hit.rule, hit.text_digest);
  for (const screening::Decision& each : now.screened.decisions) there.emplace(each.part, each.rule, each.text_digest);
  std::vector<screening::Decision> mended;
  for (const StoredHit& hit : ReplyFindingsOf(deed.transaction(), keys, id, before->number).hits) {
    const bool is_of_text = hit.needs == Needs::kAnyone || hit.needs == Needs::kExaminer;
    if (!is_of_text || !there.emplace(hit.part, hit.rule, hit.text_digest).second) continue;
    mended.push_back(DecisionOn(deed, before->number, hit, Verdict::kFixed, "修改以后已经没有"));
  }
  AddReplyDecisions(deed.transaction(), keys, id, mended);
}

ReplyRun Keep(Deed& deed, const account::Keys& keys, const Read& now, ReplyRun run, const ReplyFindings& found) {
  screening::GrowPresentRules(deed.transaction(), run.rules);
  NoteMended(deed, keys, now, found);
  run.id = now.reply.held.id;
  run.digest = now.reply.digest;
  run.at = deed.now();
  run.person = deed.actor().person;
  run.person_name = deed.actor().name;
  run.open = screening::CountOpen(found.hits, now.screened.decisions, now.screened.writers);
  run = AddReplyRun(deed.transaction(), keys, std::move(run), found);
  deed.Record(now.reply.held.handler, "case.screen", CaseObjectOf(run.id),
              {{"run", std::to_string(run.number)},
               {"lists", std::to_string(run.lists)},
               {"hits", std::to_string(found.hits.size())},
               {"open", std::to_string(run.open)}});
  deed.Commit();
  return run;
}

// ---- deciding

/// Who has a word in it by some post of the organ.
bool MaySettle(const Actor& actor) {
  return std::ranges::any_of(
      std::initializer_list<Act>{Act::kExamineSecrecy, Act::kApproveItems, Act::kReviewItems, Act::kHandleCases},
      [&](Act act) { return MayActAs(actor, act); });
}

FormResult<ScreenedReply> ToSettle(Deed& deed, const account::Keys& keys, const SeenCase& seen,
                                   const ReplyHitsForm& form) {
  if (!MaySettle(deed.actor())) return FormRefused("您现在的岗位不能处理检查出的问题。");
  const auto held = CaseToActOn(deed, seen, Act::kSeeCases);
  if (!held) return held.errors();
  if (!IsOpen(held->stage)) return FormRefused("本件已经办结，检查出的问题不再处理。");
  return ScreenedReplyFor(deed.transaction(), keys, seen, form);
}

/// Errors of MayOverrule beside the field of the reason, or above the page.
std::optional<FieldErrors> Against(const Deed& deed, const ScreenedReply& of, Needs needs, const std::string& reason) {
  const Status may = screening::MayOverrule(needs, deed.actor().post, deed.actor().person, of.screened.writers, reason);
  if (may) return std::nullopt;
  const bool is_reason = may.error().kind == ErrorKind::kInvalidInput;
  return FieldErrors{{is_reason ? "reason" : std::string(kVersionField), may.error().message}};
}

FormResult<CaseId> Settle(Deed& deed, const account::Keys& keys, const SeenCase& seen, const ReplyHitsForm& form,
                          Verdict verdict) {
  if (deed.done_before()) return deed.Earlier(CaseIdFrom);
  const auto of = ToSettle(deed, keys, seen, form);
  if (!of) return of.errors();
  for (const StoredHit& hit : of->meant) {
    // Who takes back that something stays is asked for no more than a reason: it is the careful side.
    const Needs needs = verdict == Verdict::kOverruled ? hit.needs : Needs::kAnyone;
    if (auto against = Against(deed, *of, needs, form.reason)) return std::move(*against);
  }
  DecideOnReply(deed, keys, *of, of->meant, verdict, form.reason);
  deed.Record(seen.handler, verdict == Verdict::kOverruled ? "case.overrule" : "case.reopen", CaseObjectOf(seen.id),
              {{"run", std::to_string(form.run)}, {"rows", std::to_string(of->meant.size())}});
  deed.Commit(ToString(seen.id));
  return seen.id;
}

FormResult<CaseId> Ask(Deed& deed, const account::Keys& keys, const SeenCase& seen, const ReplyHitsForm& form) {
  if (deed.done_before()) return deed.Earlier(CaseIdFrom);
  const auto of = ToSettle(deed, keys, seen, form);
  if (!of) return of.errors();
  const auto places = std::ranges::count_if(
      of->meant, [&](const StoredHit& hit) { return hit.needs == Needs::kExaminer && of->screened.IsOpen(hit); });
  if (places == 0) return FormRefused("这里没有要请保密审查员看的地方。");
  if (auto against = Against(deed, *of, Needs::kAnyone, form.reason)) return std::move(*against);
  const account::Notice notice{.kind = account::NoticeKind::kItem,
                               .title = fmt::format("请您看一件申请的答复里检查出的 {} 处", places),
                               .detail = "不改的，由保密审查员或者主要负责人决定。",
                               .path = "/office/requests/" + ToString(seen.id) + "/decision"};
  const bool is_told = account::TellOrgan(deed, seen.handler, Act::kExamineSecrecy, notice) > 0 ||
                       account::TellOrgan(deed, seen.handler, Act::kApproveItems, notice) > 0;
  if (!is_told) return FormRefused("本机关没有别的保密审查员，也没有主要负责人在任，请先联系管理员任命。");
  const auto noted = AppendToCase(deed, keys, of->reply.held, EventBy(deed, CaseEventKind::kNoted),
                                  PersonalText(fmt::format("请保密审查员看检查出的 {} 处：{}", places, form.reason)));
  if (!noted) return FormRefused(noted.error().message);
  deed.Record(seen.handler, "case.ask_examiner", CaseObjectOf(seen.id),
              {{"run", std::to_string(form.run)}, {"rows", std::to_string(places)}});
  deed.Commit(ToString(seen.id));
  return seen.id;
}

}  // namespace

FormResult<ReplyRun> ScreenReply(Desk& desk, const screening::Tools& given, const Actor& actor, CaseId id, bool anew) {
  const screening::Tools tools = ToolsOr(desk, given);
  std::optional<Read> read;
  {
    db::Reader reader = desk.database.Read();
    read = ReadIn(reader, desk.keys, FindCase(reader, id));
  }
  if (!read) return FormRefused("还没有拟写答复。");
  const auto& last = read->screened.run;
  // Ages, terms of office and days from which a name is wrong are of a day.
  const bool is_current = last && read->screened.is_by_present_lists && BeijingDay(last->at) == BeijingDay(desk.now());
  if (is_current && !anew) return *last;
  const screening::ScreenerOfLists now = tools.screener(desk.database, read->reply.held.handler);
  const screening::Looked looked = LookAtReply(desk, tools, read->reply, *now.screener);
  const ReplyFindings found = FindingsOf(desk.keys, read->reply, looked);
  const ReplyRun made{.lists = now.lists,
                      .rules = screening::kRulesVersion,
                      .parts = static_cast<int>(looked.parts.size()),
                      .unread = screening::CountUnread(looked),
                      .pictures = looked.pictures};
  Actor once = actor;
  once.once_key.clear();  // the form that brought this about has its own act
  return account::RetryDeed(desk, once, [&](Deed& deed) -> FormResult<ReplyRun> {
    if (!MayActAs(deed.actor(), Act::kSeeCases)) return FormRefused("您现在的岗位不能检查答复。");
    const auto still = ReadIn(deed.transaction(), desk.keys, LockedCase(deed.transaction(), id));
    if (!still || still->reply.digest != read->reply.digest) {
      return FormRefused("内容刚刚又改过，请再检查一次。");
    }
    return Keep(deed, desk.keys, *still, made, found);
  });
}

void StartScreeningReply(Desk& desk, const screening::Tools& given, const Actor& actor, CaseId id) {
  const screening::Tools tools = ToolsOr(desk, given);
  bool takes_long = false;
  {
    db::Reader reader = desk.database.Read();
    const auto held = FindCase(reader, id);
    const auto reply = held ? ReplyAtHandOf(reader, desk.keys, *held) : std::nullopt;
    takes_long = reply && TakesLong(*reply);
  }
  if (!takes_long) {
    static_cast<void>(ScreenReply(desk, tools, actor, id));
    return;
  }
  tools.start("检查要提供的文件",
              [&desk, tools, actor, id] { static_cast<void>(ScreenReply(desk, tools, actor, id)); });
}

FormResult<CaseId> OverruleReplyHits(Desk& desk, const Actor& actor, const SeenCase& seen, const ReplyHitsForm& form) {
  return account::RetryDeed(desk, actor,
                            [&](Deed& deed) { return Settle(deed, desk.keys, seen, form, Verdict::kOverruled); });
}

FormResult<CaseId> AskReplyExaminer(Desk& desk, const Actor& actor, const SeenCase& seen, const ReplyHitsForm& form) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Ask(deed, desk.keys, seen, form); });
}

FormResult<CaseId> ReopenReplyHits(Desk& desk, const Actor& actor, const SeenCase& seen, const ReplyHitsForm& form) {
  return account::RetryDeed(desk, actor,
                            [&](Deed& deed) { return Settle(deed, desk.keys, seen, form, Verdict::kReopened); });
}

FormResult<ScreenedReply> ScreenedReplyFor(db::Session& session, const account::Keys& keys, const SeenCase& seen,
                                           const ReplyHitsForm& form) {
  auto read = ReadIn(session, keys, FindCase(session, seen.id));
  if (!read) return FormRefused("还没有拟写答复。");
  if (!read->screened.run || read->screened.run->number != form.run) {
    return FormRefused("内容刚刚又检查过，请看新的结果。");
  }
  const std::set<std::int64_t> named(form.hits.begin(), form.hits.end());
  std::vector<StoredHit> meant;
  std::ranges::copy_if(read->screened.found.hits, std::back_inserter(meant),
                       [&](const StoredHit& hit) { return named.contains(hit.number); });
  if (meant.empty()) return FormRefused("请选择要处理的地方。");
  return ScreenedReply{std::move(read->reply), std::move(read->screened), std::move(meant)};
}

void DecideOnReply(Deed& deed, const account::Keys& keys, const ScreenedReply& of, const std::vector<StoredHit>& hits,
                   Verdict verdict, const std::string& reason) {
  std::vector<screening::Decision> decisions;
  decisions.reserve(hits.size());
  for (const StoredHit& hit : hits) {
    decisions.push_back(DecisionOn(deed, of.screened.run->number, hit, verdict, reason));
  }
  const CaseId id = of.reply.held.id;
  AddReplyDecisions(deed.transaction(), keys, id, decisions);
  const int open =
      screening::CountOpen(of.screened.found.hits, ReplyDecisionsOf(deed.transaction(), keys, id), of.screened.writers);
  PutReplyOpen(deed.transaction(), id, of.screened.run->number, open);
}

}  // namespace gongkai::request
