// Reminders (催办) and what is followed (跟踪): who may, once a day, whom it tells; and which units see what is due.
#include "disclosure/catalogue/catalogue_desk_test.h"
#include "disclosure/catalogue/reminder_actions.h"
#include "disclosure/catalogue/reminder_store.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using account::TestBrowser;

struct ReminderDesk : CatalogueDesk {
  explicit ReminderDesk(const testing::TestDatabase& place) : CatalogueDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
    row = Standard(Row());
    Take("社会救助");
  }
  OrganObligation OwedNow() {
    const auto owed = Owed();
    REQUIRE_FALSE(owed.empty());
    return owed.back();
  }
  ObligationKey Key() { return KeyOf(OwedNow()); }
  std::string Query() { return PathOf(OwedNow()).substr(std::string("/office/obligations/due").size()); }
  std::int64_t NoticesOf(PersonId person) {
    return database->Read().One<std::int64_t>("SELECT COUNT(*) FROM notice WHERE person_id = ? AND title LIKE '催办%'",
                                              person.value);
  }

  CatalogueRowId row;
};

TEST_CASE_ON_BOTH_ENGINES("the supervisor and the organ's head remind once a day, and those who draft are told",
                          place) {
  ReminderDesk county(place);
  const ObligationKey key = county.Key();
  const ReminderForm form{.words = "请在周五前送审。", .to = "all"};
  CHECK_FALSE(RemindOf(county.desk, county.drafter, key, form));
  CHECK_FALSE(RemindOf(county.desk, county.reviewer, key, form));
  CHECK(ErrorOf(RemindOf(county.desk, county.supervisor, key, {.words = " ", .to = "all"}).errors(), "words") !=
        nullptr);
  CHECK(ErrorOf(RemindOf(county.desk, county.supervisor, key, {.words = "快", .to = "unit-x"}).errors(), "to") !=
        nullptr);
  REQUIRE(RemindOf(county.desk, county.supervisor, key, form));
  CHECK(county.NoticesOf(county.lin) == 1);
  CHECK(county.NoticesOf(county.xie) == 0);
  CHECK_FALSE(RemindOf(county.desk, county.approver, key, form));  // today already
  CHECK(county.NoticesOf(county.lin) == 1);
  county.now += 24h;
  REQUIRE(RemindOf(county.desk, county.approver, key,
                   {.words = "今天办", .to = "person-" + std::to_string(county.lin.value)}));
  CHECK(county.NoticesOf(county.lin) == 2);
  // Nobody of another organ is told, whatever is sent.
  county.now += 24h;
  CHECK(ErrorOf(RemindOf(county.desk, county.supervisor, key,
                         {.words = "快", .to = "person-" + std::to_string(county.xie.value)})
                    .errors(),
                "to") != nullptr);
  db::Reader reader = county.database->Read();
  const auto reminders = RemindersOf(reader, key);
  REQUIRE(reminders.size() == 2);
  CHECK(reminders[0].to == "林溪");
  CHECK(reminders[1].by == county.supervisor.name);
}

TEST_CASE_ON_BOTH_ENGINES("what is followed keeps its notes until somebody lets go of it", place) {
  ReminderDesk county(place);
  const ObligationKey key = county.Key();
  CHECK_FALSE(Follow(county.desk, county.drafter, key));
  CHECK_FALSE(NoteProgress(county.desk, county.drafter, key, "还没有跟踪"));
  REQUIRE(Follow(county.desk, county.supervisor, key));
  CHECK_FALSE(Follow(county.desk, county.approver, key));
  REQUIRE(NoteProgress(county.desk, county.drafter, key, "名单在核对。"));
  CHECK(ErrorOf(NoteProgress(county.desk, county.drafter, key, "").errors(), "note") != nullptr);
  std::string longest;
  for (std::size_t i = 0; i <= kLongestReminder; ++i) longest += "长";
  CHECK(ErrorOf(NoteProgress(county.desk, county.drafter, key, longest).errors(), "note") != nullptr);
  const TestBrowser he = county.SignIn(county.he), xie = county.SignIn(county.xie);
  CHECK(Has(he.Get("/office/obligations/tracked").Bytes(), "临时救助"));
  CHECK_FALSE(Has(xie.Get("/office/obligations/tracked").Bytes(), "临时救助"));
  REQUIRE(LetGoOf(county.desk, county.supervisor, key));
  CHECK_FALSE(LetGoOf(county.desk, county.supervisor, key));
  CHECK_FALSE(Has(he.Get("/office/obligations/tracked").Bytes(), "临时救助"));
  db::Reader reader = county.database->Read();
  CHECK(NotesOf(reader, key).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("the page of an obligation: forms for who may, faults beside the field, nothing for others",
                          place) {
  ReminderDesk county(place);
  const TestBrowser he = county.SignIn(county.he), lin = county.SignIn(county.lin), xie = county.SignIn(county.xie);
  const std::string query = county.Query();
  const std::string due = "/office/obligations/due" + query, remind = "/office/obligations/remind" + query;
  CHECK(Has(he.Get(due).Bytes(), "催办谁"));
  CHECK_FALSE(Has(lin.Get(due).Bytes(), "催办谁"));
  std::string of_supervisor, of_handler;
  for (const char* state : {"overdue", "coming", "later"}) {
    of_supervisor += he.Get(std::string("/office/obligations?state=") + state).Bytes();
    of_handler += lin.Get(std::string("/office/obligations?state=") + state).Bytes();
  }
  CHECK(Has(of_supervisor, ">催办、跟踪</a>"));  // the way there has a name
  CHECK_FALSE(Has(of_handler, ">催办、跟踪</a>"));
  CHECK(xie.Get(due).status == 404);
  CHECK(xie.Post(remind, {{"to", "all"}, {"words", "快"}}).status == 404);
  CHECK(lin.Post(remind, {{"to", "all"}, {"words", "快"}}).status == 422);
  const auto refused = he.Post(remind, {{"to", "all"}, {"words", ""}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "请写明催办什么"));
  REQUIRE(he.Post(remind, {{"to", "all"}, {"words", "请在周五前送审。"}}).status == 303);
  CHECK(Has(he.Get(due).Bytes(), "今天已经催办过"));
  CHECK(Has(lin.Get(due).Bytes(), "请在周五前送审。"));
  REQUIRE(he.Post("/office/obligations/follow" + query, {}).status == 303);
  REQUIRE(lin.Post("/office/obligations/note" + query, {{"note", "星期四汇总。"}}).status == 303);
  CHECK(Has(he.Get(due).Bytes(), "星期四汇总。"));
  std::string lists;
  for (const char* state : {"overdue", "coming", "later"})
    lists += he.Get(std::string("/office/obligations?state=") + state).Bytes();
  CHECK(Has(lists, "已催办 1 次"));
  CHECK(lin.Post("/office/obligations/let-go" + query, {}).status == 422);
}

TEST_CASE_ON_BOTH_ENGINES("what is followed and owed no more is listed, and can be let go of by its key", place) {
  ReminderDesk county(place);
  const TestBrowser he = county.SignIn(county.he), xie = county.SignIn(county.xie);
  const ObligationKey key{county.township, county.row, "2001-01"};
  {
    db::Transaction act = county.database->Begin();
    PutTrack(act, key, county.today(), county.he, "何清");
    act.Commit();
  }
  CHECK(Has(he.Get("/office/obligations/tracked").Bytes(), "已不在应公开事项里"));
  const account::Fields form = {
      {"organ", std::to_string(key.organ.value)}, {"row", ToString(key.row)}, {"part", key.part}};
  CHECK(xie.Post("/office/obligations/tracked/let-go", form).status == 404);
  REQUIRE(he.Post("/office/obligations/tracked/let-go", form).status == 303);
  CHECK_FALSE(Has(he.Get("/office/obligations/tracked").Bytes(), "已不在应公开事项里"));
  CHECK(he.Post("/office/obligations/tracked/let-go", form).status == 409);
}

TEST_CASE_ON_BOTH_ENGINES("a row that a unit sees to is due for its people and for who drafts for the whole organ",
                          place) {
  ReminderDesk county(place);
  const auto visitor = [&](OrganId unit) {
    account::HeldPost post;
    post.kind = PostKind::kContributor;
    post.organ = county.township;
    post.unit = unit;
    account::Visitor each;
    each.person = PersonId{999};
    each.posts = {post};
    return each;
  };
  const OrganId unit = county.office, other = county.root;  // any organs serve as names of units here
  REQUIRE(AssignRow(county.desk, county.drafter, county.township, county.row, {}, {.unit = unit, .person = {}}));
  db::Reader reader = county.database->Read();
  const Date until = std::chrono::sys_days(county.today()) + std::chrono::days(60);
  const auto owed = [&](OrganId of) { return OwedSoon(reader, visitor(of), county.today(), until).size(); };
  CHECK(owed(unit) > 0);
  CHECK(owed(other) == 0);
  CHECK(owed(county.township) > 0);
}

TEST_CASE("which part of a row is owed does not change when somebody begins to write it") {
  const CatalogueRowId row{OrganId{1}, 2};
  Obligation periodic, standing, at_once;
  periodic.period = "2026-03";
  CHECK(KeyOf(OrganId{5}, row, Rhythm::kPeriodic, periodic).part == "2026-03");
  CHECK(KeyOf(OrganId{5}, row, Rhythm::kStanding, standing).part.empty());
  at_once.item = standing.item = periodic.item = ItemId{OrganId{5}, 17};
  CHECK(KeyOf(OrganId{5}, row, Rhythm::kPeriodic, periodic).part == "2026-03");
  CHECK(KeyOf(OrganId{5}, row, Rhythm::kStanding, standing).part.empty());
  CHECK(KeyOf(OrganId{5}, row, Rhythm::kAtOnce, at_once).part == "item-17");
  CHECK(AddresseeFrom("unit-12")->unit == OrganId{12});
  CHECK(AddresseeFrom("person-7")->person == PersonId{7});
  for (const char* text : {"", "unit-", "unit-0", "unit--1", "person-7x", "7"}) CHECK_FALSE(AddresseeFrom(text));
}

}  // namespace
}  // namespace gongkai::disclosure
