// The township of desk_test.h with a second examiner, and files that hold what the test says they hold.
#pragma once

#include <algorithm>

#include "disclosure/desk_test.h"
#include "disclosure/screen/mask_actions.h"
#include "disclosure/screen/settled_view.h"

namespace gongkai::disclosure {

using account::Has;

inline constexpr const char* kIdentity = "330102199001011234";
inline constexpr const char* kIdentityMasked = "330102********1234";
inline constexpr const char* kMobileNumber = "13800138000";

struct ScreenDesk : ItemDesk {
  using ItemDesk::ItemDesk;

  PersonId tang = Hire("tangmo", "唐墨", township, PostKind::kSecrecyExaminer);
  Actor second_examiner = ActorAs(tang, PostKind::kSecrecyExaminer);

  static Content With(std::string words) {
    Content content = Notice();
    content.body = "<p>" + words + "</p>";
    return content;
  }

  ItemScreening Now(ItemId id) {
    db::Reader reader = database->Read();
    return ScreeningOf(reader, *FindVersion(reader, id, FindItem(reader, id)->latest_version));
  }
  std::vector<std::int64_t> Open(ItemId id) {
    const ItemScreening screened = Now(id);
    std::vector<std::int64_t> open;
    for (const auto& hit : screened.hits) {
      if (screened.IsOpen(hit)) open.push_back(hit.number);
    }
    return open;
  }
  FormResult<ItemId> OverruleOpen(const Actor& actor, ItemId id, std::string reason) {
    return Overrule(desk, actor, id,
                    {.version = Latest(id).number,
                     .run = Now(id).run ? Now(id).run->number : 0,
                     .hits = Open(id),
                     .reason = std::move(reason)});
  }
  ChangeForm Form(ItemId id) { return {.item_version = Of(id).version, .run = Now(id).run->number, .hits = Open(id)}; }

  /// Up to the last signature, by people who wrote nothing.
  void Examine(ItemId id) {
    REQUIRE(SignAs(examiner, Signer::kSecrecy, id));
    REQUIRE(SignAs(reviewer, Signer::kReviewer, id));
  }
  /// The action alone, without the page that screens before it.
  FormResult<ItemId> Approve(ItemId id) {
    return Sign(desk, approver, id, {.signer = Signer::kApprover, .digest = Latest(id).digest});
  }

  /// Another word of the county's lists: what was screened before counts no more.
  void ChangeLists(OrganId organ = OrganId{0}) {
    db::Transaction act = database->Begin();
    act.Execute(
        "INSERT INTO screening_change (version, organ_id, kind, words, person_id, person, at, reason, mark) VALUES "
        "((SELECT COALESCE(MAX(version), 0) + 1 FROM screening_change), ?, 'added', 1, 1, '测', 0, '测', ?)",
        organ.value, "mark" + std::to_string(++mark_));
    act.Commit();
  }

  bool IsRefused(const std::string& sql) {
    try {
      db::Transaction act = database->Begin();
      act.Execute(sql);
      act.Commit();
    } catch (const db::DatabaseError&) {
      return true;
    }
    return false;
  }

  /// An attachment in which the test says what is.
  ItemId WithFile(const std::string& name, std::string bytes) {
    return SaveDraft(desk, drafter, township, {.content = Notice(), .files = {{name, std::move(bytes)}}})->item;
  }
  void FilesHold(std::vector<docread::Piece> pieces, std::string obstacle = "") {
    tools.inspect = [pieces = std::move(pieces), obstacle = std::move(obstacle)](
                        std::string_view bytes, std::string_view, const docread::BurntHere&) {
      docread::Inspection inspection{.files = {{}}};
      if (!obstacle.empty()) {
        inspection.obstacle = docread::Obstacle::kDamaged;
        inspection.obstacle_message = obstacle;
      } else if (bytes.find("clean") == std::string_view::npos) {
        inspection.pieces = pieces;
      }
      return inspection;
    };
  }

 private:
  int mark_ = 0;
};

}  // namespace gongkai::disclosure
