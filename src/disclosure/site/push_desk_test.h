// A target of the county's site, and pushes to it, for the tests of both.
#pragma once

#include "disclosure/site/site_desk_test.h"
#include "disclosure/site/site_push_actions.h"
#include "disclosure/site/site_push_store.h"
#include "disclosure/site/site_target_actions.h"

namespace gongkai::disclosure {

struct PushDesk : SiteDesk {
  using SiteDesk::SiteDesk;

  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  Actor supervisor = ActorAs(he, PostKind::kSupervisor);

  PushTargetId Add(PushTargetForm form) {
    const auto saved = SavePushTarget(desk, supervisor, PushTargetId{0}, form);
    for (const FieldError& error : saved.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(saved);
    return *saved;
  }
  std::string AddFolder() {
    const std::string folder = temp.File("county");
    fs::create_directories(folder);
    Add({.name = "县政府网站", .kind = "folder", .address = folder, .shown_at = "https://www.chengyan.example/zwgk"});
    return folder;
  }
  std::string Push() { return Push(web::FetchOverNet({})); }
  std::string Push(web::Fetch fetch) {
    return PushSite(desk, {.exporting = Exporting(),
                           .fetch = std::move(fetch),
                           .holder = "test",
                           .rules = {.own_folders = {temp.File("data")}, .may_be_plain = true}});
  }
  std::vector<PushReceipt> ReceiptsOf(ItemId id) {
    db::Reader reader = database->Read();
    return PushesOf(reader, id);
  }
  PushTarget Target() {
    db::Reader reader = database->Read();
    return PushTargets(reader, keys.push).front();
  }
};

}  // namespace gongkai::disclosure
