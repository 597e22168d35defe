// Turns of phrase of office prose, each put into the clean sample: what must be noticed, and what must be left alone.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "docread/read.h"
#include "report/check/rule.h"
#include "report/read/read.h"

namespace gongkai::report {
namespace {

/// Rules that speak about a sentence added to section one ("N-SUM N-PLACE"); empty if none does.
std::string Said(const std::string& sentence, Severity* severity = nullptr, std::string* source = nullptr) {
  static const std::string sample = [] {
    std::ifstream file(std::string(GONGKAI_SOURCE_DIR) + "/src/report/check/examples/base.txt");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }();
  std::string text = sample;
  const std::string before = "（三）政府信息管理。";
  text.insert(text.find(before) + before.size(), sentence);
  const AnnualReport report = ReadReport(docread::ReadText(text, docread::Limits{}), "base.txt");
  CheckInput input;
  input.report = &report;
  std::string said;
  for (const Finding& finding : Check(input)) {
    said += (said.empty() ? "" : " ") + finding.rule;
    if (severity != nullptr) *severity = finding.severity;
    if (source != nullptr) *source = finding.source;
  }
  return said;
}

TEST_CASE("Counts of applications that differ from table 3 are noticed in many wordings") {
  CHECK(Said("我镇共收到依申请公开申请30件。") == "N-RECEIVED");
  CHECK(Said("2023年受理公民、法人和其他组织提出的政府信息公开申请 18 件。") == "N-RECEIVED");
  CHECK(Said("全年新收政府信息公开申请数量0件。") == "N-RECEIVED");
  CHECK(Said("全年收到政府信息公开申请二十件。") == "N-RECEIVED");
  CHECK(Said("政府信息公开申请答复25件。") == "N-ANSWERED");
  CHECK(Said("政府信息公开申请上年度结转5件，转入下一年度办理1件。") == "N-CARRIEDIN N-CARRIEDOUT");
  CHECK(Said("在政府信息公开申请中，不予公开6件，无法提供5件。") == "N-RESULTS N-RESULTS");
  CHECK(Said("收到的政府信息公开申请中，4件不予处理，另有7件顺延到下年度答复。") == "N-RESULTS N-CARRIEDOUT");
}

TEST_CASE("Counts that agree, or speak of a part or of something else, are left alone") {
  CHECK(Said("全年受理政府信息公开申请24件（含上年结转2件），均按时答复。") == "");
  CHECK(Said("收到政府信息公开申请２２件，答复21件。") == "");
  CHECK(Said("2022年共受理政府信息公开申请9件。") == "");
  CHECK(Said("全年通过网络收到政府信息公开申请15件。") == "");
  CHECK(Said("政府信息公开申请中，自然人申请20件，法人或其他组织申请4件。") == "");
  CHECK(Said("历年累计受理政府信息公开申请130件。") == "");
  CHECK(Said("收到政府信息公开申请20余件。") == "");
  CHECK(Said("办理人大代表建议12件、政协提案9件，受理低保申请56件。") == "");
  CHECK(Said("政府信息公开申请中，因不掌握相关信息无法提供2件。") == "");
  CHECK(Said("全年办理信访件31件，答复31件。") == "");
}

TEST_CASE("Saying that none was received is held against row one") {
  Severity severity = Severity::kNotice;
  CHECK(Said("全年没有收到任何形式的依申请公开申请。", &severity) == "N-NONE");
  CHECK(severity == Severity::kError);
  CHECK(Said("本年度未接到公民、法人或其他组织提出的政府信息公开申请。") == "N-NONE");
  CHECK(Said("2023年未受理依申请公开事项。") == "N-NONE");
  CHECK(Said("全年无依申请公开件。") == "N-NONE");
  CHECK(Said("2022年未收到政府信息公开申请。") == "");
  CHECK(Said("未收到网络提交的政府信息公开申请。") == "");
  CHECK(Said("没有收到对政府信息公开申请答复的投诉举报。") == "");
  CHECK(Said("未出现申请人逾期不补正政府信息公开申请的情况。") == "");
}

TEST_CASE("A denial that is limited, or speaks of something narrower, denies no application") {
  CHECK(Said("上半年未收到政府信息公开申请，下半年收到22件。") == "");
  CHECK(Said("四季度未收到政府信息公开申请。") == "");
  CHECK(Said("截至6月底未收到政府信息公开申请。") == "");
  CHECK(Said("各村、社区没有收到政府信息公开申请。") == "");
  CHECK(Said("除网上申请外，未收到政府信息公开申请。") == "");
  CHECK(Said("除上述申请外，未收到其他政府信息公开申请。") == "");
  CHECK(Said("未收到涉及商业秘密的政府信息公开申请。") == "");
  CHECK(Said("未收到要求更正政府信息的申请。") == "");
  CHECK(Said("没有收到政府信息公开申请材料不全的情况。") == "");
  CHECK(Said("我镇未收到因政府信息公开申请引发的信访。") == "");
  CHECK(Said("未发生因答复政府信息公开申请不当引发的舆情。") == "");
  CHECK(Said("2023年1月1日至12月31日，我镇未收到政府信息公开申请。") == "N-NONE");
  CHECK(Said("本年度我镇未收到政府信息公开申请，无行政复议、行政诉讼。") == "N-NONE N-NODISPUTE");
}

TEST_CASE("A denial by somebody who belongs to the organ is not the organ's") {
  Severity severity = Severity::kError;
  CHECK(Said("镇属各单位未收到政府信息公开申请。") == "");
  CHECK(Said("镇属各单位未发生行政复议、行政诉讼。") == "");
  CHECK(Said("局直属单位未收到政府信息公开申请。") == "");
  for (const char* sentence : {"便民服务中心窗口未收到政府信息公开申请。", "我镇人大办未收到政府信息公开申请。",
                               "便民服务中心接待群众来访，未收到政府信息公开申请。"}) {
    CAPTURE(sentence);
    severity = Severity::kError;
    CHECK(Said(sentence, &severity) == "N-NONE");
    CHECK(severity == Severity::kWarning);
  }
  CHECK(Said("因未缴费而不再处理的，没有发生行政复议。", &severity) == "N-NODISPUTE");
  CHECK(severity == Severity::kWarning);
  for (const char* sentence :
       {"全年未收到政府信息公开申请。", "2023年度我镇未收到政府信息公开申请。",
        "望禾镇人民政府未收到政府信息公开申请。", "澄川县望禾镇未收到政府信息公开申请。",
        "依申请公开方面，未收到政府信息公开申请。", "本机关2023年1月1日至12月31日未收到政府信息公开申请。",
        "我镇机关未收到政府信息公开申请。"}) {
    CAPTURE(sentence);
    severity = Severity::kNotice;
    CHECK(Said(sentence, &severity) == "N-NONE");
    CHECK(severity == Severity::kError);
  }
}

TEST_CASE("A denial of disputes about something else, or of another time, is left alone") {
  CHECK(Said("没有因行政许可引发的行政复议。") == "");
  CHECK(Said("未发生因行政处罚引起的行政复议、行政诉讼。") == "");
  CHECK(Said("没有因食品安全、征地拆迁产生的行政诉讼和行政复议。") == "");
  CHECK(Said("第三季度无政府信息公开行政复议。") == "");
  CHECK(Said("上年无政府信息公开行政复议。") == "");
  CHECK(Said("政府信息公开行政复议2件，均获维持。") == "N-REVIEW");
  CHECK(Said("已审结的政府信息公开行政复议均维持。") == "");
}

TEST_CASE("Last year's figures, other levels and applications passed on are not this organ's") {
  CHECK(Said("2022年收到政府信息公开申请18件，2023年收到22件，同比增长22.2%。") == "");
  CHECK(Said("全年收到政府信息公开申请22件，比上年的18件增加4件。") == "");
  CHECK(Said("上年收到政府信息公开申请18件，均已办结。") == "");
  CHECK(Said("上一年度新收政府信息公开申请18件。") == "");
  CHECK(Said("收到县政府办公室转办的政府信息公开申请2件。") == "");
  CHECK(Said("2023年县本级收到政府信息公开申请9件，全县共收到申请210件。") == "");
  CHECK(Said("收到政府信息公开申请22件，其中自然人20件，法人或其他组织2件（其中商业企业1件、其他1件）。") == "");
  CHECK(Said("截至2023年6月30日，共收到政府信息公开申请9件。") == "");
  CHECK(Said("截至2023年12月31日，共收到政府信息公开申请9件。") == "N-RECEIVED");
  CHECK(Said("政府信息公开申请平均办理时长8个工作日，最长20个工作日。") == "");
  CHECK(Said("收到更正政府信息申请0件，收到投诉举报0件。") == "");
  CHECK(Said("近三年政府信息公开行政复议共5件。") == "");
  CHECK(Said("全县现行有效规范性文件120件，其中我镇6件。") == "");
  CHECK(Said("我镇收到政府信息公开申请两件。") == "N-RECEIVED");
  CHECK(Said("我镇收到政府信息公开申请三十件。") == "N-RECEIVED");
  CHECK(Said("收到政府信息公开申请5件，均已答复。") == "N-RECEIVED");
}

TEST_CASE("Differences and figures reaching back are no parts of a whole") {
  CHECK(Said("公开信息100条，同比增加30条，其中政策类60条、动态类40条。") == "");
  CHECK(Said("公开信息100条，其中网站公开60条，同比增长5条；公众号公开40条，同比减少3条。") == "");
  CHECK(Said("收到留言50条，其中已办结60条（含上年10条）。") == "");
  CHECK(Said("公开信息100条，其中：政策类20条、动态类80条（网站50条、公众号30条）。") == "");
}

TEST_CASE("A column of a site is one channel with or without the site's name") {
  CHECK(Said("通过县政府网站审计信息栏目公开信息20条。全年通过审计信息专栏公开政府信息16条。") == "N-CHANNEL");
  CHECK(Said("通过县政府网站审计信息栏目公开信息20条。全年通过财政信息专栏公开政府信息16条。") == "");
}

TEST_CASE("A result given for several reasons together is the whole result") {
  CHECK(Said("政府信息公开申请中，因不掌握等原因无法提供5件。") == "N-RESULTS");
}

TEST_CASE("Reconsideration and suits in words are held against table 4") {
  CHECK(Said("信息公开类行政复议5件，均已审结。") == "N-REVIEW");
  CHECK(Said("政府信息公开行政复议2件，其中结果维持2件。") == "N-REVIEW");
  CHECK(Said("因政府信息公开被提起行政诉讼1起。") == "N-SUIT");
  CHECK(Said("未发生因政府信息公开工作被申请行政复议、提起行政诉讼情况。") == "N-NODISPUTE");
  CHECK(Said("没有因政府信息公开引起的行政诉讼。") == "");
  CHECK(Said("政府信息公开未经复议直接起诉0件。") == "");
  CHECK(Said("没有政府信息公开行政复议被纠正的情形。") == "");
  CHECK(Said("全县办理各类行政复议案件135件。") == "");
}

TEST_CASE("Documents and decisions in words are held against table 2") {
  CHECK(Said("全年制发规范性文件5件，废止3件。") == "N-DOCUMENTS");
  CHECK(Said("现行有效行政规范性文件9件。") == "N-DOCUMENTS");
  CHECK(Said("公开规范性文件1件。") == "");
  CHECK(Said("公示行政许可30件。") == "");
  CHECK(Said("公示行政处罚30件。") == "N-DECISIONS");
  CHECK(Said("清理规范性文件12件。") == "");
}

TEST_CASE("Parts and wholes") {
  Severity severity = Severity::kNotice;
  CHECK(Said("发布信息50条，其中网站60条。", &severity) == "N-SUM");
  CHECK(severity == Severity::kError);
  CHECK(Said("在专栏公开信息32条。其中：文件3条，规划3条，财政5条，统计8条，解读12条。", &severity) == "N-SUM");
  CHECK(severity == Severity::kWarning);
  CHECK(Said("截至年底共计公开信息197条，工作动态9条，年度报告1条，公示公告1条。", &severity) == "N-SUM");
  CHECK(severity == Severity::kWarning);
  CHECK(Said("公开信息9条，包括审计计划1条、审计结果7条。") == "N-SUM");
  CHECK(Said("公开信息100条，其中重点领域30条。") == "");
  CHECK(Said("公开信息100条，其中文字60条、图片40条；网站70条、公众号30条。") == "");
  CHECK(Said("公开信息300余条，其中解读20条、公告30条、动态100条。") == "");
  CHECK(Said("公开信息213条，其中网站127条，公众号86条。") == "");
  CHECK(Said("发布信息62条。其中，通过县政府网站发布31条；通过公众号发布31条。") == "");
  CHECK(Said("发布信息50条，回复留言12条，召开会议3次。") == "");
  CHECK(Said("公开信息90条，其中政策类60条（其中解读20条、文件40条），动态类30条。") == "");
  CHECK(Said("举办活动12场，其中线上5场，参加群众300人次。") == "");
}

TEST_CASE("A list of parts ends where the next clause begins: what is done besides is no part") {
  CHECK(Said("印发通知2件，其中主动公开1件，作出答复决定14件。") == "");
  CHECK(Said("印发通知2件，其中主动公开1件；作出答复决定14件。") == "");
  CHECK(Said("公开信息268条，其中政策文件35条，办理网民留言300条。") == "");
  CHECK(Said("召开会议3次，其中专题会1次，开展培训5次。") == "");
  CHECK(Said("收到人大建议5件，其中主办2件，政协提案8件，均已办结。") == "");
  CHECK(Said("发布60条，其中原创30条，转发90条。") == "");
  CHECK(Said("开设专栏3个，其中新增1个，更新栏目20个。") == "");
  CHECK(Said("组织培训2次，其中集中培训1次，下村督查12次。") == "");
  CHECK(Said("印发通知2件，其中1件已废止，现行有效6件，作出答复决定14件。") == "");
  CHECK(Said("办理来信22件（其中去年结转2件），其中来访14件、来电6件。") == "");
  CHECK(Said("召开会议3次；发布信息若干，其中网站50次。") == "");
}

TEST_CASE("Only a part right behind 其中, or joined to it by 、, is called wrong; the rest is a doubt") {
  Severity severity = Severity::kNotice;
  CHECK(Said("公开信息60条，其中原创30条、摘编90条。", &severity) == "N-SUM");
  CHECK(severity == Severity::kError);
  CHECK(Said("公开信息60条，其中原创30条，摘编40条。", &severity) == "N-SUM");
  CHECK(severity == Severity::kWarning);
  CHECK(Said("公开信息9条，包括审计计划10条。", &severity) == "N-SUM");
  CHECK(severity == Severity::kWarning);
}

TEST_CASE("Last year's figure behind the list does not hide what stands in the list") {
  Severity severity = Severity::kNotice;
  CHECK(Said("新收来信22件，其中来电25件，上年结转2件。", &severity) == "N-SUM");
  CHECK(severity == Severity::kError);
  CHECK(Said("新收来信22件，其中来电25件（含上年结转3件）。") == "");
  CHECK(Said("新收来信22件，其中网上3件，上年结转2件。") == "");
}

TEST_CASE("A sum cites the item of 条例第五十条 that its sentence speaks of") {
  std::string source;
  CHECK(Said("公开信息60条，其中原创90条。", nullptr, &source) == "N-SUM");
  CHECK(source.find("第（一）项") != std::string::npos);
  CHECK(Said("收到政府信息公开申请22件，其中网上25件。", nullptr, &source) == "N-SUM");
  CHECK(source.find("第（二）项") != std::string::npos);
  CHECK(Said("政府信息公开行政复议2件，其中涉及土地3件。", nullptr, &source).starts_with("N-SUM"));
  CHECK(source.find("第（三）项") != std::string::npos);
}

TEST_CASE("Another place is noticed; titles of documents, visits and higher levels are not taken for it") {
  Severity severity = Severity::kError;
  CHECK(Said("持续对泗洪县人民政府网站进行改版。", &severity) == "N-PLACE");
  CHECK(severity == Severity::kWarning);
  CHECK(Said("赴泗洪县学习考察政务公开工作。", &severity) == "N-PLACE");
  CHECK(severity == Severity::kNotice);
  CHECK(Said("依据《泗洪县政务公开办法》开展工作。") == "");
  CHECK(Said("认真落实省、市、县的部署。") == "");
  CHECK(Said("委托泗洪县清风科技有限公司维护。") == "");
}

TEST_CASE("Another township's government is noticed by its name, registered or not") {
  CHECK(Said("枕溪镇人民政府严格落实登记制度。") == "N-PLACE");
  CHECK(Said("信息由枕溪镇人民政府发布。") == "N-PLACE");
  CHECK(Said("在县政府网站枕溪镇人民政府专栏发布信息120条。") == "N-PLACE");
  CHECK(Said("2023年枕溪镇人民政府严格落实登记制度。") == "N-PLACE");
  CHECK(Said("在县政府网站泗洪县专栏发布信息120条。") == "N-PLACE");
  CHECK(Said("望禾镇人民政府严格落实登记制度。") == "");
  CHECK(Said("依法主动公开镇政府政务信息，围绕乡党委、政府中心工作。") == "");
  CHECK(Said("各乡镇人民政府均已设立公开栏，我镇人民政府定期检查，镇人民政府统一登记。") == "");
}

TEST_CASE("Another township's government and party committee are noticed by the short forms too") {
  for (const char* words :
       {"枕溪镇政府严格落实登记制度。", "枕溪镇党委、政府高度重视。", "2023年，由中咀岭乡政府编制。",
        "岚汀县柏坞乡党委每月研究一次。", "信息由枕溪镇政府发布。", "在枕溪镇政府网站发布。"}) {
    CAPTURE(words);
    CHECK(Said(words) == "N-PLACE");
  }
}

TEST_CASE("What stands before a mere 镇政府 is as often another word") {
  for (const char* words :
       {"望禾镇政府严格落实登记制度。", "望禾镇党委、政府高度重视。", "围绕镇党委、政府中心工作。",
        "工作中镇政府高度重视。", "按照镇党委要求，依托镇政府网站，在镇党委领导下，各村和镇政府同步公开。",
        "成立以镇党委书记为组长的领导小组。",
        "今年镇政府高度重视，紧紧围绕镇党委部署，主动公开镇政府信息，我镇政府、全镇党委班子和各乡镇政府共同推进。",
        "认真学习《枕溪镇政府信息公开办法》。", "虽然乡政府人手不足，县乡政府仍然配合。"}) {
    CAPTURE(words);
    CHECK(Said(words) == "");
  }
}

TEST_CASE("Another year opening a sentence is noticed; comparisons are not") {
  CHECK(Said("2022年，我镇认真落实各项要求。") == "N-YEAR");
  CHECK(Said("2022年，我镇公开200条，2023年公开268条。") == "");
  CHECK(Said("与2022年相比有所增长。") == "");
  CHECK(Said("2023年，我镇将公开工作列入议程。") == "");
  CHECK(Said("2022年度全县政务公开考核中，我镇被评为优秀等次。") == "");
  CHECK(Said("数据统计期限自20231月1日起。") == "N-YEAR");
  CHECK(Said("截至202312月31日，公开栏全部更新。") == "N-YEAR");
  CHECK(Said("文件编号2023015号，联系电话20231234。") == "");
}

}  // namespace
}  // namespace gongkai::report
