// Exif and TIFF: directories of numbered fields. Next to read: image_facts.h.
#pragma once

#include <string_view>
#include <vector>

#include "docread/image_facts.h"

namespace gongkai::docread {

/// `bytes` begins with "II*\0" or "MM\0*"; of a TIFF they are the whole file. False where it cannot be read to the end.
bool AddExif(std::string_view bytes, std::vector<ImageFact>& facts, bool tiff);

/// XMP, or any other XML: every text and every attribute that says something.
bool AddXmp(std::string_view xml, std::vector<ImageFact>& facts);

/// IPTC records, as they stand behind "Photoshop 3.0" (their resource 0x0404).
void AddIptc(std::string_view bytes, std::vector<ImageFact>& facts);

}  // namespace gongkai::docread
