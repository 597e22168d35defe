// Whatever is typed into an item, or is the name of a file, stays words: every hostile text in every free field, shown
// to the office and to the public. A page with hostile words has the very elements and attributes, in the very order,
// of the same page with harmless ones.
#include "base/percent.h"
#include "db/blob_store.h"
#include "disclosure/desk_test.h"
#include "disclosure/item_form.h"
#include "disclosure/routes.h"
#include "skeleton.h"
#include "vectors.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::TestBrowser;
using gongkai::testing::Skeleton;

struct HostileOffice : ItemDesk {
  explicit HostileOffice(const testing::TestDatabase& place) : ItemDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
    Give(wen, township, PostKind::kSecrecyExaminer);
    db::Transaction act = database->Begin();
    file = db::PutBlob(act, db::HashedBytes("x"));
    act.Commit();
  }

  /// Of that kind, with `words` wherever words may stand.
  Content Filled(ItemKind kind, const std::string& words) const {
    Content content{.kind = kind, .title = words, .summary = words, .body = "<p>正文。</p>"};
    content.other_organ = words;
    content.formed_on = 2026y / 3 / 9;
    content.attachments = {{FileNameOf(words + ".txt"), file, 1}};
    for (const KindField& field : FactsOf(kind).fields) {
      if (field.type == FieldType::kText || field.type == FieldType::kLongText) {
        content.fields[std::string(field.name)] = words;
      } else if (field.type == FieldType::kDate) {
        content.fields[std::string(field.name)] = "2026-03-09";
      } else if (field.type == FieldType::kMoney || field.type == FieldType::kCount) {
        content.fields[std::string(field.name)] = "3";
      }
    }
    return content;
  }

  std::string file;
};

std::string OfficePath(ItemId id) { return "/office/items/" + ToString(id); }

void CheckHarmless(const std::string& where, const web::Response& page, const web::Response& harmless) {
  CAPTURE(where);
  const Skeleton skeleton = Skeleton::Of(page.Bytes());
  CHECK(page.status == harmless.status);
  CHECK(skeleton.tags() == Skeleton::Of(harmless.Bytes()).tags());
  CHECK(skeleton.running_address() == "");
}

TEST_CASE("the skeleton sees what a browser would") {
  const auto tags = [](std::string_view html) { return Skeleton::Of(html).tags(); };
  CHECK(tags("<p>a &lt;b&gt; < c</p>") == tags("<p></p>"));
  CHECK(tags("<p title=\"<b>\"></p>") == "<p title>\n</p>\n");
  CHECK(tags("<IMG/SRC=x ONERROR = 'a>b'>") == "<img src onerror>\n");
  CHECK(tags("<textarea><b></textarea><i>") == "<textarea>\n</textarea>\n<i>\n");
  CHECK(tags("<textarea></textarea><script>") != tags("<textarea>x</textarea>"));
  CHECK(Skeleton::Of("<a href=\" java\nscript:x\">").running_address() != "");
  CHECK(Skeleton::Of("<a href=\"/items\">").running_address() == "");
}

TEST_CASE("hostile words in every free field and file name of an item are words in the office") {
  const testing::OnSqlite place;
  HostileOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  std::map<ItemKind, ItemId> harmless;
  const auto same_kind = [&](ItemKind kind) {
    const auto found = harmless.find(kind);
    if (found != harmless.end()) return found->second;
    return harmless.emplace(kind, county.Save(county.Filled(kind, "甲"))).first->second;
  };
  const auto kinds = ItemKinds();
  int kept = 0;
  const std::vector<std::string> vectors = testing::XssVectors();
  for (std::size_t i = 0; i < vectors.size() * 2; ++i) {
    const std::string& words = vectors[i % vectors.size()];
    const ItemKind kind = kinds[i % kinds.size()];
    CAPTURE(words);
    CAPTURE(IdOf(kind));
    const auto saved = SaveDraft(county.desk, county.drafter, county.township, {.content = county.Filled(kind, words)});
    if (!saved) continue;  // refused, with a sentence: the test below
    ++kept;
    const ItemId plain = same_kind(kind);
    CheckHarmless("office", lin.Get(OfficePath(saved->item)), lin.Get(OfficePath(plain)));
    CheckHarmless("form", lin.Get(OfficePath(saved->item) + "/edit"), lin.Get(OfficePath(plain) + "/edit"));
  }
  CHECK(kept > static_cast<int>(vectors.size()));
}

TEST_CASE("hostile words that were signed are words on the item's public page and in the lists") {
  const testing::OnSqlite place;
  HostileOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin), visitor{county.site, ""};
  const auto lists = [&](std::string_view words) {
    std::set<std::string> pairs;
    std::string running;
    for (const std::string& path : {std::string("/items"), "/items?words=" + PercentEncode(words),
                                    std::string("/office/items"), "/office/items?words=" + PercentEncode(words)}) {
      const Skeleton skeleton = Skeleton::Of((path[1] == 'o' ? lin : visitor).Get(path).Bytes());
      pairs.insert(skeleton.pairs().begin(), skeleton.pairs().end());
      running += skeleton.running_address();
    }
    CHECK(running == "");
    return pairs;
  };
  const ItemId plain = county.Published(county.Filled(ItemKind::kNotice, "甲"));
  county.Published(county.Filled(ItemKind::kNotice, "甲"));
  const web::Response plain_page = visitor.Get("/items/" + ToString(plain));
  std::set<std::string> allowed = lists("甲");
  allowed.merge(lists("没有"));
  int published = 0;
  for (const std::string& words : testing::XssVectors()) {
    CAPTURE(words);
    const auto saved =
        SaveDraft(county.desk, county.drafter, county.township, {.content = county.Filled(ItemKind::kNotice, words)});
    if (!saved || !county.HandInAs(county.drafter, saved->item)) continue;
    county.LetStand(saved->item);
    county.SignAll(saved->item);
    ++published;
    CheckHarmless("public", visitor.Get("/items/" + ToString(saved->item)), plain_page);
    for (const std::string& pair : lists(words)) CHECK_MESSAGE(allowed.contains(pair), pair);
  }
  CHECK(published > 60);
}

TEST_CASE("a refused form that held hostile words gives them back as words") {
  const testing::OnSqlite place;
  HostileOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const auto refused = [&](ItemKind kind, const std::string& words) {
    Fields form = {{"title", words},        {"summary", words},         {"body", words},     {"formed_on", words},
                   {"publish_on", words},   {"attribute", "proactive"}, {"origin", "joint"}, {"other_organ", words},
                   {"ground_words", words}, {"correction", words},      {"channel", "site"}, {"version", "0"},
                   {"then", "save"}};
    for (const KindField& field : FactsOf(kind).fields) form.emplace_back("field-" + std::string(field.name), words);
    return lin.Post("/office/items/new?kind=" + std::string(IdOf(kind)), form);
  };
  const auto kinds = ItemKinds();
  const std::vector<std::string> vectors = testing::XssVectors();
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    const ItemKind kind = kinds[i % kinds.size()];
    CAPTURE(vectors[i]);
    CAPTURE(IdOf(kind));
    const web::Response page = refused(kind, vectors[i]), harmless = refused(kind, "甲");
    REQUIRE(page.status == 422);
    const Skeleton skeleton = Skeleton::Of(page.Bytes());
    const auto allowed = Skeleton::Of(harmless.Bytes()).pairs();
    for (const std::string& pair : skeleton.pairs()) CHECK_MESSAGE(allowed.contains(pair), pair);
    CHECK(skeleton.running_address() == "");
  }
}

}  // namespace
}  // namespace gongkai::disclosure
