# The pages of the office: lists, a case with its calendar, the forms of its acts.
