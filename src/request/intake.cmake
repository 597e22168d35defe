# How an application comes in: rules of what is typed, acts, the public form, the office's entry, imports.
