// Matters: tied by people of the organ alone, seen by the public only as far as the gate lets through, and never a part
// of what was signed.
#include "disclosure/matter/matter_actions.h"

#include "disclosure/catalogue/catalogue_desk_test.h"
#include "disclosure/content_digest.h"
#include "disclosure/matter/matter_view.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using account::Target;
using account::TestBrowser;

struct MatterDesk : CatalogueDesk {
  explicit MatterDesk(const testing::TestDatabase& place) : CatalogueDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
  }

  static Content Of(ItemKind kind, std::string title) {
    Content content{.kind = kind,
                    .title = std::move(title),
                    .summary = "概述。",
                    .body = "<p>正文。</p>",
                    .formed_on = 2026y / 3 / 9};
    if (kind == ItemKind::kDraft) {
      content.fields = {{"comment_until", "2026-03-20"},
                        {"comment_way", "写信到枕溪镇党政综合办公室。"},
                        {"explanation", "为什么起草、主要规定什么。"},
                        {"shorter_why", "村民会议已经讨论过两次。"}};
    }
    if (kind == ItemKind::kNormative)
      content.fields = {{"document_number", "枕政发1号"}, {"effective_on", "2026-03-09"}};
    return content;
  }
  Content OutcomeOf(ItemId draft) {
    Content content = Of(ItemKind::kOutcome, "停车办法的意见采纳情况");
    content.fields = {{"of_item", ItemDesk::Of(draft).index_number}, {"received", "5"}, {"adopted", "2"}};
    return content;
  }
  ItemId Begin(MatterKind kind = MatterKind::kDecision, const std::string& title = "集镇停车管理") {
    const auto saved = SaveMatter(desk, drafter, {.id = {township, 0}, .kind = kind, .title = title});
    REQUIRE(saved);
    return *saved;
  }
  void Tie(ItemId matter, ItemId item, Phase phase) {
    const auto tied = TieToMatter(desk, drafter, matter, item.number, phase);
    for (const FieldError& error : tied.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(tied);
  }
  MatterChain Chain(ItemId matter) {
    db::Reader reader = database->Read();
    return ChainOfMatter(reader, *FindMatter(reader, matter), today());
  }
  std::string Public(ItemId item) { return std::string(TestBrowser{site, ""}.Get("/items/" + ToString(item)).Bytes()); }
};

TEST_CASE_ON_BOTH_ENGINES("a chain fills as its items become public, and the digest stays what was signed", place) {
  MatterDesk county(place);
  const ItemId draft = county.Published(MatterDesk::Of(ItemKind::kDraft, "停车办法草案"));
  const std::string digest = county.Latest(draft).digest;
  const ItemId matter = county.Begin();
  county.Tie(matter, draft, Phase::kBefore);
  CHECK(county.Latest(draft).digest == digest);
  CHECK(DigestOf(county.Latest(draft).content, county.ItemDesk::Of(draft).index_number) == digest);
  CHECK(county.Chain(matter).steps[0].state == MatterStepState::kPublic);
  CHECK(county.Chain(matter).steps[2].state == MatterStepState::kOpen);
  county.now += 24h * 11;  // 21 March: the days for comments are over, and the decision is not made
  CHECK(county.Chain(matter).steps[2].state == MatterStepState::kOpen);
  CHECK(Has(county.Chain(matter).steps[2].words, "等决策公布"));
  const ItemId outcome = county.Save(county.OutcomeOf(draft));
  CHECK(county.Chain(matter).steps[2].state == MatterStepState::kInHand);  // by itself in the chain, still a draft
  CHECK(county.Chain(matter).steps[2].items.size() == 1);
  REQUIRE(county.HandInAs(county.drafter, outcome));
  county.SignAll(outcome);
  CHECK(county.Chain(matter).steps[2].state == MatterStepState::kPublic);
  CHECK_FALSE(county.Chain(matter).items.back().is_tied);
}

TEST_CASE_ON_BOTH_ENGINES("the public sees the phases that are public, and no word of the rest", place) {
  MatterDesk county(place);
  const ItemId draft = county.Published(MatterDesk::Of(ItemKind::kDraft, "停车办法草案"));
  const ItemId document = county.Save(MatterDesk::Of(ItemKind::kNormative, "停车办法定稿"));
  const ItemId matter = county.Begin(MatterKind::kDecision, "内部的名称");
  county.Tie(matter, draft, Phase::kBefore);
  county.Tie(matter, document, Phase::kDuring);
  CHECK_FALSE(Has(county.Public(draft), "公开过程"));
  CHECK_FALSE(Has(county.Public(draft), "停车办法定稿"));
  REQUIRE(county.HandInAs(county.drafter, document));
  CHECK_FALSE(Has(county.Public(draft), "停车办法定稿"));
  county.SignAll(document);
  const std::string page = county.Public(draft);
  CHECK(Has(page, "公开过程"));
  CHECK(Has(page, "href=\"/items/" + ToString(document) + "\""));
  CHECK(Has(page, "事中"));
  CHECK_FALSE(Has(page, "事后"));
  CHECK_FALSE(Has(page, "内部的名称"));
  CHECK(Has(county.Public(document), "href=\"/items/" + ToString(draft) + "\""));
  REQUIRE(Withdraw(county.desk, county.drafter, document, WithdrawalKind::kError, "发错了。"));
  CHECK_FALSE(Has(county.Public(draft), "停车办法定稿"));
  CHECK_FALSE(Has(county.Public(draft), "公开过程"));
}

TEST_CASE_ON_BOTH_ENGINES("what was withdrawn, or is over, is not told as being written", place) {
  MatterDesk county(place);
  const ItemId draft = county.Published(MatterDesk::Of(ItemKind::kDraft, "停车办法草案"));
  const ItemId matter = county.Begin();
  county.Tie(matter, draft, Phase::kBefore);
  REQUIRE(Withdraw(county.desk, county.drafter, draft, WithdrawalKind::kError, "发错了。"));
  CHECK(county.Chain(matter).steps[0].state == MatterStepState::kWithdrawn);
  county.now += 24h * 11;
  CHECK(county.Chain(matter).steps[0].state == MatterStepState::kWithdrawn);
  CHECK(county.Chain(matter).steps[2].words.empty());  // nobody waits for an outcome of it
}

TEST_CASE_ON_BOTH_ENGINES("people say that a step does not apply, with a reason, and take it back", place) {
  MatterDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie);
  const ItemId matter = county.Begin();
  county.Tie(matter, county.Published(MatterDesk::Of(ItemKind::kNormative, "停车办法")), Phase::kDuring);
  for (const std::size_t step : {0U, 2U, 3U})
    CHECK(county.Chain(matter).steps[step].state == MatterStepState::kToJudge);
  const std::string path = "/office/matters/" + ToString(matter);
  const auto blank = lin.Post(path + "/waive", {{"step", "outcome"}, {"reason-outcome", " "}});
  CHECK(blank.status == 422);
  CHECK(Has(blank.Bytes(), "请写明为什么不适用。"));
  CHECK(lin.Post(path + "/waive", {{"step", "no-such"}, {"reason-no-such", "理由"}}).status == 422);
  CHECK(xie.Post(path + "/waive", {{"step", "outcome"}, {"reason-outcome", "别人的"}}).status == 404);
  REQUIRE(lin.Post(path + "/waive", {{"step", "outcome"}, {"reason-outcome", "<b>没有征求</b>"}}).status == 303);
  CHECK(county.Chain(matter).steps[2].state == MatterStepState::kWaived);
  CHECK(Has(lin.Get(path).Bytes(), "&lt;b&gt;没有征求"));
  REQUIRE(lin.Post(path + "/unwaive", {{"step", "outcome"}}).status == 303);
  CHECK(county.Chain(matter).steps[2].state == MatterStepState::kToJudge);
  CHECK(lin.Post(path + "/unwaive", {{"step", "outcome"}}).status == 422);
}

TEST_CASE_ON_BOTH_ENGINES("what names a tied item stands in its strip, and shows the same strip itself", place) {
  MatterDesk county(place);
  const ItemId draft = county.Published(MatterDesk::Of(ItemKind::kDraft, "停车办法草案"));
  const ItemId document = county.Published(MatterDesk::Of(ItemKind::kNormative, "停车办法定稿"));
  const ItemId outcome = county.Published(county.OutcomeOf(draft));
  const ItemId matter = county.Begin();
  county.Tie(matter, draft, Phase::kBefore);
  county.Tie(matter, document, Phase::kDuring);
  const auto links = [&](ItemId from, ItemId to) {
    return Has(county.Public(from), "href=\"/items/" + ToString(to) + "\"");
  };
  CHECK(links(draft, outcome));
  CHECK(links(outcome, draft));
  CHECK(links(outcome, document));
  REQUIRE(Withdraw(county.desk, county.drafter, draft, WithdrawalKind::kError, "发错了。"));
  CHECK_FALSE(Has(county.Public(outcome), "停车办法草案"));
}

TEST_CASE_ON_BOTH_ENGINES("an outcome leads to its draft without any matter", place) {
  MatterDesk county(place);
  const ItemId draft = county.Published(MatterDesk::Of(ItemKind::kDraft, "停车办法草案"));
  const ItemId outcome = county.Save(county.OutcomeOf(draft));
  CHECK_FALSE(Has(county.Public(draft), "公开过程"));
  REQUIRE(county.HandInAs(county.drafter, outcome));
  county.SignAll(outcome);
  CHECK(Has(county.Public(draft), "href=\"/items/" + ToString(outcome) + "\""));
  CHECK(Has(county.Public(outcome), "href=\"/items/" + ToString(draft) + "\""));
  CHECK_FALSE(Has(county.Public(county.Published(MatterDesk::Of(ItemKind::kNotice, "别的通知"))), "公开过程"));
}

TEST_CASE_ON_BOTH_ENGINES("what is not to be published, of another organ, or not there is not tied", place) {
  MatterDesk county(place);
  const ItemId matter = county.Begin();
  Content withheld = MatterDesk::Of(ItemKind::kNotice, "讨论稿");
  withheld.attribute = Attribute::kWithheld;
  withheld.ground = Ground::kProcess;
  withheld.ground_words = "讨论稿。";
  const auto tie = [&](const Actor& actor, std::int64_t item) {
    return TieToMatter(county.desk, actor, matter, item, Phase::kBefore);
  };
  CHECK(ErrorOf(tie(county.drafter, county.Save(withheld).number).errors(), "item") != nullptr);
  CHECK(ErrorOf(tie(county.drafter, 999).errors(), "item") != nullptr);
  const ItemId item = county.Save(MatterDesk::Of(ItemKind::kNotice, "通知"));
  CHECK_FALSE(tie(county.reviewer, item.number));
  REQUIRE(tie(county.drafter, item.number));
  REQUIRE(tie(county.drafter, item.number));  // its phase again
  CHECK(county.Count("SELECT COUNT(*) FROM matter_item") == 1);
  REQUIRE(UntieFromMatter(county.desk, county.drafter, matter, item.number));
  CHECK_FALSE(UntieFromMatter(county.desk, county.drafter, matter, item.number));
  for (int i = 0; i < static_cast<int>(kMostMattersOfItem); ++i)
    county.Tie(county.Begin(MatterKind::kOther, "事项" + std::to_string(i)), item, Phase::kBefore);
  CHECK(ErrorOf(tie(county.drafter, item.number).errors(), "item") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("what a step lacks is drafted from its place, and stands there once it is saved", place) {
  MatterDesk county(place);
  const ItemId matter = county.Begin();
  const TestBrowser lin = county.SignIn(county.lin), he = county.SignIn(county.he), xie = county.SignIn(county.xie);
  const std::string page = "/office/matters/" + ToString(matter), words = "保存以后列入事项“集镇停车管理”的事前环节。",
                    form = "/office/items/new?kind=draft&matter=" + ToString(matter) + "&phase=before";
  const std::string escaped = "kind=draft&amp;matter=" + ToString(matter) + "&amp;phase=before";
  CHECK(Has(lin.Get(page).Bytes(), escaped));
  CHECK_FALSE(Has(lin.Get(page).Bytes(), "kind=rule"));
  CHECK_FALSE(Has(he.Get(page).Bytes(), "/office/items/new"));  // sees it, and drafts nothing
  CHECK(Has(lin.Get(form).Bytes(), words));
  CHECK_FALSE(Has(lin.Get("/office/items/new?kind=draft").Bytes(), "保存以后列入事项"));
  // Another organ's matter, none at all, a phase that does not exist.
  CHECK(xie.Get(form).status == 404);
  CHECK(lin.Get("/office/items/new?kind=draft&matter=999-1&phase=before").status == 404);
  CHECK(lin.Get("/office/items/new?kind=draft&matter=x&phase=before").status == 404);
  CHECK(lin.Get("/office/items/new?kind=draft&matter=" + ToString(matter) + "&phase=never").status == 404);
  account::Fields sent = {{"title", "停车办法草案"},  {"summary", ""},
                          {"body", "正文。"},         {"formed_on", "三月"},
                          {"attribute", "proactive"}, {"origin", "made"},
                          {"channel", "site"},        {"version", "0"},
                          {"then", "stay"},           {"matter", ToString(matter)},
                          {"phase", "before"}};
  // It comes back with a fault: where it will stand is not lost.
  const auto refused = lin.Post("/office/items/new?kind=draft", sent);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), words));
  CHECK(Has(refused.Bytes(), "name=\"matter\" value=\"" + ToString(matter) + "\""));
  CHECK(xie.Post("/office/items/new?kind=draft", sent).status == 404);
  sent[3].second = "2026-03-09";
  REQUIRE(lin.Post("/office/items/new?kind=draft", sent).status == 303);
  const MatterChain chain = county.Chain(matter);
  REQUIRE(chain.items.size() == 1);
  CHECK(chain.items[0].title == "停车办法草案");
  CHECK(chain.items[0].phase == Phase::kBefore);
  CHECK(chain.steps[0].state == MatterStepState::kInHand);
  CHECK_FALSE(Has(lin.Get(page).Bytes(), escaped));  // nothing is missing there
  // An outcome speaks of the draft of its matter, once that is public; where there are two nobody knows of which.
  const std::string outcome = "/office/items/new?kind=outcome&matter=" + ToString(matter) + "&phase=after";
  const auto named = [&](ItemId id) {
    return Has(lin.Get(outcome).Bytes(), "value=\"" + county.ItemDesk::Of(id).index_number + "\"");
  };
  const ItemId draft = county.Published(MatterDesk::Of(ItemKind::kDraft, "停车办法草案"));
  CHECK_FALSE(named(draft));
  county.Tie(matter, draft, Phase::kBefore);
  CHECK(named(draft));
  const ItemId second = county.Published(MatterDesk::Of(ItemKind::kDraft, "停车办法草案（第二稿）"));
  county.Tie(matter, second, Phase::kBefore);
  CHECK_FALSE(named(draft));
  CHECK_FALSE(named(second));
  // Of what is over nothing is begun.
  REQUIRE(lin.Post(page + "/close", {}).status == 303);
  CHECK_FALSE(Has(lin.Get(page).Bytes(), "/office/items/new"));
}

TEST_CASE_ON_BOTH_ENGINES("the office: made, renamed by one of two, closed; others see nothing of it", place) {
  MatterDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin), he = county.SignIn(county.he), xie = county.SignIn(county.xie);
  const auto empty = lin.Post("/office/matters/new", {{"title", " "}, {"kind", "aid"}});
  CHECK(empty.status == 422);
  CHECK(Has(empty.Bytes(), "请填写事项的名称。"));
  const auto made = lin.Post("/office/matters/new", {{"title", "困难群众救助"}, {"kind", "aid"}});
  REQUIRE(made.status == 303);
  const std::string path = "/office/matters/" + ToString(ItemId{county.township, 1});
  CHECK(Has(lin.Get(Target(made)).Bytes(), "困难群众救助"));
  CHECK(Has(he.Get("/office/matters").Bytes(), "困难群众救助"));
  CHECK(he.Post(path, {{"title", "别的"}, {"kind", "aid"}, {"version", "1"}}).status == 404);
  CHECK(xie.Get(path).status == 404);
  CHECK(xie.Post(path + "/close", {}).status == 404);
  CHECK_FALSE(Has(xie.Get("/office/matters").Bytes(), "困难群众救助"));
  REQUIRE(lin.Post(path, {{"title", "临时救助"}, {"kind", "aid"}, {"version", "1"}}).status == 303);
  const auto late = lin.Post(path, {{"title", "又改"}, {"kind", "aid"}, {"version", "1"}});
  CHECK(late.status == 422);
  CHECK(Has(late.Bytes(), "别人刚刚改过"));
  CHECK(Has(late.Bytes(), "不同之处"));
  const ItemId item = county.Published(MatterDesk::Of(ItemKind::kWelfare, "发放情况"));
  CHECK(lin.Post(path + "/tie", {{"item", ""}, {"phase", ""}}).status == 422);
  const auto no_phase = lin.Post(path + "/tie", {{"item", std::to_string(item.number)}, {"phase", ""}});
  CHECK(no_phase.status == 422);
  CHECK(Has(no_phase.Bytes(), "请选择环节"));  // the kind does not settle it
  REQUIRE(lin.Post(path + "/tie", {{"item", std::to_string(item.number)}, {"phase", "after"}}).status == 303);
  CHECK(Has(lin.Get(path).Bytes(), "请判断是否需要"));  // what comes first is wanting
  CHECK(Has(lin.Get("/office/items/" + ToString(item)).Bytes(), path));
  const auto visitor_due = [&] {
    account::HeldPost post;
    post.kind = PostKind::kHandler;
    post.organ = post.unit = county.township;
    account::Visitor visitor;
    visitor.person = county.lin;
    visitor.posts = {post};
    db::Reader fresh = county.database->Read();
    return DueSteps(fresh, visitor, county.today()).size();
  };
  CHECK(visitor_due() == 0);  // what people are asked is no day that passed
  const ItemId unwritten = county.Save(MatterDesk::Of(ItemKind::kNotice, "发放公告"));
  county.Tie({county.township, 1}, unwritten, Phase::kBefore);
  county.now += 24h * 60;
  CHECK(visitor_due() == 1);
  const TestBrowser later = county.SignIn(county.lin);
  REQUIRE(later.Post(path + "/close", {}).status == 303);
  CHECK(visitor_due() == 0);
  CHECK(Has(later.Get("/office/matters?closed=1").Bytes(), "临时救助"));
}

}  // namespace
}  // namespace gongkai::disclosure
