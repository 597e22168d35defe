// What was put before the public of topics and questions is gone through again when word lists change; what is found
// waits for whom it concerns, leads to the entry, and ends by taking it down or by a word with a reason.
#include "disclosure/participation/entry_screening_actions.h"

#include <algorithm>

#include "disclosure/participation/message_due_view.h"
#include "disclosure/participation/participation_desk_test.h"
#include "disclosure/screen/rescan_actions.h"
#include "screening/list_actions.h"

namespace gongkai::disclosure {
namespace {

struct EntryDesk : ParticipationDesk {
  using ParticipationDesk::ParticipationDesk;

  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);

  /// The county says that a word is wrong.
  void Forbid(const std::string& word) {
    screening::WordForm form;
    form.word.keeper = screening::kCounty;
    form.word.list = "wrong-words";
    form.word.word.text = word;
    form.word.word.instead = "正确";
    form.reason = "上级通报";
    REQUIRE(screening::SaveWord(desk, ActorAs(he, PostKind::kSupervisor), form));
  }
  EntryId Question(const std::string& title, const std::string& words) {
    const PublicEntry entry{.id = {township, 0}, .kind = PublicEntryKind::kQuestion};
    const auto saved = SaveQuestion(desk, drafter, tools, entry, {.title = title, .words = words}, true);
    REQUIRE(saved);
    REQUIRE(ExamineQuestion(desk, examiner, tools, *saved, EntryOf(*saved).digest));
    return *saved;
  }
  account::Visitor VisitorOf(PersonId person, OrganId organ, PostKind post) {
    account::Visitor visitor{.person = person, .name = "某", .posts = {}, .address = ""};
    visitor.posts.push_back({.kind = post, .organ = organ});
    return visitor;
  }
  std::vector<EntryId> Found(OrganId organ, PostKind post) {
    db::Reader reader = database->Read();
    std::vector<EntryId> ids;
    for (const FoundEntry& each : FoundEntries(reader, VisitorOf(lin, organ, post))) ids.push_back(each.id);
    return ids;
  }
  std::vector<EntryId> Found() { return Found(township, PostKind::kHandler); }
  EntryScreening Screened(EntryId id) {
    db::Reader reader = database->Read();
    return ScreeningOf(reader, *FindEntry(reader, id));
  }
  LetStandForm AllOpen(EntryId id, const std::string& reason) {
    const EntryScreening screened = Screened(id);
    LetStandForm form{.run = screened.run ? screened.run->number : 0, .hits = {}, .reason = reason};
    for (std::size_t i = 0; i < screened.hits.size(); ++i) {
      if (screened.states[i].is_open) form.hits.push_back(screened.hits[i].number);
    }
    return form;
  }
  std::string Rescan(const RescanPace& pace = {}) { return RescanPublic(desk, tools, pace); }
};

using Ids = std::vector<EntryId>;

TEST_CASE_ON_BOTH_ENGINES(
    "everything that the office put before the public is found again, and nothing that it did not", place) {
  EntryDesk county(place);
  const EntryId topic = county.Topic("公开石榴溪水库的安排");
  const EntryId question = county.Question("水库归谁管", "石榴溪水库归水利站管。");
  const EntryId closed = county.Topic("公开水库的旧账");
  REQUIRE(
      CloseTopic(county.desk, county.drafter, county.tools, closed, {.title = "", .words = "石榴溪水库由县里管。"}));
  const EntryId hidden = county.Topic("公开另一座水库的安排");
  REQUIRE(HideEntry(county.desk, county.drafter, county.tools, hidden, {.title = "", .words = "和石榴溪水库的重复。"}));
  county.Topic("公开集镇路灯的安排");
  const PublicEntry draft{.id = {county.township, 0}, .kind = PublicEntryKind::kQuestion};
  REQUIRE(SaveQuestion(county.desk, county.drafter, county.tools, draft,
                       {.title = "草稿", .words = "石榴溪水库的草稿。"}, false));
  CHECK(Has(county.Rescan(), "重新检查了 5 件"));
  CHECK(county.Found().empty());
  CHECK(county.Count("SELECT COUNT(*) FROM screening_run") == 0);  // of what holds nothing no row

  county.Forbid("石榴溪水库");
  CHECK(Has(county.Rescan(), "4 件有待处理"));
  CHECK(county.Found() == Ids{topic, question, closed, hidden});
  CHECK(county.Found(county.township, PostKind::kSecrecyExaminer).size() == 4);
  CHECK(county.Found(county.other_township, PostKind::kHandler).empty());
  CHECK(county.Found(county.township, PostKind::kDiscipline).empty());
  CHECK(county.Rescan() == "词表没有变化，不用重新检查。");
  CHECK(county.Count("SELECT COUNT(*) FROM notice WHERE title LIKE '词表更新后重新检查%' AND person_id = " +
                     std::to_string(county.lin.value)) == 1);
  // It stays until somebody decides.
  CHECK(Has(county.Page("/take-part/topics"), "公开石榴溪水库的安排"));
  // With the new list nothing more of it gets out.
  const SendReceipt sent = county.Send(county.Form(MessageKind::kTopic));
  CHECK_FALSE(ShowTopic(county.desk, county.drafter, county.tools, county.Seen(sent.id),
                        {.title = "石榴溪水库的鱼", .words = "", .is_checked = true}));
}

TEST_CASE_ON_BOTH_ENGINES("the task leads to the entry, where it is decided or taken down, and that holds", place) {
  EntryDesk county(place);
  const EntryId topic = county.Topic("公开石榴溪水库的安排");
  const EntryId question = county.Question("水库归谁管", "石榴溪水库归水利站管。");
  county.Forbid("石榴溪水库");
  static_cast<void>(county.Rescan());
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie);
  const std::string path = "/office/entries/" + ToString(topic);
  CHECK(Has(lin.Get("/office/screening").Bytes(), path));
  CHECK(Has(lin.Get("/office/entries?found=open").Bytes(), "1 处待处理"));
  const std::string page(lin.Get(path).Bytes());
  CHECK(Has(page, "1 处现在查出来有问题"));
  CHECK(Has(page, "标题："));
  CHECK_FALSE(Has(xie.Get("/office/screening").Bytes(), path));
  CHECK(xie.Get(path).status == 404);
  const std::string run = std::to_string(county.Screened(topic).run->number);
  CHECK(xie.Post(path + "/let-stand", {{"run", run}, {"hit", "1"}, {"stand_reason", "是地名"}}).status == 404);
  // Not without a reason, not over what nobody chose, not over an older look.
  const auto refused = lin.Post(path + "/let-stand", {{"run", run}, {"hit", "1"}, {"stand_reason", " "}});
  CHECK(refused.status == 422);
  CHECK(lin.Post(path + "/let-stand", {{"run", run}, {"stand_reason", "是地名"}}).status == 422);
  CHECK(lin.Post(path + "/let-stand", {{"run", "99"}, {"hit", "1"}, {"stand_reason", "是地名"}}).status == 422);
  CHECK(lin.Post(path + "/let-stand", {{"run", run}, {"hit", "x'--"}, {"stand_reason", "是地名"}}).status == 422);
  CHECK(county.Found() == Ids{topic, question});
  CHECK(lin.Post(path + "/let-stand", {{"run", run}, {"hit", "1"}, {"stand_reason", "是地名，没有写错"}}).status ==
        303);
  CHECK(county.Found() == Ids{question});
  CHECK(Has(lin.Get(path).Bytes(), "是地名，没有写错"));
  CHECK_FALSE(Has(county.Page("/take-part/topics/" + ToString(topic)), "没有写错"));
  // The other one is taken down, and is nobody's task any more.
  REQUIRE(HideEntry(county.desk, county.drafter, county.tools, question, {.title = "", .words = "名称有误。"}));
  CHECK(county.Found().empty());
  // What was decided holds when the lists change once more.
  county.Forbid("别的词语");
  static_cast<void>(county.Rescan());
  CHECK(county.Found().empty());
}

TEST_CASE_ON_BOTH_ENGINES("what was only possible and checked when it went out is not asked again", place) {
  EntryDesk county(place);
  const SendReceipt sent = county.Send(county.Form(MessageKind::kTopic));
  EntryForm form{.title = "公开门牌的安排", .words = "户主王建国（0379-67891234）"};
  CHECK_FALSE(ShowTopic(county.desk, county.drafter, county.tools, county.Seen(sent.id), form));
  form.is_checked = true;
  const auto shown = ShowTopic(county.desk, county.drafter, county.tools, county.Seen(sent.id), form);
  REQUIRE(shown);
  const EntryScreening screened = county.Screened(*shown);
  REQUIRE(screened.run);
  CHECK_FALSE(screened.hits.empty());
  CHECK(screened.open == 0);
  CHECK(std::ranges::all_of(screened.decisions, [&](const auto& each) { return each.person == county.lin; }));
  for (const screening::StoredHit& hit : screened.hits) CHECK_FALSE(Has(hit.sample + hit.why, "67891234"));
  county.Forbid("别的词语");
  static_cast<void>(county.Rescan());
  CHECK(county.Found().empty());
}

TEST_CASE_ON_BOTH_ENGINES("the rescan goes on within the entries where it stood", place) {
  EntryDesk county(place);
  county.Published(ItemDesk::Notice());
  Ids ids;
  for (int i = 0; i < 3; ++i) ids.push_back(county.Topic("公开石榴溪水库的第" + std::to_string(i) + "项安排"));
  static_cast<void>(county.Rescan());
  county.Forbid("石榴溪水库");
  const RescanPace slow{.batch = 2, .longest = std::chrono::seconds(0)};
  CHECK(Has(county.Rescan(slow), "已重新检查 3 件，共约 4 件"));
  CHECK(county.Found() == Ids{ids[0], ids[1]});
  CHECK(Has(county.Rescan(slow), "重新检查了 4 件"));
  CHECK(county.Found() == ids);
  db::Reader reader = county.database->Read();
  CHECK(RescanNow(reader)->found == 3);
  CHECK(RescanNow(reader)->ended_at);
}

TEST_CASE_ON_BOTH_ENGINES("one that was changed while it was looked at keeps what who changed it found", place) {
  EntryDesk county(place);
  const EntryId topic = county.Topic("公开石榴溪水库的安排");
  county.Forbid("石榴溪水库");
  const auto looked =
      LookAtEntryAgain(county.desk, county.tools.screener(county.desk.database, county.township), topic);
  REQUIRE(looked);
  REQUIRE(HideEntry(county.desk, county.drafter, county.tools, topic, {.title = "", .words = "题目有误。"}));
  const bool is_open = account::RetryDeed(county.desk, Actor{}, [&](account::Deed& deed) {
    return KeepRescanned(deed, *looked, screening::kRulesVersion);  // nothing is kept, so nothing is committed
  });
  CHECK_FALSE(is_open);
  CHECK(county.Found().empty());
}

TEST_CASE_ON_BOTH_ENGINES("what became of comments goes out as an item: screened with it, and found again with it",
                          place) {
  EntryDesk county(place);
  const ItemId draft = county.Published({.kind = ItemKind::kDraft,
                                         .title = "集镇停车管理办法（征求意见稿）",
                                         .summary = "概述。",
                                         .body = "<p>正文。</p>",
                                         .fields = {{"comment_until", "2026-04-09"},
                                                    {"comment_way", "网上提。"},
                                                    {"explanation", "为什么起草、主要规定什么。"}},
                                         .formed_on = 2026y / 3 / 9});
  SendForm form = county.Form(MessageKind::kComment, "第三条");
  form.item = draft;
  const SendReceipt comment = county.Send(form);
  county.now += 24h * 31;
  REQUIRE(JudgeComment(county.desk, county.drafter, county.Seen(comment.id),
                       {CommentVerdict::kAdopted, "石榴溪水库也要有停车位", ""}));
  const auto outcome = BeginOutcome(county.desk, county.drafter, draft);
  REQUIRE(outcome);
  REQUIRE(county.HandInAs(county.drafter, *outcome));
  county.LetStand(*outcome);
  county.SignAll(*outcome);
  CHECK(county.Count("SELECT COUNT(*) FROM screening_run WHERE kind = 'item' AND subject = " +
                     std::to_string(outcome->number)) > 0);
  static_cast<void>(county.Rescan());
  county.Forbid("石榴溪水库");
  CHECK(Has(county.Rescan(), "1 件有待处理"));
}

TEST_CASE_ON_BOTH_ENGINES("what needs an examiner is left standing by no writer, by hand in the tables neither",
                          place) {
  EntryDesk county(place);
  const EntryId topic = county.Topic();
  const std::string organ = std::to_string(county.township.value);
  const auto write = [&](const std::string& sql) {
    db::Transaction act = county.database->Begin();
    act.Execute(sql);
    act.Commit();
  };
  write(
      "INSERT INTO screening_run (organ_id, kind, subject, number, digest, lists, rules, at, person_id, person_name, "
      "parts, unread, hits) VALUES (" +
      organ + ", 'entry', 1, 1, '" + ShownDigestOf(county.EntryOf(topic)) + "', 0, 1, 0, 0, '', 1, 0, 1)");
  write(
      "INSERT INTO screening_hit (organ_id, kind, subject, run, number, rule, part, place, piece, at_byte, length, "
      "sureness, why, instead, sample, text_digest, needs) VALUES (" +
      organ + ", 'entry', 1, 1, 1, 'S-MARK', 'title', '', 0, 0, 3, 'likely', '', '', '', 'x', 'examiner')");
  const auto decide = [&](PersonId person, const std::string& post) {
    write(
        "INSERT INTO screening_decision (organ_id, kind, subject, number, run, hit, part, rule, text_digest, verdict, "
        "reason, post, person_id, person_name, at) VALUES (" +
        organ + ", 'entry', 1, 1, 1, 1, 'title', 'S-MARK', 'x', 'overruled', '看过', '" + post + "', " +
        std::to_string(person.value) + ", '某', 0)");
  };
  // By the program: whoever wrote it, under whatever post, and who is no examiner.
  const LetStandForm form{.run = 1, .hits = {1}, .reason = "看过"};
  CHECK_FALSE(LetEntryStand(county.desk, county.drafter, topic, form));
  CHECK_FALSE(LetEntryStand(county.desk, county.ActorAs(county.lin, PostKind::kSecrecyExaminer), topic, form));
  CHECK_THROWS(decide(county.lin, "secrecy_examiner"));
  CHECK_THROWS(decide(county.wen, "handler"));
  CHECK(county.Count("SELECT COUNT(*) FROM screening_decision") == 0);
  REQUIRE(LetEntryStand(county.desk, county.examiner, topic, form));
  CHECK(county.Screened(topic).open == 0);
}

}  // namespace
}  // namespace gongkai::disclosure
