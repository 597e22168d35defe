#include "account/demo_county.h"

#include <map>

#include "account/credit_code.h"
#include "account/demo_people.h"
#include "account/guide_actions.h"
#include "account/notice_store.h"
#include "account/organ_actions.h"
#include "account/organ_closing_actions.h"
#include "account/organ_store.h"
#include "account/people_actions.h"
#include "account/people_store.h"
#include "account/posts_actions.h"
#include "account/sign_in_store.h"
#include "crypto/password_hash.h"
#include "crypto/seal.h"
#include "embedded/embedded_demo.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kOpened = "1985-01-01", kPostsFrom = "2024-01-01";
constexpr std::string_view kOfficeCode = "GB";

using Fields = std::vector<std::string>;

Fields Split(std::string_view text, char separator) {
  Fields fields;
  while (true) {
    const std::size_t end = text.find(separator);
    fields.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return fields;
    text.remove_prefix(end + 1);
  }
}

// The lines of a list of data/demo, each with so many fields.
std::vector<Fields> Lines(std::string_view name, std::size_t count) {
  std::vector<Fields> lines;
  for (const EmbeddedFile& file : embedded::Demo()) {
    if (file.name != name) continue;
    for (const std::string& line : Split(file.bytes, '\n')) {
      if (!line.empty() && line.front() != '#' && Split(line, '\t').size() == count) lines.push_back(Split(line, '\t'));
    }
  }
  return lines;
}

// What a list of ours says must be accepted: a refusal is a mistake in the list, and ends the seed with its sentence.
template <class T>
T Must(FormResult<T> result) {
  if (!result) throw std::runtime_error("data/demo: " + result.errors().front().message);
  return *result;
}

class Builder {
 public:
  explicit Builder(Desk& desk)
      : today_(desk.now()), moment_(today_ - kDemoPast), desk_{desk.database, desk.keys, [this] { return moment_; }} {}

  DemoCounty Build(const std::function<void(DemoLife&)>& live) {
    FoundCounty();
    for (const Fields& line : Lines("organs.tsv", 8)) FoundOne(line);
    for (const Fields& line : Lines("people.tsv", 4)) Employ(line);
    FillGuides();
    RenameAndMerge();
    if (live) Live(live);
    moment_ = today_;
    GivePasswords();
    StandIn("jiangting", PostKind::kChief, "wenshi", "出差");
    StandIn("yaoqing", PostKind::kHandler, "jindai", "请假");
    StandIn("fangyu", PostKind::kDeputy, "zhoulan", "夜间应急");
    return done_;
  }

 private:
  // As the setup does: the county, its office and the three administrators, who do everything else.
  void FoundCounty() {
    const Actor nobody;
    Deed deed(desk_, nobody);
    db::Transaction& act = deed.transaction();
    MarkAsDemo(act);
    const OrganId root = Open(deed, {.kind = OrganKind::kCountyGovernment,
                                     .code = "000",
                                     .name = "澄砚县人民政府",
                                     .short_name = "澄砚县",
                                     .led_by = "溯州市人民政府"});
    const OrganId office = Open(deed, {.parent = root,
                                       .kind = OrganKind::kCountyOffice,
                                       .code = std::string(kOfficeCode),
                                       .name = "澄砚县人民政府办公室",
                                       .short_name = "县政府办"});
    for (const Fields& line : Lines("people.tsv", 4)) {
      const auto kind = PostKindFrom(line[3]);
      if (!kind || !IsAdmin(*kind)) continue;
      const PersonId person = AddPerson(
          act, {.login = line[0], .name = line[1], .email = line[0] + "@chengyan.example", .created_at = deed.now()});
      AddPost(act, {.organ = office, .person = person, .kind = *kind, .from = *ParseDate(kPostsFrom)});
      people_.emplace(line[0], person);
      ++done_.people;
      ++done_.posts;
    }
    deed.Record(kInstallation, "installation.seed_demo", ObjectOf("organ", root.value));
    deed.Commit();
  }

  OrganId Open(Deed& deed, Organ organ) {
    organ.opened_on = *ParseDate(kOpened);
    organ.credit_code = NextCreditCode();
    const OrganId id = AddOrgan(deed.transaction(), organ);
    AddChange(deed.transaction(), {.organ = id, .on = organ.opened_on, .kind = "founded", .at = deed.now()});
    organs_.emplace(organ.code, id);
    ++done_.organs;
    return id;
  }

  void FoundOne(const Fields& line) {
    const auto kind = OrganKindFrom(line[1]);
    const OrganId id = Must(FoundOrgan(desk_, As(PostKind::kSystemAdmin),
                                       {.kind = line[1],
                                        .parent = std::to_string(organs_.at(line[2]).value),
                                        .name = line[4],
                                        .short_name = line[5],
                                        .opened_on = line[3],
                                        .code = line[0],
                                        .credit_code = kind && HasOwnDuties(*kind) ? NextCreditCode() : "",
                                        .leadership = line[6],
                                        .led_by = line[7]}));
    organs_.emplace(line[0], id);
    ++done_.organs;
  }

  // 机构编制 (1), 机关 (1), a division that is none, a body that is none.
  std::string NextCreditCode() {
    std::string body = std::to_string(10'000 + ++credit_codes_);
    const std::string seventeen = "11999999MB1A" + body;
    return seventeen + *CreditCheckCharacter(seventeen);
  }

  void Employ(const Fields& line) {
    if (people_.contains(line[0])) return;
    const PersonId person = Must(OpenAccount(desk_, As(PostKind::kSystemAdmin),
                                             {.login = line[0],
                                              .name = line[1],
                                              .phone = "0000-8800" + std::to_string(100 + done_.people),
                                              .email = line[0] + "@chengyan.example"}))
                                .person;
    people_.emplace(line[0], person);
    ++done_.people;
    for (const std::string& post : Split(line[3], ',')) {
      Must(GivePost(desk_, As(PostKind::kSecurityAdmin),
                    {.person = person, .organ = line[2], .kind = post, .from = std::string(kPostsFrom)}));
      ++done_.posts;
    }
  }

  // One hash for all: they have one password. An authenticator for those whose posts ask for one.
  void GivePasswords() {
    const std::string hash = crypto::HashPassword(kDemoPassword);
    const Actor nobody;
    Deed deed(desk_, nobody);
    for (const auto& [login, person] : people_) {
      SetPassword(deed.transaction(), person, hash, deed.now());
      if (AsksCode(deed, person)) {
        BindDevice(deed.transaction(), person, SealedTotp(person), 0, deed.now());
      }
    }
    deed.Record(kInstallation, "installation.demo_passwords", "", {{"people", std::to_string(people_.size())}});
    deed.Commit();
  }

  static bool AsksCode(Deed& deed, PersonId person) {
    for (const Post& post : PostsOf(deed.transaction(), person)) {
      if (IsAdmin(post.kind) || post.kind == PostKind::kSupervisor) return true;
    }
    return false;
  }

  std::string SealedTotp(PersonId person) {
    return crypto::Seal(desk_.keys.totp, ObjectOf("person", person.value), DemoTotpSecret().Reveal());
  }

  std::vector<Organ> Organs() {
    db::Reader reader = desk_.database.Read();
    return AllOrgans(reader, BeijingDay(desk_.now()));
  }

  void FillGuides() {
    for (const Organ& organ : Organs()) {
      if (HasOwnDuties(organ.kind)) Must(EditGuide(desk_, As(PostKind::kSupervisor), GuideOf(organ)));
    }
  }

  static Guide GuideOf(const Organ& organ) {
    const bool township = organ.kind == OrganKind::kTownship || organ.kind == OrganKind::kSubdistrict;
    const std::string number = std::to_string(100 + organ.id.value);
    return {
        .organ = organ.id,
        .work_body = organ.short_name + (township ? "党政综合办公室" : "办公室"),
        .address = "澄砚县" + (township ? organ.short_name : "梨砚街道") + "松烟路" + number + "号",
        .postcode = "000101",
        .hours = "工作日 8:30–12:00，14:30–17:30",
        .phone = "0000-8801" + number,
        .fax = township ? "无" : "0000-8802" + number,
        .email = "zwgk" + number + "@chengyan.example",
        .web = "https://www.chengyan.example/zwgk/" + number,
        .classification = "机构职能、政策文件、规划计划、财政预决算、行政许可和处罚、重点领域信息。",
        .arrangement = "按类别、年份和文号编排，每条信息有索引号、名称、内容概述和生成日期。",
        .ways = "一、县政府网站公开专栏；二、县档案馆、图书馆和政务服务大厅的查阅点；三、向本机关工作机构提出申请。",
        .other_channels =
            township ? "" : "电子邮箱、传真：发出后请打工作机构的电话确认，以双方确认之日为收到申请之日。",
        .secrecy_body = township ? organ.short_name + "保密审查小组" : organ.short_name + "保密审查领导小组"};
  }

  void RenameAndMerge() {
    Must(RenameOrgan(
        desk_, As(PostKind::kSystemAdmin), organs_.at("WLJ"),
        {.name = "澄砚县文化和旅游局", .short_name = "文化和旅游局", .on = "2019-03-15", .version = VersionOf("WLJ")}));
    Must(MergeOrgan(
        desk_, As(PostKind::kSystemAdmin), organs_.at("XCZXJ"),
        {.into = std::to_string(organs_.at("NYJ").value), .on = "2024-06-28", .version = VersionOf("XCZXJ")}));
  }

  std::int64_t VersionOf(const std::string& code) {
    db::Reader reader = desk_.database.Read();
    return FindOrgan(reader, organs_.at(code))->version;
  }

  // From today for two weeks.
  void StandIn(const std::string& holder, PostKind kind, const std::string& delegate, const std::string& reason) {
    const Date today = BeijingDay(desk_.now());
    const Date until = std::chrono::sys_days(today) + std::chrono::days(13);
    const Actor actor{.person = people_.at(holder), .post = kind};
    Must(Delegate(desk_, actor,
                  {.post = PostHeldBy(holder, kind),
                   .delegate = std::to_string(people_.at(delegate).value),
                   .from = ToString(today),
                   .until = ToString(until),
                   .reason = reason}));
    ++done_.posts;
  }

  PostId PostHeldBy(const std::string& login, PostKind kind) {
    db::Reader reader = desk_.database.Read();
    for (const Post& post : PostsOf(reader, people_.at(login))) {
      if (post.kind == kind) return post.id;
    }
    throw std::runtime_error("data/demo: " + login + " does not hold the post that is delegated");
  }

  void Live(const std::function<void(DemoLife&)>& live) {
    DemoLife life{.desk = desk_,
                  .moment = moment_,
                  .today = today_,
                  .organ = [this](std::string_view code) { return organs_.at(std::string(code)); },
                  .as = [this](std::string_view code, PostKind post) { return HolderOf(code, post); }};
    live(life);
    // Who works here has read what came in all that time, but for the last two days.
    db::Transaction act = desk_.database.Begin();
    MarkNoticesBeforeRead(act, today_ - std::chrono::days(2));
    act.Commit();
  }

  Actor HolderOf(std::string_view code, PostKind post) {
    const OrganId organ = organs_.at(std::string(code));
    db::Reader reader = desk_.database.Read();
    for (const auto& [login, person] : people_) {
      for (const Post& held : PostsOf(reader, person)) {
        if (held.organ == organ && held.kind == post) {
          return {.person = person, .post = post, .name = FindPerson(reader, person)->name};
        }
      }
    }
    throw std::runtime_error("data/demo: nobody in " + std::string(code) + " is " + std::string(IdOf(post)));
  }

  Actor As(PostKind kind) const {
    const std::string login = kind == PostKind::kSystemAdmin     ? "luheng"
                              : kind == PostKind::kSecurityAdmin ? "shenbaizhou"
                                                                 : "suyan";
    return {.person = people_.at(login), .post = kind};
  }

  const Instant today_;
  Instant moment_;
  Desk desk_;
  std::map<std::string, OrganId> organs_;   // by code
  std::map<std::string, PersonId> people_;  // by login
  int credit_codes_ = 0;
  DemoCounty done_;
};

}  // namespace

Result<DemoCounty> SeedDemoCounty(Desk& desk, const std::function<void(DemoLife&)>& live) {
  {
    db::Reader reader = desk.database.Read();
    if (RootOrgan(reader) || AnyPerson(reader)) {
      return Error{ErrorKind::kConflict, "这个数据文件夹里已经有机关或人员，演示县只能放进空的数据里，请换一个文件夹。",
                   ""};
    }
  }
  return Builder(desk).Build(live);
}

}  // namespace gongkai::account
