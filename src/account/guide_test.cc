// What 条例第十二条 wants of a guide, and what a clerk types wrongly into it.
#include "account/guide.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace gongkai::account {
namespace {

Guide Complete() {
  return {.work_body = "枕溪镇党政综合办公室",
          .address = "澄砚县枕溪镇松烟路1号",
          .postcode = "471999",
          .hours = "工作日 8:30–12:00，14:30–17:30",
          .phone = "0379-1234567",
          .fax = "无",
          .email = "zhenxi@example.cn",
          .classification = "机构职能、政策文件、财政预决算、重点领域",
          .arrangement = "按类别和年份编排",
          .ways = "县政府网站公开专栏；镇便民服务中心查阅点；依申请公开"};
}

bool IsMissing(const Guide& guide, std::string_view label) { return std::ranges::count(MissingOf(guide), label) == 1; }

TEST_CASE("a guide that says all that the article names lacks nothing") {
  CHECK(MissingOf(Complete()).empty());
  CHECK(FaultsOf(Complete()).empty());
}

TEST_CASE("an empty guide lacks each of them, by name") {
  const auto missing = MissingOf({});
  CHECK(missing.size() == 9);
  for (const std::string_view label : {"工作机构名称", "办公地址", "办公时间", "联系电话", "传真号码", "政府信息的分类",
                                       "编排体系", "获取方式", "互联网联系方式（邮箱或网址）"}) {
    CAPTURE(label);
    CHECK(IsMissing({}, label));
  }
  CHECK(FaultsOf({}).empty());  // unfinished is not wrong
}

TEST_CASE("blanks say nothing; a web address is an 互联网联系方式 as an e-mail is") {
  Guide guide = Complete();
  guide.hours = " 　";
  CHECK(IsMissing(guide, "办公时间"));
  guide = Complete();
  guide.email.clear();
  CHECK(IsMissing(guide, "互联网联系方式（邮箱或网址）"));
  guide.web = "https://www.example.cn/zwgk";
  CHECK(MissingOf(guide).empty());
}

struct Written {
  std::string_view field, value;
  bool sound;
};
constexpr Written kWritten[] = {
    {"phone", "0379-1234567", true},
    {"phone", "（0379）12345678", true},
    {"phone", "12345", true},
    {"phone", "0379-1234567转802", true},
    {"phone", "0379-1234567、13800000000", true},
    {"phone", "０３７９－１２３４５６７", true},
    {"phone", "0379-1234567、", false},
    {"phone", "0379", false},
    {"phone", "见门户网站", false},
    {"phone", "0379-1234567转办公室", false},
    {"fax", "无", true},
    {"fax", "0379-1234567", true},
    {"fax", "没有", false},
    {"postcode", "471000", true},
    {"postcode", "47100", false},
    {"postcode", "47100a", false},
    {"email", "zwgk@example.cn", true},
    {"email", "zwgk@example", false},
    {"email", "zwgk example.cn", false},
    {"email", "a@b@example.cn", false},
    {"web", "https://www.example.cn/zwgk?a=1", true},
    {"web", "http://example.cn", true},
    {"web", "www.example.cn", false},
    {"web", "javascript:alert(1)", false},
    {"web", "https://example cn", false},
    {"web", "https:///zwgk", false},
};

TEST_CASE("numbers and addresses, as they are written and miswritten") {
  for (const Written& each : kWritten) {
    CAPTURE(each.value);
    Guide guide = Complete();
    const auto field = std::ranges::find(kGuideFields, each.field, &GuideField::name);
    guide.*field->value = std::string(each.value);
    CHECK((ErrorOf(FaultsOf(guide), each.field) == nullptr) == each.sound);
  }
}

TEST_CASE("all faults are told at once") {
  Guide guide = Complete();
  guide.postcode = "1";
  guide.email = "x";
  guide.web = "y";
  guide.ways = std::string(5000, 'a');
  CHECK(FaultsOf(guide).size() == 4);
}

}  // namespace
}  // namespace gongkai::account
