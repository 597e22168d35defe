// Which reports are an organ's own, by the name they carry.
#include <doctest/doctest.h>

#include "report/organ_named.h"

namespace gongkai::report {
namespace {

TEST_CASE("A report is the organ's own under its full name, its short one, with or without what stands around it") {
  const account::OrganName township{.name = "澄砚县枕溪镇人民政府", .short_name = "枕溪镇"};
  for (const char* own : {"澄砚县枕溪镇人民政府", "枕溪镇人民政府", "枕溪镇", "云州市澄砚县枕溪镇人民政府",
                          "澄砚县枕溪镇人民政府办公室", "澄砚县枕溪镇"}) {
    CAPTURE(own);
    CHECK(IsNamed(own, township));
  }
  for (const char* other : {"澄砚县鹤汀镇人民政府", "邻溪县枕溪镇人民政府", "澄砚县人民政府", "镇人民政府", "人民政府",
                            "", "枕溪镇卫生院", "澄砚县民政局"}) {
    CAPTURE(other);
    CHECK_FALSE(IsNamed(other, township));
  }
}

TEST_CASE("A department is told from the one of the same kind in another county") {
  const account::OrganName bureau{.name = "澄砚县民政局", .short_name = "民政局"};
  CHECK(IsNamed("澄砚县民政局", bureau));
  CHECK(IsNamed("民政局", bureau));
  CHECK_FALSE(IsNamed("邻溪县民政局", bureau));
  CHECK_FALSE(IsNamed("澄砚县财政局", bureau));
}

}  // namespace
}  // namespace gongkai::report
