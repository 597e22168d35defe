#include "screening/demo_items_lists.h"

#include <algorithm>
#include <stdexcept>

#include "screening/assessment_actions.h"
#include "screening/list_actions.h"
#include "screening/list_view.h"

namespace gongkai::screening {
namespace {

using account::DemoLife;
using account::PostKind;

template <class T>
T Must(FormResult<T> result) {
  if (!result) throw std::runtime_error("the demo county's word lists: " + result.errors().front().message);
  return *result;
}

KeptWord WordIn(OrganId keeper, std::string list, std::string text, std::string instead, std::string note) {
  KeptWord word{.keeper = keeper};
  word.list = std::move(list);
  word.word.text = std::move(text);
  word.word.instead = std::move(instead);
  word.word.note = std::move(note);
  return word;
}

/// The list of wrong words; where the program brings none of that name, the first one.
std::string WrongWords() {
  const std::vector<ListKind> kinds = KindsKeptBy(kCounty);
  return KindIn(kinds, "wrong-words") != nullptr ? "wrong-words" : kinds.front().id;
}

}  // namespace

void LiveDemoLists(DemoLife& life) {
  const auto pass = [&] { life.moment += std::chrono::minutes(3); };
  const Actor keeper = life.as("GB", PostKind::kSupervisor);
  const std::string wrong = WrongWords();
  pass();
  const std::int64_t festival =
      Must(SaveWord(life.desk, keeper,
                    {.word = WordIn(kCounty, wrong, "砚墨文化节", "墨砚文化节", "县里的节会名称"),
                     .reason = "县委宣传部统一节会名称"}));
  pass();
  Must(SaveWord(life.desk, keeper,
                {.word = WordIn(kCounty, wrong, "澄砚新城区", "澄砚城东片区", "规划里没有“新城区”的叫法"),
                 .reason = "县自然资源局来函"}));
  pass();
  Must(SaveWord(life.desk, keeper,
                {.word = WordIn(kCounty, std::string(kLeaderList), "砚知行", "澄砚县人民政府县长", "澄砚县人民政府"),
                 .reason = "县人民代表大会选举结果"}));
  pass();
  std::int64_t state = 0;
  {
    db::Reader reader = life.desk.database.Read();
    for (const KeptWord& word : WordsFor(reader, kCounty)) {
      if (word.number == festival) state = word.from_version;
    }
  }
  Must(SwitchWord(life.desk, keeper, kCounty, festival, false, state, "节会停办，暂不使用"));
  pass();
  const OrganId township = life.organ("101");
  Must(SaveWord(life.desk, life.as("101", PostKind::kSecrecyExaminer),
                {.word = WordIn(township, std::string(kOwnList), "应急物资存放点位", "", "工作秘密，只写乡镇名称"),
                 .reason = "镇保密工作会议议定"}));
}

void LiveDemoAssessments(DemoLife& life) {
  life.moment = std::min<Instant>(life.moment + std::chrono::minutes(3), life.today);
  AssessmentForm form{.organ = life.organ("101"), .content = {}, .covers = {}};
  AssessmentContent& content = form.content;
  content.series = "临时救助对象名单（每季度）";
  content.columns = {"姓名", "村", "救助金额"};
  content.rows = 30;
  content.basis = "township-aid";
  content.purpose = "接受群众监督，防止错救漏救。";
  content.way = "在救助对象所在村的公示栏张贴 7 天，不上网站，到期取下。";
  content.necessity = "姓名和村用来认人，金额用来监督；不列身份证号码、电话、银行账号和困难原因。";
  content.risks = "名字和金额可能被转发，救助对象可能因此难堪。";
  content.safeguards = "名字隐去一个字，只在本村张贴，张贴人到期取下并留下照片。";
  content.is_lawful = content.fits = true;
  content.until = std::chrono::sys_days(BeijingDay(life.today)) + std::chrono::days(200);
  Must(MakeAssessment(life.desk, life.as("101", PostKind::kHandler), form));
}

}  // namespace gongkai::screening
