// Nothing is signed last or published while something that was found is open; what people say of it holds as long as
// the text does.
#include "disclosure/screen/screen_actions.h"

#include "disclosure/screen/inspection_store.h"
#include "disclosure/screen/screen_desk_test.h"
#include "disclosure/screen/screen_store.h"

namespace gongkai::disclosure {
namespace {

TEST_CASE_ON_BOTH_ENGINES("a number of an identity card stops the last signature until an examiner says it may stand",
                          place) {
  ScreenDesk county(place);
  const ItemId id = county.HandedIn(ScreenDesk::With(std::string("王小明，身份证号码") + kIdentity + "。"));
  REQUIRE_FALSE(county.Open(id).empty());
  county.Examine(id);
  const auto stopped = county.Approve(id);
  REQUIRE_FALSE(stopped);
  CHECK(Has(stopped.errors().front().message, "没有处理"));
  CHECK_FALSE(county.IsPublicNow(id));

  CHECK_FALSE(county.OverruleOpen(county.drafter, id, "要公开"));
  CHECK_FALSE(county.OverruleOpen(county.reviewer, id, "要公开"));
  const auto silent = county.OverruleOpen(county.second_examiner, id, "　");
  CHECK(ErrorOf(silent.errors(), "reason") != nullptr);
  REQUIRE(county.OverruleOpen(county.second_examiner, id, "法律规定公布的当事人信息"));
  CHECK(county.Open(id).empty());
  REQUIRE(county.Approve(id));
  CHECK(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("whether a word is a secret of the work is no question for who wrote it, who may ask",
                          place) {
  ScreenDesk county(place);
  const auto secret = std::make_shared<const screening::Screener>(
      std::vector<screening::WordList>{{.id = "work-secret",
                                        .category = screening::Category::kSecret,
                                        .name = "工作秘密用语",
                                        .words = {{.text = "应急值守密语"}}}},
      screening::Register{});
  county.tools.screener = [&](db::Database&, OrganId) { return screening::ScreenerOfLists{.screener = secret}; };
  const ItemId id = county.Save(ScreenDesk::With("本月应急值守密语已经更换。"));
  county.Screen(id);
  REQUIRE(county.Open(id).size() == 1);
  CHECK_FALSE(county.OverruleOpen(county.drafter, id, "是普通用法"));
  CHECK_FALSE(county.OverruleOpen(county.reviewer, id, "是普通用法"));

  OverruleForm form{.version = county.Latest(id).number, .run = county.Now(id).run->number, .hits = county.Open(id)};
  CHECK(ErrorOf(AskExaminer(county.desk, county.drafter, id, form).errors(), "reason") != nullptr);
  form.reason = "是普通用法，已经作废";
  const std::string told = "SELECT COUNT(*) FROM notice WHERE path = '/office/items/" + ToString(id) + "/screening'";
  REQUIRE(AskExaminer(county.desk, county.drafter, id, form));
  CHECK(county.Count(told + " AND person_id = " + std::to_string(county.tang.value)) == 1);
  CHECK(county.Count(told + " AND person_id = " + std::to_string(county.jiang.value)) == 0);
  CHECK(county.Count(told + " AND title || detail LIKE '%密语%'") == 0);
  CHECK(county.Open(id).size() == 1);  // asking decides nothing
  REQUIRE(county.OverruleOpen(county.second_examiner, id, "密语已经作废，见值班制度"));
  CHECK(county.Open(id).empty());
  CHECK_FALSE(AskExaminer(county.desk, county.drafter, id, form));  // nothing is left to look at
}

TEST_CASE_ON_BOTH_ENGINES("what is found is kept without what it is", place) {
  ScreenDesk county(place);
  const ItemId id = county.HandedIn(ScreenDesk::With(std::string("王小明，身份证号码") + kIdentity + "。"));
  for (const auto& hit : county.Now(id).hits) {
    CHECK_FALSE(Has(hit.sample + hit.why + hit.place + hit.instead + hit.text_digest, kIdentity));
  }
  const std::string all =
      "SELECT COUNT(*) FROM screening_hit WHERE sample || why || place || instead || text_digest || part LIKE '%" +
      std::string(kIdentity) + "%'";
  CHECK(county.Count(all) == 0);
  // The same number in another item has another digest, so that nobody learns from the table who stands where.
  const ItemId other = county.HandedIn(ScreenDesk::With(std::string("王小明，身份证号码") + kIdentity + "。"));
  CHECK(county.Now(other).hits.front().text_digest != county.Now(id).hits.front().text_digest);
}

TEST_CASE_ON_BOTH_ENGINES("a text that nobody screened is not signed last, by the action alone", place) {
  ScreenDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  REQUIRE(HandIn(county.desk, county.drafter, id, county.Of(id).version));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  const auto stopped = county.Approve(id);
  REQUIRE_FALSE(stopped);
  CHECK(Has(stopped.errors().front().message, "还没有检查过"));
  county.Screen(id);
  CHECK(county.Approve(id));
}

TEST_CASE_ON_BOTH_ENGINES("when the lists change it is screened again before the last signature", place) {
  ScreenDesk county(place);
  const ItemId id = county.HandedIn(ItemDesk::Notice());
  county.Examine(id);
  const std::int64_t run = county.Now(id).run->number;
  county.ChangeLists();
  const auto stopped = county.Approve(id);
  REQUIRE_FALSE(stopped);
  CHECK(Has(stopped.errors().front().message, "词表更新过"));
  county.Screen(id);
  CHECK(county.Now(id).run->number == run + 1);
  CHECK(county.Approve(id));

  // Another organ's own words concern it alone.
  const ItemId next = county.HandedIn(ItemDesk::Notice());
  county.Examine(next);
  county.ChangeLists(county.other_township);
  CHECK(county.Approve(next));
}

TEST_CASE_ON_BOTH_ENGINES("what was screened once is not screened again, unless somebody asks", place) {
  ScreenDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const auto first = county.Screen(id);
  CHECK(county.Screen(id).number == first.number);
  // Its number in the index is no text of it: a draft that was screened is screened when it is handed in.
  REQUIRE(county.HandInAs(county.drafter, id));
  CHECK(county.Now(id).run->number == first.number);
  CHECK(ScreenItem(county.desk, county.tools, county.drafter, id, {}, true)->number == first.number + 1);
  CHECK(county.Trail(county.township).back() == "screening.run done item/" + ToString(id));
}

TEST_CASE_ON_BOTH_ENGINES("a decision goes with the text into the next version, and no further", place) {
  ScreenDesk county(place);
  const ItemId id = county.Save(ScreenDesk::With(std::string("联系人王小明，手机") + kMobileNumber + "。"));
  county.Screen(id);
  REQUIRE_FALSE(county.Open(id).empty());
  REQUIRE(county.OverruleOpen(county.drafter, id, "对外公布的办公手机"));
  Content content = county.Latest(id).content;
  content.title += "（二）";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  CHECK_FALSE(county.Now(id).run);  // another text
  county.Screen(id);
  CHECK(county.Open(id).empty());
  // The same number in another part is another matter.
  content.summary = std::string("手机") + kMobileNumber;
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  county.Screen(id);
  CHECK_FALSE(county.Open(id).empty());
}

TEST_CASE_ON_BOTH_ENGINES("a mark of secrecy that may stand on one text may not stand on another", place) {
  ScreenDesk county(place);
  Content content = ScreenDesk::With("机密★10年</p><p>已经解密的通知。");
  const ItemId id = county.Save(content);
  county.Screen(id);
  REQUIRE_FALSE(county.Open(id).empty());
  REQUIRE(county.OverruleOpen(county.second_examiner, id, "已经解密，解密通知见卷宗"));
  CHECK(county.Open(id).empty());
  const auto save = [&] {
    REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                      {.item = id, .version = county.Of(id).version, .content = content}));
    county.Screen(id);
  };
  content.title += "（二）";
  save();
  CHECK(county.Open(id).empty());
  content.body = "<p>机密★10年</p><p>另一份没有解密的文件。</p>";
  save();
  CHECK_FALSE(county.Open(id).empty());
  // Nobody has mended the mark.
  for (const auto& decision : county.Now(id).decisions) CHECK(decision.verdict != screening::Verdict::kFixed);
}

TEST_CASE_ON_BOTH_ENGINES("a form that names a place many times decides it once", place) {
  ScreenDesk county(place);
  const ItemId id = county.Save(ScreenDesk::With(std::string("联系人王小明，手机") + kMobileNumber + "。"));
  county.Screen(id);
  const std::vector<std::int64_t> open = county.Open(id);
  REQUIRE_FALSE(open.empty());
  OverruleForm form{.version = 1, .run = 1, .hits = std::vector<std::int64_t>(1'000, open.front()), .reason = "办公"};
  REQUIRE(Overrule(county.desk, county.drafter, id, form));
  CHECK(county.Now(id).decisions.size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what an examiner left standing is open again when he writes the text himself", place) {
  ScreenDesk county(place);
  const ItemId id = county.Save(ScreenDesk::With(std::string("身份证号码") + kIdentity + "。"));
  county.Screen(id);
  REQUIRE(county.OverruleOpen(county.second_examiner, id, "法律规定公布"));
  CHECK(county.Open(id).empty());
  county.Give(county.tang, county.township, PostKind::kHandler);
  Content content = county.Latest(id).content;
  content.title += "（二）";
  REQUIRE(SaveDraft(county.desk, county.ActorAs(county.tang, PostKind::kHandler), county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  county.Screen(id);
  CHECK_FALSE(county.Open(id).empty());
}

TEST_CASE_ON_BOTH_ENGINES("that it stays is taken back with a reason, and stops the last signature again", place) {
  ScreenDesk county(place);
  const ItemId id = county.HandedIn(ScreenDesk::With(std::string("联系人王小明，手机") + kMobileNumber + "。"));
  REQUIRE(county.OverruleOpen(county.drafter, id, "办公手机"));
  county.Examine(id);
  OverruleForm form{.version = county.Latest(id).number, .run = county.Now(id).run->number, .hits = {1}};
  CHECK(ErrorOf(Reopen(county.desk, county.reviewer, id, form).errors(), "reason") != nullptr);
  form.reason = "是私人手机";
  REQUIRE(Reopen(county.desk, county.reviewer, id, form));
  CHECK_FALSE(county.Open(id).empty());
  CHECK_FALSE(county.Approve(id));
}

TEST_CASE_ON_BOTH_ENGINES("an old page decides nothing", place) {
  ScreenDesk county(place);
  const ItemId id = county.Save(ScreenDesk::With(std::string("手机") + kMobileNumber + "。"));
  county.Screen(id);
  const std::int64_t old = county.Now(id).run->number;
  static_cast<void>(ScreenItem(county.desk, county.tools, county.drafter, id, {}, true));
  const auto late = Overrule(county.desk, county.drafter, id,
                             {.version = 1, .run = old, .hits = county.Open(id), .reason = "办公手机"});
  CHECK(ErrorOf(late.errors(), kVersionField) != nullptr);
  CHECK_FALSE(Overrule(county.desk, county.drafter, {county.township, 99}, {.reason = "x"}));
  CHECK_FALSE(ScreenItem(county.desk, county.tools, county.drafter, {county.township, 99}));
}

TEST_CASE_ON_BOTH_ENGINES("what somebody mends by typing is put down as mended, in his name", place) {
  ScreenDesk county(place);
  const ItemId id = county.Save(ScreenDesk::With(std::string("手机") + kMobileNumber + "。"));
  county.Screen(id);
  const std::size_t open = county.Open(id).size();
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = ItemDesk::Notice()}));
  county.Screen(id);
  CHECK(county.Open(id).empty());
  const auto decisions = county.Now(id).decisions;
  CHECK(decisions.size() <= open);
  REQUIRE_FALSE(decisions.empty());
  CHECK(decisions.front().verdict == screening::Verdict::kFixed);
  CHECK(decisions.front().person == county.lin);
}

TEST_CASE_ON_BOTH_ENGINES("looking at an old version mends nothing of the new one", place) {
  ScreenDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id,
                     .version = county.Of(id).version,
                     .content = ScreenDesk::With(std::string("手机") + kMobileNumber + "。")}));
  county.Screen(id);
  REQUIRE_FALSE(county.Open(id).empty());
  REQUIRE(ScreenItem(county.desk, county.tools, county.drafter, id, 1, true));
  CHECK(county.Now(id).decisions.empty());
}

TEST_CASE_ON_BOTH_ENGINES("a file that could not be looked into needs somebody's word, about that very file", place) {
  ScreenDesk county(place);
  county.FilesHold({}, "文件加了密码，打不开。");
  const ItemId id = county.WithFile("名单.xlsx", "encrypted one " + std::string(place.is_postgres() ? "p" : "s"));
  REQUIRE(county.HandInAs(county.drafter, id));
  CHECK(county.Now(id).run->unread == 1);
  CHECK(county.Open(id).size() == 1);
  county.Examine(id);
  CHECK_FALSE(county.Approve(id));
  CHECK_FALSE(county.OverruleOpen(county.drafter, id, "我看过了"));  // 指定的审查机构逐项审查
  REQUIRE(county.OverruleOpen(county.second_examiner, id, "唐某打开原表逐页看过，没有个人信息"));
  REQUIRE(county.Approve(id));

  // Another file under the same name was seen by nobody.
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content content = county.Latest(id).content;
  content.correction = "换了附件";
  content.correction_why = "核对时发现。";
  content.attachments.clear();
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id,
                     .version = county.Of(id).version,
                     .content = content,
                     .files = {{"名单.xlsx", "encrypted two " + std::string(place.is_postgres() ? "p" : "s")}}}));
  county.Screen(id);
  CHECK(county.Open(id).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what a file holds is kept with it: who starts later need not open it again", place) {
  ScreenDesk county(place);
  const std::string engine = place.is_postgres() ? "p" : "s";
  county.FilesHold({{.text = std::string("手机") + kMobileNumber, .where = "第 1 段"}});
  const ItemId id = county.WithFile("名单.docx", "kept " + engine);
  county.Screen(id);
  CHECK(county.Count("SELECT COUNT(*) FROM screening_inspection") == 1);
  const std::string digest = county.Latest(id).content.attachments.front().digest;
  {
    db::Reader reader = county.database->Read();
    const auto kept = FindInspection(reader, digest, "名单.docx");
    REQUIRE(kept);
    REQUIRE(kept->pieces.size() == 1);
    CHECK(kept->pieces.front().text == std::string("手机") + kMobileNumber);
    CHECK_FALSE(FindInspection(reader, digest, "另名.docx"));
  }
  // Another file, that was looked into before this program began.
  const ItemId other = county.WithFile("清单.docx", "kept by another " + engine);
  {
    db::Transaction act = county.database->Begin();
    KeepInspection(act, county.Latest(other).content.attachments.front().digest, "清单.docx",
                   {.files = {{}}, .pieces = {{.text = std::string("手机") + kMobileNumber, .where = "第 1 段"}}});
    act.Commit();
  }
  county.tools.inspect = [](std::string_view, std::string_view, const docread::BurntHere&) {
    FAIL("it was opened once more");
    return docread::Inspection{};
  };
  county.Screen(other);
  CHECK_FALSE(county.Open(other).empty());
  const auto sweep = [&] {
    db::Transaction act = county.database->Begin();
    const std::int64_t gone = SweepInspections(act);
    act.Commit();
    return gone;
  };
  CHECK(sweep() == 0);
  {
    db::Transaction act = county.database->Begin();
    act.Execute(
        "INSERT INTO screening_inspection (digest, name, version, found) SELECT 'sm3:of no blob', name, "
        "version, found FROM screening_inspection WHERE digest = ?",
        digest);
    act.Execute("UPDATE screening_inspection SET version = 0 WHERE digest = ?", digest);
    act.Commit();
  }
  CHECK(sweep() == 2);
}

TEST_CASE_ON_BOTH_ENGINES("a list of persons waits for its assessment, and nobody's word stands for it", place) {
  ScreenDesk county(place);
  bool is_assessed = false;
  county.tools.is_assessed = [&](db::Session&, const screening::Subject&, std::span<const screening::PersonalList>) {
    return is_assessed;
  };
  Content content = ItemDesk::Notice();
  content.body =
      "<table><tr><th>姓名</th><th>金额（元）</th></tr><tr><td>沈石桥</td><td>1200</td></tr><tr><td>苏溪头</"
      "td><td>800</"
      "td></tr><tr><td>陆青禾</td><td>900</td></tr></table>";
  const ItemId id = county.Save(content);
  county.Screen(id);
  const auto screened = county.Now(id);
  const auto waits = std::ranges::find(screened.hits, screening::Needs::kAssessment, &screening::StoredHit::needs);
  REQUIRE(waits != screened.hits.end());
  const OverruleForm form{.version = 1, .run = screened.run->number, .hits = {waits->number}, .reason = "不用评估"};
  CHECK_FALSE(Overrule(county.desk, county.second_examiner, id, form));
  is_assessed = true;
  county.Screen(id);  // asked again by itself, since it waited
  for (const auto& hit : county.Now(id).hits) CHECK(hit.needs != screening::Needs::kAssessment);
}

TEST_CASE_ON_BOTH_ENGINES("what is not to be published is registered without being screened", place) {
  ScreenDesk county(place);
  Content content = ScreenDesk::With(std::string("身份证号码") + kIdentity + "。");
  content.attribute = Attribute::kWithheld;
  content.ground = Ground::kThirdParty;
  content.ground_words = "有个人隐私";
  const ItemId id = county.Save(content);
  REQUIRE(HandIn(county.desk, county.drafter, id, county.Of(id).version));
  const auto sign = [&](const Actor& actor, Signer signer) {
    return Sign(
        county.desk, actor, id,
        {.signer = signer, .digest = county.Latest(id).digest, .answers = signer == Signer::kSecrecy ? "nnynnyy" : ""});
  };
  static_cast<void>(sign(county.examiner, Signer::kSecrecy));
  REQUIRE(sign(county.reviewer, Signer::kReviewer));
  const auto last = sign(county.approver, Signer::kApprover);
  for (const FieldError& error : last.errors()) CHECK_FALSE(Has(error.message, "检查"));
}

TEST_CASE_ON_BOTH_ENGINES("the program and the database say the same of every version", place) {
  ScreenDesk county(place);
  const auto same = [&](ItemId id) {
    db::Reader reader = county.database->Read();
    const ItemVersion version = *FindVersion(reader, id, FindItem(reader, id)->latest_version);
    CHECK(ScreeningOf(reader, version).is_settled() == IsScreenedInDatabase(reader, version));
    return ScreeningOf(reader, version).is_settled();
  };
  const ItemId id =
      county.Save(ScreenDesk::With(std::string("身份证号码") + kIdentity + "，手机" + kMobileNumber + "。"));
  CHECK_FALSE(same(id));
  REQUIRE(county.HandInAs(county.drafter, id));
  CHECK_FALSE(same(id));
  static_cast<void>(county.OverruleOpen(county.drafter, id, "都可以"));
  CHECK_FALSE(same(id));
  REQUIRE(county.OverruleOpen(county.approver, id, "法律规定公布"));
  CHECK(same(id));
  county.ChangeLists(county.other_township);
  CHECK(same(id));
  county.ChangeLists(county.township);
  CHECK_FALSE(same(id));
  county.Screen(id);
  CHECK(same(id));
  REQUIRE(
      Reopen(county.desk, county.reviewer, id,
             {.version = county.Latest(id).number, .run = county.Now(id).run->number, .hits = {1}, .reason = "再看"}));
  CHECK_FALSE(same(id));
}

}  // namespace
}  // namespace gongkai::disclosure
