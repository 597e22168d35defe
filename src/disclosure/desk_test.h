// A township of three with its office, for the tests of items: 林溪 drafts, 文石 is the leader in charge and examines
// for secrecy, 江汀 is the head.
#pragma once

#include "account/county_test.h"
#include "disclosure/decision/decision_import_actions.h"
#include "disclosure/item_actions.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/screen_actions.h"
#include "disclosure/screen/settled_view.h"

namespace gongkai::disclosure {

using namespace std::chrono_literals;

using account::Actor;
using account::PersonId;
using account::PostKind;

/// Workbooks are read within the request that brings them.
inline DecisionImporting AtOnce() {
  return {.read = [](std::string_view bytes) { return docread::ReadWorkbook(bytes); },
          .start = [](const std::string&, const std::function<void()>& work) { work(); }};
}

struct ItemDesk : account::TestCounty {
  using TestCounty::TestCounty;

  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);
  PersonId wen = Hire("wenshi", "文石", township, PostKind::kDeputy);
  PersonId jiang = Hire("jiangting", "江汀", township, PostKind::kChief);
  Actor drafter = ActorAs(lin, PostKind::kHandler);
  Actor examiner = ActorAs(wen, PostKind::kSecrecyExaminer);
  Actor reviewer = ActorAs(wen, PostKind::kDeputy);
  Actor approver = ActorAs(jiang, PostKind::kChief);
  screening::Tools tools = screening::ToolsAtOnce([this] { return now; });

  static Content Notice() {
    return {.kind = ItemKind::kNotice,
            .title = "关于清明节期间森林防火的通知",
            .summary = "清明节期间禁止野外用火。",
            .body = "<p>禁止野外用火。</p>",
            .formed_on = 2026y / 3 / 9};
  }

  ItemId Save(const Content& content) { return SaveDraft(desk, drafter, township, {.content = content})->item; }
  /// And screened, as the page does it.
  FormResult<ItemId> HandInAs(const Actor& actor, ItemId id) {
    auto done = HandIn(desk, actor, id, Of(id).version);
    if (done) Screen(id);
    return done;
  }
  screening::Run Screen(ItemId id) { return *ScreenItem(desk, tools, drafter, id); }
  ItemId HandedIn(const Content& content) {
    const ItemId id = Save(content);
    const auto handed = HandInAs(drafter, id);
    for (const FieldError& error : handed.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(handed);
    return id;
  }
  /// What screening found stays as it is, by the word of the secrecy examiner: where that is not what a test is about.
  void LetStand(ItemId id) {
    OverruleForm form{.version = Of(id).latest_version, .run = 0, .hits = {}, .reason = "已核对，可以公开。"};
    {
      db::Reader reader = database->Read();
      const ItemScreening screened = ScreeningOf(reader, *FindVersion(reader, id, form.version));
      if (screened.run) form.run = screened.run->number;
      for (const screening::StoredHit& hit : screened.hits) {
        if (screened.IsOpen(hit)) form.hits.push_back(hit.number);
      }
    }
    if (!form.hits.empty()) REQUIRE(Overrule(desk, examiner, id, form));
  }
  /// As the page does it: before the last signature what was not screened by what screens now is.
  FormResult<ItemId> SignAs(const Actor& actor, Signer signer, ItemId id) {
    if (signer == Signer::kApprover) Screen(id);
    return Sign(
        desk, actor, id,
        {.signer = signer, .digest = Latest(id).digest, .answers = signer == Signer::kSecrecy ? "nnnnnyy" : ""});
  }
  ItemId Published(const Content& content) {
    const ItemId id = HandedIn(content);
    SignAll(id);
    return id;
  }
  void SignAll(ItemId id) {
    REQUIRE(SignAs(examiner, Signer::kSecrecy, id));
    REQUIRE(SignAs(reviewer, Signer::kReviewer, id));
    const auto published = SignAs(approver, Signer::kApprover, id);
    for (const FieldError& error : published.errors()) MESSAGE(error.field, ": ", error.message);
    if (!published) {
      db::Reader reader = database->Read();
      const ItemScreening screened = ScreeningOf(reader, *FindVersion(reader, id, Of(id).latest_version));
      for (const screening::StoredHit& hit : screened.hits) MESSAGE(hit.rule, ": ", hit.why);
    }
    REQUIRE(published);
  }

  Item Of(ItemId id) {
    db::Reader reader = database->Read();
    return *FindItem(reader, id);
  }
  ItemVersion Latest(ItemId id) {
    db::Reader reader = database->Read();
    return *FindVersion(reader, id, FindItem(reader, id)->latest_version);
  }
  std::int64_t Count(std::string_view sql) { return database->Read().One<std::int64_t>(sql); }
  bool IsPublicNow(ItemId id) { return IsPublic(Of(id).publicity, today()); }
};

}  // namespace gongkai::disclosure
