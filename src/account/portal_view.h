// What the public is told of the county's organs: who they are, and the guide of each (条例第十二条). A guide is public
// once nothing that the article asks for is missing; until then it is a draft of its organ. Who reviews secrecy is told
// to nobody outside. In: a session and the day. Next to read: guide.h, remedy_bodies.h,
// supervision_bodies.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "account/supervision_bodies.h"
#include "base/instant.h"
#include "db/database.h"

namespace gongkai::account {

struct PublicOrgan {
  OrganId id{0};
  OrganKind kind = OrganKind::kDepartment;
  std::string name, short_name;
  bool has_guide = false;
  std::string code{};  // the short one
};

struct PublicCounty {
  std::string name;                 // "澄砚县"
  std::string government;           // "澄砚县人民政府"
  std::vector<PublicOrgan> organs;  // that publish and answer in their own name, in the order of kind and code
};

/// None before the installation is set up.
std::optional<PublicCounty> PublicCountyOf(db::Session& session, Date today);

/// Whether that is one of them on that day.
bool AnswersInItsOwnName(db::Session& session, OrganId id, Date day);

struct GuideLine {
  std::string_view label;
  std::string value;
  bool long_text = false;
  std::string_view name{};  // of its GuideField
};

struct RemedyLine {
  std::string_view way;  // "复议机关"
  std::string body;      // to whom; empty: it cannot be told
  std::string source;    // the article; empty where a person named the body
  bool is_court = false;
};

struct PublicGuide {
  OrganId id{0};
  std::string organ;
  Instant updated_at{};
  std::vector<GuideLine> lines;  // those that say something
  std::vector<RemedyLine> remedies;
};

/// None for an organ that is not there today, has no duties of its own, or has no public guide.
std::optional<PublicGuide> PublicGuideOf(db::Session& session, OrganId id, Date today);

/// Whom one tells that this organ does not publish or answer.
struct Supervision {
  SupervisionBodies bodies;
  std::optional<OrganId> office;  // the county's, where it is in charge and entered
};
Supervision SupervisionOf(db::Session& session, OrganId id, Date today);

/// Whether that guide is there, for pages that lead to it.
bool HasPublicGuide(db::Session& session, OrganId id);

/// Another text as soon as anything of the above may be another one: for pages that are kept.
std::string PublicVersionOf(db::Session& session, Date today);

}  // namespace gongkai::account
