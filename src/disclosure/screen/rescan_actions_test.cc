// What is public is looked at again when the lists change, in pieces, and goes on where it stood.
#include "disclosure/screen/rescan_actions.h"

#include "disclosure/due_view.h"
#include "disclosure/screen/screen_desk_test.h"
#include "disclosure/screen/screen_store.h"
#include "screening/list_actions.h"

namespace gongkai::disclosure {
namespace {

struct RescanDesk : ScreenDesk {
  using ScreenDesk::ScreenDesk;

  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);

  /// The county says that a word is wrong.
  void Forbid(const std::string& word) {
    screening::WordForm form;
    form.word.keeper = screening::kCounty;
    form.word.list = "wrong-words";
    form.word.word.text = word;
    form.word.word.instead = "正确";
    form.reason = "上级通报";
    const auto saved = screening::SaveWord(desk, ActorAs(he, PostKind::kSupervisor), form);
    for (const FieldError& error : saved.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(saved);
  }
  std::vector<OpenItem> OpenPublic() {
    db::Reader reader = database->Read();
    return OpenPublicItems(reader, std::nullopt, today(), 100);
  }
};

TEST_CASE_ON_BOTH_ENGINES("a new word is found in what is public, told once, and stands until somebody decides",
                          place) {
  RescanDesk county(place);
  const ItemId wrong = county.Published(ScreenDesk::With("石榴溪水库的防火规定。"));
  county.Published(ItemDesk::Notice());
  CHECK(Has(RescanPublic(county.desk, county.tools), "重新检查了 2 件"));
  CHECK(RescanPublic(county.desk, county.tools) == "词表没有变化，不用重新检查。");
  CHECK(county.OpenPublic().empty());

  county.Forbid("石榴溪水库");
  const std::int64_t runs = county.Count("SELECT COUNT(*) FROM screening_run");
  CHECK(Has(RescanPublic(county.desk, county.tools), "1 件有待处理"));
  CHECK(county.Count("SELECT COUNT(*) FROM screening_run") == runs + 1);  // of what holds nothing no row
  const auto open = county.OpenPublic();
  REQUIRE(open.size() == 1);
  CHECK(open.front().item.id == wrong);
  CHECK(county.IsPublicNow(wrong));  // it stays public until somebody decides
  CHECK(county.Count("SELECT COUNT(*) FROM notice WHERE title LIKE '词表更新后重新检查%' AND person_id = " +
                     std::to_string(county.lin.value)) == 1);
  CHECK(RescanPublic(county.desk, county.tools) == "词表没有变化，不用重新检查。");

  REQUIRE(county.OverruleOpen(county.drafter, wrong, "是地名"));
  CHECK(county.OpenPublic().empty());
  county.Forbid("别的词语");
  static_cast<void>(RescanPublic(county.desk, county.tools));
  CHECK(county.OpenPublic().empty());  // what was decided holds
}

TEST_CASE_ON_BOTH_ENGINES("a rescan that was broken off goes on where it stood", place) {
  RescanDesk county(place);
  for (int i = 0; i < 7; ++i) county.Published(ScreenDesk::With("石榴溪水库的第" + std::to_string(i) + "项规定。"));
  static_cast<void>(RescanPublic(county.desk, county.tools));
  county.Forbid("石榴溪水库");
  const RescanPace slow{.batch = 3, .longest = std::chrono::seconds(0)};
  CHECK(Has(RescanPublic(county.desk, county.tools, slow), "已重新检查 3 件"));
  CHECK(county.OpenPublic().size() == 3);
  CHECK(Has(RescanPublic(county.desk, county.tools, slow), "已重新检查 6 件"));
  CHECK(Has(RescanPublic(county.desk, county.tools, slow), "重新检查了 7 件"));
  CHECK(county.OpenPublic().size() == 7);
  db::Reader reader = county.database->Read();
  CHECK(RescanNow(reader)->found == 7);
  CHECK(RescanNow(reader)->ended_at);
}

TEST_CASE_ON_BOTH_ENGINES("what is taken down or over is looked at no more", place) {
  RescanDesk county(place);
  const ItemId down = county.Published(ScreenDesk::With("石榴溪水库的规定。"));
  REQUIRE(Withdraw(county.desk, county.drafter, down, WithdrawalKind::kError, "有误"));
  county.Forbid("石榴溪水库");
  CHECK(Has(RescanPublic(county.desk, county.tools), "重新检查了 0 件"));
  CHECK(county.OpenPublic().empty());
}

TEST_CASE_ON_BOTH_ENGINES("who is of another organ sees nothing of it in his worklist", place) {
  RescanDesk county(place);
  county.Published(ScreenDesk::With("石榴溪水库的规定。"));
  county.Forbid("石榴溪水库");
  static_cast<void>(RescanPublic(county.desk, county.tools));
  const auto count = [&](OrganId organ, PostKind post) {
    account::Visitor visitor{.person = county.lin, .name = "某", .posts = {}, .address = ""};
    visitor.posts.push_back({.kind = post, .organ = organ});
    db::Reader reader = county.database->Read();
    return PublicToDecide(reader, visitor, county.today());
  };
  CHECK(count(county.township, PostKind::kHandler) == 1);
  CHECK(count(county.other_township, PostKind::kHandler) == 0);
  CHECK(count(county.township, PostKind::kDiscipline) == 0);
}

}  // namespace
}  // namespace gongkai::disclosure
