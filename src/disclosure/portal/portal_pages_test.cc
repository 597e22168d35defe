// What readers find on the platform, and what the office is told of it.
#include "account/guide_store.h"
#include "account/portal_view.h"
#include "disclosure/portal/kept_papers.h"
#include "disclosure/portal/open_drafts_view.h"
#include "disclosure/portal/portal_desk_test.h"

namespace gongkai::disclosure {
namespace {

struct PortalOffice : PortalDesk {
  explicit PortalOffice(const testing::TestDatabase& place) : PortalDesk(place) {
    Give(wen, township, PostKind::kSecrecyExaminer);
  }
  void WriteGuide() { WriteGuide(township, "受理申请的其他渠道及注意事项的内容"); }
  void WriteGuide(account::OrganId organ, std::string channels) {
    account::Guide guide{.organ = organ};
    for (const account::GuideField& field : account::kGuideFields) {
      guide.*field.value = std::string(field.label) + "的内容";
    }
    guide.other_channels = std::move(channels);
    db::Transaction act = database->Begin();
    REQUIRE(account::SaveGuide(act, guide));
    act.Commit();
  }
};

TEST_CASE_ON_BOTH_ENGINES("the front of an organ has its parts; what is empty is not shown, and told to the office",
                          place) {
  PortalOffice county(place);
  county.Published(ItemDesk::Notice());
  const std::string page = county.Page(county.Front());
  for (const char* part :
       {"<h1>澄砚县枕溪镇人民政府政府信息公开</h1>", "政府信息公开制度", "政府信息公开年报", "依申请公开",
        "关于清明节期间森林防火的通知", "通知和动态", "<meta name=\"ColumnName\" content=\"政府信息公开\">"}) {
    CAPTURE(part);
    CHECK(Has(page, part));
  }
  CHECK_FALSE(Has(page, "财政预决算"));  // nothing is public there
  CHECK_FALSE(Has(page, "href=\"/guides/"));
  CHECK(Has(page, "政府信息公开指南<small>还没有公布</small>"));
  const std::string office(county.SignIn(county.lin).Get("/office/columns").Bytes());
  CHECK(Has(office, "财政预决算"));
  CHECK(Has(office, "条例第二十条第（七）项"));
  CHECK(Has(office, "公开指南还没有写全"));
  CHECK_FALSE(Has(office, "澄砚县民政局"));  // not his
  county.WriteGuide();
  CHECK(Has(county.Page(county.Front()), "href=\"/guides/" + std::to_string(county.township.value) + "\""));
  CHECK(Has(county.Page(county.Front()), "联系电话的内容"));
  CHECK_FALSE(Has(county.SignIn(county.lin).Get("/office/columns").Bytes(), "公开指南还没有写全"));
}

TEST_CASE_ON_BOTH_ENGINES("a guide is made of the record and of what is public, and says how one applies", place) {
  PortalOffice county(place);
  const std::string address = "/guides/" + std::to_string(county.township.value);
  CHECK(county.Get(address).status == 404);  // it lacks what the article asks for
  county.WriteGuide();
  CHECK_FALSE(Has(county.Page(address), "通知和动态"));
  county.Published(ItemDesk::Notice());
  const std::string page = county.Page(address);
  // 条例第十二条
  for (const char* part :
       {"政府信息的分类的内容", "编排体系的内容", "获取方式的内容", "工作机构名称的内容", "办公地址的内容",
        "办公时间的内容", "联系电话的内容", "传真号码的内容", "电子邮箱的内容", "网址的内容", "邮政编码的内容",
        "href=\"/lists/", "通知和动态", "20 个工作日", "条例第五十一条"}) {
    CAPTURE(part);
    CHECK(Has(page, part));
  }
  CHECK_FALSE(Has(page, "保密审查机构"));
}

bool HasAll(std::string_view page, std::initializer_list<const char*> parts) {
  bool all = true;
  for (const char* part : parts) {
    CAPTURE(part);
    const bool is_there = Has(page, part);
    CHECK(is_there);
    all = all && is_there;
  }
  return all;
}

TEST_CASE_ON_BOTH_ENGINES(
    "of a refusal reconsideration comes first, of other answers and silence either; with the terms", place) {
  PortalOffice county(place);
  county.WriteGuide();
  for (const std::string& address :
       {"/guides/" + std::to_string(county.township.value), county.Front() + "/requests"}) {
    CAPTURE(address);
    CHECK(HasAll(county.Page(address),
                 {"<dt>不予公开或者部分不予公开的</dt><dd>应当先自收到答复之日起60日内向澄砚县人民政府申请行政复议；",
                  "自收到行政复议决定书之日起15日内向有管辖权的人民法院提起行政诉讼", "第二十三条第一款第四项",
                  "<dt>其他答复</dt><dd>可以自收到答复之日起60日内", "自收到答复之日起6个月内向澄砚县人民法院",
                  "<dt>逾期不答复的</dt><dd>可以自答复期限届满之日起60日内", "《行政诉讼法》第四十六条"}));
  }
}

TEST_CASE_ON_BOTH_ENGINES("the guide of a township sends to the county's office, and tells the two articles apart",
                          place) {
  PortalOffice county(place);
  county.WriteGuide();
  county.WriteGuide(county.office, "");
  const std::string page = county.Page("/guides/" + std::to_string(county.township.value));
  CHECK(HasAll(page, {"主管部门：澄砚县人民政府办公室，电话 联系电话的内容", "条例第三条第三款；条例第四十七条第二款",
                      "上一级行政机关（澄砚县人民政府）或者政府信息公开工作主管部门投诉、举报", "条例第五十一条"}));
  // nobody is sent to complain of the office to the office
  const std::string own = county.Page("/guides/" + std::to_string(county.office.value));
  CHECK(HasAll(own, {"人民政府的办公厅（室）。查证属实的"}));
  CHECK_FALSE(Has(own, "主管部门：澄砚县人民政府办公室"));
}

TEST_CASE_ON_BOTH_ENGINES("the guide of an organ led from above sends to its system, by name where the record has it",
                          place) {
  PortalOffice county(place);
  const auto lead_by = [&](std::string led_by) {
    db::Transaction act = county.database->Begin();
    auto organ = *account::FindOrgan(act, county.bureau);
    organ.leadership = account::Leadership::kCentral;
    organ.led_by = std::move(led_by);
    REQUIRE(account::UpdateOrgan(act, organ));
    act.Commit();
  };
  county.WriteGuide(county.bureau, "");
  const std::string address = "/guides/" + std::to_string(county.bureau.value);
  lead_by("溯州市税务局");
  CHECK(HasAll(county.Page(address), {"主管部门：溯州市税务局的办公厅（室）", "条例第三条第四款"}));
  lead_by("");
  CHECK(Has(county.Page(address), "主管部门：本系统上级部门的办公厅（室）"));
  CHECK_FALSE(Has(county.Page(address), "主管部门：澄砚县人民政府办公室"));
}

TEST_CASE_ON_BOTH_ENGINES(
    "other channels stand in the guide and with the way to apply; where there are none, nothing does", place) {
  PortalOffice county(place);
  county.WriteGuide(county.township, "传真：发后请来电<确认>");
  county.WriteGuide(county.bureau, "");
  for (const char* start : {"/guides/", "/organs/"}) {
    const std::string end = std::string_view(start) == "/organs/" ? "/requests" : "";
    const std::string with = county.Page(start + std::to_string(county.township.value) + end);
    CHECK(Has(with, "其他渠道及注意事项：</p><p class=\"item-lines\">传真：发后请来电&lt;确认&gt;"));
    const std::string without = county.Page(start + std::to_string(county.bureau.value) + end);
    CHECK(Has(without, "当面提交、邮政寄送都可以"));
    CHECK_FALSE(Has(without, "其他渠道"));
    CHECK_FALSE(Has(without, "写在它的公开指南里"));
  }
  CHECK(Has(county.Page("/requests"), "机关另外开通了渠道的，写在它的公开指南里"));
}

TEST_CASE_ON_BOTH_ENGINES("terms are promised as the articles have them, and which organ to turn to", place) {
  PortalOffice county(place);
  CHECK(
      HasAll(county.Page("/requests"),
             {"能够当场答复的，当场答复", "经工作机构负责人同意并告知申请人，延长最多 20 个工作日",
              "征求第三方和其他机关意见的时间不算在内", "条例第三十三条", "从收到补正的申请之日起算", "视为放弃申请",
              "条例第三十条", "双方确认之日", "条例第三十一条", "向牵头制作的机关申请",
              "向制作或者最初获取它的机关申请", "条例第十条", "能够确定由哪个机关负责公开的", "条例第三十六条第五项"}));
}

TEST_CASE_ON_BOTH_ENGINES("the document and its interpretation lead to one another, the draft and its outcome too",
                          place) {
  PortalOffice county(place);
  Content document = PortalDesk::Titled(ItemKind::kNormative, "枕溪镇河道保洁办法");
  document.fields = {{"document_number", "枕政规〔2026〕1号"}, {"effective_on", "2026-04-01"}};
  const ItemId normative = county.Published(document);
  Content told = PortalDesk::Titled(ItemKind::kInterpretation, "保洁办法问答");
  told.fields = {{"of_item", county.Of(normative).index_number}};
  const ItemId interpretation = county.Published(told);
  CHECK(Has(county.Page(PortalDesk::PathOf(normative)), "<dt>政策解读</dt>"));
  CHECK(Has(county.Page(PortalDesk::PathOf(normative)), PortalDesk::PathOf(interpretation)));
  CHECK(Has(county.Page(PortalDesk::PathOf(interpretation)), "<dt>解读的文件</dt>"));
  REQUIRE(Withdraw(county.desk, county.drafter, interpretation, WithdrawalKind::kError, "写错了。"));
  CHECK_FALSE(Has(county.Page(PortalDesk::PathOf(normative)), "保洁办法问答"));
}

TEST_CASE_ON_BOTH_ENGINES("an item can be taken away as Word and as PDF, under its own name", place) {
  PortalOffice county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  const std::string page = county.Page(PortalDesk::PathOf(id));
  CHECK(Has(page, "下载 Word"));
  CHECK(Has(page, "下载 PDF"));
  CHECK_FALSE(Has(page, "二维码"));  // the address under which others reach the site is not known here
  const web::Response word = county.Follow(PortalDesk::PathOf(id) + "/paper/other.docx");
  CHECK(word.status == 200);
  CHECK(Has(word.content_type, "wordprocessingml"));
  const web::Response pdf = county.Follow(PortalDesk::PathOf(id) + "/paper/other.pdf");
  CHECK(pdf.Bytes().starts_with("%PDF"));
  CHECK(county.Follow(PortalDesk::PathOf(id) + "/paper/other.pdf").Bytes() == pdf.Bytes());
}

TEST_CASE_ON_BOTH_ENGINES("drafts stand with their last day until it is over", place) {
  PortalOffice county(place);
  county.Published(PortalDesk::Draft("养犬办法草案", "2026-04-20"));
  county.Published(PortalDesk::Draft("停车办法草案", "2026-04-12"));
  {
    db::Reader reader = county.database->Read();
    const auto drafts = OpenDraftsOf(reader, std::nullopt, county.today(), 5);
    REQUIRE(drafts.size() == 2);
    CHECK(drafts.front().title == "停车办法草案");  // the nearest day first
    CHECK(Has(OpenDraftsPart(drafts, 2026y / 4 / 12).text(), "今天截止"));
    CHECK(OpenDraftsOf(reader, std::nullopt, 2026y / 4 / 13, 5).size() == 1);
    CHECK(OpenDraftsOf(reader, county.bureau, county.today(), 5).empty());
    CHECK(OpenDraftsOf(reader, std::nullopt, county.today(), 1).size() == 1);
  }
  CHECK(Has(county.Page(county.Front()), "2026年4月12日截止"));
}

TEST_CASE_ON_BOTH_ENGINES("annual reports stand under the year of which they tell", place) {
  PortalOffice county(place);
  CHECK(Has(county.Page("/reports"), "年度报告还没有在这里公布"));
  county.Published(PortalDesk::Report("枕溪镇2024年年度报告", "2024"));
  county.Published(PortalDesk::Report("枕溪镇2025年年度报告", "2025"));
  CHECK(Has(county.Page("/reports"), "枕溪镇2025年年度报告"));
  CHECK_FALSE(Has(county.Page("/reports"), "枕溪镇2024年年度报告"));
  CHECK(Has(county.Page("/reports/2024"), "枕溪镇2024年年度报告"));
  const std::string own = county.Page(county.Front() + "/reports");
  CHECK(own.find("枕溪镇2025年年度报告") < own.find("枕溪镇2024年年度报告"));
}

TEST_CASE_ON_BOTH_ENGINES("how one applies is told for the county and for an organ", place) {
  PortalOffice county(place);
  CHECK(Has(county.Page("/requests"), county.Front() + "/requests"));
  CHECK(Has(county.Page(county.Front() + "/requests"), "公开指南还没有公布"));
  county.WriteGuide();
  const std::string page = county.Page(county.Front() + "/requests");
  CHECK(Has(page, "送到工作机构名称的内容"));
  CHECK(Has(page, "办公地址的内容"));
  CHECK(Has(page, "行政复议"));
}

TEST_CASE("files are remembered up to a limit, made one at a time, and nothing is remembered of what failed") {
  KeptPapers papers(10);
  int made = 0;
  const auto make = [&] {
    ++made;
    return std::string("12345");
  };
  using std::chrono::milliseconds;
  CHECK(*papers.Get("a", milliseconds(0), make) == "12345");
  CHECK(*papers.Get("a", milliseconds(0), make) == "12345");
  CHECK(made == 1);
  papers.Get("b", milliseconds(0), make);
  papers.Get("a", milliseconds(0), make);
  papers.Get("c", milliseconds(0), make);  // b goes: it was asked for longest ago
  CHECK(papers.bytes() == 10);
  CHECK(made == 3);
  papers.Get("a", milliseconds(0), make);
  CHECK(made == 3);
  CHECK_THROWS(papers.Get("d", milliseconds(0), []() -> std::string { throw std::runtime_error("no font"); }));
  CHECK(papers.Get("d", milliseconds(0), make) != nullptr);
  papers.Get("large", milliseconds(0), [] { return std::string(11, 'x'); });
  CHECK(papers.bytes() <= 10);
}

}  // namespace
}  // namespace gongkai::disclosure
