// The end of a text behind which nothing comes was looked for where the text had stood before the reader tried to read
// on: memory that was given back.
#include <doctest/doctest.h>

#include <string>

#include "docread/xml_events.h"

namespace gongkai::docread {

TEST_CASE("a part that ends within a text is read to its end, however long it is") {
  for (const std::size_t size : {10U, 300U, 5'000U, 40'000U, 70'000U, 200'000U}) {
    const std::string xml = "<a><b>" + std::string(size, 'x') + "</b>" + std::string(size, 'y') + "&am";
    BytesInMemory bytes(xml);
    XmlReader reader(bytes);
    std::size_t text = 0;
    CHECK_THROWS_AS(
        [&] {
          for (auto event = reader.Next(); event != XmlReader::Event::kFinished; event = reader.Next()) {
            if (event == XmlReader::Event::kText) text += reader.text().size();
          }
        }(),
        XmlDamaged);
    CHECK(text >= size);
  }
}

}  // namespace gongkai::docread
