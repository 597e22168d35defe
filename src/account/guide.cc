#include "account/guide.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::account {

const std::array<GuideField, 13> kGuideFields = {{
    {"work_body", "工作机构名称", &Guide::work_body, Must::kYes, false, "例如 枕溪镇党政综合办公室"},
    {"address", "办公地址", &Guide::address, Must::kYes},
    {"postcode", "邮政编码", &Guide::postcode, Must::kNo, false, "6 位数字，申请人寄信用"},
    {"hours", "办公时间", &Guide::hours, Must::kYes, false, "例如 工作日 8:30–12:00，14:30–17:30"},
    {"phone", "联系电话", &Guide::phone, Must::kYes, false, "可以写几个号码，用顿号隔开"},
    {"fax", "传真号码", &Guide::fax, Must::kYes, false, "没有传真的，填“无”"},
    {"email", "电子邮箱", &Guide::email, Must::kOneOf, false, "互联网联系方式：邮箱和网址至少填一项"},
    {"web", "网址", &Guide::web, Must::kOneOf, false,
     "能联系到工作机构的网址：在线申请或互动留言的地址，如 https://www.example.cn/zwgk"},
    {"classification", "政府信息的分类", &Guide::classification, Must::kYes, true, "公开哪几类信息"},
    {"arrangement", "编排体系", &Guide::arrangement, Must::kYes, true, "信息怎样编号、怎样排列"},
    {"ways", "获取方式", &Guide::ways, Must::kYes, true, "在哪里可以看到，怎样申请"},
    {kOtherChannels, "受理申请的其他渠道及注意事项", &Guide::other_channels, Must::kNo, true,
     "当面提交、邮政寄送以外，还开通了哪些渠道（传真、邮箱、在线申请等），各要注意什么；没有的不填。写进指南就要照此受"
     "理（"
     "国办公开办函〔2017〕19号）"},
    {"secrecy_body", "保密审查机构", &Guide::secrecy_body, Must::kNo, false, "公开前逐件审查的机构或人员，不对外公布"},
}};

namespace {

constexpr std::size_t kLongestLine = 200, kLongestText = 4000;
constexpr std::string_view kNoFax = "无";

std::string Digits(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

// Several numbers are told apart by these.
std::vector<std::string> Numbers(std::string_view phones) {
  std::vector<std::string> numbers(1);
  for (const char32_t c : Fold(phones)) {
    if (c == U'、' || c == ',' || c == ';' || c == '/') {
      numbers.emplace_back();
    } else {
      AppendUtf8(numbers.back(), c);
    }
  }
  return numbers;
}

// 0379-1234567, (0379)12345678, 12345, 0379-1234567转802.
bool IsNumber(std::string_view written) {
  const std::string_view number = Trim(written);
  const std::size_t extension = number.find("转");
  const std::string_view main = number.substr(0, extension);
  const std::string digits = Digits(main);
  if (main.find_first_not_of("0123456789+-() ") != std::string_view::npos) return false;
  if (digits.size() < 5 || digits.size() > 14) return false;
  if (extension == std::string_view::npos) return true;
  const std::string_view behind = number.substr(extension + std::string_view("转").size());
  return !behind.empty() && behind.size() <= 6 && Digits(behind).size() == behind.size();
}

bool AreNumbers(std::string_view phones) {
  const auto numbers = Numbers(phones);
  return std::ranges::all_of(numbers, [](const std::string& number) { return IsNumber(number); });
}

bool HasBlank(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

bool IsEmail(std::string_view email) {
  const std::size_t at = email.find('@');
  if (at == 0 || at == std::string_view::npos || email.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view host = email.substr(at + 1);
  return !HasBlank(email) && host.find('.') != std::string_view::npos && !host.starts_with('.') && !host.ends_with('.');
}

bool IsWebAddress(std::string_view web) {
  const std::size_t scheme = web.starts_with("https://") ? 8 : web.starts_with("http://") ? 7 : 0;
  if (scheme == 0 || HasBlank(web)) return false;
  const std::string_view host = web.substr(scheme, web.find('/', scheme) - scheme);
  return host.find('.') != std::string_view::npos && !host.starts_with('.') && !host.ends_with('.');
}

void Expect(FieldErrors& errors, std::string_view field, std::string_view value, bool sound,
            std::string_view sentence) {
  if (!value.empty() && !sound) errors.push_back({std::string(field), std::string(sentence)});
}

}  // namespace

std::string_view IdOf(SaidBy by) { return by == SaidBy::kRule ? "rule" : "person"; }
SaidBy SaidByFrom(std::string_view id) { return id == "person" ? SaidBy::kPerson : SaidBy::kRule; }

std::vector<std::string_view> MissingOf(const Guide& guide) {
  std::vector<std::string_view> missing;
  for (const GuideField& field : kGuideFields) {
    if (field.must == Must::kYes && IsBlankText(guide.*field.value)) missing.push_back(field.label);
  }
  if (IsBlankText(guide.email) && IsBlankText(guide.web)) missing.push_back("互联网联系方式（邮箱或网址）");
  return missing;
}

FieldErrors FaultsOf(const Guide& guide) {
  FieldErrors errors;
  Expect(errors, "postcode", guide.postcode, guide.postcode.size() == 6 && Digits(guide.postcode).size() == 6,
         "邮政编码应为 6 位数字。");
  Expect(errors, "phone", guide.phone, AreNumbers(guide.phone),
         "联系电话写法不对，应当像 0379-1234567；几个号码用顿号隔开，分机写“转802”。");
  Expect(errors, "fax", guide.fax, guide.fax == kNoFax || AreNumbers(guide.fax),
         "传真号码写法不对，应当像 0379-1234567；没有传真的填“无”。");
  Expect(errors, "email", guide.email, IsEmail(guide.email), "电子邮箱写法不对，应当像 office@example.cn。");
  Expect(errors, "web", guide.web, IsWebAddress(guide.web),
         "网址要写全，以 http:// 或 https:// 开头，例如 https://www.example.cn/zwgk。");
  for (const GuideField& field : kGuideFields) {
    const std::size_t longest = field.long_text ? kLongestText : kLongestLine;
    if (Utf8Length(guide.*field.value) <= longest) continue;
    errors.push_back(
        {std::string(field.name), std::string(field.label) + "太长，不能超过 " + std::to_string(longest) + " 个字。"});
  }
  if (Utf8Length(guide.reconsideration) > kLongestLine) errors.push_back({"reconsideration", "复议机关的名称太长。"});
  if (Utf8Length(guide.court) > kLongestLine) errors.push_back({"court", "法院的名称太长。"});
  return errors;
}

}  // namespace gongkai::account
