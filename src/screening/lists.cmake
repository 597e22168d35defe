# What the county keeps for screening, the page on which anything can be tried, and how hits are shown in place.
if(NOT TARGET account)
  return()
endif()

gongkai_library(screening_desk FOLDER screening
  SOURCES hit_group_view.cc hit_cards_view.cc marked_piece_view.cc marked_part_view.cc marked_table_view.cc marked_text_view.cc
  LINKS account db docread docwrite web
  PRIVATE_LINKS nlohmann_json::nlohmann_json fmt::fmt)
