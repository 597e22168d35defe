// Items in the browser: written, signed by three people in three sign-ins, read by the public, taken down. And the
// gate: every exit, for an item in every state, to every viewer.
#include "db/blob_store.h"
#include "disclosure/desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;
using account::Target;
using account::TestBrowser;

struct ItemOffice : ItemDesk {
  explicit ItemOffice(const testing::TestDatabase& place) : ItemDesk(place) { disclosure::AddRoutes(pages, AtOnce()); }

  TestBrowser Public() { return {site, ""}; }

  static Fields NoticeForm(std::string then = "hand_in") {
    return {{"title", "关于清明节期间森林防火的通知"},
            {"summary", "清明节期间禁止野外用火。"},
            {"body", "禁止野外用火。\n\n违者依法处理。"},
            {"formed_on", "2026-03-09"},
            {"attribute", "proactive"},
            {"origin", "made"},
            {"channel", "site"},
            {"version", "0"},
            {"then", std::move(then)}};
  }

  Fields SignatureForm(Signer signer, ItemId id) {
    Fields form = {{"signer", std::string(IdOf(signer))}, {"digest", Latest(id).digest}};
    if (signer == Signer::kSecrecy) {
      for (const SecrecyQuestion& question : SecrecyQuestions()) {
        form.emplace_back("q-" + std::string(question.name), question.clears ? "y" : "n");
      }
    }
    return form;
  }
};

std::string OfficePath(ItemId id) { return "/office/items/" + ToString(id); }
std::string PublicPath(ItemId id) { return "/items/" + ToString(id); }

std::string LocationOf(const web::Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "Location") return value;
  }
  return {};
}

TEST_CASE_ON_BOTH_ENGINES("from the form to the public page, signed by three people", place) {
  ItemOffice county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  const TestBrowser lin = county.SignIn(county.lin), wen = county.SignIn(county.wen),
                    jiang = county.SignIn(county.jiang);
  CHECK(Has(lin.Get("/office/items").Bytes(), "还没有公开信息"));
  CHECK(Has(lin.Get("/office/items/new").Bytes(), "行政规范性文件"));
  CHECK_FALSE(Has(lin.Get("/office/items/new").Bytes(), "kind=rule\""));
  const auto sent = lin.Post("/office/items/new?kind=notice", ItemOffice::NoticeForm());
  REQUIRE(sent.status == 303);
  const ItemId id{county.township, 1};
  CHECK(Target(sent) == OfficePath(id) + "?done=handed_in");
  const std::string handed_in(lin.Get(OfficePath(id)).Bytes());
  CHECK_FALSE(Has(handed_in, "请您作为"));                // nobody signs his own
  CHECK(Has(handed_in, "<b>文石</b><span>等签</span>"));  // whom to ask for the next signature
  CHECK(Has(handed_in, "<b>江汀</b><span>还没到</span>"));
  CHECK(Has(wen.Get(OfficePath(id)).Bytes(), "请您作为“保密审查”签署"));
  REQUIRE(wen.Post(OfficePath(id) + "/sign", county.SignatureForm(Signer::kSecrecy, id)).status == 303);
  CHECK(Has(wen.Get(OfficePath(id)).Bytes(), "请您作为“分管领导”签署"));
  REQUIRE(wen.Post(OfficePath(id) + "/sign", county.SignatureForm(Signer::kReviewer, id)).status == 303);
  CHECK(county.Public().Get(PublicPath(id)).status == 404);
  REQUIRE(jiang.Post(OfficePath(id) + "/sign", county.SignatureForm(Signer::kApprover, id)).status == 303);
  const auto page = county.Public().Get(PublicPath(id));
  CHECK(page.status == 200);
  for (const char* part :
       {"关于清明节期间森林防火的通知", "2026-00001", "违者依法处理。", "2026年3月9日", "澄砚县枕溪镇人民政府"}) {
    CAPTURE(part);
    CHECK(Has(page.Bytes(), part));
  }
  CHECK_FALSE(Has(page.Bytes(), "_csrf"));
  CHECK(Has(county.Public().Get("/items").Bytes(), "关于清明节期间森林防火的通知"));
}

TEST_CASE_ON_BOTH_ENGINES("what is missing comes back beside its field, and nothing typed is lost", place) {
  ItemOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  Fields form = ItemOffice::NoticeForm();
  form[1].second = "";          // no summary
  form[3].second = "三月九日";  // no day
  const auto refused = lin.Post("/office/items/new?kind=notice", form);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "不是日期"));
  CHECK(Has(refused.Bytes(), "违者依法处理。"));
  CHECK(county.Count("SELECT COUNT(*) FROM item") == 0);
  form[3].second = "2026-03-09";
  const auto incomplete = lin.Post("/office/items/new?kind=notice", form);
  CHECK(incomplete.status == 422);
  CHECK(Has(incomplete.Bytes(), "请用一两句话概述内容"));
  CHECK(county.Count("SELECT COUNT(*) FROM item") == 1);  // it is kept as a draft, and says so
  CHECK(Has(incomplete.Bytes(), "草稿已经保存，还没有送审，请改好下面 1 处"));
  CHECK(Has(refused.Bytes(), "没有保存，请改好下面 1 处"));
  CHECK(Has(incomplete.Bytes(), "action=\"/office/items/" + ToString(ItemId{county.township, 1}) + "/edit\""));
}

TEST_CASE_ON_BOTH_ENGINES("files that were chosen in a form that was refused are named, to be chosen again", place) {
  ItemOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  Fields form = ItemOffice::NoticeForm("stay");
  form[3].second = "三月九日";
  const auto refused = lin.Upload("/office/items/new?kind=notice", "巡护<表>.docx", "x", form, "files");
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "刚才选的文件（巡护&lt;表&gt;.docx）没有带上"));
  form[3].second = "2026-03-09";
  form[1].second = "";  // saved with its file, and not handed in: there is nothing to choose again
  form.back().second = "hand_in";
  const auto incomplete = lin.Upload("/office/items/new?kind=notice", "巡护表.docx", "x", form, "files");
  CHECK(incomplete.status == 422);
  CHECK_FALSE(Has(incomplete.Bytes(), "没有带上"));
  CHECK(Has(incomplete.Bytes(), "巡护表.docx"));
}

TEST_CASE_ON_BOTH_ENGINES("what stands against handing in leads from the page of the item to its form", place) {
  ItemOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  Fields form = ItemOffice::NoticeForm("stay");
  form[1].second = "";
  REQUIRE(lin.Post("/office/items/new?kind=notice", form).status == 303);
  const ItemId id{county.township, 1};
  const auto refused = lin.Post(OfficePath(id) + "/hand-in", {{"version", std::to_string(county.Of(id).version)}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "请用一两句话概述内容"));
  CHECK_FALSE(Has(refused.Bytes(), "href=\"#summary\""));  // there is no such field on this page
  CHECK(Has(refused.Bytes(), "去修改"));
}

TEST_CASE_ON_BOTH_ENGINES("every exit, for an item in every state, to every viewer", place) {
  ItemOffice county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  const PersonId stranger = county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler);
  const PersonId supervisor = county.Hire("heqing", "何清", county.office, PostKind::kSupervisor);
  const std::string secret = "绝不外传的一句话";
  const auto content = [&](std::string title) {
    Content made = ItemDesk::Notice();
    made.title = std::move(title);
    made.summary = secret;
    made.body = "<p>" + secret + "</p>";
    db::Transaction act = county.database->Begin();
    const std::string digest = db::PutBlob(act, db::HashedBytes(secret));
    act.Commit();
    made.attachments = {{secret + ".txt", digest, static_cast<std::int64_t>(secret.size())}};
    return made;
  };
  Content on_board = content("只贴在村里的");
  on_board.channels = {Channel::kNoticeBoard};
  Content later = content("以后的"), over = content("过期的"), withheld = content("不公开的");
  later.publish_on = 2026y / 3 / 20;
  over.kind = ItemKind::kWarning;
  over.fields = {{"level", "黄色"}, {"area", "全镇"}, {"posted_until", "2026-03-10"}};
  withheld.attribute = Attribute::kWithheld;
  withheld.ground = Ground::kProcess;
  withheld.ground_words = "讨论稿";
  struct Case {
    const char* state;
    ItemId id;
    int status;
  };
  const ItemId withdrawn = county.Published(content("撤下的"));
  REQUIRE(Withdraw(county.desk, county.drafter, withdrawn, WithdrawalKind::kLeak, "含有不该公开的内容。"));
  const ItemId corrected = county.Published(content("更正前"));
  REQUIRE(BeginCorrection(county.desk, county.drafter, corrected));
  Content fresh = county.Latest(corrected).content;
  fresh.body = "<p>更正稿里的新内容</p>";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = corrected, .version = county.Of(corrected).version, .content = fresh}));
  const Case cases[] = {{"draft", county.Save(content("草稿")), 404},
                        {"in review", county.HandedIn(content("审签中")), 404},
                        {"for a later day", county.Published(later), 404},
                        {"withheld", county.Published(withheld), 404},
                        {"hung in the village alone", county.Published(on_board), 404},
                        {"over", county.Published(over), 410},
                        {"withdrawn", withdrawn, 410},
                        {"public", county.Published(content("公开的")), 200},
                        {"public, being corrected", corrected, 200}};
  county.now += std::chrono::days(1);  // the warning is over now
  for (const TestBrowser& viewer :
       {county.Public(), county.SignIn(stranger), county.SignIn(supervisor), county.SignIn(county.lin)}) {
    for (const Case& each : cases) {
      CAPTURE(each.state);
      for (const std::string& path : {PublicPath(each.id), PublicPath(each.id) + "/files/1"}) {
        auto answer = viewer.Get(path);
        if (answer.status == 303) answer = viewer.Get(LocationOf(answer));  // to the address with the name
        CHECK(answer.status == each.status);
        CHECK(Has(answer.Bytes(), secret) == (each.status == 200));
        CHECK_FALSE(Has(answer.Bytes(), "更正稿里的新内容"));
      }
      const std::string title = county.Latest(each.id).content.title;
      for (const std::string& list : {std::string("/items"), std::string("/lists/all/all"),
                                      "/items?organ=" + std::to_string(county.township.value)}) {
        CHECK(Has(viewer.Get(list).Bytes(), "href=\"" + PublicPath(each.id) + "\"") == (each.status == 200));
      }
    }
    CHECK(viewer.Get("/items/999-1").status == 404);
    CHECK(viewer.Get("/items/x").status == 404);
    CHECK(viewer.Get(PublicPath(cases[7].id) + "/files/2").status == 404);
  }
  // In the office: the organ and the county's supervisor see it, another organ does not know of it.
  for (const Case& each : cases) {
    for (const std::string& path : {OfficePath(each.id), OfficePath(each.id) + "/files/1"}) {
      CHECK(county.SignIn(stranger).Get(path).status == 404);
      CHECK(county.SignIn(county.lin).Get(path).status == 200);
      CHECK(county.SignIn(supervisor).Get(path).status == 200);
    }
    CHECK(county.SignIn(stranger).Post(OfficePath(each.id) + "/take-back", {}).status == 404);
    CHECK_FALSE(Has(county.SignIn(stranger).Get("/office/items").Bytes(), "href=\"" + OfficePath(each.id) + "\""));
  }
}

TEST_CASE_ON_BOTH_ENGINES("taken down: gone with the next request, with the reason, also where a page was kept",
                          place) {
  ItemOffice county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  CHECK(county.Public().Get(PublicPath(id)).status == 200);
  CHECK(county.Public().Get(PublicPath(id)).status == 200);
  const auto lin = county.SignIn(county.lin);
  CHECK(lin.Post(OfficePath(id) + "/withdraw", {{"kind", "error"}, {"words", ""}}).status == 422);
  CHECK(lin.Post(OfficePath(id) + "/withdraw", {{"kind", ""}, {"words", "日期写错"}}).status == 422);
  REQUIRE(lin.Post(OfficePath(id) + "/withdraw", {{"kind", "error"}, {"words", "日期写错了"}}).status == 303);
  const auto gone = county.Public().Get(PublicPath(id));
  CHECK(gone.status == 410);
  CHECK(Has(gone.Bytes(), "2026年3月10日撤下"));
  CHECK(Has(gone.Bytes(), "日期写错了。有疑问，请向澄砚县枕溪镇人民政府的政府信息公开工作机构询问。"));
  CHECK_FALSE(Has(gone.Bytes(), "编号"));  // nothing that a reader could do with it
}

TEST_CASE_ON_BOTH_ENGINES("what was typed is text, wherever it is shown", place) {
  ItemOffice county(place);
  const std::string evil = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'";
  Fields form = ItemOffice::NoticeForm();
  for (auto& [name, value] : form) {
    if (name == "title" || name == "summary" || name == "body") value = evil;
  }
  form.emplace_back("other_organ", evil);
  const TestBrowser lin = county.SignIn(county.lin);
  REQUIRE(lin.Post("/office/items/new?kind=notice", form).status == 303);
  const ItemId id{county.township, 1};
  county.SignAll(id);
  for (const auto& page :
       {lin.Get(OfficePath(id)), lin.Get("/office/items"), county.Public().Get(PublicPath(id)),
        county.Public().Get("/items"), county.Public().Get("/search?words=" + PercentEncode(evil))}) {
    CHECK(page.status == 200);
    CHECK_FALSE(Has(page.Bytes(), "<script>alert"));
    CHECK_FALSE(Has(page.Bytes(), "<img src=x"));
  }
}

TEST_CASE_ON_BOTH_ENGINES("a body changed behind the program's back is shown to nobody", place) {
  ItemOffice county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  // The index number stands in the row of the item, which no trigger freezes; it was signed all the same.
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE item SET index_number = '101/2026-99999' WHERE number = 1");
    act.Commit();
  }
  CHECK(county.Public().Get(PublicPath(id)).status == 503);
}

TEST_CASE_ON_BOTH_ENGINES("readers are told of a correction: what was changed, why, and since which day", place) {
  ItemOffice county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  const Date first = county.today();
  CHECK_FALSE(Has(county.Public().Get(PublicPath(id)).Bytes(), "更正或者更新"));
  county.now += std::chrono::days(3);
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content better = county.Latest(id).content;
  better.correction = "原文时间写错，已改为十五日。";
  better.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = better}));
  // Who signs is told of no day yet: it is the day of the last signature.
  CHECK(Has(county.SignIn(county.lin).Get(OfficePath(id)).Bytes(), "<b>更正或者更新</b>　原文时间写错"));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.now += std::chrono::days(1);
  county.SignAll(id);
  const std::string page(county.Public().Get(PublicPath(id)).Bytes());
  CHECK(Has(page, "<b>" + ToChinese(county.today()) + "更正或者更新</b>　原文时间写错，已改为十五日。"));
  CHECK(Has(page, "原因：核对时发现。"));
  CHECK(Has(page, ToChinese(first)));  // since when it is public stays
  // The day does not move with the days that go by.
  const Date corrected = county.today();
  county.now += std::chrono::days(5);
  CHECK(Has(county.Public().Get(PublicPath(id)).Bytes(), "<b>" + ToChinese(corrected) + "更正或者更新</b>"));
}

TEST_CASE_ON_BOTH_ENGINES("what is not published is looked at again with a reason, which its page shows", place) {
  ItemOffice county(place);
  Content content = ItemDesk::Notice();
  content.attribute = Attribute::kWithheld;
  content.ground = Ground::kProcess;
  content.ground_words = "讨论稿";
  const ItemId id = county.Published(content);
  county.now += std::chrono::days(1);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get(OfficePath(id)).Bytes(), "评估的理由"));
  for (const char* act : {"/review-again", "/correct"}) {
    const auto refused = lin.Post(OfficePath(id) + act, {{"reason", " "}});
    CHECK(refused.status == 422);
    CHECK(Has(refused.Bytes(), "请写明评估的理由"));
    CHECK(county.Of(id).stage == Stage::kRegistered);
  }
  const std::string why = "<b>仍在讨论";
  REQUIRE(lin.Post(OfficePath(id) + "/review-again", {{"reason", why}}).status == 303);
  const std::string page(lin.Get(OfficePath(id)).Bytes());
  CHECK(Has(page, "<dt>上次评估</dt><dd>" + ToChinese(county.today()) + "，林溪：&lt;b&gt;仍在讨论"));
  CHECK_FALSE(Has(page, why));
  CHECK_FALSE(Has(page, "<dt>渠道</dt>"));  // it goes out by none
  // In the register: when it is looked at again, in place of a day by which it is to be public.
  const std::string listed(lin.Get("/office/items?stage=registered").Bytes());
  CHECK(Has(listed, "下次评估"));
  CHECK(Has(listed, "data-label=\"下次评估\">2027-03-11"));
  CHECK(Has(listed, "不予公开"));
  CHECK_FALSE(Has(listed, "最晚公开"));
  CHECK(Has(lin.Get("/office/items").Bytes(), "登记不公开 <b>1</b> 件"));
  // Who may not draft is not asked, and readers are told nothing.
  CHECK_FALSE(Has(county.SignIn(county.jiang).Get(OfficePath(id)).Bytes(), "评估的理由"));
  CHECK(county.Public().Get(PublicPath(id)).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("the level of a warning is chosen, and one that was typed is not lost", place) {
  ItemOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string blank(lin.Get("/office/items/new?kind=warning").Bytes());
  for (const char* option : {"<select class=\"form-select\" id=\"field-level\"", "请选择", "一级（红色）",
                             "二级（橙色）", "三级（黄色）", "四级（蓝色）"}) {
    CAPTURE(option);
    CHECK(Has(blank, option));
  }
  Fields form = ItemOffice::NoticeForm();
  form.emplace_back("field-level", "大风<黄>");
  form.emplace_back("field-area", "全镇");
  form.emplace_back("field-posted_until", "2026-03-20");
  const auto refused = lin.Post("/office/items/new?kind=warning", form);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "“预警级别”要从列出的里面选一个"));
  CHECK(Has(refused.Bytes(), "<option value=\"大风&lt;黄&gt;\" selected>大风&lt;黄&gt;（原来填的，请重新选）"));
  form = ItemOffice::NoticeForm();
  form.emplace_back("field-level", "橙色");
  form.emplace_back("field-area", "全镇");
  form.emplace_back("field-posted_until", "2026-03-20");
  REQUIRE(lin.Post("/office/items/new?kind=warning", form).status == 303);
  const ItemId id{county.township, 2};
  county.SignAll(id);
  CHECK(Has(county.Public().Get(PublicPath(id)).Bytes(), "<dt>预警级别</dt><dd>二级（橙色）</dd>"));
}

TEST_CASE_ON_BOTH_ENGINES("the date explains itself day by day", place) {
  ItemOffice county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const auto page = county.SignIn(county.lin).Get(OfficePath(id) + "/due");
  CHECK(page.status == 200);
  for (const char* part : {"20个工作日", "2026年4月7日", "清明节放假", "周六，休息日", "起算日不计"}) {
    CAPTURE(part);
    CHECK(Has(page.Bytes(), part));
  }
}

}  // namespace
}  // namespace gongkai::disclosure
