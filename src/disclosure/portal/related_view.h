// What stands beside a public item because one names the other: the document and its interpretations, both ways; the
// draft and what became of the comments. What the gate does not let through is not among it.
//
// Source: 国办发〔2017〕47号 (documents and interpretations are linked both ways); 重大行政决策程序暂行条例第三十二条.
// Next to read: matter/matter_view.h, which tells a matter through its phases.
#pragma once

#include <string>
#include <vector>

#include "disclosure/matter/matter_view.h"
#include "web/html.h"

namespace gongkai::disclosure {

struct RelatedGroup {
  std::string_view label;  // "政策解读"
  std::vector<PublicLink> links{};
};

/// Groups that hold something, each with its newest first and kMostRelated at most.
std::vector<RelatedGroup> RelatedOf(db::Session& session, const Item& item, Date today);
inline constexpr std::size_t kMostRelated = 20;

/// Nothing without groups.
web::Html RelatedPart(const std::vector<RelatedGroup>& groups);

}  // namespace gongkai::disclosure
