// The list of disputes as a sheet: all that was asked for, not only a page of it. No name of anybody is in it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "docwrite/sheet.h"
#include "remedy/dispute_store.h"

namespace gongkai::remedy {

/// A row a dispute, in the order given, below one row of heads. `name_of` is asked once an organ.
docwrite::Sheet DisputeSheet(const std::vector<Dispute>& disputes,
                             const std::function<std::string(account::OrganId)>& name_of, Date today);

}  // namespace gongkai::remedy
