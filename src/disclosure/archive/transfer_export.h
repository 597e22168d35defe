// A list of transfer as a workbook and on paper, with places to sign. What may not be read any more is told by its
// number alone, also when the list is printed again.
#pragma once

#include <optional>
#include <string>

#include "disclosure/archive/transfer.h"

namespace gongkai::disclosure {

/// `package`: of a list for the archive.
std::string TransferWorkbook(const Transfer& transfer, const std::string& organ,
                             const std::optional<ArchivePackage>& package);
std::string TransferPdf(const Transfer& transfer, const std::string& organ,
                        const std::optional<ArchivePackage>& package);

/// The title of the list: "主动公开政府信息移交清单（移交国家档案馆）".
std::string TitleOf(const Transfer& transfer);
/// As it stands on the list now; empty for what may not be read any more.
std::string TitleOnList(const TransferEntry& entry);
/// "还在公开", and what became of it since.
std::string StateOnList(const TransferEntry& entry);

}  // namespace gongkai::disclosure
