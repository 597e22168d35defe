// Every kind of fault is made, found, told to whom it concerns, explained by name and reason, and gone when it is
// mended; and nobody makes the machine knock elsewhere.
#include "disclosure/inspection/inspection_actions.h"

#include <algorithm>

#include "account/guide_store.h"
#include "db/blob_store.h"
#include "disclosure/archive/transfer_actions.h"
#include "disclosure/channel/reading_place_store.h"
#include "disclosure/desk_test.h"
#include "disclosure/due_view.h"
#include "disclosure/participation/message_store.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using account::TestBrowser;

struct InspectionDesk : ItemDesk {
  explicit InspectionDesk(const testing::TestDatabase& place) : ItemDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
    // Every organ has its guide, where a test is not about that.
    for (const OrganId organ : {root, office, bureau, township, other_township}) PutGuide(WholeGuide(organ));
  }

  static account::Guide WholeGuide(OrganId organ) {
    account::Guide guide{.organ = organ};
    for (const account::GuideField& field : account::kGuideFields) {
      guide.*field.value = std::string(field.label) + "的内容";
    }
    return guide;
  }
  void PutGuide(const account::Guide& guide) {
    db::Transaction act = database->Begin();
    REQUIRE(account::SaveGuide(act, guide));
    act.Commit();
  }

  web::PageCopier copier{
      router, [](const web::Problem& problem, const web::Request&) { return web::Markup("<p>{}</p>", problem.title); }};
  std::vector<std::string> asked_outside;
  int outside_status = 404;
  bool is_outside_within = false;  // the name leads into the house
  SlowAnswers slow{};

  Inspecting All() {
    return {.ask = [this](const std::string& address) { return copier.Ask(address); },
            .site = "https://zwgk.chengyan.example",
            .fetch = [this](const web::Outgoing& outgoing) -> Result<web::Fetched> {
              asked_outside.push_back(outgoing.address);
              if (is_outside_within) return Error{ErrorKind::kForbidden, "没有去访问。", ""};
              return web::Fetched{.status = outside_status};
            },
            .answers = [this] { return slow; }};
  }
  std::string Inspect() { return InspectPublic(desk, All()); }

  Content Linking(const std::string& links) {
    Content content = Notice();
    content.body = "<p>见" + links + "。</p>";
    return content;
  }
  /// Whatever screening says of its links.
  ItemId PublishedAsIs(const Content& content) {
    const ItemId id = HandedIn(content);
    LetStand(id);
    SignAll(id);
    return id;
  }
  std::vector<InspectionFault> Open(std::optional<InspectionKind> kind = {}) {
    db::Reader reader = database->Read();
    std::vector<InspectionFault> open = OpenFaults(reader, std::nullopt, 10'000);
    if (kind) std::erase_if(open, [&](const InspectionFault& each) { return each.seen.kind != *kind; });
    return open;
  }
  std::vector<FaultDue> DueOf(PersonId person) {
    const account::Visitor visitor{.person = person, .name = "某某", .posts = Held(person), .address = ""};
    db::Reader reader = database->Read();
    return FaultsToMend(reader, visitor);
  }
};

TEST_CASE_ON_BOTH_ENGINES("a message that nobody answered by its day is a fault until somebody has", place) {
  InspectionDesk county(place);
  const auto keep = [&](MessageKind kind, Date due_on, int marks) {
    db::Transaction act = county.database->Begin();
    const std::string number = std::to_string(static_cast<int>(kind)) + ToString(due_on) + std::to_string(marks);
    const MessageId id =
        AddMessage(act, county.desk.keys,
                   {.message = {.id = {county.township, 0},
                                .kind = kind,
                                .handler = county.township,
                                .marks = marks,
                                .at = county.desk.now(),
                                .due_on = due_on},
                    .words = {PersonalText("路灯"), PersonalText("正街的路灯不亮"), PersonalText("周某"), {}, {}},
                    .code_digest = "c" + number,
                    .fact_digest = "f",
                    .network = "",
                    .text_digest = "t" + number});
    act.Commit();
    return id;
  };
  const Date today = county.today(), yesterday = Date(std::chrono::sys_days(today) - std::chrono::days(1));
  const MessageId late = keep(MessageKind::kEnquiry, yesterday, 0);
  keep(MessageKind::kEnquiry, today, 0);
  keep(MessageKind::kComment, yesterday, 0);            // told with the outcome
  keep(MessageKind::kMailbox, yesterday, kMarkRepeat);  // waits for a look: it may be junk
  county.Inspect();
  const auto open = county.Open(InspectionKind::kUnanswered);
  REQUIRE(open.size() == 1);
  CHECK(open.front().seen.organ == county.township);
  CHECK(open.front().seen.subject.starts_with("enquiry:"));  // the score tells 政务咨询 by it
  CHECK(open.front().seen.path == "/office/messages/" + ToString(late));
  {
    db::Transaction act = county.database->Begin();
    Message answered = *LockedMessage(act, late);
    answered.state = MessageState::kAnswered;
    answered.ended_at = county.desk.now();
    UpdateMessage(act, answered);
    act.Commit();
  }
  county.Inspect();
  CHECK(county.Open(InspectionKind::kUnanswered).empty());
}

TEST_CASE_ON_BOTH_ENGINES("links are looked at as a visitor finds them, items through the gate", place) {
  InspectionDesk county(place);
  const ItemId there = county.Published(ItemDesk::Notice()), gone = county.Published(ItemDesk::Notice()),
               draft = county.Save(ItemDesk::Notice());
  REQUIRE(Withdraw(county.desk, county.drafter, gone, WithdrawalKind::kError, "错了"));
  const auto link = [](const std::string& address) { return "<a href=\"" + address + "\">这里</a>"; };
  county.PublishedAsIs(county.Linking(link("/items/" + ToString(there)) + link("/items/" + ToString(gone)) +
                                      link("/items/" + ToString(draft)) + link("/items") + link("/nothing/here") +
                                      link("/office/items") + link("https://zwgk.chengyan.example/nothing/else") +
                                      link("https://www.gov.example/x") + link("http://www.gov.example/plain")));
  county.Inspect();
  std::vector<std::string> words;
  for (const InspectionFault& each : county.Open(InspectionKind::kDeadLink)) words.push_back(each.seen.words);
  CHECK(words.size() == 5);
  const auto told = [&](std::string_view what) {
    return std::ranges::any_of(words, [&](const std::string& each) { return Has(each, what); });
  };
  CHECK(told("/items/" + ToString(gone) + " 已经撤下"));
  CHECK(told("/items/" + ToString(draft) + " 打不开"));
  CHECK(told("/nothing/here 打不开"));
  CHECK(told("/office/items 指向办公区"));
  CHECK(told("/nothing/else 打不开"));
  CHECK(county.asked_outside == std::vector<std::string>{"https://www.gov.example/x"});
  CHECK(county.Open(InspectionKind::kDeadOuterLink).size() == 1);
  // Whoever does not answer today may answer tomorrow.
  county.outside_status = 500;
  county.Inspect();
  CHECK(county.Open(InspectionKind::kDeadOuterLink).empty());
  // A public name that leads into the house was not asked, and no reader comes there.
  county.is_outside_within = true;
  county.Inspect();
  const auto within = county.Open(InspectionKind::kDeadOuterLink);
  REQUIRE(within.size() == 1);
  CHECK(Has(within.front().seen.words, "指向单位内部的地址"));
}

TEST_CASE("where the machine does not knock") {
  for (const char* address : {"http://www.gov.example/", "https://127.0.0.1/", "https://10.0.0.8/a", "https://[::1]/",
                              "https://localhost/", "https://oa/", "https://host.local/", "https://a@b.example/",
                              "https://www.gov.example:8443/", "ftp://www.gov.example/", "https://0x7f.1/"}) {
    CHECK_FALSE_MESSAGE(MayAskOutside(address), address);
  }
  CHECK(MayAskOutside("https://www.gov.example/a?b#c"));
}

TEST_CASE_ON_BOTH_ENGINES("a file that is not there, slow answers, a column that nobody updates", place) {
  InspectionDesk county(place);
  Content content = ItemDesk::Notice();
  {
    db::Transaction act = county.database->Begin();
    content.attachments = {{"名册.txt", db::PutBlob(act, db::HashedBytes("名册")), 6}};
    act.Commit();
  }
  county.Published(content);
  county.Inspect();
  CHECK(county.Open(InspectionKind::kDeadFile).empty());
  CHECK(county.Open(InspectionKind::kStale).empty());
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE blob SET size = 5 WHERE digest = ?", content.attachments[0].digest);
    act.Commit();
  }
  county.slow = {1'000, 900};
  county.now += std::chrono::days(15);  // a notice has half a year
  county.Inspect();
  CHECK(county.Open(InspectionKind::kStale).empty());
  county.now += std::chrono::days(180);
  county.Inspect();
  CHECK(county.Open(InspectionKind::kDeadFile).size() == 1);
  CHECK(county.Open(InspectionKind::kSlow).size() == 1);
  CHECK(county.Open(InspectionKind::kStale).size() == 2);  // the organ's column, and the site's
  CHECK_FALSE(county.Open(InspectionKind::kBlank).empty());
}

TEST_CASE_ON_BOTH_ENGINES("news and notices of one column are judged apart", place) {
  InspectionDesk county(place);
  Content news = ItemDesk::Notice();
  news.kind = ItemKind::kNews;
  news.title = "枕溪镇清理河道";
  county.Published(news);
  county.now += std::chrono::days(15);
  county.Published(ItemDesk::Notice());  // a notice keeps no news fresh
  county.Inspect();
  const auto stale = county.Open(InspectionKind::kStale);
  REQUIRE(stale.size() == 2);  // of the organ, and of the site
  for (const InspectionFault& each : stale) {
    CHECK(each.seen.subject == "column:news");
    CHECK(Has(each.seen.words, "“工作动态”2 周没有更新，最近一次是 2026-03-10"));
  }
}

TEST_CASE_ON_BOTH_ENGINES("a fault waits for whom it concerns until it is explained or gone", place) {
  InspectionDesk county(place);
  const PersonId supervisor = county.Hire("heqing", "何清", county.office, PostKind::kSupervisor);
  const PersonId other = county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler);
  const ItemId target = county.Published(ItemDesk::Notice());
  county.PublishedAsIs(county.Linking("<a href=\"/items/" + ToString(target) + "\">那一件</a>"));
  county.Inspect();
  CHECK(county.DueOf(county.lin).empty());
  REQUIRE(Withdraw(county.desk, county.drafter, target, WithdrawalKind::kError, "错了"));
  county.Inspect();
  county.Inspect();  // once a day or twice: one fault
  REQUIRE(county.DueOf(county.lin).size() == 1);
  CHECK(county.DueOf(other).empty());
  const auto of_site = county.DueOf(supervisor);  // blank columns of the whole site
  CHECK_FALSE(of_site.empty());
  CHECK(std::ranges::all_of(of_site, [](const FaultDue& each) { return each.organ == 0; }));
  const std::int64_t number = county.Open(InspectionKind::kDeadLink).at(0).number;
  CHECK_FALSE(Explain(county.desk, county.drafter, county.township, number, " "));
  CHECK_FALSE(Explain(county.desk, county.approver, county.township, number, "等更正"));
  REQUIRE(Explain(county.desk, county.drafter, county.township, number, "等更正后的通知公开。"));
  CHECK_FALSE(Explain(county.desk, county.drafter, county.township, number, "再说一次"));
  CHECK(county.DueOf(county.lin).empty());
  county.Inspect();
  CHECK(county.Open(InspectionKind::kDeadLink).at(0).explained_words == "等更正后的通知公开。");
  // Mended: it is gone by itself; when it comes back, nobody has explained it.
  REQUIRE(BeginCorrection(county.desk, county.drafter, target));
  Content fresh = county.Latest(target).content;
  fresh.correction = "改正了。";
  fresh.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = target, .version = county.Of(target).version, .content = fresh}));
  REQUIRE(county.HandInAs(county.drafter, target));
  county.SignAll(target);
  county.Inspect();
  CHECK(county.Open(InspectionKind::kDeadLink).empty());
  REQUIRE(Withdraw(county.desk, county.drafter, target, WithdrawalKind::kError, "又错了"));
  county.Inspect();
  CHECK(county.DueOf(county.lin).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("the outcome of a draft is owed once its term is over, until it is published", place) {
  InspectionDesk county(place);
  Content draft = ItemDesk::Notice(), outcome = ItemDesk::Notice();
  draft.kind = ItemKind::kDraft;
  draft.title = "枕溪镇停车办法（征求意见稿）";
  draft.fields = {{"comment_until", "2026-03-20"},
                  {"comment_way", "写信。"},
                  {"explanation", "为什么起草、主要规定什么。"},
                  {"shorter_why", "村民会议讨论过。"}};
  const ItemId of = county.Published(draft);
  county.now += std::chrono::days(40);  // the thirtieth day behind the last
  county.Inspect();
  CHECK(county.Open(InspectionKind::kNoOutcome).empty());
  county.now += std::chrono::days(1);
  county.Inspect();
  const auto open = county.Open(InspectionKind::kNoOutcome);
  REQUIRE(open.size() == 1);
  CHECK(open.front().seen.organ == county.township);
  CHECK(open.front().seen.path == "/office/items/" + ToString(of));
  CHECK(std::ranges::any_of(county.DueOf(county.lin),
                            [](const FaultDue& each) { return Has(each.words, "没有公布意见采纳情况"); }));
  outcome.kind = ItemKind::kOutcome;
  outcome.title = "停车办法的意见采纳情况";
  outcome.formed_on = county.today();
  outcome.fields = {{"of_item", county.Of(of).index_number}, {"received", "5"}, {"adopted", "2"}};
  const ItemId told = county.Published(outcome);
  county.Inspect();
  CHECK(county.Open(InspectionKind::kNoOutcome).empty());
  REQUIRE(Withdraw(county.desk, county.drafter, told, WithdrawalKind::kError, "错了"));
  county.Inspect();
  CHECK(county.Open(InspectionKind::kNoOutcome).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a guide without what it must hold is its organ's fault; a place to read in is the county's",
                          place) {
  InspectionDesk county(place);
  county.Inspect();
  CHECK(county.Open(InspectionKind::kGuide).empty());
  CHECK(county.Open(InspectionKind::kNoPlace).size() == 3);
  account::Guide guide = InspectionDesk::WholeGuide(county.township);
  guide.version = 1;
  guide.phone = "";
  county.PutGuide(guide);
  {
    db::Transaction act = county.database->Begin();
    AddReadingPlace(act, {.organ = county.office,
                          .kind = ReadingPlaceKind::kArchive,
                          .name = "澄砚县档案馆查阅室",
                          .address = "砚台路 1 号",
                          .hours = "工作日"});
    act.Commit();
  }
  county.Inspect();
  const auto open = county.Open(InspectionKind::kGuide);
  REQUIRE(open.size() == 1);
  CHECK(open.front().seen.organ == county.township);
  CHECK(open.front().seen.path == "/office/organs/" + std::to_string(county.township.value));
  const auto places = county.Open(InspectionKind::kNoPlace);
  CHECK(places.size() == 2);
  CHECK(std::ranges::all_of(places, [](const InspectionFault& each) { return each.seen.organ == kWholeSite; }));
  guide.version = 2;
  guide.phone = "0379-1234567";
  county.PutGuide(guide);
  county.Inspect();
  CHECK(county.Open(InspectionKind::kGuide).empty());
}

TEST_CASE_ON_BOTH_ENGINES("what has been public for a year is supplied to archive and library, with a receipt", place) {
  InspectionDesk county(place);
  county.Published(ItemDesk::Notice());
  county.now += std::chrono::days(364);
  county.Inspect();
  CHECK(county.Open(InspectionKind::kNotSupplied).empty());
  county.now += std::chrono::days(1);
  county.Inspect();
  REQUIRE(county.Open(InspectionKind::kNotSupplied).size() == 2);
  const auto saved = SaveTransfer(county.desk, county.drafter,
                                  {.organ = county.township,
                                   .receiver = Receiver::kLibrary,
                                   .receiver_name = "澄砚县图书馆",
                                   .from = 2026y / 1 / 1,
                                   .until = county.today()});
  REQUIRE(saved);
  county.Inspect();
  CHECK(county.Open(InspectionKind::kNotSupplied).size() == 2);  // nobody has received it yet
  REQUIRE(RecordReceipt(county.desk, county.drafter, county.township, *saved, 1,
                        {.received_on = county.today(), .received_by = "馆员", .receipt = ""}));
  county.Inspect();
  const auto open = county.Open(InspectionKind::kNotSupplied);
  REQUIRE(open.size() == 1);
  CHECK(open.front().seen.organ == county.township);
  CHECK(open.front().seen.subject == "supply:archive");
  // Two years on nothing new was published, and what there is lies in the library.
  county.now += std::chrono::days(730);
  county.Inspect();
  CHECK(county.Open(InspectionKind::kNotSupplied).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("the pages: of one's organ, of the county, and the word on a fault", place) {
  InspectionDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const TestBrowser he = county.SignIn(county.Hire("heqing", "何清", county.office, PostKind::kSupervisor));
  const TestBrowser other = county.SignIn(county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler));
  CHECK(Has(lin.Get("/office/inspection").body, "还没有自查过"));
  county.PublishedAsIs(county.Linking("<a href=\"/nothing\">没有的</a>"));
  county.Inspect();
  const std::string organ = std::to_string(county.township.value), page = "/office/inspection?organ=" + organ;
  CHECK(Has(lin.Get(page).body, "/nothing 打不开"));
  CHECK(other.Get(page).status == 404);
  CHECK(lin.Get("/office/inspection?organ=0").status == 404);
  CHECK(he.Get("/office/inspection?organ=0").status == 200);
  CHECK(Has(he.Get("/office/inspection").body, "按国家检查指标自评"));
  CHECK_FALSE(Has(lin.Get("/office/inspection").body, "按国家检查指标自评"));
  const std::int64_t number = county.Open(InspectionKind::kDeadLink).at(0).number;
  const std::string id = organ + "-" + std::to_string(number), path = "/office/inspection/" + id + "/explain";
  CHECK(other.Post(path, {{"words-" + id, "改"}}).status == 404);
  CHECK(he.Post(path, {{"words-" + id, "改"}}).status == 403);
  const auto blank = lin.Post(path, {{"words-" + id, " "}});
  CHECK(blank.status == 422);
  CHECK(Has(blank.body, "请写明为什么先这样"));
  CHECK(lin.Post(path, {{"words-" + id, "下周改<b>"}}).status == 303);
  CHECK(Has(lin.Get(page).body, "下周改&lt;b&gt;"));
  CHECK(lin.Post("/office/inspection/x/explain", {}).status == 404);
  const std::int64_t of_site = county.Open(InspectionKind::kBlank).at(0).number;
  const std::string site_id = "0-" + std::to_string(of_site);
  CHECK(he.Post("/office/inspection/" + site_id + "/explain", {{"words-" + site_id, "本县没有这一项"}}).status == 303);
  CHECK(lin.Post("/office/inspection/" + site_id + "/explain", {{"words-" + site_id, "x"}}).status == 404);
}

}  // namespace
}  // namespace gongkai::disclosure
