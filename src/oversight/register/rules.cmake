# Rules of the registers of oversight: pure, tested without a database. The annual report tells of them too.
gongkai_library(oversight_register_rules FOLDER oversight
  SOURCES register/register_kind.cc register/register_entry.cc register/register_figure.cc register/register_proof.cc
  LINKS disclosure_rules account_rules law base)
gongkai_test(oversight_register_rules_test FOLDER oversight
  SOURCES register/register_entry_test.cc register/register_figure_test.cc LINKS oversight_register_rules)
