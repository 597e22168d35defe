// The people of the demo county, all with one password and one authenticator's secret, so that anybody may try every
// post. Both stand in this file and are no secret; that is why a demo says so on every page, and answers on this
// machine alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/demo_store.h"
#include "crypto/secret.h"

namespace gongkai::account {

inline constexpr std::string_view kDemoPassword = "Chengyan-demo-2026";

/// The same for all: the first 20 bytes of SM3("gongkai demo authenticator").
crypto::Secret DemoTotpSecret();

struct DemoPerson {
  std::string login, name;
  std::string organ;               // name of the organ with duties of its own; of the first post held
  std::vector<std::string> posts;  // names: "经办人", "保密审查员"
  bool asks_code = false;          // has an authenticator bound
};

/// Those with a post today, in the order of the directory of organs. Empty unless the installation is a demo.
std::vector<DemoPerson> DemoPeople(db::Session& session, Date today);

}  // namespace gongkai::account
