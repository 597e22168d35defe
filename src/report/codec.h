// Documents and findings in the form in which they are kept in the database.
//
// What is read back equals what was written. Bytes that are no such record (an older program wrote them, somebody
// changed them) are an error, so that the caller reads the original again.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "docread/document.h"
#include "report/check/rule.h"

namespace gongkai::report {

std::string EncodeDocument(const docread::Document& document);
Result<docread::Document> DecodeDocument(std::string_view bytes);

std::string EncodeFinding(const Finding& finding);
Result<Finding> DecodeFinding(std::string_view json);

}  // namespace gongkai::report
